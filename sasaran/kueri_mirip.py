"""Who may be registered already: asked at the door, before a second record is made. The worklist is `kueri_ganda`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q

from sasaran.aturan import SELISIH_HARI_GANDA, nama_mirip
from sasaran.kueri import RAHASIA_KELUARGA, RAHASIA_ORANG, untuk_daftar_keluarga
from sasaran.models import Anak, Kehamilan, Keluarga, Orang


def keluarga_mirip(kepala: str, dusun: Any) -> list[Any]:
    """Households of a dusun whose head may be the same person, with ``jumlah_orang``; at most five."""
    calon = untuk_daftar_keluarga(Keluarga.objects.filter(dusun=dusun)).order_by("nomor")
    return [satu for satu in calon if nama_mirip(satu.kepala, kepala)][:5]


def ibu_mirip(
    nama: str, *, keluarga: Keluarga | None, tanggal_lahir: dt.date | None, no_kia: str = "", suami: str = ""
) -> list[Orang]:
    """Women who may be the same person: alike in name and of one household, birth date (three days) or husband while
    pregnant; or registered under the same KIA number."""
    syarat = Q(pk__in=[])
    if keluarga:
        syarat |= Q(keluarga=keluarga)
    if tanggal_lahir:
        syarat |= Q(tanggal_lahir__range=_sekitar(tanggal_lahir))
    hamil = Kehamilan.objects.filter(berakhir_pada__isnull=True)
    sekia = set(hamil.filter(no_kia__iexact=no_kia).values_list("ibu", flat=True)) if no_kia else set()
    sesuami = {satu.ibu_id for satu in hamil.exclude(suami="") if nama_mirip(satu.suami, suami)} if suami else set()
    calon = Orang.objects.filter(syarat | Q(pk__in=sekia | sesuami), jenis_kelamin="P", anak__isnull=True)
    return [
        satu
        for satu in calon.select_related("keluarga__dusun").defer(*RAHASIA_ORANG)
        if satu.pk in sekia or nama_mirip(satu.nama, nama)
    ]


def _sekitar(lahir: dt.date) -> tuple[dt.date, dt.date]:
    selisih = dt.timedelta(days=SELISIH_HARI_GANDA)
    return lahir - selisih, lahir + selisih


def anak_mirip(
    *,
    nama: str,
    jenis_kelamin: str,
    tanggal_lahir: dt.date,
    ibu: Orang | None,
    nama_ibu: str,
    no_kia: str = "",
    kecuali: Anak | None = None,
) -> list[Anak]:
    """Children who may be the same one: same sex, born within three days, alike in name, of the same mother or under
    the same KIA number."""
    calon = (
        Anak.objects.filter(orang__jenis_kelamin=jenis_kelamin, orang__tanggal_lahir__range=_sekitar(tanggal_lahir))
        .exclude(pk=kecuali.pk if kecuali else None)
        .select_related("orang__keluarga__dusun")
        .defer(*(f"orang__{satu}" for satu in RAHASIA_ORANG), *(f"orang__keluarga__{s}" for s in RAHASIA_KELUARGA))
    )
    if kecuali and kecuali.kehamilan_id:  # twins of one pregnancy are no doubt
        calon = calon.exclude(kehamilan_id=kecuali.kehamilan_id)
    return [
        satu
        for satu in calon
        if nama_mirip(satu.orang.nama, nama)
        or (ibu is not None and satu.ibu_id == ibu.pk)
        or nama_mirip(satu.nama_ibu, nama_ibu)
        or (no_kia and satu.no_kia.casefold() == no_kia.casefold())
    ]
