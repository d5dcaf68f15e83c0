"""PURE: the kinds of meeting: where each has its page, what it discusses, who is invited, how it is called.

Also the words for the state of a follow-up. Sources: forms.md 13.2 (musdus), 13.4 (FGD), 13.5 (MAD), 13.6 (rembuk),
13.10 (rapat evaluasi), 16.1 (tasks of the KPM).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Triwulan


@dataclass(frozen=True, slots=True)
class Halaman:
    """Names of the addresses of one kind of meeting.

    What all kinds have (invitation, attendance, photos, follow-ups) stands on the common page, ``pertemuan_isi``.
    """

    isi: str = "pertemuan_isi"
    """Where the list leads to."""
    kata: str = ""
    """What stands on a page of its own, as the link on the common page says it."""
    baru: str = "pertemuan_baru"
    ubah: str = "pertemuan_ubah"
    hadir: str = ""
    """Where on its own page the attendance list stands; empty: on the common page."""


BAWAAN = Halaman()
HALAMAN: dict[str, Halaman] = {
    "evaluasi": Halaman(isi="evaluasi_isi", kata="Angka triwulan dan bahan rapat", baru="evaluasi_baru"),
    "fgd": Halaman(isi="fgd_isi", kata="Daftar masalah dan usulan", baru="fgd_baru"),
    "mad": Halaman(isi="mad_satu", kata="Desa peserta, kegiatan, dan biaya", baru="mad_baru", ubah="mad_ubah"),
    "rembuk": Halaman(
        isi="rembuk_isi", kata="Usulan dan Berita Acara", baru="rembuk_baru", ubah="rembuk_ubah", hadir="?langkah=hadir"
    ),
}
"""Kind of meeting -> its own addresses; a kind that is not here has the common ones."""


def halaman(jenis: str) -> Halaman:
    """The addresses of a kind of meeting."""
    return HALAMAN.get(jenis, BAWAAN)


@dataclass(frozen=True, slots=True)
class Ragam:
    """What is usual at one kind of meeting; all of it can be changed in the form."""

    nama: str
    guna: str
    """One sentence for whoever chooses what to hold."""
    maksud: str
    """Why one is invited; goes on after "Sehubungan dengan"."""
    penyelenggara: str
    agenda: tuple[str, ...]
    diundang: tuple[str, ...]


RDS = "Rumah Desa Sehat (RDS)"
RAGAM: dict[str, Ragam] = {
    "musdus": Ragam(
        nama="Musyawarah dusun",
        guna="Menggambar peta sosial satu dusun: rumah sasaran, fasilitas, dan masalah warga.",
        maksud="pemetaan sosial dan pendataan sasaran 1.000 HPK",
        penyelenggara="Kepala dusun dan KPM",
        agenda=(
            "Pembukaan",
            "Menggambar peta dusun: jalan, sungai, dan batas",
            "Menempatkan fasilitas layanan dan rumah sasaran pada peta",
            "Membahas keluarga yang belum terlayani",
            "Usul warga dan tindak lanjut",
        ),
        diundang=(
            "Kepala dusun",
            "Ketua RT",
            "Bidan desa",
            "Kader posyandu",
            "Tokoh masyarakat",
            "Keluarga sasaran 1.000 HPK",
        ),
    ),
    "fgd": Ragam(
        nama="FGD RDS",
        guna="Membahas masalah dari kartu skor: penyebab, potensi, dan alternatif kegiatan.",
        maksud="pembahasan hasil pemetaan sosial dan pemantauan sasaran 1.000 HPK",
        penyelenggara=RDS,
        agenda=(
            "Analisis sederhana peta sosial",
            "Daftar masalah prioritas",
            "Peluang dan potensi sumber daya",
            "Alternatif kegiatan prioritas",
            "Rencana tindak lanjut",
        ),
        diundang=(
            "Wakil sasaran 1.000 HPK",
            "Bidan desa",
            "Kader posyandu",
            "Guru PAUD",
            "Kepala dusun",
            "Aparat desa",
            "Tim penyusun RKP Desa",
            "Kelompok masyarakat",
        ),
    ),
    "mad": Ragam(
        nama="FGD antardesa",
        guna="Menyepakati kegiatan bersama dengan desa lain, dengan bagian biaya tiap desa.",
        maksud="kebutuhan layanan yang perlu diselesaikan bersama antardesa",
        penyelenggara="Badan Kerja Sama Antar Desa (BKAD)",
        agenda=(
            "Kebutuhan yang tidak dapat diselesaikan satu desa",
            "Penjelasan OPD kabupaten",
            "Kegiatan bersama dan pembagian biaya",
            "Kesepakatan antardesa",
        ),
        diundang=("Kepala desa peserta", "BKAD", "RDS desa peserta", "KPM desa peserta", "OPD kabupaten", "Camat"),
    ),
    "rembuk": Ragam(
        nama="Rembuk stunting",
        guna="Menyepakati usulan kegiatan, dengan Berita Acara.",
        maksud="penyusunan RKP Desa serta pencegahan dan percepatan penurunan stunting",
        penyelenggara=RDS,
        agenda=(
            "Hasil pemetaan sosial, data sasaran, dan kondisi layanan",
            "Capaian konvergensi layanan tahun berjalan",
            "Usulan kegiatan hasil diskusi kelompok terarah RDS",
            "Penetapan prioritas kegiatan tahun depan",
            "Rencana tindak lanjut dan jadwal rapat koordinasi tiga bulanan",
        ),
        diundang=(
            "Pemerintah desa",
            "BPD",
            "Tim penyusun RKP Desa",
            "TP PKK",
            "Kader posyandu",
            "Karang taruna",
            "LPM",
            "Bidan desa",
            "Ahli gizi dan sanitarian puskesmas",
            "Guru PAUD",
            "Pendamping desa",
            "Kelompok perempuan",
            "Tokoh masyarakat, agama, dan adat",
            "Wakil sasaran 1.000 HPK",
            "Camat",
            "Babinsa",
            "Bhabinkamtibmas",
        ),
    ),
    "evaluasi": Ragam(
        nama="Rapat evaluasi triwulan",
        guna="Membahas kartu skor dan hasil tikar pertumbuhan satu triwulan bersama RDS.",
        maksud="evaluasi tiga bulanan konvergensi pencegahan stunting",
        penyelenggara=RDS,
        agenda=(
            "Tindak lanjut rapat sebelumnya",
            "Capaian konvergensi layanan triwulan ini",
            "Hasil tikar pertumbuhan",
            "Sasaran yang belum terlayani lengkap",
            "Tindak lanjut sampai triwulan berikutnya",
        ),
        diundang=("Pengurus dan anggota RDS", "Kepala desa", "Bidan desa", "Kader posyandu", "Guru PAUD", "TPPS desa"),
    ),
    "sosialisasi": Ragam(
        nama="Sosialisasi",
        guna="Mengenalkan kebijakan konvergensi, tikar pertumbuhan, atau layanan kepada warga.",
        maksud="sosialisasi konvergensi pencegahan stunting",
        penyelenggara="Kader Pembangunan Manusia (KPM)",
        agenda=("Kebijakan konvergensi pencegahan stunting", "Pengenalan tikar pertumbuhan", "Tanya jawab"),
        diundang=("Keluarga sasaran 1.000 HPK", "Kader posyandu", "Tokoh masyarakat"),
    ),
    "koordinasi": Ragam(
        nama="Rapat koordinasi",
        guna="Membagi tugas dengan bidan, ahli gizi, sanitarian, guru PAUD, atau perangkat desa.",
        maksud="koordinasi pelayanan sasaran 1.000 HPK",
        penyelenggara="Kader Pembangunan Manusia (KPM)",
        agenda=("Tindak lanjut rapat sebelumnya", "Keadaan sasaran bulan ini", "Pembagian tugas"),
        diundang=("Bidan desa", "Ahli gizi dan sanitarian puskesmas", "Guru PAUD", "Perangkat desa"),
    ),
}
"""Kind of meeting -> what is usual at it, in the order of the seven stages."""


KELURAHAN = (
    ("RKP Desa", "Rencana Kerja Kelurahan"),
    ("Kepala desa", "Lurah"),
    ("Pemerintah desa", "Pemerintah kelurahan"),
    ("Perangkat desa", "Perangkat kelurahan"),
    ("Aparat desa", "Aparat kelurahan"),
    ("TPPS desa", "TPPS kelurahan"),
    ("Pendamping desa", "Pendamping"),
    ("FGD antardesa", "FGD antarkelurahan"),
    ("perangkat desa", "perangkat kelurahan"),
    ("desa lain, dengan bagian biaya tiap desa", "kelurahan atau desa lain, dengan bagian biaya masing-masing"),
)
"""Words of a desa and what a kelurahan says instead; it has no BPD."""


def ragam(jenis: str, *, kelurahan: bool) -> Ragam:
    """What is usual at a kind of meeting, in the words of a desa or of a kelurahan."""
    satu = RAGAM[jenis]
    if not kelurahan:
        return satu
    diundang = tuple(_kata_kelurahan(teks) for teks in satu.diundang if teks != "BPD")
    kata = _kata_kelurahan
    return replace(satu, nama=kata(satu.nama), guna=kata(satu.guna), maksud=kata(satu.maksud), diundang=diundang)


def _kata_kelurahan(teks: str) -> str:
    for desa, kelurahan in KELURAHAN:
        teks = teks.replace(desa, kelurahan)
    return teks


def sebutan(rapat: Any) -> str:
    """How a meeting is called in a list, a letter, a proof of work: its own name, else its kind and what it is about.

    "Musyawarah Dusun Barat", "Rembuk stunting tahun 2026", "Rapat evaluasi Triwulan II 2026", "Sosialisasi".
    """
    nama = RAGAM[rapat.jenis].nama
    if rapat.judul:
        return str(rapat.judul)
    if rapat.jenis == "musdus" and rapat.dusun:
        tempat = str(rapat.dusun)
        return f"Musyawarah {tempat}" if tempat.casefold().startswith("dusun ") else f"{nama} {tempat}"
    if rapat.jenis == "evaluasi" and rapat.triwulan:
        return f"Rapat evaluasi {Triwulan.dari_teks(rapat.triwulan).label}"
    return f"{nama} tahun {rapat.tahun}" if rapat.jenis in ("rembuk", "fgd", "mad") else nama


@dataclass(frozen=True, slots=True)
class KeadaanTindak:
    """How far a follow-up is: a code, the words, and the shape that goes with them."""

    kode: str
    kata: str
    bentuk: str


def keadaan_tindak(satu: Any, hari_ini: dt.date) -> KeadaanTindak:
    """The state of a follow-up on a day: done, given up, overdue or open."""
    if satu.selesai_pada and satu.batal:
        return KeadaanTindak("batal", f"Tidak dilanjutkan, {tanggal_panjang(satu.selesai_pada)}", "ts")
    if satu.selesai_pada:
        return KeadaanTindak("selesai", f"Selesai {tanggal_panjang(satu.selesai_pada)}", "y")
    lewat = (hari_ini - satu.batas).days
    if lewat > 0:
        return KeadaanTindak("lewat", f"Lewat {lewat} hari", "merah")
    if lewat == 0:
        return KeadaanTindak("terbuka", "Paling lambat hari ini", "kuning")
    return KeadaanTindak("terbuka", "Belum selesai", "belum")
