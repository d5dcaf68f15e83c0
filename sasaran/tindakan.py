"""Writes about sasaran: registering, a birth, changes, leaving and coming back; each in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from kpm import jejak
from kpm.models import Dusun, Jejak, Pengguna, Wilayah
from kpm.tindakan import simpan
from sasaran.aturan import rapikan
from sasaran.kueri import nomor_keluarga_baru
from sasaran.models import Anak, JenisKelamin, Kehamilan, Keluarga, Orang, SumberData
from sasaran.sinyal import kehamilan_berubah, sasaran_berubah

ULANG_NOMOR = 8
"""How often a household number is drawn again when somebody else took it in the same moment."""


class Ganda(Exception):
    """What was to be saved exists already; ``bidang`` names the form field, the message is for the person."""

    def __init__(self, bidang: str, kalimat: str) -> None:
        super().__init__(kalimat)
        self.bidang = bidang


class SudahTercatat(Exception):
    """The end of this pregnancy was recorded meanwhile; ``kehamilan`` is the record as it stands."""

    def __init__(self, kehamilan: Kehamilan) -> None:
        super().__init__("Akhir kehamilan ini sudah dicatat.")
        self.kehamilan = kehamilan


class SudahDipantau(Exception):
    """Something hangs on this record, so that it cannot be taken back."""


@dataclass(frozen=True, slots=True)
class Bayi:
    """A live-born child of a delivery: berat_lahir in kg, panjang_lahir in cm."""

    nama: str
    jenis_kelamin: str
    berat_lahir: Decimal | None = None
    panjang_lahir: Decimal | None = None
    no_kia: str = ""


# SQLite names the columns, PostgreSQL the constraint.
_GANDA = (
    (
        ("sasaran_orang_uuid", "sasaran_orang.uuid", "sasaran_keluarga_uuid", "sasaran_keluarga.uuid"),
        "pengenal",
        "Isian ini sudah tersimpan. Buka daftar sasaran untuk melihatnya.",
    ),
    (("orang_satu_nik", "sasaran_orang.nik_indeks"), "nik", "NIK ini sudah terdaftar di desa ini."),
    (("keluarga_satu_kk", "sasaran_keluarga.no_kk_indeks"), "no_kk", "Nomor KK ini sudah terdaftar di desa ini."),
    (
        ("kehamilan_satu_berjalan", "sasaran_kehamilan.ibu_id"),
        "__all__",
        "Ibu ini sudah punya kehamilan yang sedang berjalan.",
    ),
)
_NOMOR = ("keluarga_satu_nomor", "sasaran_keluarga.nomor")


@contextmanager
def _ganda_jadi_kalimat() -> Iterator[None]:
    """Turn the race two people can lose (IntegrityError) into a sentence (Ganda)."""
    try:
        yield
    except IntegrityError as galat:
        for tanda, bidang, kalimat in _GANDA:
            if any(satu in str(galat) for satu in tanda):
                raise Ganda(bidang, kalimat) from galat
        raise


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
        )
        try:
            with _ganda_jadi_kalimat(), transaction.atomic():
                return simpan(keluarga, oleh=oleh)
        except IntegrityError as galat:
            if ke == ULANG_NOMOR - 1 or not any(satu in str(galat) for satu in _NOMOR):
                raise
    raise AssertionError("tidak tercapai")


def ubah_keluarga(
    *, keluarga: Keluarga, oleh: Pengguna | None, versi: int | None, pada: dt.date, **isi: Any
) -> Keluarga:
    """Change a household. A changed air or jamban whose date stayed the old one was seen on ``pada``."""
    for nama in ("air", "jamban"):
        if nama in isi:
            dilihat = isi.get(f"{nama}_dilihat")
            berubah = isi[nama] != getattr(keluarga, nama)
            if berubah and dilihat == getattr(keluarga, f"{nama}_dilihat"):
                dilihat = None
            isi[f"{nama}_dilihat"] = None if isi[nama] is None else dilihat or pada
    return _ubah(keluarga, oleh=oleh, versi=versi, **isi)


def daftar_orang(
    *,
    desa: Wilayah,
    oleh: Pengguna | None,
    keluarga: Keluarga,
    nama: str,
    jenis_kelamin: str,
    uuid: UUID | None = None,
    nik: str = "",
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
    with _ganda_jadi_kalimat(), transaction.atomic():
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
    **kehamilan: Any,
) -> Kehamilan:
    """Register a woman not known yet, with her pregnancy (see `daftar_kehamilan` for the rest of the arguments).

    ``keluarga`` is a household, or the arguments of `daftar_keluarga` for a new one.
    """
    with transaction.atomic():
        ibu = daftar_orang(
            desa=desa,
            oleh=oleh,
            keluarga=_keluarga(keluarga, desa=desa, oleh=oleh, pada=sejak),
            nama=nama,
            jenis_kelamin=JenisKelamin.PEREMPUAN,
            uuid=uuid,
            nik=nik,
            tanggal_lahir=tanggal_lahir,
            posyandu=posyandu,
            jaminan=jaminan,
            sumber=sumber,
        )
        return daftar_kehamilan(ibu=ibu, oleh=oleh, sejak=sejak, **kehamilan)


def daftar_kehamilan(*, ibu: Orang, oleh: Pengguna | None, sejak: dt.date, **isi: Any) -> Kehamilan:
    """Record a pregnancy of a known woman; ``isi``: the fields of Kehamilan."""
    with _ganda_jadi_kalimat(), transaction.atomic():
        _kabarkan(ibu.desa)
        return simpan(Kehamilan(desa=ibu.desa, ibu=ibu, sejak=sejak, **isi), oleh=oleh)


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
    **anak: Any,
) -> Anak:
    """Register a child; ``anak``: the fields of Anak (ibu, nama_ibu, nama_ayah, berat_lahir in kg ...)."""
    with transaction.atomic():
        orang = daftar_orang(
            desa=desa,
            oleh=oleh,
            keluarga=_keluarga(keluarga, desa=desa, oleh=oleh, pada=sejak),
            nama=nama,
            jenis_kelamin=jenis_kelamin,
            uuid=uuid,
            nik=nik,
            tanggal_lahir=tanggal_lahir,
            posyandu=posyandu,
            jaminan=jaminan,
            sumber=sumber,
        )
        ibu = anak.get("ibu")
        anak["nama_ibu"] = rapikan(anak.get("nama_ibu") or (ibu.nama if ibu else ""))
        _kabarkan(desa)
        return simpan(Anak(desa=desa, orang=orang, sejak=sejak, **anak), oleh=oleh)


def catat_persalinan(
    *, kehamilan: Kehamilan, tanggal: dt.date, hasil: str, oleh: Pengguna | None, bayi: Sequence[Bayi] = ()
) -> list[Anak]:
    """End a pregnancy; every live-born child becomes an Anak of it. Raises SudahTercatat the second time."""
    if bool(bayi) != (hasil == Kehamilan.Hasil.LAHIR_HIDUP):
        raise ValueError("Bayi dicatat bila, dan hanya bila, lahir hidup.")
    with transaction.atomic():
        kini = Kehamilan.objects.select_for_update(of=("self",)).select_related("ibu__keluarga").get(pk=kehamilan.pk)
        if kini.berakhir_pada:
            raise SudahTercatat(kini)
        kini.berakhir_pada, kini.hasil = tanggal, hasil
        _simpan_kehamilan(kini, oleh=oleh, versi=None)
        return [_lahir(kini, satu, tanggal, oleh) for satu in bayi]


def _lahir(kehamilan: Kehamilan, bayi: Bayi, tanggal: dt.date, oleh: Pengguna | None) -> Anak:
    return daftar_anak(
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


def batalkan_persalinan(*, kehamilan: Kehamilan, oleh: Pengguna | None, versi: int | None) -> Kehamilan:
    """Take back the end of a pregnancy recorded by mistake, with the children it made.

    Raises SudahDipantau when something was recorded for a child, Ganda when the woman is pregnant again.
    """
    with _ganda_jadi_kalimat(), transaction.atomic():
        try:
            for anak in kehamilan.anak.select_related("orang"):
                anak.delete()
                anak.orang.delete()
        except ProtectedError as galat:
            raise SudahDipantau from galat
        kehamilan.berakhir_pada, kehamilan.hasil = None, ""
        return _simpan_kehamilan(kehamilan, oleh=oleh, versi=versi)


def ubah_kehamilan(*, kehamilan: Kehamilan, oleh: Pengguna | None, versi: int | None, **isi: Any) -> Kehamilan:
    """Change a pregnancy. A corrected day of birth corrects the birth date of the children born then."""
    lama = kehamilan.berakhir_pada
    with transaction.atomic():
        for nama, nilai in isi.items():
            setattr(kehamilan, nama, nilai)
        _simpan_kehamilan(kehamilan, oleh=oleh, versi=versi)
        if lama and kehamilan.berakhir_pada and lama != kehamilan.berakhir_pada:
            for anak in kehamilan.anak.select_related("orang").filter(orang__tanggal_lahir=lama):
                _ubah(anak.orang, oleh=oleh, versi=None, tanggal_lahir=kehamilan.berakhir_pada)
                if anak.sejak == lama or anak.sejak < kehamilan.berakhir_pada:
                    _ubah(anak, oleh=oleh, versi=None, sejak=kehamilan.berakhir_pada)
    return kehamilan


def ubah_orang(*, orang: Orang, oleh: Pengguna | None, versi: int | None, **isi: Any) -> Orang:
    """Change a person: nama, nik, tanggal_lahir, posyandu, jaminan, sumber, keluarga of the same village."""
    return _ubah(orang, oleh=oleh, versi=versi, **isi)


def ubah_anak(
    *, anak: Anak, oleh: Pengguna | None, versi: int | None, versi_orang: int | None, orang: dict[str, Any], **isi: Any
) -> Anak:
    """Change a child: ``orang`` are fields of the person, the others those of the child.

    A corrected birth date of a child born through a registered pregnancy corrects that birth, twins included.
    """
    lama = anak.orang.tanggal_lahir
    with transaction.atomic():
        ubah_orang(orang=anak.orang, oleh=oleh, versi=versi_orang, **orang)
        _ubah(anak, oleh=oleh, versi=versi, **isi)
        lahir, hamil = anak.orang.tanggal_lahir, anak.kehamilan
        if hamil and lahir and lahir != lama and hamil.berakhir_pada == lama:
            ubah_kehamilan(kehamilan=hamil, oleh=oleh, versi=None, berakhir_pada=lahir)
    return anak


def keluar(*, orang: Orang, tanggal: dt.date, sebab: str, oleh: Pengguna | None, versi: int | None) -> Orang:
    """Somebody moved away or died; everything recorded stays."""
    return _ubah(orang, oleh=oleh, versi=versi, keluar_pada=tanggal, sebab_keluar=sebab)


def keluarga_pindah(*, keluarga: Keluarga, tanggal: dt.date, oleh: Pengguna | None) -> int:
    """Everybody who still lives in a household moved away; how many they were."""
    with transaction.atomic():
        penghuni = list(keluarga.orang.filter(keluar_pada__isnull=True))
        for orang in penghuni:
            keluar(orang=orang, tanggal=tanggal, sebab=Orang.SebabKeluar.PINDAH, oleh=oleh, versi=orang.versi)
    return len(penghuni)


def kembali(*, orang: Orang, oleh: Pengguna | None, versi: int | None = None) -> Orang:
    """Take the leaving back: the person lives here."""
    return _ubah(orang, oleh=oleh, versi=versi, keluar_pada=None, sebab_keluar="")


def lihat_nik(*, orang: Orang, oleh: Pengguna, peran: str = "") -> str:
    """The whole NIK of a person, leaving a trace of who looked, in which role."""
    jejak.catat(desa=orang.desa, pengguna=oleh, perbuatan=Jejak.Perbuatan.LIHAT_NIK, objek=str(orang.uuid), peran=peran)
    return orang.nik


def _keluarga(keluarga: Keluarga | dict[str, Any], *, desa: Wilayah, oleh: Pengguna | None, pada: dt.date) -> Keluarga:
    if isinstance(keluarga, Keluarga):
        return keluarga
    return daftar_keluarga(**{"desa": desa, "oleh": oleh, "pada": pada, **keluarga})


def _ubah(objek: Any, *, oleh: Pengguna | None, versi: int | None, **isi: Any) -> Any:
    for nama, nilai in isi.items():
        setattr(objek, nama, nilai)
    with _ganda_jadi_kalimat(), transaction.atomic():
        if not isinstance(objek, Keluarga):  # where a household lives and what it has is in no total of the village
            _kabarkan(objek.desa)
        return simpan(objek, oleh=oleh, versi=versi)


def _simpan_kehamilan(kehamilan: Kehamilan, *, oleh: Pengguna | None, versi: int | None) -> Kehamilan:
    """Save a pregnancy whose dates may have changed, with everything that was counted from them."""
    simpan(kehamilan, oleh=oleh, versi=versi)
    kehamilan_berubah.send(sender=Kehamilan, kehamilan=kehamilan, oleh=oleh)
    _kabarkan(kehamilan.desa)
    return kehamilan


def _kabarkan(desa: Wilayah) -> None:
    """Tell, once this is committed, that who is sasaran has changed."""
    kode = desa.kode
    transaction.on_commit(lambda: sasaran_berubah.send_robust(sender=None, kode=kode))
