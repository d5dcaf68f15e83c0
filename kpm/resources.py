"""How a plain row becomes a record: the base of the django-import-export Resources, and those of places.

In front of it stand the reading layer and the planners; it is handed a tablib Dataset of canonical text (dates ISO,
months 2026-08, decimals with a point, Ya and Tidak as 1 and 0, references as uuid). An empty cell says nothing.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any
from uuid import UUID

import tablib
from django.core.exceptions import FieldError, ValidationError
from django.db import models
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import Widget

from kpm.bidang import BidangBulan
from kpm.kerja import BukanWilayahKerja, pastikan_milik
from kpm.lingkup import ModelDesa
from kpm.models import Dusun, Fasilitas, Pengguna, Wilayah
from kpm.periode import Bulan
from kpm.rekaman import Rekaman
from kpm.tindakan_banyak import bentrok, potret, simpan_banyak

USANG = "Catatan ini diubah orang lain sesudah berkas dibaca. Unggah lagi berkasnya untuk membandingkan."
SUDAH_ADA = "Catatan ini sudah ada."
SUDAH_TIADA = "Catatan ini sudah tidak ada."
MESIN = {satu.name for satu in Rekaman._meta.get_fields()} - {"uuid"} | {
    "id",
    "desa",
    "asal_data",
    "bunyi",
    "nik_indeks",
    "no_kk_indeks",
    "ulang_tahun_kedua",
}
"""Fields no row fills: bookkeeping, and what is computed from others."""
VERSI, UBAH = "_versi", "_ubah"
"""Columns beside the fields: version of the record as it was seen, whether a known record is changed."""


# --- text and values ------------------------------------------------------------------------------------------------


def sebagai_teks(nilai: Any) -> str:
    """The canonical text of a plain value of a row."""
    if isinstance(nilai, bool):
        return "1" if nilai else "0"
    if nilai is None:
        return ""
    return json.dumps(nilai) if isinstance(nilai, dict | list) else str(nilai)


class WidgetTeks(Widget):
    """Text as it stands."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return value


class WidgetYaTidak(Widget):
    """1 and 0."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        if value not in ("0", "1"):
            raise ValueError("Jawab Ya atau Tidak, atau kosongkan.")
        return bool(value == "1")


class WidgetBulat(Widget):
    """A whole number."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:
        try:
            return int(value)
        except ValueError as galat:
            raise ValueError("Tulis angka bulat, misalnya 2.") from galat


class WidgetDesimal(Widget):
    """A number with a point."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal:
        try:
            angka = Decimal(value)
        except InvalidOperation as galat:
            raise ValueError("Tulis angka saja, misalnya 8,55.") from galat
        if not angka.is_finite():
            raise ValueError("Tulis angka saja, misalnya 8,55.")
        return angka


class WidgetTanggal(Widget):
    """2026-08-12."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> dt.date:
        try:
            return dt.date.fromisoformat(value)
        except ValueError as galat:
            raise ValueError("Tanggal ini tidak ada di kalender.") from galat


class WidgetBulan(Widget):
    """2026-08."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Bulan:
        return Bulan.dari_teks(value)


class WidgetPengenal(Widget):
    """The record's own uuid."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> UUID:
        return UUID(value)


class WidgetJson(Widget):
    """JSON."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return json.loads(value)


class WidgetUuid(Widget):
    """A record pointed to, by its uuid; all those of a batch are read at once."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__()
        self.model = model
        self.ada: dict[str, Any] = {}

    def muat(self, uuid: Iterable[str], semua: models.QuerySet[Any], desa: Wilayah) -> None:
        """Read these. One query."""
        self.ada = {}
        for objek in semua.filter(uuid__in=uuid):
            objek.desa = desa
            self.ada[str(objek.uuid)] = objek

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if (objek := self.ada.get(value)) is None:
            raise ValueError(f"{str(self.model._meta.verbose_name).capitalize()} yang ditunjuk baris ini tidak ada.")
        return objek


_WIDGET: tuple[tuple[type[Any], type[Widget]], ...] = (
    (models.UUIDField, WidgetPengenal),
    (BidangBulan, WidgetBulan),
    (models.BooleanField, WidgetYaTidak),
    (models.IntegerField, WidgetBulat),
    (models.DecimalField, WidgetDesimal),
    (models.DateField, WidgetTanggal),
    (models.JSONField, WidgetJson),
)


# --- a batch --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Baris:
    """A row to write: the record's uuid, its fields as plain values, the version that was seen (None: a new one)."""

    uuid: UUID
    isi: Mapping[str, Any]
    versi: int | None = None
    ubah: bool = False


@dataclass(slots=True)
class Hasil:
    """What became of a batch, by uuid of the record."""

    ditahan: dict[UUID, str] = field(default_factory=dict)
    """Not written, and why."""
    baru: dict[UUID, Any] = field(default_factory=dict)
    berubah: dict[UUID, tuple[Any, dict[str, Any]]] = field(default_factory=dict)
    """The record as it stands, and the changed fields (attname) as they were."""


class PemuatDesa(BaseInstanceLoader):
    """The known records of a batch, read and locked at once."""

    def get_instance(self, row: Any) -> Any:
        return self.resource.dikenal.get(row["uuid"])


class ResourceDesa(ModelResource):
    """Writes a batch of rows of one kind into the open village, in a number of queries that does not grow with them.

    A row that cannot be written is held back with a sentence, the others go on. To be called inside a transaction.
    """

    terkait: Mapping[str, tuple[str, ...]] = {}
    """Reference -> what of it is read along (select_related), so that the work area can be told."""
    kunci_dulu: tuple[str, ...] = ()
    """References that are locked before the records themselves."""
    tunda: tuple[str, ...] = ()
    """Encrypted numbers on the way there, which nobody needs."""

    class Meta:
        import_id_fields = ("uuid",)
        use_bulk = True
        batch_size = None
        skip_diff = True
        store_instance = False
        instance_loader_class = PemuatDesa

    def __init__(self, *, desa: Wilayah, oleh: Pengguna | None, pada: dt.date, sumber: str = "") -> None:
        super().__init__()
        self.desa, self.oleh, self.pada, self.sumber = desa, oleh, pada, sumber
        self.dikenal: dict[str, Any] = {}
        self.hasil = Hasil()
        self._potret: dict[int, dict[str, Any]] = {}
        self._terisi: list[Field] = []

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Field:
        if isinstance(django_field, models.ForeignKey) and issubclass(django_field.related_model, ModelDesa):
            widget: Widget = WidgetUuid(django_field.related_model)
        else:
            jenis = next((satu for model, satu in _WIDGET if isinstance(django_field, model)), WidgetTeks)
            widget = jenis()
        return Field(attribute=field_name, column_name=field_name, widget=widget, readonly=readonly)

    # -- one batch

    def tulis(self, baris: Iterable[Baris]) -> Hasil:
        """Write these rows. Inside a transaction; raises IntegrityError when the database refuses one nobody saw."""
        baris = list(baris)
        self.hasil, self._potret = Hasil(), {}
        kolom = ["uuid", VERSI, UBAH, *dict.fromkeys(nama for satu in baris for nama in satu.isi)]
        if asing := set(kolom) - self.fields.keys() - {VERSI, UBAH}:
            raise FieldError(f"Bidang tidak dikenal: {', '.join(sorted(asing))}")
        self._terisi = [self.fields[nama] for nama in kolom if nama in self.fields]
        tabel = tablib.Dataset(headers=kolom)
        for satu in baris:
            isi = (sebagai_teks(satu.isi.get(nama)) for nama in kolom[3:])
            tabel.append((str(satu.uuid), sebagai_teks(satu.versi), sebagai_teks(satu.ubah), *isi))
        hasil = self.import_data(tabel, dry_run=False, use_transactions=False, raise_errors=False)
        for satu, nilai in zip(baris, hasil.rows, strict=True):
            if nilai.errors:
                raise nilai.errors[0].error
            if nilai.validation_error:
                self.hasil.ditahan[satu.uuid] = " ".join(nilai.validation_error.messages)
        return self.hasil

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Read what the rows point to, and the records that are known, locked."""
        kepala = dataset.headers
        for nama, satu in self.fields.items():
            if isinstance(satu.widget, WidgetUuid) and nama in kepala:
                self._muat(nama, satu.widget, {isi for isi in dataset[nama] if isi})
        terkunci = self.get_queryset().filter(uuid__in=dataset["uuid"]).select_for_update(of=("self",))
        self.dikenal = {str(objek.uuid): objek for objek in terkunci.order_by("pk")}
        for objek in self.dikenal.values():
            objek.desa = self.desa

    def _muat(self, nama: str, widget: WidgetUuid, uuid: set[str]) -> None:
        semua = widget.model._default_manager.select_related(*self.terkait.get(nama, ()))
        semua = semua.defer(*(satu.removeprefix(f"{nama}__") for satu in self.tunda if satu.startswith(f"{nama}__")))
        if nama in self.kunci_dulu:
            semua = semua.select_for_update(of=("self",)).order_by("pk")
        widget.muat(uuid, semua, self.desa)

    def get_queryset(self) -> Any:
        jalur = [f"{nama}__{satu}" for nama, semua in self.terkait.items() for satu in semua]
        return self._meta.model.objects.select_related(*self.terkait, *jalur).defer(*self.tunda)

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """Nothing: keys are the database's own, no sequence is behind."""

    # -- one row

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:
        ubah = row[UBAH] == "1"
        if new:
            if ubah:
                raise ValidationError(SUDAH_TIADA)
            instance.desa = self.desa
            return
        if not ubah:
            raise ValidationError(SUDAH_ADA)
        if row[VERSI] and instance.versi != int(row[VERSI]):
            raise ValidationError(USANG)
        self._pastikan_milik(instance)
        self._potret[id(instance)] = potret(instance)

    def _pastikan_milik(self, objek: Any) -> None:
        try:
            pastikan_milik(objek)
        except BukanWilayahKerja as galat:
            raise ValidationError(str(galat)) from galat

    def get_import_fields(self) -> list[Field]:
        """Those with a column in this batch: the same list for each of its rows."""
        return self._terisi

    def import_field(self, field: Any, instance: Any, row: Any, is_m2m: bool = False, **kwargs: Any) -> None:
        """An empty cell says nothing and changes nothing."""
        if row.get(field.column_name):
            field.save(instance, row, is_m2m, **kwargs)

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        baru = instance.pk is None
        super().import_instance(instance, row, **kwargs)
        self.rapikan(instance, [nama for nama in self.fields if nama != "uuid" and row.get(nama)], baru)
        try:
            instance.clean_fields(exclude=self._tak_diperiksa)
        except ValidationError as galat:
            raise ValidationError(
                [
                    f"{str(instance._meta.get_field(nama).verbose_name).capitalize()}: {kalimat}"
                    for nama, semua in galat.message_dict.items()
                    for kalimat in semua
                ]
            ) from galat
        if baru:
            self._pastikan_milik(instance)

    @cached_property
    def _tak_diperiksa(self) -> set[str]:
        return {
            satu.name
            for satu in self._meta.model._meta.concrete_fields
            if isinstance(satu, models.ForeignKey) or satu.name not in self.fields
        }

    def rapikan(self, objek: Any, bidang: list[str], baru: bool) -> None:
        """Complete and judge a record whose fields ``bidang`` were just filled. Raises ValidationError."""

    def sebelum(self, objek: Any) -> dict[str, Any]:
        """A known record as it was read."""
        return self._potret[id(objek)]

    # -- writing

    def bulk_create(self, *args: Any, **kwargs: Any) -> None:
        """Write the new records of the batch that stand in nobody's way."""
        self._tulis(self.create_instances, [])
        self.create_instances.clear()

    def bulk_update(self, *args: Any, **kwargs: Any) -> None:
        """Write the changed records of the batch."""
        self._tulis([], self.update_instances)
        self.update_instances.clear()

    def _tulis(self, baru: list[Any], berubah: list[Any]) -> None:
        model = self._meta.model
        self.lengkapi(baru)
        galat = bentrok(model, [*baru, *berubah]) if baru or berubah else {}
        self.hasil.ditahan |= {
            objek.uuid: " ".join(galat[id(objek)].messages) for objek in [*baru, *berubah] if id(objek) in galat
        }
        baru = [objek for objek in baru if id(objek) not in galat]
        berubah = [objek for objek in berubah if id(objek) not in galat]
        simpan_banyak(model, baru=baru, berubah=[(objek, self.sebelum(objek)) for objek in berubah], oleh=self.oleh)
        self.hasil.baru |= {objek.uuid: objek for objek in baru}
        for objek in berubah:
            self.hasil.berubah[objek.uuid] = (objek, beda_potret(self.sebelum(objek), objek))

    def lengkapi(self, baru: list[Any]) -> None:
        """Give new records what only the village can: numbers. At most one query."""


_BUKAN_ISI = {"versi", "diubah_pada", "diubah_oleh_id", "dibuat_pada", "dibuat_oleh_id", "id"}


def beda_potret(lama: Mapping[str, Any], objek: Any) -> dict[str, Any]:
    """attname -> value before, of the fields a save changed; what is computed from others comes by itself."""
    dihitung = {satu.attname for satu in objek._meta.concrete_fields if getattr(satu, "dihitung_dari", None)}
    return {
        nama: nilai
        for nama, nilai in lama.items()
        if nama not in _BUKAN_ISI and nama not in dihitung and getattr(objek, nama) != nilai
    }


class ResourceDusun(ResourceDesa):
    """Dusun."""

    class Meta(ResourceDesa.Meta):
        model = Dusun
        exclude = MESIN


class ResourceFasilitas(ResourceDesa):
    """Posyandu and other providers."""

    terkait = {"dusun": ()}

    class Meta(ResourceDesa.Meta):
        model = Fasilitas
        exclude = MESIN
