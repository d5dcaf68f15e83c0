"""What the scorecard pages show, shaped for templates: bars, links to persons, rows with reasons. No arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kpm.dokumen.grafik import Ruas, batang
from kpm.dokumen.terbilang import angka_desimal
from kpm.models import Wilayah
from kpm.periode import Tahun, Triwulan
from pemantauan.indikator import Indikator
from pemantauan.skor import BarisAnak, BarisIbu, BarisPaud, Capaian, Jawaban, Nilai, Skor
from sasaran.sebutan import umur

Baris = BarisIbu | BarisAnak | BarisPaud
NAMA_KELOMPOK = {"ibu": "Ibu hamil", "anak": "Anak 0–23 bulan", "paud": "Anak lebih dari 2 sampai 6 tahun"}
KATA_NILAI = {Nilai.Y: "diterima", Nilai.T: "tidak", Nilai.TS: "tidak sesuai"}
KATA_CIRI = {
    "belum_dipantau": "Belum dipantau",
    "lengkap": "Terlayani lengkap",
    "belum_lengkap": "Belum terlayani lengkap",
    "kek_resti": "Ibu KEK atau risiko tinggi",
    "kek": "Ibu KEK",
    "resti": "Ibu risiko tinggi",
    "bersalin": "Ibu bersalin",
    "gizi": "Anak gizi buruk, gizi kurang, atau stunting",
    "gizi_buruk": "Anak gizi buruk",
    "gizi_kurang": "Anak gizi kurang",
    "stunting": "Anak stunting",
    "hijau": "Tikar hijau",
    "kuning": "Tikar kuning",
    "merah": "Tikar merah",
    "tidak_diukur": "Tidak diukur dengan tikar",
    "laki": "Ayah ikut konseling",
    "ayah_diundang": "Ayah belum ikut konseling",
    "suami": "Suami ikut konseling",
    "suami_diundang": "Suami belum ikut konseling",
}


def kelompok_baris(baris: Baris) -> str:
    """The group a row belongs to."""
    if isinstance(baris, BarisIbu):
        return "ibu"
    return "anak" if isinstance(baris, BarisAnak) else "paud"


@dataclass(frozen=True, slots=True)
class Alamat:
    """Builds the address of the persons behind a number, keeping the page's own filter."""

    wilayah: Wilayah
    triwulan: Triwulan
    saring: dict[str, str]

    def orang(self, **isi: str) -> str:
        dasar = reverse("skor_orang", args=[self.wilayah.kode, self.triwulan])
        return f"{dasar}?{urlencode({**self.saring, **isi})}"

    def pribadi(self, baris: Baris) -> str:
        return reverse("skor_pribadi", args=[self.wilayah.kode, self.triwulan, kelompok_baris(baris), baris.data.id])


@dataclass(frozen=True, slots=True)
class AlamatTahun(Alamat):
    """The same for the numbers of a year; a person's page is that of the last quarter with a record."""

    tahun: Tahun
    terakhir: dict[tuple[str, str], Triwulan]

    def orang(self, **isi: str) -> str:
        dasar = reverse("tahun_orang", args=[self.wilayah.kode, self.tahun.tahun])
        return f"{dasar}?{urlencode({**self.saring, **isi})}"

    def pribadi(self, baris: Baris) -> str:
        triwulan = self.terakhir[kelompok_baris(baris), baris.data.id]
        return Alamat(self.wilayah, triwulan, self.saring).pribadi(baris)


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """One indicator of the overview: name, reach, bar and the address of its persons."""

    indikator: Indikator
    capaian: Capaian
    ruas: list[Ruas]
    label: str
    url: str
    url_kurang: str


def baris_indikator(skor: Skor, kelompok: str, alamat: Alamat) -> list[BarisIndikator]:
    """The indicators of "ibu" or "anak" in printed order."""
    hasil = []
    for indikator in skor.set_indikator.kelompok(kelompok):
        capaian = skor.indikator[kelompok][indikator.kode]
        tidak = capaian.tidak - capaian.belum_dicatat
        hasil.append(
            BarisIndikator(
                indikator=indikator,
                capaian=capaian,
                ruas=batang(capaian.diterima, tidak, capaian.belum_dicatat, capaian.ts),
                label=f"Diterima {capaian.diterima}, tidak {tidak}, belum dicatat {capaian.belum_dicatat}, "
                f"tidak berlaku {capaian.ts}",
                url=alamat.orang(kelompok=kelompok, indikator=indikator.kode, nilai="seharusnya"),
                url_kurang=alamat.orang(kelompok=kelompok, indikator=indikator.kode, nilai="T"),
            )
        )
    return hasil


@dataclass(frozen=True, slots=True)
class Arah:
    """Direction against the quarter before, in words."""

    teks: str
    turun: bool
    buruk: bool
    dari: str


def arah_poin(kini: Any, dulu: Any, dari: str) -> Arah | None:
    """ "naik 8,44 poin" of two percentages; None when one of them does not exist."""
    if kini is None or dulu is None:
        return None
    beda = kini - dulu
    if beda == 0:
        return Arah("sama", False, False, f"dengan {dari}")
    kata = "naik" if beda > 0 else "turun"
    return Arah(f"{kata} {angka_desimal(abs(beda), 2)} poin", beda < 0, beda < 0, f"dari {dari}")


def lencana(jawaban: Jawaban) -> tuple[str, str]:
    """CSS class and words of an answer: the T that nobody wrote down looks and reads differently."""
    if jawaban.belum_dicatat:
        return "belum", "T · belum dicatat"
    return jawaban.nilai.value.lower(), f"{jawaban.nilai.value} · {KATA_NILAI[jawaban.nilai]}"


@dataclass(frozen=True, slots=True)
class BarisOrang:
    """One person behind a number."""

    nama: str
    keterangan: str
    url: str
    kelas: str
    kata: str
    alasan: str


def baris_orang(baris: Baris, skor: Skor, indikator: str | None, alamat: Alamat) -> BarisOrang:
    """A person with the reason: of one indicator, or which services are missing."""
    if indikator:
        jawaban = baris.jawaban[indikator]
        kelas, kata = lencana(jawaban)
        alasan = f"{jawaban.alasan}."
    else:
        kelas, kata, alasan = _ringkas(baris, skor)
    return BarisOrang(baris.data.nama, keterangan(baris), alamat.pribadi(baris), kelas, kata, alasan)


def _ringkas(baris: Baris, skor: Skor) -> tuple[str, str, str]:
    if not baris.data.punya_catatan:
        masa = "tahun" if isinstance(skor.periode, Tahun) else "triwulan"
        return "belum", "Belum dipantau", f"Belum ada catatan bulanan dalam {masa} ini."
    kelompok = kelompok_baris(baris)
    nama = {satu.kode: satu.nama for satu in skor.set_indikator.kelompok(kelompok)}
    kurang = [nama[kode] for kode, jawaban in baris.jawaban.items() if jawaban.nilai is Nilai.T]
    kata = f"{baris.diterima} dari {baris.seharusnya}"
    if not kurang:
        return "y", kata, "Semua yang berlaku sudah diterima."
    return "t", kata, f"Kurang: {', '.join(teks.lower() if not teks.isupper() else teks for teks in kurang)}."


def keterangan(baris: Baris) -> str:
    """Age and status of a person, and the dusun."""
    bagian = []
    if isinstance(baris, BarisIbu):
        if baris.bersalin:
            bagian.append("Ibu bersalin")
        elif baris.data.usia_bulan is not None:
            bagian.append(f"Hamil {baris.data.usia_bulan} bulan")
        else:
            bagian.append("Hamil, usia belum diketahui")
        if baris.status != "NORMAL":
            bagian.append("KEK" if baris.status == "KEK" else "risiko tinggi")
    elif isinstance(baris, BarisPaud):
        bagian.append(umur(baris.data.umur_bulan))
    else:
        bagian.append(f"{baris.data.umur_bulan} bulan")
        bagian += list(baris.status_gizi)
    return " · ".join([*bagian, baris.data.dusun])


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell of 3A or 3B: the code with its shape and reason."""

    kolom: str
    kode: str
    kelas: str
    alasan: str


def baris_rekap(baris: Baris, skor: Skor, alamat: Alamat) -> dict[str, Any]:
    """A row of 3A or 3B for the screen."""
    kelompok = kelompok_baris(baris)
    kolom = {satu.kode: satu.kolom_rekap for satu in skor.set_indikator.kelompok(kelompok)}
    sel = [
        Sel(kolom[kode], jawaban.nilai.value, lencana(jawaban)[0], jawaban.alasan)
        for kode, jawaban in baris.jawaban.items()
    ]
    return {"baris": baris, "keterangan": keterangan(baris), "url": alamat.pribadi(baris), "sel": sel}
