"""The measurements of one child as its months: the last of a month counts, what stands there already is compared."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan, bulan_penuh
from laporan.impor.banding import polos, rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import BARU, LEWATI, Rencana, uuid_baru
from laporan.impor.eppgbm.baris import BarisUkur
from pemantauan.bulanan.bawaan import Riwayat
from pemantauan.kelayakan import Lalu, galat_tanggal, keraguan_anak, lalu_dan_lahir
from pemantauan.kelayakan.ragu import GALAT_UKUR
from pemantauan.tindakan import GIZI, rapikan_anak
from sasaran.models import SumberData

UKURAN = ("berat", "panjang", "cara_ukur", *GIZI)
"""Fields of a month the file can tell."""
SEL = {
    "berat": "berat", "timbang": "berat", "panjang": "tinggi", "tinggi": "tinggi", "cara_ukur": "cara",
    "gizi_buruk": "bb_tb", "gizi_kurang": "bb_tb", "stunting": "tb_u", "tanggal": "tanggal",
}  # fmt: skip
"""Field -> column it comes from."""
ALASAN_TERPANJANG = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Terukur:
    """A child whose months are planned: known here, or about to be registered."""

    impor: UUID
    anak: UUID
    """uuid of the Anak."""
    nama: str
    jk: str
    lahir: dt.date | None
    keluar: dt.date | None = None
    berat_lahir: Decimal | None = None
    panjang_lahir: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Titik:
    bulan: Bulan
    tanggal: dt.date
    berat: Decimal | None
    panjang: Decimal | None
    cara_ukur: str


def pendekkan(teks: str, panjang: int = ALASAN_TERPANJANG) -> str:
    """A sentence that fits into the preview."""
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1].rstrip()}…"


def rencana_bulan(
    milik: Terukur, baris: Iterable[BarisUkur], ada: Mapping[Bulan, Any], keputusan: Mapping[str, str], pada: dt.date
) -> Iterator[Rencana]:
    """The plan of each row, in the order of months; ``ada`` are the stored months of the child."""
    menurut: dict[Bulan, list[tuple[dt.date, BarisUkur]]] = defaultdict(list)
    for satu in baris:
        if satu.salah_ukur or satu.tanggal is None:
            if satu.salah_ukur:
                yield ditolak(milik.impor, satu, satu.salah_ukur, milik.nama)
            continue
        bulan = Bulan.dari_tanggal(satu.tanggal)
        salah = galat_tanggal(satu.tanggal, bulan, hari_ini=pada, lahir=milik.lahir, keluar=milik.keluar)
        if salah:
            yield ditolak(milik.impor, satu, salah, milik.nama)
        elif satu.berat is None and satu.panjang is None:
            yield _sama(milik, satu, bulan, ada, "Berat dan tinggi kosong; tidak ada yang dicatat.")
        else:
            menurut[bulan].append((satu.tanggal, satu))
    terpakai = {bulan: max(semua, key=lambda s: (s[0], s[1].urutan)) for bulan, semua in menurut.items()}
    titik = _titik(ada, terpakai)
    for bulan in sorted(menurut):
        tanggal, akhir = terpakai[bulan]
        for _, satu in menurut[bulan]:
            if satu is not akhir:
                alasan = f"Yang dicatat pengukuran terakhir bulan ini: {tanggal_panjang(tanggal)}, baris {akhir.nomor}."
                yield _sama(milik, satu, bulan, ada, alasan)
        yield _sebulan(milik, bulan, tanggal, akhir, ada.get(bulan), keputusan, titik)


def ditolak(impor: UUID, satu: BarisUkur, alasan: str, nama: str = "") -> Rencana:
    """The plan of a row that is not taken."""
    nama = nama or satu.nama or "Tanpa nama"
    kapan = f", {tanggal_panjang(satu.tanggal)}" if satu.tanggal else ""
    return Rencana(
        rekam="balita",
        untuk=uuid_baru(impor, "ditolak", satu.urutan),
        sebutan=f"{nama}{kapan}",
        keadaan="ditolak",
        lembar=satu.lembar[:60],
        sel=satu.alamat_sel("tanggal"),
        alasan=pendekkan(alasan),
    )


def _titik(ada: Mapping[Bulan, Any], terpakai: Mapping[Bulan, tuple[dt.date, BarisUkur]]) -> list[_Titik]:
    """Measurements as they will stand, to tell what is unlikely."""
    semua = {
        bulan: _Titik(bulan, satu.tanggal, satu.berat, satu.panjang, satu.cara_ukur) for bulan, satu in ada.items()
    }
    for bulan, (tanggal, satu) in terpakai.items():
        semua[bulan] = _Titik(bulan, tanggal, satu.berat, satu.panjang, satu.cara)
    return list(semua.values())


def _sebutan(milik: Terukur, bulan: Bulan) -> str:
    return f"{milik.nama}, {bulan.label}"


def _sama(milik: Terukur, satu: BarisUkur, bulan: Bulan, ada: Mapping[Bulan, Any], alasan: str) -> Rencana:
    kini = ada.get(bulan)
    return Rencana(
        rekam="balita",
        untuk=kini.uuid if kini else _uuid(milik, bulan),
        sebutan=_sebutan(milik, bulan),
        keadaan="sama",
        lembar=satu.lembar[:60],
        sel=satu.alamat_sel("tanggal"),
        alasan=alasan,
    )


def _uuid(milik: Terukur, bulan: Bulan) -> UUID:
    return uuid_baru(milik.impor, "balita", milik.anak, bulan)


def _isi(satu: BarisUkur, umur: int | None, kini: Any) -> dict[str, Any]:
    """Fields of the month the row tells; answers and position follow as when it is typed."""
    isi: dict[str, Any] = {bidang: getattr(satu, bidang) for bidang in ("berat", "panjang", *GIZI)}
    isi["cara_ukur"] = satu.cara or (kini.cara_ukur if kini is not None else "")
    isi = rapikan_anak(isi, umur=umur)
    return {bidang: nilai for bidang, nilai in isi.items() if nilai is not None and nilai != ""}


def _sebulan(
    milik: Terukur,
    bulan: Bulan,
    tanggal: dt.date,
    satu: BarisUkur,
    kini: Any,
    keputusan: Mapping[str, str],
    titik: list[_Titik],
) -> Rencana:
    umur = bulan_penuh(milik.lahir, tanggal) if milik.lahir else None
    isi = _isi(satu, umur, kini)
    lain: dict[str, Any] = {
        "sel": {bidang: satu.alamat_sel(kolom) for bidang, kolom in SEL.items()},
        "lembar": satu.lembar[:60],
        "alasan": pendekkan(" ".join([*satu.catatan, *_ragu(milik, bulan, tanggal, isi, umur, titik)])),
    }
    sel = satu.alamat_sel("berat")
    if kini is None:
        tetap = {"anak": str(milik.anak), "bulan": bulan, "tanggal": tanggal, "sumber": SumberData.POSYANDU.value}
        baru = rencanakan_baru("balita", _uuid(milik, bulan), _sebutan(milik, bulan), {**tetap, **isi}, **lain)
        return _di_sel(baru, sel)
    if tanggal > kini.tanggal:
        isi["tanggal"] = tanggal
    ubah = rencanakan_ubah("balita", kini, _sebutan(milik, bulan), isi, **lain)
    if ubah.keadaan == "berubah" and not kini.sumber:
        isi["sumber"] = SumberData.POSYANDU.value
        ubah = rencanakan_ubah("balita", kini, _sebutan(milik, bulan), isi, **lain)
    ubah = _di_sel(ubah, sel)
    if kini.tanggal > tanggal and _bertentangan(kini, isi):
        return _lebih_baru(ubah, kini, tanggal, keputusan)
    return ubah


def _di_sel(rencana: Rencana, sel: str) -> Rencana:
    return replace(rencana, sel=sel)


def _bertentangan(kini: Any, isi: Mapping[str, Any]) -> bool:
    """Whether a value that stands there already would be another one."""
    return any(
        bidang in isi and (lama := getattr(kini, bidang)) not in (None, "") and polos(lama) != polos(isi[bidang])
        for bidang in UKURAN
    )


def _lebih_baru(ubah: Rencana, kini: Any, tanggal: dt.date, keputusan: Mapping[str, str]) -> Rencana:
    """A month somebody recorded on a later day than the file's: only a person can tell which one holds."""
    kunci = f"balita:{kini.uuid}"
    putus = keputusan.get(kunci)
    if putus == LEWATI:
        alasan = "Dilewati: catatan di sini tetap dipakai."
        return replace(ubah, keadaan="sama", alasan=alasan, kunci=kunci, isi={}, beda=())
    if putus == BARU:
        return replace(ubah, kunci=kunci)
    alasan = (
        f"Catatan di sini lebih baru ({tanggal_panjang(kini.tanggal)}) daripada pengukuran di berkas "
        f"({tanggal_panjang(tanggal)}). Mana yang benar?"
    )
    return replace(ubah, keadaan="tidak_jelas", alasan=alasan, kunci=kunci)


def _ragu(
    milik: Terukur, bulan: Bulan, tanggal: dt.date, isi: Mapping[str, Any], umur: int | None, titik: list[_Titik]
) -> Iterator[str]:
    """What is unlikely, as the inbox will hold it back; it is asked again when the quarter is finalised."""
    riwayat = Riwayat(titik, bulan)
    lalu = {nama: dulu for nama in ("berat", "panjang", "cara_ukur") if (dulu := riwayat.lalu(nama))}
    kemudian: dict[str, Lalu] = {"panjang": satu} if (satu := riwayat.kemudian("panjang")) else {}
    semua = keraguan_anak(
        isi,
        lalu=lalu_dan_lahir(lalu, umur=umur, berat=milik.berat_lahir, panjang=milik.panjang_lahir),
        kemudian=kemudian,
        umur=umur,
        jenis_kelamin=milik.jk,
        tanggal=tanggal,
        hari_ini=tanggal,
        galat=GALAT_UKUR,
    )
    return (f"{satu.pernyataan}." for satu in semua)
