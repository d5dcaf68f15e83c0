"""Accounts of the demo village: made once, with a password of this machine that is shown again at every start."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from kpm.kueri_akun import wajib_kode
from kpm.models import Pengguna, Penugasan, Peran, PerangkatTotp, Wilayah
from kpm.totp import rahasia_baru

BERKAS = "akun-contoh.txt"
SANDI = "Kata sandi semuanya"
KATA = (
    ("melati", "kenanga", "cempaka", "anggrek", "dahlia", "seroja", "teratai", "kamboja", "mawar", "flamboyan"),
    ("perahu", "jembatan", "lumbung", "sawah", "pelita", "sumur", "tikar", "payung", "gerobak", "layang"),
    ("rindang", "cerah", "sejuk", "tenang", "hangat", "ramah", "jernih", "teguh", "lincah", "damai"),
)
BATAS_ANGKA = (100, 999)


@dataclass(frozen=True, slots=True)
class Akun:
    """An account as it is printed."""

    nama_masuk: str
    peran: Peran
    tempat: str


def sandi_baru() -> str:
    """A password that can be read aloud: three words and a number, one of 900,000."""
    kata = "-".join(secrets.choice(daftar) for daftar in KATA)
    return f"{kata}-{BATAS_ANGKA[0] + secrets.randbelow(BATAS_ANGKA[1] - BATAS_ANGKA[0] + 1)}"


@transaction.atomic
def buat_akun(desa: Wilayah, *, petugas: Mapping[str, str], sejak: dt.date, folder: Path) -> None:
    """Nine accounts of one password, for the demo village and the regions above it. ``petugas``: office -> name.

    Where a role needs the code of a telephone a device is installed; as accounts of the demo they are shown its code
    when they sign in, so that nobody needs a telephone to look around. A user name that is taken already
    belongs to somebody real and is left alone: the demo's gets "-contoh".
    """
    sandi = sandi_baru()
    atas = Wilayah.objects.in_bulk(desa.kode_induk, field_name="kode")
    kecamatan, kabupaten, provinsi, negara = (atas[kode] for kode in desa.kode_induk)
    daftar = (
        ("kpm", petugas["kpm"], Peran.KPM, desa),
        ("kades", petugas["kepala_desa"], Peran.KEPALA_DESA, desa),
        ("admin", petugas["sekretaris"], Peran.ADMIN_DESA, desa),
        ("bidan", petugas["bidan"], Peran.BIDAN, desa),
        ("rds", petugas["ketua_rds"], Peran.ANGGOTA_RDS, desa),
        ("pendamping", petugas["pendamping"], Peran.PENDAMPING_KECAMATAN, kecamatan),
        ("kabupaten", f"Petugas {kabupaten.nama}", Peran.KABUPATEN, kabupaten),
        ("provinsi", f"Petugas {provinsi.nama}", Peran.PROVINSI, provinsi),
        ("pusat", "Petugas pusat", Peran.PUSAT, negara),
    )
    akun = []
    for nama_masuk, nama, peran, tempat in daftar:
        if Pengguna.objects.filter(username__iexact=nama_masuk).exists():
            nama_masuk = f"{nama_masuk}-contoh"
        pengguna = Pengguna.objects.create_user(nama_masuk, password=sandi, nama=nama, contoh=True)
        Penugasan.objects.create(pengguna=pengguna, wilayah=tempat, peran=peran, mulai=sejak)
        _pasang_perangkat(pengguna)
        akun.append(Akun(nama_masuk, peran, tempat.nama_lengkap))
    _tulis(folder / BERKAS, sandi, akun)


@transaction.atomic
def tandai_akun(desa: Wilayah, folder: Path) -> list[str]:
    """Mark the demo's accounts that an earlier release made without a mark, and install their devices; their names.

    The demo's are those named in the file of this machine that still have its password and no office but in the demo
    village and above it: whoever changed the password has made the account their own.
    """
    isi = isi_berkas(folder)
    sandi = next((baris.split(": ")[1] for baris in isi.splitlines() if baris.startswith(SANDI)), "")
    nama = [baris.split()[0] for baris in isi.splitlines() if baris.startswith("  ")]
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


def _tulis(berkas: Path, sandi: str, akun: list[Akun]) -> None:
    """Readable by the owner of the machine only; the database holds hashes alone."""
    baris = [
        "Akun untuk mencoba desa contoh di komputer ini.",
        f"{SANDI}: {sandi}",
        "",
        *(f"  {satu.nama_masuk:<18} {satu.peran.label}, {satu.tempat}" for satu in akun),
        "",
        "Beberapa akun juga meminta kode enam angka. Untuk akun contoh kodenya tampil di halaman masuk.",
        "Jangan pakai akun ini untuk data sungguhan. Kata sandi yang sudah Anda ganti tidak ditulis di sini.",
    ]
    berkas.unlink(missing_ok=True)
    pegangan = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(pegangan, "w", encoding="utf-8") as tulis:
        tulis.write("\n".join(baris) + "\n")


def isi_berkas(folder: Path) -> str:
    """What `buat_akun` wrote down on this machine; empty when the file is gone."""
    try:
        return (folder / BERKAS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
