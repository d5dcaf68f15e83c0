"""How a plain row becomes a household, a person, a pregnancy or a child: django-import-export Resources."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from kpm.kunci import kunci_transaksi
from kpm.resources import MESIN, ResourceDesa
from sasaran.aturan import periksa_lalu, rapikan
from sasaran.kueri import nomor_keluarga_baru
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from sasaran.tindakan.dasar import tandai_asal

TANGGAL_KEHAMILAN = ("hpht", "hpl", "asal_tanggal", "berakhir_pada", "hasil")
"""Fields whose correction changes what was counted from them in the months."""


class ResourceBerasal(ResourceDesa):
    """A record that remembers of each datum where it comes from and when it was seen."""

    nama_orang: tuple[str, ...] = ()
    """Fields with one blank between words."""

    def rapikan(self, objek: Any, bidang: list[str], baru: bool) -> None:
        for nama in self.nama_orang:
            setattr(objek, nama, rapikan(getattr(objek, nama)))
        tandai_asal(objek, bidang, (self.sumber, self.pada) if self.sumber else None)


class ResourceKeluarga(ResourceBerasal):
    """Households; a new one gets the village's next number."""

    terkait = {"dusun": ()}
    nama_orang = ("kepala",)

    class Meta(ResourceDesa.Meta):
        model = Keluarga
        exclude = MESIN

    def rapikan(self, objek: Any, bidang: list[str], baru: bool) -> None:
        """Water and latrine without a date were seen on the day of the import, as at registration."""
        super().rapikan(objek, bidang, baru)
        for jawab, dilihat in (("air", "air_dilihat"), ("jamban", "jamban_dilihat")):
            if jawab in bidang and dilihat not in bidang:
                setattr(objek, dilihat, self.pada)
        if baru:
            objek.nomor = 0  # `lengkapi` gives the number

    def lengkapi(self, baru: list[Any]) -> None:
        if not baru:
            return
        # Two imports at once do not draw the same numbers; a single registration draws again (`daftar_keluarga`).
        kunci_transaksi(f"nomor keluarga {self.desa.kode}", sendiri=True)
        for nomor, keluarga in enumerate(baru, start=nomor_keluarga_baru()):
            keluarga.nomor = nomor


class ResourceOrang(ResourceBerasal):
    """Persons."""

    terkait = {"keluarga": (), "posyandu": ()}
    tunda = ("keluarga__no_kk",)
    nama_orang = ("nama",)

    class Meta(ResourceDesa.Meta):
        model = Orang
        exclude = MESIN

    def rapikan(self, objek: Any, bidang: list[str], baru: bool) -> None:
        super().rapikan(objek, bidang, baru)
        tolak_nanti(objek.tanggal_lahir, self.pada)


class ResourceKehamilan(ResourceBerasal):
    """Pregnancies."""

    terkait = {"ibu": ("keluarga",)}
    tunda = ("ibu__nik", "ibu__keluarga__no_kk")

    class Meta(ResourceDesa.Meta):
        model = Kehamilan
        exclude = MESIN

    def rapikan(self, objek: Any, bidang: list[str], baru: bool) -> None:
        super().rapikan(objek, bidang, baru)
        for tanggal in (objek.hpht, objek.sejak, objek.berakhir_pada):
            tolak_nanti(tanggal, self.pada)


class ResourceAnak(ResourceBerasal):
    """Children."""

    terkait = {"orang": ("keluarga",), "ibu": (), "kehamilan": (), "pengasuh": ()}
    tunda = ("orang__nik", "orang__keluarga__no_kk", "ibu__nik", "pengasuh__nik")
    nama_orang = ("nama_ibu", "nama_ayah")

    class Meta(ResourceDesa.Meta):
        model = Anak
        exclude = MESIN

    def rapikan(self, objek: Any, bidang: list[str], baru: bool) -> None:
        """The mother's name stands with the child also where she is a person of the village."""
        if not objek.nama_ibu and objek.ibu is not None:
            objek.nama_ibu = objek.ibu.nama
        super().rapikan(objek, bidang, baru)
        tolak_nanti(objek.sejak, self.pada)


def tolak_nanti(tanggal: dt.date | None, pada: dt.date) -> None:
    """Refuse a day that has not come yet."""
    if kalimat := periksa_lalu(tanggal, pada):
        raise ValidationError(kalimat)
