"""How a plain row becomes a month of Formulir 2A, 2B or 2C, or the services of a provider (Formulir 1).

The same completing and the same refusals as a single save (`pemantauan.tindakan`). A month of a finalised quarter is
not written: it comes back as ``titipan``, what is to wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError

from kpm.periode import Triwulan
from kpm.resources import MESIN, Hasil, ResourceDesa
from kpm.tindakan_banyak import bentrok
from pemantauan import kelayakan
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_aturan import aturan_tumbuh
from pemantauan.kueri_kartu import kartu_periode, tertutup
from pemantauan.models import KondisiLayanan, PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.pengaturan_tumbuh import AturanTumbuh
from pemantauan.tindakan.bulan import (
    BIDANG_ANAK,
    BIDANG_IBU,
    KOSONG,
    kunci_triwulan,
    rapikan_anak,
    rapikan_ibu,
    usulkan_gizi,
)
from pemantauan.tindakan.paud import BIDANG_PAUD, umur_paud
from sasaran.models import SumberData

MESIN_BULAN = MESIN | {"dari_desa"}


@dataclass(frozen=True, slots=True)
class Titipan:
    """A month that can only wait: the record as it would stand, and what of it differs from what is stored."""

    catatan: Any
    nilai: dict[str, Any]
    versi: int | None


class ResourceKondisi(ResourceDesa):
    """Formulir 1: the services of one provider in one year."""

    terkait = {"fasilitas": ()}

    class Meta(ResourceDesa.Meta):
        model = KondisiLayanan
        exclude = MESIN


class ResourceBulan(ResourceDesa):
    """What the three monthly records share."""

    kelompok = ""
    """As `EntriMenunggu.kelompok` names it."""
    pemilik = "anak"
    """Whose month it is."""
    bidang: tuple[str, ...] = ()
    """Fields of an entry."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.titipan: dict[Any, Titipan] = {}
        self._tertutup: dict[Triwulan, bool] = {}

    def kunci(self, triwulan: set[Triwulan]) -> None:
        """Keep these quarters as they are until the transaction ends: before every lock of a row."""
        for satu in sorted(triwulan):
            kunci_triwulan(self.desa, satu)
        kartu = kartu_periode(self.desa, [str(satu) for satu in triwulan])
        self._tertutup = {satu: tertutup(kartu.get(str(satu))) for satu in triwulan}

    def tulis(self, baris: Any) -> Hasil:
        """As `ResourceDesa.tulis`, after `kunci`; what can only wait is in ``titipan`` afterwards."""
        self.titipan = {}
        return super().tulis(baris)

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        if instance.pk is None and not row.get("sumber") and self.sumber:
            instance.sumber = self.sumber
        super().import_instance(instance, row, **kwargs)

    def rapikan(self, objek: Any, bidang: list[str], baru: bool) -> None:
        isi = {nama: getattr(objek, nama) for nama in self.bidang}
        if baru and not objek.tanggal:
            objek.tanggal = min(objek.bulan.akhir, self.pada)
        isi = self.lengkap(objek, isi)
        if all(isi[satu] in (None, "") for satu in objek.LAYANAN):
            raise ValidationError(KOSONG)
        galat = self.galat(objek, isi)
        orang = self.orang(objek)
        lahir = orang.tanggal_lahir if self.kelompok == "anak" else None
        tanggal = kelayakan.galat_tanggal(
            objek.tanggal, objek.bulan, hari_ini=self.pada, lahir=lahir, keluar=orang.keluar_pada
        )
        if tanggal:
            galat["tanggal"] = tanggal
        if galat:
            raise ValidationError(list(galat.values()))
        for nama, nilai in isi.items():
            setattr(objek, nama, nilai)
        if objek.dari_desa_id and objek.tanggal >= getattr(objek, self.pemilik).sejak:
            objek.dari_desa = None  # monitored here as well since the person came

    def lengkap(self, objek: Any, isi: dict[str, Any]) -> dict[str, Any]:
        """What follows from what was entered."""
        return isi

    def galat(self, objek: Any, isi: dict[str, Any]) -> dict[str, str]:
        """What the entry cannot hold, by field."""
        raise NotImplementedError

    def orang(self, objek: Any) -> Any:
        """Whose month it is."""
        return objek.anak.orang

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        if not self._tertutup[instance.bulan.triwulan]:
            super().save_instance(instance, is_create, row, **kwargs)
            return
        lama = dict.fromkeys(self.bidang) if is_create else self.sebelum(instance)
        kini = {nama: getattr(instance, nama) for nama in self.bidang}
        kosong = self._meta.model()
        nilai = {n: isi for n, isi in kini.items() if isi != (getattr(kosong, n) if is_create else lama[n])}
        self.titipan[instance.uuid] = Titipan(instance, nilai, None if is_create else lama["versi"])

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """A new month that waits is refused where the month has been recorded meanwhile."""
        menunggu = [satu.catatan for satu in self.titipan.values() if satu.versi is None]
        galat = bentrok(self._meta.model, menunggu) if menunggu else {}
        for catatan in menunggu:
            if id(catatan) in galat:
                del self.titipan[catatan.uuid]
                self.hasil.ditahan[catatan.uuid] = " ".join(galat[id(catatan)].messages)


class ResourceIbu(ResourceBulan):
    """Formulir 2A."""

    kelompok, pemilik, bidang = "ibu", "kehamilan", BIDANG_IBU
    terkait = {"kehamilan": ("ibu__keluarga",)}
    kunci_dulu = ("kehamilan",)
    tunda = ("kehamilan__ibu__nik", "kehamilan__ibu__keluarga__no_kk")

    class Meta(ResourceDesa.Meta):
        model = PemantauanIbu
        exclude = MESIN_BULAN

    def lengkap(self, objek: Any, isi: dict[str, Any]) -> dict[str, Any]:
        return rapikan_ibu(isi, objek.kehamilan, objek.tanggal)

    def galat(self, objek: Any, isi: dict[str, Any]) -> dict[str, str]:
        return kelayakan.galat_ibu(isi, bulan=objek.bulan, melahirkan=objek.kehamilan.melahirkan)

    def orang(self, objek: Any) -> Any:
        return objek.kehamilan.ibu


class ResourceBalita(ResourceBulan):
    """Formulir 2B."""

    kelompok, bidang = "anak", BIDANG_ANAK
    terkait = {"anak": ("orang__keluarga",)}
    tunda = ("anak__orang__nik", "anak__orang__keluarga__no_kk")

    class Meta(ResourceDesa.Meta):
        model = PemantauanAnak
        exclude = MESIN_BULAN

    def lengkap(self, objek: Any, isi: dict[str, Any]) -> dict[str, Any]:
        orang = objek.anak.orang
        isi = rapikan_anak(isi, umur=orang.umur_bulan(objek.tanggal))
        return usulkan_gizi(isi, orang, objek.tanggal, self._aturan)

    @cached_property
    def _aturan(self) -> AturanTumbuh:
        """Of the day the file is written: one query for all its months."""
        return aturan_tumbuh(self.pada)

    def galat(self, objek: Any, isi: dict[str, Any]) -> dict[str, str]:
        return kelayakan.galat_anak(isi, umur=objek.anak.orang.umur_bulan(objek.tanggal))


class ResourcePaud(ResourceBulan):
    """Formulir 2C."""

    kelompok, bidang = "paud", (*BIDANG_PAUD, "sumber")
    terkait = ResourceBalita.terkait
    tunda = ResourceBalita.tunda

    class Meta(ResourceDesa.Meta):
        model = PemantauanPaud
        exclude = MESIN_BULAN

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "sumber": SumberData.PAUD})

    def galat(self, objek: Any, isi: dict[str, Any]) -> dict[str, str]:
        umur = umur_paud(objek.anak, objek.bulan, HPK_2018.ambang_paud)
        return kelayakan.galat_paud(isi) | ({"hadir": umur} if umur else {})


RESOURCE_BULAN: dict[str, type[ResourceBulan]] = {"ibu": ResourceIbu, "balita": ResourceBalita, "paud": ResourcePaud}
