"""PURE: one-time codes (RFC 6238: SHA-1, six digits, a new one every 30 seconds), with the moment as an argument."""

from __future__ import annotations

import pyotp

PANJANG = 6
DETIK = 30
GESER = 1
"""Steps a telephone's clock may be ahead or behind."""


def rahasia_baru() -> str:
    """A fresh secret in base 32, as apps take it by hand (160 bits)."""
    return pyotp.random_base32()


def langkah(saat: float) -> int:
    """The time step of a moment (seconds since 1970)."""
    return int(saat) // DETIK


def kode_langkah(rahasia: str, nomor: int) -> str:
    """The code of one time step."""
    return pyotp.TOTP(rahasia, digits=PANJANG, interval=DETIK).generate_otp(nomor)


def langkah_cocok(rahasia: str, kode: str, saat: float, terakhir: int) -> int | None:
    """The step whose code this is; None when it is wrong, too old, or not later than the last one that was used."""
    kini = langkah(saat)
    for nomor in range(kini - GESER, kini + GESER + 1):
        if nomor > terakhir and pyotp.utils.strings_equal(kode, kode_langkah(rahasia, nomor)):
            return nomor
    return None


def langkah_berikut(saat: float, terakhir: int) -> int | None:
    """The first step whose code would be accepted now; None when all of them were used."""
    kini = langkah(saat)
    nomor = max(kini - GESER, terakhir + 1)
    return nomor if nomor <= kini + GESER else None


def alamat_aplikasi(rahasia: str, nama: str) -> str:
    """The otpauth address that a QR code carries to the app on the telephone."""
    return pyotp.TOTP(rahasia, digits=PANJANG, interval=DETIK).provisioning_uri(name=nama, issuer_name="KPM Desa")


def berkelompok(teks: str, banyak: int = 4) -> str:
    """A long code in groups, as it is typed or read aloud: "JBSW Y3DP"."""
    return " ".join(teks[awal : awal + banyak] for awal in range(0, len(teks), banyak))
