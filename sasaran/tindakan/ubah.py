"""Changes of what is registered, and the look at a NIK."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from kpm import jejak
from kpm.models import Jejak, Pengguna
from sasaran.models import Anak, Kehamilan, Kejadian, Keluarga, Orang
from sasaran.tindakan.dasar import Asal, catat, isikan, simpan_kehamilan, ubah_rekaman


def ubah_keluarga(
    *, keluarga: Keluarga, oleh: Pengguna | None, versi: int | None, pada: dt.date, asal: Asal | None = None, **isi: Any
) -> Keluarga:
    """Change a household. A changed air or jamban whose date stayed the old one was seen on ``pada``."""
    for nama in ("air", "jamban"):
        if nama in isi:
            dilihat = isi.get(f"{nama}_dilihat")
            berubah = isi[nama] != getattr(keluarga, nama)
            if berubah and dilihat == getattr(keluarga, f"{nama}_dilihat"):
                dilihat = None
            isi[f"{nama}_dilihat"] = None if isi[nama] is None else dilihat or pada
    return ubah_rekaman(keluarga, oleh=oleh, versi=versi, asal=asal, **isi)


def ubah_kehamilan(
    *, kehamilan: Kehamilan, oleh: Pengguna | None, versi: int | None, asal: Asal | None = None, **isi: Any
) -> Kehamilan:
    """Change a pregnancy. A corrected day of birth corrects the birth date of the children born then."""
    lama = kehamilan.berakhir_pada
    with transaction.atomic():
        isikan(kehamilan, isi, asal)
        simpan_kehamilan(kehamilan, oleh=oleh, versi=versi)
        if lama and kehamilan.berakhir_pada and lama != kehamilan.berakhir_pada:
            for anak in kehamilan.anak.select_related("orang").filter(orang__tanggal_lahir=lama):
                ubah_rekaman(anak.orang, oleh=oleh, versi=None, tanggal_lahir=kehamilan.berakhir_pada)
                if anak.sejak == lama or anak.sejak < kehamilan.berakhir_pada:
                    ubah_rekaman(anak, oleh=oleh, versi=None, sejak=kehamilan.berakhir_pada)
    return kehamilan


def ubah_orang(
    *, orang: Orang, oleh: Pengguna | None, versi: int | None, asal: Asal | None = None, **isi: Any
) -> Orang:
    """Change a person: nama, nik, tanggal_lahir, posyandu, jaminan, sumber.

    A NIK where there was none is an event of its life; the number itself stands in the person alone.
    """
    baru = bool(isi.get("nik")) and not orang.nik
    with transaction.atomic():
        ubah_rekaman(orang, oleh=oleh, versi=versi, asal=asal, **isi)
        if baru:
            sumber, tanggal = asal or (orang.sumber, timezone.localdate())
            catat(orang, Kejadian.Jenis.IDENTITAS, tanggal, oleh, sumber=sumber)
    return orang


def ubah_anak(
    *,
    anak: Anak,
    oleh: Pengguna | None,
    versi: int | None,
    versi_orang: int | None,
    orang: dict[str, Any],
    asal: Asal | None = None,
    **isi: Any,
) -> Anak:
    """Change a child: ``orang`` are fields of the person, the others those of the child.

    A corrected birth date of a child born through a registered pregnancy corrects that birth, twins included.
    """
    lama = anak.orang.tanggal_lahir
    with transaction.atomic():
        ubah_orang(orang=anak.orang, oleh=oleh, versi=versi_orang, asal=asal, **orang)
        ubah_rekaman(anak, oleh=oleh, versi=versi, asal=asal, **isi)
        lahir, hamil = anak.orang.tanggal_lahir, anak.kehamilan
        if hamil and lahir and lahir != lama and hamil.berakhir_pada == lama:
            ubah_kehamilan(kehamilan=hamil, oleh=oleh, versi=None, berakhir_pada=lahir)
    return anak


def lihat_nik(*, orang: Orang, oleh: Pengguna, peran: str = "") -> str:
    """The whole NIK of a person, leaving a trace of who looked, in which role."""
    jejak.catat(desa=orang.desa, pengguna=oleh, perbuatan=Jejak.Perbuatan.LIHAT_NIK, objek=str(orang.uuid), peran=peran)
    return orang.nik
