"""One cell of the scorecard for the screen: its months with what counts, and the way to Y. No arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.tampilan_skor import Baris, kelompok_baris
from pemantauan.kueri_bukti import riwayat_orang
from pemantauan.models import StatusImunisasi
from pemantauan.skor import Jawaban, Nilai, Skor
from pemantauan.skor.bukti import Bukti
from pemantauan.skor.jalan import Jalan, cari_jalan
from pemantauan.skor.masa import Riwayat
from pemantauan.skor.simulasi import Coba, Simulasi

LEMBAR = {"ibu": "isi_ibu", "anak": "isi_anak"}
"""Name of the sheet of one month, by group."""


@dataclass(frozen=True, slots=True)
class BulanBukti:
    """One month of the strip."""

    bulan: Bulan
    kelas: str
    """Shape of the badge: y, t, belum or ts."""
    kata: str
    dipakai: bool
    """Whether this month's record decides, where only the last filled one does."""
    url: str
    """The month's sheet, where it can be opened."""


def jalan_baris(skor: Skor, baris: Baris, kode: str, riwayat: Riwayat | None, pada: dt.date) -> Jalan | None:
    """The way to Y of one answer; None where the answer is no T, or the person is gone from the register."""
    if riwayat is None or baris.jawaban[kode].nilai is not Nilai.T or not isinstance(skor.periode, Triwulan):
        return None
    return cari_jalan(
        kelompok_baris(baris), kode, baris.data, riwayat, skor.periode, skor.pengaturan, skor.set_indikator, pada
    )


def jalan_halaman(skor: Skor, kode: str, baris: Iterable[Baris], pada: dt.date) -> dict[str, str]:
    """The short way of everybody of one page whose answer is T, by id. Four queries, none without a T."""
    t = [satu for satu in baris if satu.jawaban[kode].nilai is Nilai.T]
    if not t or not isinstance(skor.periode, Triwulan):
        return {}
    riwayat = riwayat_orang(kelompok_baris(t[0]), [satu.data.id for satu in t], skor.periode)
    jalan = {satu.data.id: jalan_baris(skor, satu, kode, riwayat.get(satu.data.id), pada) for satu in t}
    return {kunci: satu.ringkas for kunci, satu in jalan.items() if satu}


def jawaban_kini(skor: Skor, baris: Baris, kode: str, riwayat: Riwayat, triwulan: Triwulan, pada: dt.date) -> Jawaban:
    """What the answer would be by today's records; differs from a frozen one where they changed since."""
    sim = Simulasi(
        kelompok_baris(baris), kode, baris.data, riwayat, triwulan, skor.pengaturan, skor.set_indikator, pada
    )
    return sim.jawaban(Coba())


def strip(
    bukti: Bukti, riwayat: Riwayat, *, wilayah: Wilayah, kelompok: str, uuid: Any, kini: Bulan, kembali: str
) -> list[BulanBukti]:
    """The months a rule looked at, each with what it says. ``kembali`` is where its sheet leads back to; empty where
    the person looking must not open sheets."""
    isi = riwayat.isi
    terisi = [b for b in bukti.bulan if b in isi and bukti.sumber.jawab(isi[b]) is not None]
    hasil = []
    for bulan in bukti.bulan:
        kelas, kata = _isi(bukti, riwayat, bulan, kini)
        boleh = kembali and bulan <= kini and (bulan in riwayat.catatan or riwayat.mulai <= bulan <= riwayat.akhir)
        hasil.append(
            BulanBukti(
                bulan=bulan,
                kelas=kelas,
                kata=kata,
                dipakai=bukti.sumber.cara == "terakhir" and terisi[-1:] == [bulan],
                url=_lembar(wilayah, kelompok, bulan, uuid, kembali) if boleh else "",
            )
        )
    return hasil


def _lembar(wilayah: Wilayah, kelompok: str, bulan: Bulan, uuid: Any, kembali: str) -> str:
    try:
        if kelompok == "paud":
            # Formulir 2C is one sheet a year
            alamat = reverse("paud_anak", args=[wilayah.kode, bulan.tahun, uuid])
        else:
            alamat = reverse(LEMBAR[kelompok], args=[wilayah.kode, bulan, uuid])
    except NoReverseMatch:
        return ""
    return f"{alamat}?{urlencode({'kembali': kembali})}"


def _isi(bukti: Bukti, riwayat: Riwayat, bulan: Bulan, kini: Bulan) -> tuple[str, str]:
    """Shape and word of one month."""
    isi = riwayat.isi.get(bulan)
    if isi is None:
        if not riwayat.mulai <= bulan <= riwayat.akhir:
            return "ts", "belum lahir" if bulan < riwayat.mulai and riwayat.batas else "di luar masanya"
        return ("ts", "belum tiba") if bulan > kini else ("belum", "belum dicatat")
    sumber = bukti.sumber
    jawab = sumber.jawab(isi)
    if jawab is None and bulan not in riwayat.catatan:
        return "belum", "belum dicatat"
    if jawab is None:
        return "belum", "bulan dicatat, bagian ini kosong"
    if sumber.cara == "jumlah":
        return ("y" if jawab else "t"), f"{jawab} {sumber.satuan}"
    if sumber.bidang == ("imunisasi",):
        kata = StatusImunisasi(jawab).label.lower()
        return ("t" if jawab == StatusImunisasi.BELUM else "y"), kata
    if sumber.cara == "terakhir":
        return ("y", "ada") if jawab else ("t", "belum ada")
    return ("y", "ya") if jawab else ("t", "tidak")
