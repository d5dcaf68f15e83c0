"""What a merge did to the rows of a village, written down so that all of it can be undone: taken out, moved, changed.

The journal is plain JSON. Encrypted numbers are encrypted again before they enter it, and fields computed from others
(blind index, sound, second birthday) come back with the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from kpm.enkripsi import BidangTersandi, buka_sandi, sandikan
from kpm.lingkup import ModelDesa
from kpm.models import Pengguna
from kpm.rekaman import Rekaman
from kpm.tindakan import simpan


class BarisHilang(Exception):
    """A row cannot come back: what it belongs to is not there any more."""


@dataclass(slots=True)
class Jurnal:
    """The steps of one merge in their order."""

    langkah: list[dict[str, Any]] = field(default_factory=list)

    def hapus(self, objek: Rekaman, *, oleh: Pengguna | None) -> None:
        """Take a row out of the live tables; the journal holds it whole."""
        self.langkah.append({"laku": "hapus", "model": objek._meta.label, "isi": sebagai_isi(objek)})
        objek._history_user = oleh  # type: ignore[attr-defined]
        objek.delete()

    def pindah(self, model: type[Any], bidang: str, pk: Iterable[int], *, dari: Any, ke: Any, oleh: Any) -> int:
        """Let these rows point at ``ke`` instead of ``dari``; how many they were. Content and version stay."""
        semua = list(pk)
        if not semua:
            return 0
        langkah = {"laku": "pindah", "model": model._meta.label, "bidang": bidang, "pk": semua}
        self.langkah.append(langkah | {"dari": dari.pk, "ke": ke.pk})
        arahkan(model, bidang, semua, ke=ke.pk, oleh=oleh)
        return len(semua)

    def ubah(
        self, objek: Rekaman, isi: Mapping[str, Any], bersama: Sequence[Sequence[str]] = (), *, oleh: Pengguna | None
    ) -> None:
        """Write these fields (attnames) of a row that stays; those ``bersama`` only come back together.

        Its version goes up here and again when this is undone, or a form opened between would overwrite silently.
        """
        lama = sebagai_isi(objek, isi)
        for nama, nilai in isi.items():
            setattr(objek, nama, nilai)
        baru = sebagai_isi(objek, isi)
        langkah = {"laku": "ubah", "model": objek._meta.label, "pk": objek.pk, "sebelum": lama, "sesudah": baru}
        self.langkah.append(langkah | {"bersama": [list(satu) for satu in bersama]})
        simpan(objek, oleh=oleh)


def pulihkan(langkah: list[dict[str, Any]], *, oleh: Pengguna | None) -> int:
    """Undo the steps of a journal, the last first; how many rows could not come back because others stand there.

    What was edited since keeps the edit. Raises BarisHilang.
    """
    return sum(_UNDUR[satu["laku"]](apps.get_model(satu["model"]), satu, oleh) for satu in reversed(langkah))


def _kembalikan(model: Any, satu: dict[str, Any], oleh: Pengguna | None) -> int:
    objek = dari_isi(model, satu["isi"])
    if model._base_manager.filter(pk=objek.pk).exists() or _terhalang(objek):
        return 1
    for bidang in model._meta.concrete_fields:
        if not isinstance(bidang, models.ForeignKey) or getattr(objek, bidang.attname) is None:
            continue
        if not bidang.related_model._base_manager.filter(pk=getattr(objek, bidang.attname)).exists():
            if bidang.remote_field.on_delete is models.CASCADE:
                return 0  # deleted since, and this row would have gone with it
            if issubclass(bidang.related_model, ModelDesa):
                raise BarisHilang(str(bidang.verbose_name))
            setattr(objek, bidang.attname, None)  # an account that was closed since
    waktu = {nama: getattr(objek, nama) for nama in ("dibuat_pada", "diubah_pada")}
    objek._history_user = oleh
    objek.save(force_insert=True)
    model._base_manager.filter(pk=objek.pk).update(**waktu)
    return 0


def _terhalang(objek: Any) -> bool:
    """Whether a month entered anew stands where this record of a month belongs."""
    for batas in objek._meta.constraints:
        if isinstance(batas, models.UniqueConstraint) and "bulan" in batas.fields and batas.condition is None:
            kunci = {nama: getattr(objek, nama) for nama in batas.fields}
            return bool(type(objek)._base_manager.filter(**kunci).exists())
    return False


def _pindahkan_balik(model: Any, satu: dict[str, Any], oleh: Pengguna | None) -> int:
    masih = model._base_manager.filter(pk__in=satu["pk"], **{satu["bidang"]: satu["ke"]})
    arahkan(model, satu["bidang"], list(masih.values_list("pk", flat=True)), ke=satu["dari"], oleh=oleh)
    return 0


def _ubah_balik(model: Any, satu: dict[str, Any], oleh: Pengguna | None) -> int:
    objek = model._base_manager.select_for_update(of=("self",)).filter(pk=satu["pk"]).first()
    if objek is None:
        return 0
    kini, asal = sebagai_isi(objek, satu["sesudah"]), _nilai(model, satu["sebelum"])
    tetap = {nama for nama, nilai in satu["sesudah"].items() if _sama(model, nama, kini[nama], nilai)}
    tetap -= {nama for kelompok in satu["bersama"] if not tetap.issuperset(kelompok) for nama in kelompok}
    for nama in tetap:
        setattr(objek, nama, asal[nama])
    simpan(objek, oleh=oleh)
    return 0


_UNDUR = {"hapus": _kembalikan, "pindah": _pindahkan_balik, "ubah": _ubah_balik}


def arahkan(model: type[Any], bidang: str, pk: list[int], *, ke: int, oleh: Pengguna | None) -> None:
    """Point a foreign key (attname) of these rows at ``ke``, each with its row of history."""
    if not pk:
        return
    model._base_manager.filter(pk__in=pk).update(**{bidang: ke})
    if not issubclass(model, Rekaman):
        return
    riwayat, saat, baris = model.history.model, timezone.now(), []
    for objek in model._base_manager.filter(pk__in=pk).select_related("desa"):
        isi = {satu.attname: getattr(objek, satu.attname) for satu in riwayat.tracked_fields}
        catatan = riwayat(history_date=saat, history_type="~", history_user=oleh, **isi)
        catatan.desa = objek.desa  # at hand, so that the guard asks nothing
        baris.append(catatan)
    riwayat.objects.bulk_create(baris)


def penunjuk(model: type[models.Model]) -> list[tuple[type[Any], str]]:
    """Every village model and foreign key (attname) that points at a model, history apart."""
    semua: list[Any] = list(model._meta.get_fields(include_hidden=True))
    return [
        (satu.related_model, satu.field.attname)
        for satu in semua
        if satu.auto_created and not satu.concrete and issubclass(satu.related_model, ModelDesa)
    ]


# --- rows as JSON ---------------------------------------------------------------------------------------------------


def sebagai_isi(objek: models.Model, hanya: Iterable[str] | None = None) -> dict[str, Any]:
    """attname -> plain value of a row, or of these fields of it. Encrypted text is encrypted anew."""
    boleh = None if hanya is None else set(hanya)
    return {
        bidang.attname: _polos(bidang, objek)
        for bidang in objek._meta.concrete_fields
        if boleh is None or bidang.attname in boleh
    }


def _polos(bidang: Any, objek: models.Model) -> Any:
    nilai = getattr(objek, bidang.attname)
    if isinstance(bidang, BidangTersandi):
        return sandikan(nilai) if nilai else ""
    if nilai is None or isinstance(bidang, models.JSONField) or type(nilai) in (bool, int, str):
        return nilai
    return bidang.value_to_string(objek)


def _nilai(model: type[models.Model], isi: Mapping[str, Any]) -> dict[str, Any]:
    return {nama: _bernilai(_bidang(model, nama), nilai) for nama, nilai in isi.items()}


def _bidang(model: type[models.Model], attname: str) -> Any:
    return next(satu for satu in model._meta.concrete_fields if satu.attname == attname)


def _bernilai(bidang: Any, nilai: Any) -> Any:
    if isinstance(bidang, BidangTersandi):
        return buka_sandi(nilai) if nilai else ""
    if nilai is None or isinstance(bidang, models.JSONField | models.ForeignKey):
        return nilai
    return bidang.to_python(nilai)


def dari_isi(model: type[Any], isi: Mapping[str, Any]) -> Any:
    """The row as it was. Fields the model has no longer are left out."""
    ada = {bidang.attname for bidang in model._meta.concrete_fields}
    return model(**_nilai(model, {nama: nilai for nama, nilai in isi.items() if nama in ada}))


def _sama(model: type[models.Model], nama: str, satu: Any, lain: Any) -> bool:
    bidang = _bidang(model, nama)
    return bool(_bernilai(bidang, satu) == _bernilai(bidang, lain))
