"""The doubts somebody has answered, each with the person it is about, for taking an answer back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

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


def jawaban_ragu() -> QuerySet[JawabanRagu]:
    """Answers, the newest first, with who gave them."""
    return JawabanRagu.objects.select_related("dibuat_oleh")


def dengan_orang(jawaban: Sequence[JawabanRagu]) -> list[Dijawab]:
    """The answers of one page with their persons. At most four queries."""
    ada: dict[UUID, tuple[UUID, str]] = {}
    for jenis, model, jalur in _ORANG:
        dicari = [satu.untuk for satu in jawaban if satu.jenis == jenis]
        if dicari:
            semua = model._default_manager.filter(uuid__in=dicari).order_by()
            ada |= {u: (orang, nama) for u, orang, nama in semua.values_list("uuid", f"{jalur}uuid", f"{jalur}nama")}
    kosong: tuple[UUID | None, str] = (None, "")
    return [Dijawab(satu, *ada.get(satu.untuk, kosong)) for satu in jawaban]
