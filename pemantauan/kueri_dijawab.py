"""The doubts somebody has answered, each with the person it is about, for taking an answer back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from kpm.periode import Bulan
from pemantauan.models import JawabanRagu, PemantauanAnak, PemantauanIbu
from sasaran.models import Kehamilan, Orang

_ORANG = (
    (JawabanRagu.Jenis.ORANG, Orang, ""),
    (JawabanRagu.Jenis.KEHAMILAN, Kehamilan, "ibu__"),
    (JawabanRagu.Jenis.BULAN_ANAK, PemantauanAnak, "anak__orang__"),
    (JawabanRagu.Jenis.BULAN_IBU, PemantauanIbu, "kehamilan__ibu__"),
)
"""What an answer is about, and the way from there to the person."""


@dataclass(frozen=True, slots=True)
class Dijawab:
    """An answer with the person; the person is empty where the record is gone."""

    jawaban: JawabanRagu
    orang: UUID | None
    nama: str
    bulan: Bulan | None = None
    """Month of the record, where it is one of a month."""


def jawaban_ragu() -> QuerySet[JawabanRagu]:
    """Answers, the newest first, with who gave them."""
    return JawabanRagu.objects.select_related("dibuat_oleh")


def dengan_orang(jawaban: Sequence[JawabanRagu]) -> list[Dijawab]:
    """The answers of one page with their persons. At most four queries."""
    ada: dict[UUID, tuple[UUID, str, Bulan | None]] = {}
    for jenis, model, jalur in _ORANG:
        dicari = [satu.untuk for satu in jawaban if satu.jenis == jenis]
        if dicari:
            bulanan = ("bulan",) if model in (PemantauanAnak, PemantauanIbu) else ()
            semua = model._default_manager.filter(uuid__in=dicari).order_by()
            for uuid, orang, nama, *bulan in semua.values_list("uuid", f"{jalur}uuid", f"{jalur}nama", *bulanan):
                ada[uuid] = orang, nama, bulan[0] if bulan else None
    kosong: tuple[UUID | None, str] = (None, "")
    return [Dijawab(satu, *ada.get(satu.untuk, kosong)) for satu in jawaban]
