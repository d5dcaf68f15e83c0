"""Taking people in who come from another village: their record, months and history, copied in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from kpm.kerja import kerja
from kpm.lingkup import lingkup
from kpm.models import Fasilitas, Pengguna, Wilayah
from kpm.periode import TAHUN_AKHIR, TAHUN_AWAL, Bulan
from kpm.tindakan import simpan
from pemantauan.bulanan.hadir import AYAH, IBU, Hadir, dengan_hadir
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.models import CatatanBulanan, PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.tindakan.bulan import kabarkan
from pemantauan.tindakan.datang_dosis import baca_dosis, tulis_dosis
from pemantauan.tindakan.datang_periksa import baca_pemeriksaan, tulis_pemeriksaan
from pemantauan.tindakan.datang_rujukan import baca_rujukan, tulis_rujukan
from pemantauan.tindakan.ragu_ikut import baca_jawaban, tulis_jawaban
from sasaran.kueri_asal_usul import asal_usul
from sasaran.kueri_asal_usul import kini as orang_kini
from sasaran.models import Kejadian, Keluarga, Kesepakatan, Orang, PindahMasuk
from sasaran.sinyal import sasaran_berubah
from sasaran.tindakan.daftar import keluarga_atau_baru
from sasaran.tindakan.dasar import Ditolak, catat, ganda_jadi_kalimat, ubah_rekaman
from sasaran.tindakan.kejadian import kembali
from sasaran.tindakan.pindah_desa import SUDAH_DIJAWAB, dua_sisi, jawab, keluar_ke
from sasaran.tindakan.salin import Diri, Paket, Peta, Salinan, baca, baca_diri, tulis, tulis_diri

BULANAN: tuple[tuple[type[CatatanBulanan], str], ...] = (
    (PemantauanIbu, "kehamilan"),
    (PemantauanAnak, "anak"),
    (PemantauanPaud, "anak"),
)
"""Monthly records, and whose they are."""


DUA_CATATAN = (
    "{} dan {} dari desa asal di sini satu orang: {}. Minta desa asal menarik kembali kepindahannya, menggabungkan "
    "kedua catatan itu, lalu memberi tahu lagi."
)


class SudahTerdaftar(Exception):
    """Somebody who is coming has a NIK this village knows. ``orang``: uuid of the original -> the person here."""

    def __init__(self, orang: dict[str, Orang]) -> None:
        super().__init__("NIK-nya sudah terdaftar di desa ini.")
        self.orang = orang


def terima(
    *,
    masuk: PindahMasuk,
    keluarga: Keluarga | dict[str, Any],
    tiba: dt.date,
    oleh: Pengguna | None,
    posyandu: Fasilitas | None = None,
    sama: Mapping[str, Orang] | None = None,
) -> list[Orang]:
    """Take the people of a move in; they are sasaran here from ``tiba`` on, and their earlier months are seen.

    ``sama``: uuid of an original -> the person of this village it is already, who receives the months that are not
    here yet. Accepted a second time it changes nothing. Raises SudahTerdaftar, Ditolak, Ganda.
    """
    with ganda_jadi_kalimat(), dua_sisi(masuk.kesepakatan, masuk.asal, masuk.desa) as (luar, kini):
        salinan = Salinan(kini.kesepakatan, kini.desa)
        if kini.keadaan == Kesepakatan.DITERIMA:
            return _diterima(kini)
        if kini.keadaan != Kesepakatan.MENUNGGU:
            raise Ditolak(SUDAH_DIJAWAB.format(kini.get_keadaan_display().lower()))
        if tiba < kini.tanggal:
            raise Ditolak("Tanggal tiba tidak mungkin sebelum tanggal pindah.")
        with lingkup(luar.desa.kode), kerja(None):  # a work area here says nothing of that village
            diri = baca_diri(luar.anggota)
            bulanan, sesi = _baca_bulanan(diri), _baca_sesi(diri)
            dosis = baca_dosis(diri)
            periksa = baca_pemeriksaan(diri)
            rujukan = baca_rujukan(diri)
            jawaban = baca_jawaban(
                [satu.uuid for paket in (*bulanan, diri.orang, diri.kehamilan) for satu in paket.baris]
            )
            if not diri.orang.baris:
                raise Ditolak("Orang yang dikirim tidak ada lagi di desa asal.")
            for satu in diri.orang.baris:
                if not satu.keluar_pada:  # first, so that nobody lives in two villages even for a moment
                    keluar_ke(satu, luar, oleh)
        with lingkup(kini.desa.kode):
            dikenal = _dikenal(diri, {**_pernah_di_sini(diri, luar.desa, kini.desa), **(sama or {})})
            rumah = keluarga_atau_baru(keluarga, desa=kini.desa, oleh=oleh, pada=tiba)
            with kerja(None):  # they come into this household, wherever they lived here before
                tulis_diri(diri, salinan, keluarga=rumah, posyandu=posyandu, tiba=tiba, sama=dikenal, oleh=oleh)
                menjadi = _tulis_bulanan(bulanan, sesi, salinan, luar.desa)
                menjadi |= {satu.uuid: salinan.orang[satu.pk].uuid for satu in diri.orang.baris}
                menjadi |= {satu.uuid: salinan.kehamilan[satu.pk].uuid for satu in diri.kehamilan.baris}
                tulis_jawaban(jawaban, menjadi, kini.desa)
                tulis_dosis(dosis, salinan)
                tulis_pemeriksaan(periksa, salinan)
                tulis_rujukan(rujukan, salinan, oleh)
                datang = [salinan.orang[satu.pk] for satu in diri.orang.baris]
                for satu in datang:
                    _tiba(satu, rumah, tiba, luar.desa, oleh)
            kini.keluarga = rumah
            kini.anggota = _dengan_tujuan(kini.anggota, {str(s.uuid): salinan.orang[s.pk] for s in diri.orang.baris})
        jawab(luar, kini, Kesepakatan.DITERIMA, oleh)
        kode = kini.desa.kode
        transaction.on_commit(lambda: sasaran_berubah.send_robust(sender=None, kode=kode))
    return datang


def sudah_terdaftar(masuk: PindahMasuk) -> dict[str, Orang]:
    """Who of the people of a move has a NIK that is registered here: uuid of the original -> the person here.

    Somebody who went from here to that village and comes back is known anyway and asked about by nobody.
    """
    with dua_sisi(masuk.kesepakatan, masuk.asal, masuk.desa) as (luar, kini):
        with lingkup(luar.desa.kode):
            diri = baca_diri(luar.anggota)
        with lingkup(kini.desa.kode):
            return _bernik_sama(diri, _pernah_di_sini(diri, luar.desa, kini.desa))


def _bernik_sama(diri: Diri, dikenal: Collection[str]) -> dict[str, Orang]:
    nik = {
        satu.nik_indeks: str(satu.uuid)
        for satu in diri.orang.baris
        if satu.nik_indeks and str(satu.uuid) not in dikenal
    }
    ada = Orang.objects.filter(nik_indeks__in=list(nik)).select_related("keluarga") if nik else ()
    return {nik[satu.nik_indeks]: satu for satu in ada}


def _tiba(orang: Orang, rumah: Keluarga, tiba: dt.date, asal: Wilayah, oleh: Pengguna | None) -> None:
    """The event of arrival; who lived here before is back since then, in the household they come into."""
    dari: dict[str, Any] = {}
    if orang.keluar_pada:
        kembali(orang=orang, oleh=oleh, versi=None, tanggal=max(tiba, orang.keluar_pada))
        if orang.keluarga_id != rumah.pk:
            dari = {"dari_keluarga": orang.keluarga, "ke_keluarga": rumah}
            ubah_rekaman(orang, oleh=oleh, versi=None, keluarga=rumah)
    catat(orang, Kejadian.Jenis.DATANG, tiba, oleh, wilayah_lain=asal, **dari)


def _diterima(masuk: PindahMasuk) -> list[Orang]:
    """Whom an accepted move has brought, in the order of the agreement."""
    with lingkup(masuk.desa.kode):
        ada = [orang_kini(UUID(satu["di_sini"])) for satu in masuk.anggota if "di_sini" in satu]
    return [satu for satu in ada if satu]


def _dengan_tujuan(anggota: list[dict[str, str]], menjadi: Mapping[str, Orang]) -> list[dict[str, str]]:
    """The members of a move, each with the identifier of the record it became (``di_sini``)."""
    return [
        {**satu, "di_sini": str(menjadi[satu["uuid"]].uuid)} if satu["uuid"] in menjadi else satu for satu in anggota
    ]


def _dikenal(diri: Diri, sama: Mapping[str, Orang]) -> dict[Any, Orang]:
    """Originals that are a person of this village already. Raises SudahTerdaftar where nobody has said so yet, Ditolak
    where two of them are one person here."""
    if belum := _bernik_sama(diri, sama):
        raise SudahTerdaftar(belum)
    dikenal = {satu.uuid: sama[str(satu.uuid)] for satu in diri.orang.baris if str(satu.uuid) in sama}
    pertama: dict[int, str] = {}
    for satu in diri.orang.baris:
        if di_sini := dikenal.get(satu.uuid):
            if di_sini.pk in pertama:
                raise Ditolak(DUA_CATATAN.format(pertama[di_sini.pk], satu.nama, di_sini.nama))
            pertama[di_sini.pk] = satu.nama
    return dikenal


def _dicatat_di(satu: Any, asal: Wilayah, salinan: Salinan) -> Wilayah | None:
    """Where a month was recorded first; None where that is here."""
    dari = satu.dari_desa or asal
    return None if dari.pk == salinan.desa.pk else dari


def _pernah_di_sini(diri: Diri, asal: Wilayah, di_sini: Wilayah) -> dict[str, Orang]:
    """Who lived here before they came to that village, by whatever way: their record here is theirs again."""
    hasil = {}
    for satu in diri.orang.baris:
        dahulu = (uuid for desa, uuid in asal_usul(satu.uuid, asal) if desa.pk == di_sini.pk)
        if orang := next(filter(None, map(orang_kini, dahulu)), None):
            hasil[str(satu.uuid)] = orang
    return hasil


def _baca_bulanan(diri: Diri) -> list[Paket]:
    milik = {
        "kehamilan": [satu.pk for satu in diri.kehamilan.baris],
        "anak": [satu.pk for satu in diri.anak.baris],
    }
    return [
        baca(model._default_manager.filter(**{f"{siapa}__in": milik[siapa]}).order_by("pk")) for model, siapa in BULANAN
    ]


Sesi = Mapping[tuple[int, Bulan], Hadir]


def _baca_sesi(diri: Diri) -> dict[type[CatatanBulanan], Sesi]:
    """What the counselling sessions of the origin tell of these people's months: the sessions themselves stay there."""
    masa = (Bulan(TAHUN_AWAL, 1), Bulan(TAHUN_AKHIR, 12))
    return {
        PemantauanIbu: hadir_bulan("ibu", masa, kehamilan__in=[satu.pk for satu in diri.kehamilan.baris]),
        PemantauanAnak: hadir_bulan("anak", masa, anak__in=[satu.pk for satu in diri.anak.baris]),
        PemantauanPaud: {},
    }


def _bersesi(model: type[CatatanBulanan], satu: Any, hadir: Hadir | None) -> dict[str, Any]:
    """The fields of a month about counselling, with what the sessions add to them."""
    ada = {bidang.name for bidang in model._meta.concrete_fields}
    return dengan_hadir({nama: getattr(satu, nama) for nama in (*AYAH, *IBU) if nama in ada}, hadir)


def _tulis_bulanan(
    bulanan: list[Paket], sesi: Mapping[type[CatatanBulanan], Sesi], salinan: Salinan, asal: Any
) -> dict[UUID, UUID]:
    """The months with their history; where the month is here already, the record of this village stays. What each
    record that was written has become.

    What counselling sessions told there stands in the months here, also in those that had no record of their own.
    """
    menjadi: dict[UUID, UUID] = {}
    for (model, siapa), paket in zip(BULANAN, bulanan, strict=True):
        peta: Peta = getattr(salinan, siapa)
        ada = set(model._default_manager.filter(**{f"{siapa}__in": list(peta.values())}).values_list(siapa, "bulan"))
        sudah = {satu.pk for satu in paket.baris if (peta[getattr(satu, f"{siapa}_id")].pk, satu.bulan) in ada}
        baru = tulis(
            paket,
            salinan,
            lambda satu, model=model, siapa=siapa, peta=peta: {  # type: ignore[misc]
                siapa: peta[getattr(satu, f"{siapa}_id")],
                "dari_desa": _dicatat_di(satu, asal, salinan),
                **_bersesi(model, satu, sesi[model].get((getattr(satu, f"{siapa}_id"), satu.bulan))),
            },
            tanpa=sudah,
        )
        tercatat = {(getattr(satu, f"{siapa}_id"), satu.bulan) for satu in paket.baris}
        for (pk, bulan), hadir in sesi[model].items():
            if (pk, bulan) in tercatat or (peta[pk].pk, bulan) in ada:
                continue
            kosong = model(desa=salinan.desa, bulan=bulan, tanggal=hadir.sesi[-1].tanggal, dari_desa=asal)
            setattr(kosong, siapa, peta[pk])
            for nama, nilai in _bersesi(model, kosong, hadir).items():
                setattr(kosong, nama, nilai)
            simpan(kosong, oleh=None)
        menjadi |= {satu.uuid: baru[satu.pk].uuid for satu in paket.baris if satu.pk in baru}
        for satu in list(baru.values())[:1]:
            kabarkan(satu)
    return menjadi
