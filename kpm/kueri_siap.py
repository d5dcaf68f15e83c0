"""What a village still needs before its KPM can begin: the list on the page of its settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from kpm.models import Dusun, Fasilitas, JenisFasilitas, Kader, Penugasan, Peran, ProfilDesa, Wilayah
from kpm.sinyal import siap_ditanya


@dataclass(frozen=True, slots=True)
class Langkah:
    """One thing to do, whether it is done, what it is good for, the address to do it at and who may."""

    nama: str
    selesai: bool
    keterangan: str
    alamat: str
    izin: str = "desa.ubah"


@dataclass(frozen=True, slots=True)
class Kesiapan:
    """The whole list, in the order it is done."""

    langkah: list[Langkah]

    @property
    def selesai(self) -> int:
        return sum(satu.selesai for satu in self.langkah)

    @property
    def lengkap(self) -> bool:
        return self.selesai == len(self.langkah)


def langkah_siap(desa: Wilayah, profil: ProfilDesa, pada: dt.date) -> Kesiapan:
    """What is done and what is left. The scope of the village is open; ``pada`` is today there."""
    ada_kpm = Penugasan.objects.berlaku(pada).filter(wilayah=desa, peran=Peran.KPM).exists() or Kader.objects.exists()
    langkah = [
        Langkah("Kantor dan kop", bool(profil.alamat), _kop(profil), "desa_profil"),
        Langkah("Dusun", Dusun.objects.exists(), "Semua dusun sekaligus, satu baris satu nama", "dusun_banyak"),
        Langkah(
            "Posyandu dan fasilitas",
            Fasilitas.objects.filter(jenis=JenisFasilitas.POSYANDU).exists(),
            "Posyandu dulu; bidan, puskesmas, dan PAUD boleh menyusul",
            "fasilitas_banyak",
        ),
        Langkah("Penanda tangan", not (kurang := tanpa_nama(desa, profil)), _penanda(kurang), "desa_profil"),
        Langkah("KPM", ada_kpm, "Akun untuk KPM, dengan tautan yang Anda kirim", "pengguna_baru", "pengguna.ubah"),
    ]
    jawaban: list[tuple[Any, Any]] = siap_ditanya.send(sender=Wilayah)
    return Kesiapan([*langkah, *(satu for _, satu in jawaban)])


def _kop(profil: ProfilDesa) -> str:
    if not profil.alamat:
        return "Alamat, telepon, lambang, dan ukuran kertas untuk semua dokumen"
    return profil.alamat if profil.logo_id else f"{profil.alamat} · belum ada lambang"


def tanpa_nama(desa: Wilayah, profil: ProfilDesa) -> list[str]:
    """The offices that sign the reports of a quarter and have no name in the profile."""
    nama = (("Lurah" if desa.kelurahan else "Kepala desa", profil.kepala_desa), ("KPM", profil.nama_kpm))
    return [jabatan for jabatan, isi in nama if not isi]


def _penanda(kurang: list[str]) -> str:
    return f"Belum ada nama {' dan '.join(kurang)}" if kurang else "Tercetak di bawah setiap laporan"
