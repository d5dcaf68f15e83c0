"""Registering households, persons, pregnancies and children."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from kpm.models import Dusun, Pengguna, Wilayah
from kpm.tindakan import simpan
from sasaran.aturan import rapikan
from sasaran.kueri import nomor_keluarga_baru
from sasaran.models import Anak, JenisKelamin, Kehamilan, Keluarga, Orang, SumberData
from sasaran.tindakan.dasar import Asal, ganda_jadi_kalimat, kabarkan, tandai_asal, terisi

ULANG_NOMOR = 8
"""How often a household number is drawn again when somebody else took it in the same moment."""
_NOMOR = ("keluarga_satu_nomor", "sasaran_keluarga.nomor")


def daftar_keluarga(
    *,
    desa: Wilayah,
    oleh: Pengguna | None,
    kepala: str,
    dusun: Dusun,
    pada: dt.date,
    uuid: UUID | None = None,
    no_kk: str = "",
    rt: str = "",
    rw: str = "",
    alamat: str = "",
    telepon: str = "",
    air: bool | None = None,
    air_dilihat: dt.date | None = None,
    jamban: bool | None = None,
    jamban_dilihat: dt.date | None = None,
    rentan: bool | None = None,
    asal: Asal | None = None,
) -> Keluarga:
    """Register a household under the village's next number; water and latrine without a date were seen on ``pada``.

    ``uuid``, here and below, is the one the browser made: the same entry sent twice raises Ganda the second time.
    """
    for ke in range(ULANG_NOMOR):
        keluarga = Keluarga(
            desa=desa,
            uuid=uuid or uuid4(),
            nomor=nomor_keluarga_baru(),
            kepala=rapikan(kepala),
            dusun=dusun,
            no_kk=no_kk,
            rt=rt,
            rw=rw,
            alamat=alamat,
            telepon=telepon,
            air=air,
            air_dilihat=None if air is None else air_dilihat or pada,
            jamban=jamban,
            jamban_dilihat=None if jamban is None else jamban_dilihat or pada,
            rentan=rentan,
        )
        bidang = ("kepala", "no_kk", "rt", "rw", "alamat", "telepon", "air", "jamban", "rentan")
        tandai_asal(keluarga, terisi({satu: getattr(keluarga, satu) for satu in bidang}), asal)
        try:
            with ganda_jadi_kalimat(), transaction.atomic():
                return simpan(keluarga, oleh=oleh)
        except IntegrityError as galat:
            if ke == ULANG_NOMOR - 1 or not any(satu in str(galat) for satu in _NOMOR):
                raise
    raise AssertionError("tidak tercapai")


def daftar_orang(
    *,
    desa: Wilayah,
    oleh: Pengguna | None,
    keluarga: Keluarga,
    nama: str,
    jenis_kelamin: str,
    uuid: UUID | None = None,
    nik: str = "",
    asal: Asal | None = None,
    **isi: Any,
) -> Orang:
    """Register a person of a household; ``isi``: tanggal_lahir, posyandu, jaminan, sumber."""
    orang = Orang(
        uuid=uuid or uuid4(),
        desa=desa,
        keluarga=keluarga,
        nama=rapikan(nama),
        jenis_kelamin=jenis_kelamin,
        nik=nik,
        **isi,
    )
    tandai_asal(orang, terisi({"nama": nama, "nik": nik, "jenis_kelamin": jenis_kelamin, **isi}), asal)
    with ganda_jadi_kalimat(), transaction.atomic():
        return simpan(orang, oleh=oleh)


def daftar_ibu_hamil(
    *,
    desa: Wilayah,
    oleh: Pengguna | None,
    keluarga: Keluarga | dict[str, Any],
    nama: str,
    sejak: dt.date,
    uuid: UUID | None = None,
    nik: str = "",
    tanggal_lahir: dt.date | None = None,
    posyandu: Any = None,
    jaminan: bool | None = None,
    sumber: str = SumberData.WAWANCARA,
    asal: Asal | None = None,
    **kehamilan: Any,
) -> Kehamilan:
    """Register a woman not known yet, with her pregnancy (see `daftar_kehamilan` for the rest of the arguments).

    ``keluarga`` is a household, or the arguments of `daftar_keluarga` for a new one.
    """
    with transaction.atomic():
        ibu = daftar_orang(
            desa=desa,
            oleh=oleh,
            keluarga=keluarga_atau_baru(keluarga, desa=desa, oleh=oleh, pada=sejak),
            nama=nama,
            jenis_kelamin=JenisKelamin.PEREMPUAN,
            uuid=uuid,
            nik=nik,
            tanggal_lahir=tanggal_lahir,
            posyandu=posyandu,
            jaminan=jaminan,
            sumber=sumber,
            asal=asal,
        )
        return daftar_kehamilan(ibu=ibu, oleh=oleh, sejak=sejak, asal=asal, **kehamilan)


def daftar_kehamilan(
    *, ibu: Orang, oleh: Pengguna | None, sejak: dt.date, asal: Asal | None = None, **isi: Any
) -> Kehamilan:
    """Record a pregnancy of a known woman; ``isi``: the fields of Kehamilan."""
    kehamilan = Kehamilan(desa=ibu.desa, ibu=ibu, sejak=sejak, **isi)
    tandai_asal(kehamilan, terisi({"sejak": sejak, **isi}), asal)
    with ganda_jadi_kalimat(), transaction.atomic():
        kabarkan(ibu.desa)
        return simpan(kehamilan, oleh=oleh)


def daftar_anak(
    *,
    desa: Wilayah,
    oleh: Pengguna | None,
    keluarga: Keluarga | dict[str, Any],
    nama: str,
    jenis_kelamin: str,
    tanggal_lahir: dt.date,
    sejak: dt.date,
    uuid: UUID | None = None,
    nik: str = "",
    posyandu: Any = None,
    jaminan: bool | None = None,
    sumber: str = SumberData.WAWANCARA,
    asal: Asal | None = None,
    **anak: Any,
) -> Anak:
    """Register a child; ``anak``: the fields of Anak (ibu, nama_ibu, nama_ayah, berat_lahir in kg ...)."""
    with transaction.atomic():
        orang = daftar_orang(
            desa=desa,
            oleh=oleh,
            keluarga=keluarga_atau_baru(keluarga, desa=desa, oleh=oleh, pada=sejak),
            nama=nama,
            jenis_kelamin=jenis_kelamin,
            uuid=uuid,
            nik=nik,
            tanggal_lahir=tanggal_lahir,
            posyandu=posyandu,
            jaminan=jaminan,
            sumber=sumber,
            asal=asal,
        )
        ibu = anak.get("ibu")
        anak["nama_ibu"] = rapikan(anak.get("nama_ibu") or (ibu.nama if ibu else ""))
        kabarkan(desa)
        calon = Anak(desa=desa, orang=orang, sejak=sejak, **anak)
        tandai_asal(calon, terisi(anak), asal)
        return simpan(calon, oleh=oleh)


def keluarga_atau_baru(
    keluarga: Keluarga | dict[str, Any], *, desa: Wilayah, oleh: Pengguna | None, pada: dt.date
) -> Keluarga:
    """The household, or a new one of these arguments of `daftar_keluarga`."""
    if isinstance(keluarga, Keluarga):
        return keluarga
    return daftar_keluarga(**{"desa": desa, "oleh": oleh, "pada": pada, **keluarga})
