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
from pemantauan.bulanan.paud import KELAS
from pemantauan.indikator import Indikator
from pemantauan.skor import BarisAnak, BarisIbu, BarisPaud, Capaian, Jawaban, Konvergensi, Nilai, Pecahan, Skor
from sasaran.sebutan import umur

Baris = BarisIbu | BarisAnak | BarisPaud
NAMA_KELOMPOK = {"ibu": "Ibu hamil", "anak": "Anak 0–23 bulan", "paud": "Anak lebih dari 2 sampai 6 tahun"}
KELOMPOK_HPK = ("ibu", "anak")
"""The groups of the tables of 1.000 HPK."""
KATA_LAYANAN = {
    "Y": "Layanan yang diterima",
    "T": "Layanan yang belum diterima",
    "TS": "Layanan yang tidak berlaku",
    "seharusnya": "Layanan yang seharusnya diterima",
    "belum_dicatat": "Layanan yang belum dicatat",
}
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
    "kelas_orang_tua": "Anak di bawah 3 tahun (kelas orang tua)",
    "kelas_paud": "Anak 3–6 tahun (kelas PAUD)",
    "aktif": "Aktif di PAUD",
    "tidak_aktif": "Belum aktif di PAUD",
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

    def sel(self, baris: Baris, indikator: str) -> str:
        """The page of one cell of 3A, 3B or Format Bantu PAUD."""
        return reverse(
            "skor_sel", args=[self.wilayah.kode, self.triwulan, kelompok_baris(baris), baris.data.id, indikator]
        )


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

    def sel(self, baris: Baris, indikator: str) -> str:
        triwulan = self.terakhir[kelompok_baris(baris), baris.data.id]
        return Alamat(self.wilayah, triwulan, self.saring).sel(baris, indikator)


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """One indicator of the overview: name, reach, bar and the address of its persons."""

    indikator: Indikator
    capaian: Capaian
    ruas: list[Ruas]
    label: str
    url: str
    url_diterima: str
    url_belum_dicatat: str
    satuan: str = ""
    """What is counted where that is not persons: "bulan"."""


def baris_indikator(skor: Skor, kelompok: str, alamat: Alamat) -> list[BarisIndikator]:
    """The indicators of "ibu", "anak" or "paud" in printed order."""
    hasil = []
    satuan = "bulan" if kelompok == "paud" and skor.pengaturan["paud_basis"] == "bulan" else ""
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
                **{
                    f"url_{nama}": alamat.orang(kelompok=kelompok, indikator=indikator.kode, nilai=nilai)
                    for nama, nilai in (("diterima", "Y"), ("belum_dicatat", "belum_dicatat"))
                },
                satuan=satuan,
            )
        )
    return hasil


def url_konvergensi(dasar: str, kelompok: str, alamat: Alamat) -> tuple[str, str]:
    """Where the numbers received and due of Tabel 4 lead: to persons, or to services where services are counted.

    ``kelompok`` is "ibu", "anak" or "" for both.
    """
    pilih = {"kelompok": kelompok} if kelompok else {}
    if dasar == "orang":
        return alamat.orang(**pilih, ciri="lengkap"), alamat.orang(**pilih)
    hitung = pilih | {"hitung": "layanan"}
    return alamat.orang(**hitung, nilai="Y"), alamat.orang(**hitung, nilai="seharusnya")


@dataclass(frozen=True, slots=True)
class BarisKonvergensi:
    """A row of Tabel 4 with the addresses of its numbers."""

    nama: str
    isi: Pecahan
    url_diterima: str
    url_seharusnya: str
    url: str
    """Everybody of the row."""


def baris_konvergensi(isi: Konvergensi, dasar: str, alamat: Alamat) -> list[BarisKonvergensi]:
    """Tabel 4 on one basis: mothers, children, and both."""
    semua = (("ibu", "Ibu hamil", isi.ibu), ("anak", "Anak 0–23 bulan", isi.anak), ("", "Jumlah", isi.total))
    return [
        BarisKonvergensi(
            nama, satu, *url_konvergensi(dasar, kode, alamat), alamat.orang(**({"kelompok": kode} if kode else {}))
        )
        for kode, nama, satu in semua
    ]


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
    """The page of the cell, or of the person's quarter where no indicator is asked for."""
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
        kelas, kata, alasan = baris_ringkas(baris, skor)
    url = alamat.sel(baris, indikator) if indikator else alamat.pribadi(baris)
    return BarisOrang(baris.data.nama, keterangan(baris), url, kelas, kata, alasan)


def baris_ringkas(baris: Baris, skor: Skor) -> tuple[str, str, str]:
    """CSS class, words and sentence of a person as a whole: how much was received, and what is missing."""
    if isinstance(baris, BarisPaud) and baris.data.punya_catatan:
        (jawaban,) = baris.jawaban.values()
        return ("y", "Aktif", f"{jawaban.alasan}.") if baris.aktif else ("t", "Belum aktif", f"{jawaban.alasan}.")
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
        bagian += [umur(baris.data.umur_bulan) or "umur belum diketahui", KELAS[baris.kategori]]
    else:
        bagian.append(f"{baris.data.umur_bulan} bulan")
        bagian += list(baris.status_gizi)
    return " · ".join([*bagian, baris.data.dusun])


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell of 3A or 3B: the code with its shape and reason, and the page that explains it."""

    kolom: str
    kode: str
    kelas: str
    alasan: str
    url: str


def baris_rekap(baris: Baris, skor: Skor, alamat: Alamat) -> dict[str, Any]:
    """A row of 3A or 3B for the screen."""
    kelompok = kelompok_baris(baris)
    kolom = {satu.kode: satu.kolom_rekap for satu in skor.set_indikator.kelompok(kelompok)}
    sel = [
        Sel(kolom[kode], jawaban.nilai.value, lencana(jawaban)[0], jawaban.alasan, alamat.sel(baris, kode))
        for kode, jawaban in baris.jawaban.items()
    ]
    return {"baris": baris, "keterangan": keterangan(baris), "url": alamat.pribadi(baris), "sel": sel}
