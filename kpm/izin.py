"""Who may do what: permissions by role, the backend that answers for a region, and the mark every view carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from kpm.kueri_akun import pengguna_sesi
from kpm.models import Pengguna, Peran
from kpm.telepon import nomor_telepon

View = TypeVar("View", bound=Callable[..., Any])

SIAPA_SAJA = "masuk"
"""Permission of everybody who is assigned to the region."""

_HITUNGAN = frozenset({"skor.lihat", "rembuk.lihat", "anggaran.lihat", "laporan.lihat", "desa.lihat"})
"""Counts and papers without names of sasaran."""
_LIHAT = _HITUNGAN | {"sasaran.lihat", "pemantauan.lihat", "nama.lihat", "kader.lihat", "riwayat.lihat"}
"""The village with its names."""

IZIN: dict[str, frozenset[str]] = {
    Peran.KPM: _LIHAT
    | {
        "sasaran.ubah",
        "pemantauan.ubah",
        "kondisi.ubah",
        "rembuk.ubah",
        "rembuk.terbit",
        "usulan.ikuti",
        "anggaran.ubah",
        "nik.lihat",
        "skor.tutup",
        "kader.ubah",
        "impor",
    },
    Peran.ADMIN_DESA: _LIHAT
    | {
        "sasaran.ubah",
        "kondisi.ubah",
        "rembuk.ubah",
        "rembuk.terbit",
        "usulan.ikuti",
        "anggaran.ubah",
        "desa.ubah",
        "nik.lihat",
        "skor.tutup",
        "kader.ubah",
        "kader.bayar",
        "pengguna.ubah",
        "jejak.lihat",
        "cadangan.lihat",
        "impor",
    },
    Peran.KEPALA_DESA: _LIHAT | {"usulan.putuskan", "usulan.ikuti", "skor.tutup", "jejak.lihat"},
    Peran.BIDAN: _LIHAT - {"kader.lihat"},
    Peran.ANGGOTA_RDS: _HITUNGAN,
    Peran.BPD: _HITUNGAN,
    # Above the village: aggregates only, no village scope is ever opened.
    Peran.PENDAMPING_KECAMATAN: frozenset({"rekap.lihat", "nama.buka"}),
    Peran.KABUPATEN: frozenset({"rekap.lihat", "pedoman.lihat", "pedoman.ubah", "pengguna.ubah", "nama.buka"}),
    Peran.PROVINSI: frozenset({"rekap.lihat", "pedoman.lihat", "pedoman.ubah", "pengguna.ubah"}),
    Peran.PUSAT: frozenset({"rekap.lihat", "pedoman.lihat", "pedoman.ubah", "pengguna.ubah"}),
}


def izin_peran(peran: str) -> frozenset[str]:
    """Permissions of a role; an unknown role has none."""
    return IZIN.get(peran, frozenset())


def perlu(izin: str) -> Callable[[View], View]:
    """Mark a view of a region with the permission it needs. The middleware refuses views without a mark."""
    if izin != SIAPA_SAJA and not any(izin in punya for punya in IZIN.values()):
        raise ValueError(f"Izin {izin} tidak dipegang peran mana pun.")

    def tandai(view: View) -> View:
        view.izin = izin  # type: ignore[attr-defined]
        return view

    return tandai


def pastikan(request: HttpRequest, izin: str) -> None:
    """Raise PermissionDenied unless whoever asks holds the permission here: for what only a part of a page needs."""
    if izin not in request.izin:  # type: ignore[attr-defined]
        raise PermissionDenied("Peran Anda tidak memakai bagian ini.")


class NamaAtauTelepon(ModelBackend):
    """Sign in with the user name (any case) or the telephone number; 62… and +62… are read as 0…."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Any:
        if not username or password is None:
            return None
        return super().authenticate(request, username=nama_akun(username), password=password, **kwargs)

    def get_user(self, user_id: Any) -> Any:
        pengguna = pengguna_sesi().filter(pk=user_id).first()
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None


NAMA_TERPANJANG = 150
"""Characters of a user name; the list of attempts has no room for a whole page."""


def nama_akun(teks: str) -> str:
    """The one user name behind what was typed (any case, any spelling of the telephone number); else the text."""
    nama = teks.replace("\x00", "").strip()[:NAMA_TERPANJANG]
    angka = nomor_telepon(nama)
    pemilik = Pengguna.objects.filter(telepon=angka).first() if angka else None
    pemilik = pemilik or Pengguna.objects.filter(username__iexact=nama).first()
    return pemilik.username if pemilik else (angka or nama).lower()


def nama_dibatasi(request: HttpRequest, kredensial: dict[str, Any] | None = None) -> str:
    """The name sign-in attempts are counted under: one account has one count, however its name is spelled."""
    return nama_akun(str((kredensial or request.POST).get("username") or ""))


def alamat_klien(request: HttpRequest) -> str:
    """Address of the visitor for throttling: the connection's own, or what the configured proxies appended.

    A header is believed only as far as our own proxies wrote it, or a visitor could choose an address per attempt.
    """
    langsung = str(request.META.get("REMOTE_ADDR", ""))
    lewat = [satu.strip() for satu in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if satu.strip()]
    jumlah = settings.KPM_JUMLAH_PROKSI
    return lewat[-jumlah] if 0 < jumlah <= len(lewat) else langsung
