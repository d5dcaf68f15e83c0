"""The page of one dusun or provider of services, with how many still stand there."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kpm import views_desa
from kpm.izin import perlu
from kpm.models import Wilayah
from sasaran import kueri_tempat as kueri


@perlu("desa.ubah")
def dusun(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A dusun: its name, who lives there, in use or not."""
    rumah, orang = kueri.isi_dusun(uuid)
    masih = f"{rumah} rumah tangga dengan {orang} orang" if orang else ""
    kpm = kueri.kpm_di(timezone.localdate(), dusun__uuid=uuid)
    return views_desa.dusun(request, wilayah, uuid, masih=masih, kpm_di_sini=kpm, saring=f"dusun={uuid}")


@perlu("desa.ubah")
def fasilitas(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A provider: what it is, who of the sasaran goes there, in use or not."""
    orang = kueri.isi_posyandu(uuid)
    masih = f"{orang} orang" if orang else ""
    kpm = kueri.kpm_di(timezone.localdate(), posyandu__uuid=uuid)
    return views_desa.fasilitas(request, wilayah, uuid, masih=masih, kpm_di_sini=kpm, saring=f"posyandu={uuid}")
