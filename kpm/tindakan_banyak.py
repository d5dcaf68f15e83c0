"""Writing many records at once as `kpm.tindakan.simpan` writes one: version, author, history, in a fixed number of
queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils import timezone

from kpm.lingkup import periksa_tulis
from kpm.models import Pengguna
from kpm.rekaman import Rekaman
from kpm.tindakan import rahasia_berubah


def potret(objek: Rekaman) -> dict[str, Any]:
    """attname -> value of a record as it was read: what `simpan_banyak` compares with."""
    return {bidang.attname: getattr(objek, bidang.attname) for bidang in objek._meta.concrete_fields}


def simpan_banyak(
    model: type[Any],
    *,
    baru: Sequence[Any] = (),
    berubah: Sequence[tuple[Any, Mapping[str, Any]]] = (),
    oleh: Pengguna | None,
) -> None:
    """Write new records, and changed ones each with its `potret` from before the change, inside a transaction.

    The caller has locked the changed rows and judged their versions and work areas. The village and every record
    pointed to should be at hand on the objects, so that the guards ask nothing. Raises IntegrityError when the
    database refuses one of them: then none is written.
    """
    if baru:
        for objek in baru:
            objek.versi, objek.dibuat_oleh, objek.diubah_oleh = 1, oleh, oleh
            objek._change_reason = rahasia_berubah(None, objek)
        model._default_manager.bulk_create(baru)
        catat_riwayat(model, baru, "+", oleh=oleh)
    if berubah:
        semua = [objek for objek, _ in berubah]
        for objek, lama in berubah:
            objek.versi, objek.diubah_oleh = lama["versi"] + 1, oleh
            objek._change_reason = rahasia_berubah(SimpleNamespace(**lama), objek)
        # One INSERT ... ON CONFLICT DO UPDATE: Django's bulk_update writes a CASE for each field and row instead.
        bidang = [satu.name for satu in model._meta.concrete_fields if satu.name not in ("id", "desa", *_TETAP)]
        model._default_manager.bulk_create(semua, update_conflicts=True, update_fields=bidang, unique_fields=["id"])
        for objek, lama in berubah:
            objek.dibuat_pada = lama["dibuat_pada"]  # set anew in memory by the insert, kept in the database
        catat_riwayat(model, semua, "~", oleh=oleh)


_TETAP = ("uuid", "dibuat_pada", "dibuat_oleh")
"""What no later save touches."""


def hapus_banyak(model: type[Any], objek: Sequence[Any], *, oleh: Pengguna | None) -> None:
    """Delete these records, each with its row of history; what points to them must be gone. Inside a transaction."""
    if not objek:
        return
    periksa_tulis(model, objek)
    for satu in objek:
        satu._change_reason = None
    catat_riwayat(model, objek, "-", oleh=oleh)
    # Without the collector, which would write the history a second time, a query for each row.
    model._default_manager.filter(pk__in=[satu.pk for satu in objek])._raw_delete(connection.alias)


def catat_riwayat(model: type[Any], objek: Iterable[Any], jenis: str, *, oleh: Pengguna | None) -> None:
    """A row of history for each of these stored records; ``jenis`` is "+", "~" or "-".

    The database copies the rows itself, one statement for each reason: in Python this was half the work of an import.
    """
    per_alasan: dict[str | None, list[int]] = defaultdict(list)
    for satu in objek:
        per_alasan[satu._change_reason].append(satu.pk)
    riwayat, saat = model.history.model, timezone.now()
    bidang = [satu.attname for satu in riwayat.tracked_fields]
    for alasan, kunci in per_alasan.items():
        catatan = {
            "history_date": saat,
            "history_type": jenis,
            "history_user_id": oleh and oleh.pk,
            "history_change_reason": alasan,
        }
        nilai = {
            nama: models.Value(isi, output_field=riwayat._meta.get_field(nama.removesuffix("_id")))
            for nama, isi in catatan.items()
        }
        asal = model._default_manager.filter(pk__in=kunci).order_by("pk").annotate(**nilai)
        pilih, parameter = asal.values_list(*bidang, *nilai).query.sql_with_params()
        tutup = connection.ops.quote_name
        kolom = ", ".join(tutup(riwayat._meta.get_field(nama).column) for nama in (*bidang, *nilai))
        with connection.cursor() as kursor:
            kursor.execute(f"INSERT INTO {tutup(riwayat._meta.db_table)} ({kolom}) {pilih}", parameter)


_BERSYARAT = {
    "kehamilan_satu_berjalan": lambda objek: objek.berakhir_pada is None,
}
"""Constraint that holds for some rows only -> whether it holds for this one. An empty key is never compared."""
SUDAH_ADA = "Sudah ada catatan lain seperti ini di desa ini."


def bentrok(model: type[Any], objek: Sequence[Any]) -> dict[int, ValidationError]:
    """id() of each of these unsaved objects that breaks a rule of uniqueness -> the sentence of that rule.

    Compared with what is stored and with the objects before it. One query for each rule.
    """
    hasil: dict[int, ValidationError] = {}
    for batas in model._meta.constraints:
        if not isinstance(batas, models.UniqueConstraint):
            continue
        kalimat = str(batas.violation_error_message or "")
        if kalimat == models.UniqueConstraint.default_violation_error_message:
            kalimat = SUDAH_ADA
        for satu in _berulang(model, batas, [satu for satu in objek if id(satu) not in hasil]):
            hasil[id(satu)] = ValidationError(kalimat)
    return hasil


def _berulang(model: type[Any], batas: models.UniqueConstraint, objek: list[Any]) -> Iterable[Any]:
    bidang = [model._meta.get_field(nama) for nama in batas.fields if nama != "desa"]
    berlaku = _BERSYARAT.get(batas.name, lambda objek: True)
    kunci: dict[int, tuple[Any, ...]] = {}
    for satu in objek:
        isi = tuple(satu_bidang.pre_save(satu, False) for satu_bidang in bidang)
        if None not in isi and "" not in isi and berlaku(satu):
            kunci[id(satu)] = isi
    if not kunci or not bidang:
        return
    tersimpan: Any = model._default_manager.filter(
        **{f"{b.attname}__in": {isi[ke] for isi in kunci.values()} for ke, b in enumerate(bidang)}
    )
    if batas.condition is not None:
        tersimpan = tersimpan.filter(batas.condition)
    pemilik = {tuple(isi): pk for pk, *isi in tersimpan.values_list("pk", *(b.attname for b in bidang))}
    for satu in objek:
        isi_ini = kunci.get(id(satu))
        if isi_ini is None:
            continue
        ada = pemilik.get(isi_ini)
        if ada is not None and ada != satu.pk:
            yield satu
        elif ada is None:
            pemilik[isi_ini] = satu.pk or -1  # the next new one with this key stands behind this one
