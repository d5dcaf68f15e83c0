"""Accounts of the demo villages: made once, with a password of this machine that is shown again at every start."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from kpm.kueri_akun import wajib_kode
from kpm.models import Pengguna, Penugasan, Peran, PerangkatTotp, Wilayah
from kpm.totp import rahasia_baru
from laporan.contoh import petugas_rekaan
from laporan.contoh.profil import Profil

BERKAS = "akun-contoh.txt"
SANDI = "Kata sandi semuanya"
KATA = (
    ("melati", "kenanga", "cempaka", "anggrek", "dahlia", "seroja", "teratai", "kamboja", "mawar", "flamboyan"),
    ("perahu", "jembatan", "lumbung", "sawah", "pelita", "sumur", "tikar", "payung", "gerobak", "layang"),
    ("rindang", "cerah", "sejuk", "tenang", "hangat", "ramah", "jernih", "teguh", "lincah", "damai"),
)
BATAS_ANGKA = (100, 999)


@dataclass(frozen=True, slots=True)
class Jabatan:
    """An account to be made: its user name, role, how many regions above the village, and whose name it bears."""

    nama_masuk: str
    peran: Peran
    naik: int = 0
    petugas: str = ""
    """Office in the invented village; empty: "Petugas" and the region."""


UTAMA = (
    Jabatan("kpm", Peran.KPM, petugas="kpm"),
    Jabatan("kades", Peran.KEPALA_DESA, petugas="kepala_desa"),
    Jabatan("admin", Peran.ADMIN_DESA, petugas="sekretaris"),
    Jabatan("bidan", Peran.BIDAN, petugas="bidan"),
    Jabatan("rds", Peran.ANGGOTA_RDS, petugas="ketua_rds"),
    Jabatan("pendamping", Peran.PENDAMPING_KECAMATAN, 1, "pendamping"),
    Jabatan("kabupaten", Peran.KABUPATEN, 2),
    Jabatan("provinsi", Peran.PROVINSI, 3),
    Jabatan("pusat", Peran.PUSAT, 4),
)
"""Of the first demo village; the others have its first two, with an ending."""
BERSAMA = UTAMA[:2]


def sandi_baru() -> str:
    """A password that can be read aloud: three words and a number, one of 900,000."""
    kata = "-".join(secrets.choice(daftar) for daftar in KATA)
    return f"{kata}-{BATAS_ANGKA[0] + secrets.randbelow(BATAS_ANGKA[1] - BATAS_ANGKA[0] + 1)}"


@transaction.atomic
def buat_akun(desa: Wilayah, *, profil: Profil, sejak: dt.date, sandi: str) -> list[str]:
    """The accounts of a demo village that nobody holds yet, all of one password; their user names.

    Where a role needs the code of a telephone a device is installed; as accounts of the demo they are shown its code
    when they sign in, so that nobody needs a telephone to look around. A user name that is taken already
    belongs to somebody real and is left alone: the demo's gets "-contoh".
    """
    atas = Wilayah.objects.in_bulk(desa.kode_induk, field_name="kode")
    tempat = (desa, *(atas[kode] for kode in desa.kode_induk))
    dipegang = set(Penugasan.objects.filter(wilayah__in=tempat).values_list("peran", "wilayah"))
    kurang = [
        satu for satu in (BERSAMA if profil.ekor else UTAMA) if (satu.peran.value, tempat[satu.naik].pk) not in dipegang
    ]
    # One password of one machine needs one hash: hashing thirteen times is two seconds of the first start.
    tersandi = make_password(sandi) if kurang else ""
    petugas = petugas_rekaan(profil.seed, profil.corak) if kurang else {}
    return [_buat(satu, petugas, tempat[satu.naik], profil.ekor, sejak, tersandi) for satu in kurang]


def _buat(jabatan: Jabatan, petugas: Mapping[str, str], di: Wilayah, ekor: str, sejak: dt.date, tersandi: str) -> str:
    nama_masuk = f"{jabatan.nama_masuk}{ekor}"
    if Pengguna.objects.filter(username__iexact=nama_masuk).exists():
        nama_masuk += "-contoh"
    nama = petugas[jabatan.petugas] if jabatan.petugas else f"Petugas {'pusat' if di.kode == '00' else di.nama}"
    pengguna = Pengguna.objects.create(username=nama_masuk, password=tersandi, nama=nama, contoh=True)
    Penugasan.objects.create(pengguna=pengguna, wilayah=di, peran=jabatan.peran, mulai=sejak)
    _pasang_perangkat(pengguna)
    return nama_masuk


@transaction.atomic
def tandai_akun(desa: Wilayah, folder: Path) -> list[str]:
    """Mark the demo's accounts that an earlier release made without a mark, and install their devices; their names.

    The demo's are those named in the file of this machine that still have its password and no office but in the demo
    village and above it: whoever changed the password has made the account their own.
    """
    sandi, nama = sandi_tertulis(folder), _tertulis(folder)
    milik = []
    for pengguna in Pengguna.objects.filter(username__in=nama, contoh=False, is_staff=False).order_by("pk"):
        tempat = set(pengguna.penugasan.values_list("wilayah__kode", flat=True))
        if not pengguna.check_password(sandi) or tempat - {desa.kode, *desa.kode_induk}:
            continue
        pengguna.contoh = True
        pengguna.save(update_fields=["contoh"])
        _pasang_perangkat(pengguna)
        milik.append(pengguna.username)
    return milik


def _pasang_perangkat(pengguna: Pengguna) -> None:
    """A device for an account of the demo whose role needs one, unless it has one."""
    if wajib_kode(pengguna) and not PerangkatTotp.objects.filter(pengguna=pengguna).exists():
        PerangkatTotp.objects.create(pengguna=pengguna, rahasia=rahasia_baru(), dipasang_pada=timezone.now())


def pemegang(desa: Wilayah, peran: Peran) -> Pengguna | None:
    """Who holds an office of the village; None when nobody has an account for it."""
    return Pengguna.objects.filter(penugasan__wilayah=desa, penugasan__peran=peran).order_by("pk").first()


def tulis_berkas(folder: Path, sandi: str, baru: list[str]) -> None:
    """Write down the accounts with what each of them sees: those that stood there, then the ``baru`` ones.

    Readable by the owner of the machine only; the database holds hashes alone.
    """
    nama = [*_tertulis(folder), *baru]
    tugas = Penugasan.objects.filter(pengguna__username__in=nama).select_related("pengguna", "wilayah")
    menurut_nama = {satu.pengguna.username: satu for satu in tugas.order_by("-pk")}
    baris = [
        "Akun untuk mencoba desa contoh di komputer ini.",
        f"{SANDI}: {sandi}",
        "",
        *(_baris(menurut_nama[satu]) for satu in nama if satu in menurut_nama),
        "",
        "Beberapa akun juga meminta kode enam angka. Untuk akun contoh kodenya tampil di halaman masuk.",
        "Jangan pakai akun ini untuk data sungguhan. Kata sandi yang sudah Anda ganti tidak ditulis di sini.",
    ]
    berkas = folder / BERKAS
    berkas.unlink(missing_ok=True)
    pegangan = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(pegangan, "w", encoding="utf-8") as tulis:
        tulis.write("\n".join(baris) + "\n")


def _baris(tugas: Penugasan) -> str:
    """User name, role and what it sees: its village, or the demo villages that lie in its region."""
    di, lihat = tugas.wilayah, tugas.wilayah.nama_lengkap
    if not di.desa:
        semua = Wilayah.objects.filter(contoh=True).order_by("kode")
        dalam = [satu.nama for satu in semua if di.kode in satu.kode_induk]
        lihat += f" (melihat {', '.join(dalam)})"
    return f"  {tugas.pengguna.username:<16} {Peran(tugas.peran).label:<22} {lihat}"


def sandi_tertulis(folder: Path) -> str:
    """The password of the accounts of this machine; empty when the file is gone."""
    return next((b.split(": ")[1] for b in isi_berkas(folder).splitlines() if b.startswith(SANDI)), "")


def _tertulis(folder: Path) -> list[str]:
    """The user names in the file."""
    return [baris.split()[0] for baris in isi_berkas(folder).splitlines() if baris.startswith("  ")]


def isi_berkas(folder: Path) -> str:
    """What `tulis_berkas` wrote down on this machine; empty when the file is gone."""
    try:
        return (folder / BERKAS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
