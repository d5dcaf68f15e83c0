"""Moves inside the village: persons or a whole household into another one, a household parted, a child in care."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Pengguna
from sasaran.models import Anak, Kejadian, Keluarga, Orang, SumberData
from sasaran.tindakan.daftar import keluarga_atau_baru
from sasaran.tindakan.dasar import Ditolak, catat, ubah_rekaman

J = Kejadian.Jenis


def pindah_rumah(
    *,
    orang: Sequence[Orang],
    ke: Keluarga | dict[str, Any],
    tanggal: dt.date,
    oleh: Pengguna | None,
    sumber: str = SumberData.WAWANCARA,
) -> Keluarga:
    """Persons of a household live in another one since ``tanggal``: a known one, or a new one of these arguments.

    Where everybody who lives in it moves into a new one, the nomor KK and telephone go with them: it is the same
    family in another house, whose water and latrine are yet to be seen. Raises Ditolak, Ganda.
    """
    if not orang:
        raise Ditolak("Pilih siapa yang pindah.")
    with transaction.atomic():
        pindah = list(
            Orang.objects.select_for_update(of=("self",))
            .select_related("keluarga")
            .filter(pk__in=[satu.pk for satu in orang])
            .order_by("pk")
        )
        for satu in pindah:
            _boleh(satu, tanggal)
        if isinstance(ke, dict):
            ke = _bekal(pindah, dict(ke), oleh)
        keluarga = keluarga_atau_baru(ke, desa=pindah[0].desa, oleh=oleh, pada=tanggal)
        for satu in pindah:
            if satu.keluarga_id == keluarga.pk:
                raise Ditolak(f"{satu.nama} sudah tinggal di keluarga {keluarga.kepala}.")
            _pindahkan(satu, keluarga, J.PINDAH_RUMAH, tanggal, oleh, sumber=sumber)
    return keluarga


def diasuh(
    *,
    anak: Anak,
    tanggal: dt.date,
    hubungan: str,
    oleh: Pengguna | None,
    keluarga: Keluarga | None = None,
    pengasuh: Orang | None = None,
    sumber: str = SumberData.WAWANCARA,
) -> Kejadian:
    """A child lives with another family, or is looked after by somebody else at home; its mother of record stays.

    ``hubungan`` is what the carer is to the child ("nenek"). Raises Ditolak.
    """
    with transaction.atomic():
        orang = Orang.objects.select_for_update(of=("self",)).select_related("keluarga").get(pk=anak.orang_id)
        _boleh(orang, tanggal)
        ubah_rekaman(anak, oleh=oleh, versi=None, pengasuh=pengasuh, hubungan_pengasuh=hubungan)
        if keluarga and keluarga.pk != orang.keluarga_id:
            return _pindahkan(orang, keluarga, J.DIASUH, tanggal, oleh, sumber=sumber, keterangan=hubungan)
        return catat(orang, J.DIASUH, tanggal, oleh, sumber=sumber, keterangan=hubungan)


def selesai_diasuh(
    *, anak: Anak, tanggal: dt.date, oleh: Pengguna | None, sumber: str = SumberData.WAWANCARA
) -> Kejadian:
    """The child is back with its family: the household it lived in before it went into care. Raises Ditolak."""
    with transaction.atomic():
        orang = Orang.objects.select_for_update(of=("self",)).select_related("keluarga").get(pk=anak.orang_id)
        semua = orang.kejadian.filter(jenis=J.DIASUH, dibatalkan_pada=None).select_related("dari_keluarga")
        mulai = semua.order_by("tanggal", "pk").last()
        if mulai is None or not anak.hubungan_pengasuh:
            raise Ditolak(f"{orang.nama} tidak tercatat diasuh keluarga lain.")
        if tanggal < mulai.tanggal:
            raise Ditolak(f"{orang.nama} diasuh sejak {tanggal_panjang(mulai.tanggal)}. Periksa tanggalnya.")
        _boleh(orang, tanggal)
        ubah_rekaman(anak, oleh=oleh, versi=None, pengasuh=None, hubungan_pengasuh="")
        pulang = mulai.dari_keluarga
        if pulang and pulang.pk != orang.keluarga_id:
            return _pindahkan(orang, pulang, J.KEMBALI, tanggal, oleh, sumber=sumber)
        return catat(orang, J.KEMBALI, tanggal, oleh, sumber=sumber)


def _boleh(orang: Orang, tanggal: dt.date) -> None:
    """Moves are recorded in the order of their days: an earlier one would tear the later ones apart."""
    if orang.keluar_pada:
        raise Ditolak(f"{orang.nama} tercatat tidak tinggal di desa ini lagi.")
    if orang.tanggal_lahir and tanggal < orang.tanggal_lahir:
        raise Ditolak(f"{orang.nama} lahir {tanggal_panjang(orang.tanggal_lahir)}. Periksa tanggalnya.")
    kemudian = orang.kejadian.filter(dibatalkan_pada=None, ke_keluarga__isnull=False, tanggal__gt=tanggal)
    if lain := kemudian.order_by("-tanggal").first():
        raise Ditolak(
            f"{orang.nama} sudah tercatat pindah {tanggal_panjang(lain.tanggal)}. Batalkan itu dahulu, "
            "atau isi tanggal sesudahnya."
        )


def _pindahkan(orang: Orang, ke: Keluarga, jenis: str, tanggal: dt.date, oleh: Pengguna | None, **isi: Any) -> Kejadian:
    dari = orang.keluarga
    ubah_rekaman(orang, oleh=oleh, versi=None, keluarga=ke)
    return catat(orang, jenis, tanggal, oleh, dari_keluarga=dari, ke_keluarga=ke, **isi)


def _bekal(pindah: list[Orang], baru: dict[str, Any], oleh: Pengguna | None) -> dict[str, Any]:
    """A whole household takes its nomor KK and telephone along, unless the new one was given others, and stays rentan
    or not: that is of the people, not of the house."""
    lama = pindah[0].keluarga
    semua = set(lama.orang.filter(keluar_pada__isnull=True).values_list("pk", flat=True))
    if {satu.pk for satu in pindah} != semua:
        return baru
    if lama.no_kk and baru.get("no_kk", "") in ("", lama.no_kk):
        baru["no_kk"] = lama.no_kk
        ubah_rekaman(lama, oleh=oleh, versi=None, no_kk="")
    return {**baru, "telepon": baru.get("telepon") or lama.telepon, "rentan": lama.rentan}
