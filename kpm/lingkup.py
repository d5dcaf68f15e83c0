"""Villages are kept apart here and nowhere else: the open scope, the filter built from it, and the guards on writing.

A scope is a tuple of region codes. A whole village code is compared with ``=``, a higher one with ``LIKE 'kode.%'``,
"00" is the nation. Without an open scope every read and write of village data raises LingkupKosong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import BooleanField, F, Func

NASIONAL = "00"
PANJANG_DESA = len("52.04.20.2005")

_kode_terbuka: ContextVar[tuple[str, ...] | None] = ContextVar("lingkup", default=None)


class LingkupKosong(RuntimeError):
    """Village data were asked for while no scope was open."""


class DiLuarLingkup(RuntimeError):
    """A row outside the open scope was to be written, or two villages were to be joined."""


def buka(*kode: str) -> Token[tuple[str, ...] | None]:
    """Open a scope until `tutup`. Used by the middleware; everybody else uses `lingkup`."""
    if not kode or not all(kode):
        raise LingkupKosong("Lingkup tanpa kode wilayah.")
    return _kode_terbuka.set(kode)


def tutup(token: Token[tuple[str, ...] | None]) -> None:
    """Undo `buka`: what was open before is open again."""
    _kode_terbuka.reset(token)


@contextmanager
def lingkup(*kode: str) -> Iterator[None]:
    """Open the scope of these region codes for a ``with`` block; scopes nest and the inner one wins."""
    token = buka(*kode)
    try:
        yield
    finally:
        tutup(token)


def kode_terbuka() -> tuple[str, ...]:
    """The codes of the open scope. Raises LingkupKosong when there is none."""
    kode = _kode_terbuka.get()
    if kode is None:
        raise LingkupKosong("Data desa dibaca tanpa lingkup wilayah.")
    return kode


def dalam_lingkup(kode_desa: str) -> bool:
    """Whether a village code lies in the open scope."""
    return any(kode in (NASIONAL, kode_desa) or kode_desa.startswith(f"{kode}.") for kode in kode_terbuka())


def syarat_sql(kolom: str, parameter_kolom: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    """The open scope as an SQL condition on a column of village codes, with its parameters.

    For the filter below and for the few statements written by hand; raises LingkupKosong like everything here.
    """
    kode_kode = kode_terbuka()
    if NASIONAL in kode_kode:
        return "(1 = 1)", []
    syarat, parameter = [], []
    for kode in kode_kode:
        persis = len(kode) >= PANJANG_DESA
        syarat.append(f"{kolom} = %s" if persis else f"{kolom} LIKE %s")
        parameter += [*parameter_kolom, kode if persis else f"{kode}.%"]
    return f"({' OR '.join(syarat)})", parameter


class DalamLingkup(Func):
    """Condition "this row's village lies in the scope that is open when the query runs"."""

    output_field = BooleanField()

    def __init__(self, jalur: str | F) -> None:
        super().__init__(F(jalur) if isinstance(jalur, str) else jalur)

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **kwargs: Any) -> Any:
        kolom, parameter = compiler.compile(self.source_expressions[0])
        return syarat_sql(kolom, tuple(parameter))


def _kunci_asing_desa(model: type[models.Model]) -> Iterator[models.ForeignKey[Any, Any]]:
    for bidang in model._meta.concrete_fields:
        if isinstance(bidang, models.ForeignKey) and issubclass(bidang.related_model, ModelDesa):
            yield bidang


def periksa_tulis(model: type[models.Model], objek: Iterable[Any]) -> None:
    """Refuse rows whose village is outside the scope, and foreign keys into another village.

    Costs no query while villages and related objects are the loaded ones; else one query per foreign key field.
    """
    objek = list(objek)
    for satu in objek:
        if satu.desa_id is None or not dalam_lingkup(satu.desa.kode):
            raise DiLuarLingkup(f"{model.__name__} di luar lingkup yang terbuka.")
    for bidang in _kunci_asing_desa(model):
        belum_termuat: dict[int, set[int]] = {}
        for satu in objek:
            kunci = getattr(satu, bidang.attname)
            if kunci is None:
                continue
            if bidang.is_cached(satu):
                if getattr(satu, bidang.name).desa_id != satu.desa_id:
                    raise DiLuarLingkup(f"{model.__name__}.{bidang.name} menunjuk ke desa lain.")
            else:
                belum_termuat.setdefault(satu.desa_id, set()).add(kunci)
        for desa_id, kunci_kunci in belum_termuat.items():
            ada = bidang.related_model._base_manager.filter(pk__in=kunci_kunci, desa_id=desa_id).count()
            if ada != len(kunci_kunci):
                raise DiLuarLingkup(f"{model.__name__}.{bidang.name} menunjuk ke desa lain.")


class KueriDesa(models.QuerySet[Any]):
    """QuerySet whose bulk writes pass the same guards as `save()`."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = list(objs)
        periksa_tulis(self.model, objs)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        objs, fields = list(objs), list(fields)
        self._periksa_turunan(set(fields))
        periksa_tulis(self.model, objs)
        return super().bulk_update(objs, fields, *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        if {"desa", "desa_id"} & kwargs.keys():
            raise DiLuarLingkup("Desa suatu baris tidak diganti dengan update().")
        self._periksa_turunan(set(kwargs))
        for bidang in _kunci_asing_desa(self.model):
            nilai = kwargs.get(bidang.name, kwargs.get(bidang.attname))
            if nilai is None:
                continue
            kunci = getattr(nilai, "pk", nilai)
            tujuan = bidang.related_model._base_manager.filter(pk=kunci).values_list("desa_id", flat=True).first()
            if tujuan is None or self.exclude(desa_id=tujuan).exists():
                raise DiLuarLingkup(f"{self.model.__name__}.{bidang.name} menunjuk ke desa lain.")
        return super().update(**kwargs)

    def _periksa_turunan(self, nama: set[str]) -> None:
        """A field computed from another one (blind index, second birthday) is not left behind by a bulk write."""
        for bidang in self.model._meta.concrete_fields:
            sumber = getattr(bidang, "dihitung_dari", None)
            if sumber in nama:
                raise DiLuarLingkup(f"{sumber} menghitung {bidang.name}: simpan dengan save().")


class ManajerDesa(models.Manager.from_queryset(KueriDesa)):  # type: ignore[misc]
    """Default and base manager of every village model: sees only the open scope."""

    use_in_migrations = False

    def get_queryset(self) -> KueriDesa:
        return super().get_queryset().filter(DalamLingkup("desa__kode"))


class ModelDesa(models.Model):
    """A row that belongs to one village."""

    desa = models.ForeignKey("kpm.Wilayah", on_delete=models.PROTECT, related_name="+", verbose_name="desa")

    objects = ManajerDesa()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        periksa_tulis(type(self), [self])
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        periksa_tulis(type(self), [self])
        return super().delete(*args, **kwargs)


def model_desa(model: type[models.Model]) -> bool:
    """Whether a model is kept apart by village; historical models count by their `desa` column."""
    try:
        model._meta.get_field("desa")
    except FieldDoesNotExist:
        return False
    return issubclass(model, ModelDesa) or isinstance(model._default_manager, ManajerDesa)
