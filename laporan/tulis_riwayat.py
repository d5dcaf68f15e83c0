"""How the fields of a record are told in its history: which of them, under which label, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import models
from django.utils import timezone

from kpm import beda
from kpm.bidang import BidangBulan
from laporan.daftar_riwayat import TAK_TERBACA, Isi


@cache
def bidang_riwayat(isi: Isi) -> tuple[models.Field[Any, Any], ...]:
    """The fields of a kind of record whose change is told, in the order of the model."""
    ada = {satu.attname for satu in isi.model.history.model._meta.concrete_fields}
    return tuple(
        satu
        for satu in isi.model._meta.concrete_fields
        if satu.name not in TAK_TERBACA
        and satu.attname in ada
        and satu.editable
        and (not isinstance(satu, models.JSONField) or satu.name == "materi" or satu.name in isi.kata)
        and satu.name != "skor_awal"
    )


def label_bidang(isi: Isi, bidang: Any) -> str:
    """The label on the form; else the field's own name."""
    if bidang.name in isi.label:
        return isi.label[bidang.name]
    for formulir in isi.formulir:
        if bidang.name in formulir.base_fields and formulir.base_fields[bidang.name].label:
            return str(formulir.base_fields[bidang.name].label)
    nama = str(bidang.verbose_name)
    return nama[:1].upper() + nama[1:]


def _satuan(isi: Isi, nama: str) -> str:
    if nama in isi.satuan:
        return isi.satuan[nama]
    semua = (formulir.base_fields[nama] for formulir in isi.formulir if nama in formulir.base_fields)
    return next((satu for bidang in semua if (satu := bidang.widget.attrs.get("data-satuan"))), "")


def tulis_bidang(isi: Isi, bidang: Any, nama: Mapping[Any, Mapping[Any, str]]) -> beda.Bidang:
    """How a field's change is written; ``nama`` gives the names of the records pointed to, by model."""
    label, induk = label_bidang(isi, bidang), bidang.name in isi.induk

    def jadi(tulis: beda.Tulis, nihil: str = beda.KOSONG) -> beda.Bidang:
        return beda.Bidang(bidang.attname, label, tulis, nihil, induk)

    if isinstance(bidang, models.ForeignKey):
        return jadi(beda.objek(nama.get(bidang.related_model, {})))
    if kata := isi.kata.get(bidang.name):
        return jadi(lambda kode: "; ".join(kata.get(satu, satu) for satu in kode))
    if bidang.choices:
        return jadi(beda.pilihan(dict(bidang.flatchoices)))
    if isinstance(bidang, models.BooleanField):
        return jadi(beda.ya_tidak, beda.BELUM)
    if isinstance(bidang, BidangBulan):
        return jadi(beda.bulan)
    if isinstance(bidang, models.DateTimeField):
        return jadi(lambda nilai: beda.waktu(timezone.localtime(nilai)))
    if isinstance(bidang, models.DateField):
        return jadi(beda.tanggal)
    if isinstance(bidang, models.TimeField):
        return jadi(beda.jam)
    if isinstance(bidang, (models.DecimalField, models.IntegerField)):
        return jadi(beda.angka(_satuan(isi, bidang.name)), beda.BELUM)
    return jadi(beda.teks)
