"""The planner of a Form KPM workbook: from its blocks to everything it proposes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kpm.bacaan.bentuk import BerkasDitolak
from kpm.periode import TAHUN_AKHIR, TAHUN_AWAL, Bulan
from laporan.impor.bentuk import REKAM, Usulan
from laporan.impor.form_kpm.banding_rekap import bandingkan, masa_rekap
from laporan.impor.form_kpm.bentuk import BarisBulan, Blok
from laporan.impor.form_kpm.desa import baca_desa
from laporan.impor.form_kpm.kondisi import PerancangKondisi
from laporan.impor.form_kpm.lembar import blok_buku, bulan_nama, tahun_lain
from laporan.impor.form_kpm.paud import PerancangPaud
from laporan.impor.form_kpm.rencana import PerancangOrang
from laporan.impor.form_kpm.tokoh import kumpulkan

if TYPE_CHECKING:
    from laporan.impor.daftar import Bahan

BUKAN_FORM_KPM = (
    "Berkas ini bukan buku kerja Form KPM: tidak ada lembar Formulir 1, 2A, 2B, atau 2C. Pilih jenis berkas yang lain."
)
TANPA_TAHUN = "Tahun tidak tertulis di lembar {lembar}. Isi tahunnya (pertanyaan Tahun), lalu baca ulang."


def rencanakan(bahan: Bahan) -> Usulan:
    """Propose everything a workbook holds. Raises BerkasDitolak with a sentence."""
    semua = blok_buku(bahan.buku)
    if not any(satu.jenis in ("1", "2a", "2b", "2c") for satu in semua):
        raise BerkasDitolak(BUKAN_FORM_KPM)
    kabar: list[str] = []
    blok = _bertahun(semua, bahan.opsi.tahun, kabar)
    bulanan = list(_baris_bulan(blok, kabar))
    paud = [satu for satu in blok if satu.jenis == "2c"]
    bulan = {satu.bulan for satu in bulanan}
    bulan |= {Bulan(satu.tahun, nomor) for satu in paud if satu.tahun for nomor in (1, 12)}
    bulan |= {masa.jendela(6)[0] for satu in blok for masa in masa_rekap(satu)}
    satu_formulir = [satu for satu in blok if satu.jenis == "1"]
    tahun = {satu.tahun for satu in satu_formulir if satu.tahun}
    kini = baca_desa(bahan.desa, (min(bulan), max(bulan)) if bulan else None, tahun, bahan.pada)
    tokoh, tanpa_nama = kumpulkan(bulanan)
    kabar += [f"Lembar {b.blok.lembar} baris {b.baris.nomor}: nama kosong, baris ini dilewati." for b in tanpa_nama]
    perancang = PerancangOrang(bahan, kini)
    perancang.rancang(tokoh)
    PerancangPaud(perancang).rancang(paud)
    PerancangKondisi(perancang).rancang(satu_formulir, bahan.opsi.tahun)
    rencana = [satu for rekam in REKAM for satu in perancang.hasil.get(rekam, ())]
    selisih = bandingkan(blok, kini, rencana, bahan.pada, kabar)
    return Usulan(rencana=rencana, peringatan=tuple(dict.fromkeys([*kabar, *perancang.kabar])), selisih=selisih)


def _bertahun(semua: Sequence[Blok], tahun: int | None, kabar: list[str]) -> list[Blok]:
    """Every block with its year: its own, the only one of the workbook, or the one answered.

    The workbook goes first: the answer stands at this year before anybody thought of it.
    """
    ada = {satu.tahun for satu in semua if satu.tahun}
    sendiri = next(iter(ada)) if len(ada) == 1 else None
    bertahun_lain: dict[int, dict[str, None]] = {}
    hasil = []
    for satu in semua:
        if satu.jenis == "4" or (satu.jenis == "1" and satu.tahun is None):
            hasil.append(replace(satu, tahun=satu.tahun or sendiri or tahun))
            continue
        if (lain := tahun_lain(satu)) is not None and satu.tahun is not None:
            raise BerkasDitolak(
                f"Lembar {satu.lembar} menyebut dua tahun, {satu.tahun} dan {lain}. "
                "Perbaiki judulnya, lalu unggah lagi."
            )
        punya = satu.tahun or sendiri or tahun
        if punya is None:
            raise BerkasDitolak(TANPA_TAHUN.format(lembar=satu.lembar))
        if not TAHUN_AWAL <= punya <= TAHUN_AKHIR:
            raise BerkasDitolak(f"Tahun {punya} di lembar {satu.lembar} tidak mungkin. Perbaiki, lalu unggah lagi.")
        if tahun and satu.tahun and satu.tahun != tahun:
            bertahun_lain.setdefault(satu.tahun, {})[satu.lembar] = None
        hasil.append(replace(satu, tahun=punya))
    kabar += [
        f"{_sebut_lembar(list(lembar))} menyebut tahun {lain}; itu yang dipakai, bukan {tahun}."
        for lain, lembar in bertahun_lain.items()
    ]
    return hasil


def _sebut_lembar(nama: Sequence[str]) -> str:
    """Sheets in few words: a whole year has dozens of them."""
    return f"Lembar {nama[0]}" if len(nama) == 1 else f"Lembar {nama[0]} dan {len(nama) - 1} lembar lain"


def _baris_bulan(blok: Iterable[Blok], kabar: list[str]) -> Iterable[BarisBulan]:
    for satu in blok:
        if satu.jenis not in ("2a", "2b"):
            continue
        bulan = satu.bulan or bulan_nama(satu.lembar)
        if bulan is None or satu.tahun is None:
            kabar.append(f"Lembar {satu.lembar} tidak menyebut bulannya dan dilewati. Tulis BULAN : Januari 2026.")
            continue
        if satu.bulan and (nama := bulan_nama(satu.lembar)) and nama != satu.bulan:
            kabar.append(
                f"Lembar {satu.lembar} berjudul {Bulan(satu.tahun, satu.bulan).label}. Judulnya yang dipakai; periksa."
            )
        for baris in satu.data:
            yield BarisBulan(satu, baris, Bulan(satu.tahun, bulan))
