"""The end of a pregnancy: a live birth makes children, a loss makes none; and taking it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import ProtectedError

from kpm.models import Pengguna
from sasaran.models import Anak, Kehamilan, Orang
from sasaran.tindakan.daftar import daftar_anak
from sasaran.tindakan.dasar import SudahDipantau, SudahTercatat, ganda_jadi_kalimat, simpan_kehamilan
from sasaran.tindakan.kejadian import keluar


@dataclass(frozen=True, slots=True)
class Bayi:
    """A live-born child of a delivery: berat_lahir in kg, panjang_lahir in cm."""

    nama: str
    jenis_kelamin: str
    berat_lahir: Decimal | None = None
    panjang_lahir: Decimal | None = None
    no_kia: str = ""
    meninggal: dt.date | None = None
    """The day a child died who was born alive."""


def catat_persalinan(
    *,
    kehamilan: Kehamilan,
    tanggal: dt.date,
    hasil: str,
    oleh: Pengguna | None,
    bayi: Sequence[Bayi] = (),
    lahir_mati_kembar: int = 0,
) -> list[Anak]:
    """End a pregnancy; every live-born child becomes an Anak of it, one who died soon after with that day.

    ``lahir_mati_kembar`` counts stillborn siblings of a child who lives. Raises SudahTercatat the second time.
    """
    if bool(bayi) != (hasil == Kehamilan.Hasil.LAHIR_HIDUP):
        raise ValueError("Bayi dicatat bila, dan hanya bila, lahir hidup.")
    with transaction.atomic():
        kini = Kehamilan.objects.select_for_update(of=("self",)).select_related("ibu__keluarga").get(pk=kehamilan.pk)
        if kini.berakhir_pada:
            raise SudahTercatat(kini)
        kini.berakhir_pada, kini.hasil = tanggal, hasil
        kini.lahir_mati_kembar = lahir_mati_kembar if bayi else 0
        simpan_kehamilan(kini, oleh=oleh, versi=None)
        return [_lahir(kini, satu, tanggal, oleh) for satu in bayi]


def _lahir(kehamilan: Kehamilan, bayi: Bayi, tanggal: dt.date, oleh: Pengguna | None) -> Anak:
    anak = daftar_anak(
        desa=kehamilan.desa,
        oleh=oleh,
        keluarga=kehamilan.ibu.keluarga,
        nama=bayi.nama,
        jenis_kelamin=bayi.jenis_kelamin,
        tanggal_lahir=tanggal,
        sejak=tanggal,
        posyandu=kehamilan.ibu.posyandu,
        sumber=kehamilan.ibu.sumber,
        kehamilan=kehamilan,
        ibu=kehamilan.ibu,
        nama_ayah=kehamilan.suami,
        no_kia=bayi.no_kia or kehamilan.no_kia,
        anak_ke=None,
        berat_lahir=bayi.berat_lahir,
        panjang_lahir=bayi.panjang_lahir,
    )
    if bayi.meninggal:
        sebab = Orang.SebabKeluar.MENINGGAL
        keluar(orang=anak.orang, tanggal=bayi.meninggal, sebab=sebab, oleh=oleh, versi=None)
    return anak


def batalkan_persalinan(*, kehamilan: Kehamilan, oleh: Pengguna | None, versi: int | None) -> Kehamilan:
    """Take back the end of a pregnancy recorded by mistake, with the children it made.

    Raises SudahDipantau when something was recorded for a child, Ganda when the woman is pregnant again.
    """
    with ganda_jadi_kalimat(), transaction.atomic():
        try:
            for anak in kehamilan.anak.select_related("orang"):
                anak.delete()
                anak.orang.delete()
        except ProtectedError as galat:
            raise SudahDipantau from galat
        kehamilan.berakhir_pada, kehamilan.hasil = None, ""
        kehamilan.lahir_mati_kembar = 0
        return simpan_kehamilan(kehamilan, oleh=oleh, versi=versi)
