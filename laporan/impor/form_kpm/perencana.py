"""The planner of a Form KPM workbook: from its blocks to everything it proposes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kpm.bacaan.bentuk import BerkasDitolak
from kpm.nik import seperti_nik
from kpm.periode import TAHUN_AKHIR, TAHUN_AWAL, Bulan
from laporan.impor.bentuk import REKAM, Usulan
from laporan.impor.form_kpm.banding_rekap import bandingkan, masa_rekap
from laporan.impor.form_kpm.bentuk import BarisBulan, Blok
from laporan.impor.form_kpm.bulanan import berisi
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
    kabar += _tanpa_nama(tanpa_nama) + _bernik(bulanan)
    perancang = PerancangOrang(bahan, kini)
    perancang.rancang(tokoh)
    PerancangPaud(perancang).rancang(paud)
    PerancangKondisi(perancang).rancang(satu_formulir, bahan.opsi.tahun)
    rencana = [satu for rekam in REKAM for satu in perancang.hasil.get(rekam, ())]
    selisih = bandingkan(blok, kini, rencana, bahan.pada, kabar)
    return Usulan(rencana=rencana, peringatan=tuple(dict.fromkeys([*kabar, *perancang.kabar])), selisih=selisih)


def _bernik(baris: Iterable[BarisBulan]) -> list[str]:
    """One sentence when NIK stand where the number of the Buku KIA belongs."""
    banyak = sum(seperti_nik(satu.teks("no_kia")) for satu in baris)
    if not banyak:
        return []
    return [
        f"Kolom No Register (KIA) di {banyak} baris berisi 16 angka seperti NIK. Angka itu tidak disimpan; orangnya "
        "dikenali dari namanya. Isi nomor dari Buku KIA di halaman orangnya."
    ]


def _tanpa_nama(baris: Iterable[BarisBulan]) -> list[str]:
    """One sentence per sheet for rows that say something of nobody."""
    lembar: dict[str, list[str]] = {}
    for satu in baris:
        if berisi(satu):
            lembar.setdefault(satu.blok.lembar, []).append(str(satu.baris.nomor))
    return [f"Lembar {nama}: baris {', '.join(semua)} tidak bernama dan dilewati." for nama, semua in lembar.items()]


def _bertahun(semua: Sequence[Blok], tahun: int | None, kabar: list[str]) -> list[Blok]:
    """Every block with its year: its own, the only one of the workbook, or the one answered."""
    ada = sorted({satu.tahun for satu in semua if satu.tahun})
    if tahun and ada and tahun not in ada:
        kabar.append(f"Berkas ini menyebut tahun {', '.join(map(str, ada))}; itu yang dipakai, bukan {tahun}.")
    lain = ada[0] if len(ada) == 1 else tahun
    hasil = []
    for satu in semua:
        if (dua := tahun_lain(satu)) is not None and satu.tahun is not None:
            raise BerkasDitolak(
                f"Lembar {satu.lembar} menyebut dua tahun, {satu.tahun} dan {dua}. Perbaiki judulnya, lalu unggah lagi."
            )
        punya = satu.tahun or lain
        if punya is None and satu.jenis not in ("1", "4"):
            raise BerkasDitolak(TANPA_TAHUN.format(lembar=satu.lembar))
        if punya is not None and not TAHUN_AWAL <= punya <= TAHUN_AKHIR:
            raise BerkasDitolak(f"Tahun {punya} di lembar {satu.lembar} tidak mungkin. Perbaiki, lalu unggah lagi.")
        hasil.append(replace(satu, tahun=punya))
    return hasil


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
