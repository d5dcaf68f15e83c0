"""Undoing an import as one: what it made goes, what it changed stands as before, unless something newer depends on it.

Every row remembers what its writing changed (`BarisImpor.jejak`); undoing walks through the rows backwards in batches,
and begins again where it was cut off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from kpm.models import Pengguna, Wilayah
from kpm.periode import Triwulan
from kpm.tindakan_banyak import hapus_banyak, potret, simpan_banyak
from laporan.impor.banding import MODEL
from laporan.impor.bentuk import REKAM
from laporan.impor.irama import Irama, bagi
from laporan.impor.terapkan import kabarkan
from laporan.impor.tunggu import bulan_baris
from laporan.models import BarisImpor, Impor
from pemantauan.kueri_kartu import kartu_periode, tertutup
from pemantauan.models import KartuSkor
from pemantauan.resources import RESOURCE_BULAN
from pemantauan.tindakan.bulan import kunci_triwulan
from pemantauan.tindakan.jurnal import dari_isi, penunjuk

TERBANYAK = 10
"""Sentences about what stands in the way."""
Kunci = tuple[str, str]
"""Model and uuid of a record."""


class Terhalang(Exception):
    """Something newer depends on the import; ``kalimat`` says what, the first few."""

    def __init__(self, kalimat: list[str]) -> None:
        super().__init__(" ".join(kalimat))
        self.kalimat = kalimat


@dataclass(slots=True)
class _Langkah:
    """What undoing one row does to one record: delete it, or give these fields back."""

    kunci: Kunci
    isi: dict[str, Any] | None
    sebutan: str


@dataclass(slots=True)
class _Catatan:
    """What the import did, read from all its rows."""

    versi: dict[Kunci, int] = field(default_factory=dict)
    """Version each record stands at since the import, or its undoing so far, wrote it last."""
    sebutan: dict[Kunci, str] = field(default_factory=dict)
    dibuat: set[Kunci] = field(default_factory=set)


def langkah(baris: BarisImpor) -> Iterator[_Langkah]:
    """What undoing a row does, in its order."""
    for model, uuid, _, isi in reversed(baris.jejak.get("ikut", [])):
        yield _Langkah((model, uuid), isi, baris.sebutan)
    if "menunggu" in baris.jejak:
        if baris.jejak["menunggu"]:
            model, uuid, _, isi = baris.jejak["menunggu"]
            yield _Langkah((model, uuid), isi, baris.sebutan)
    elif "rekam" in baris.jejak:
        model, uuid, _, isi = baris.jejak["rekam"]
        yield _Langkah((model, uuid), isi, baris.sebutan)
    else:
        yield _Langkah((MODEL[baris.rekam]._meta.label, str(baris.untuk)), None, baris.sebutan)


def _baca(impor: Impor) -> _Catatan:
    """What is still to be undone, and at which version each record should stand. One query."""
    hasil = _Catatan()
    semua = BarisImpor.objects.filter(impor=impor, keadaan__in=BarisImpor.DITULIS).defer("isi", "beda", "rahasia")
    for baris in semua.order_by("urutan").iterator(chunk_size=2000):
        urung = baris.diterapkan_pada is None
        versi = {(m, u): v for m, u, v, _ in baris.jejak.get("ikut", [])}
        for nama in ("rekam", "menunggu"):
            if baris.jejak.get(nama):
                m, u, v, _ = baris.jejak[nama]
                versi[m, u] = v
        versi |= {(m, u): v for m, u, v in baris.jejak.get("urung", [])}
        for kunci, nilai in versi.items():
            hasil.versi[kunci] = max(nilai, hasil.versi.get(kunci, 0))
        if urung:
            continue
        for satu in langkah(baris):
            hasil.sebutan.setdefault(satu.kunci, satu.sebutan)
            hasil.versi.setdefault(satu.kunci, 1)
            if satu.isi is None:
                hasil.dibuat.add(satu.kunci)
    return hasil


def halangan(*, desa: Wilayah, impor: Impor) -> list[str]:
    """What stands in the way of undoing, at most TERBANYAK sentences; empty when nothing does.

    The number of queries grows with kinds of record and hundreds of them, not with each.
    """
    catatan = _baca(impor)
    hasil: list[str] = []
    for satu in (*_beku(desa, impor), *_berubah(catatan), *_bergantung(catatan)):
        hasil.append(satu)
        if len(hasil) == TERBANYAK:
            break
    return hasil


def _per_model(kunci: Iterable[Kunci]) -> dict[Any, list[str]]:
    hasil: dict[Any, list[str]] = defaultdict(list)
    for label, uuid in kunci:
        hasil[apps.get_model(label)].append(uuid)
    return hasil


def _berubah(catatan: _Catatan) -> Iterator[str]:
    for model, semua in _per_model(catatan.sebutan).items():
        for bagian in bagi(semua, 500):
            kini = dict(model.objects.filter(uuid__in=bagian).values_list("uuid", "versi"))
            for uuid in bagian:
                kunci = (model._meta.label, uuid)
                versi = kini.get(UUID(uuid))
                if versi is None:
                    yield f"{catatan.sebutan[kunci]}: sudah dihapus atau digabung sesudah impor."
                elif versi != catatan.versi[kunci]:
                    yield f"{catatan.sebutan[kunci]}: diubah sesudah impor."


def _bergantung(catatan: _Catatan) -> Iterator[str]:
    """Records that point to what the import made and are not its own."""
    dibuat = {uuid for _, uuid in catatan.dibuat}
    for model, semua in _per_model(catatan.dibuat).items():
        for lain, attname in penunjuk(model):
            if not any(satu.name == "uuid" for satu in lain._meta.concrete_fields):
                continue
            nama = attname.removesuffix("_id")
            for bagian in bagi(semua, 500):
                pasang = lain.objects.filter(**{f"{nama}__uuid__in": bagian}).order_by("pk")
                for uuid, milik in pasang.values_list("uuid", f"{nama}__uuid"):
                    if str(uuid) not in dibuat:
                        sebutan = catatan.sebutan[model._meta.label, str(milik)]
                        yield f"{sebutan}: sudah punya catatan lain ({_sebut_model(lain)})."


def _sebut_model(model: Any) -> str:
    return _SEBUT.get(model.__name__, str(model._meta.verbose_name).lower())


_SEBUT = {
    "PemantauanAnak": "bulan Formulir 2B",
    "PemantauanIbu": "bulan Formulir 2A",
    "PemantauanPaud": "bulan Formulir 2C",
    "EntriMenunggu": "isian yang menunggu",
    "KondisiLayanan": "Formulir 1",
    "Kejadian": "kejadian",
    "Anak": "data anak",
    "Orang": "orang",
    "Kehamilan": "kehamilan",
    "Keluarga": "keluarga",
    "Fasilitas": "posyandu atau layanan",
    "WilayahKerja": "wilayah kerja",
    "PindahMasuk": "kepindahan",
}


def _beku(desa: Wilayah, impor: Impor) -> Iterator[str]:
    """Quarters that hold what the import wrote: those of its months, and those finalised since it was applied."""
    kartu = KartuSkor.objects.filter(desa=desa).select_related("pembukaan").defer("isi", "perbedaan")
    tutup = {satu.periode: satu for satu in kartu.order_by("revisi")}
    tutup = {periode: satu for periode, satu in tutup.items() if tertutup(satu)}
    if not tutup:
        return
    milik = {str(satu) for satu in _triwulan(BarisImpor.objects.filter(impor=impor, diterapkan_pada__isnull=False))}
    orang = BarisImpor.objects.filter(
        impor=impor, diterapkan_pada__isnull=False, rekam__in=("keluarga", "orang", "kehamilan", "anak")
    ).exists()
    for periode, satu in sorted(tutup.items()):
        sejak = impor.diterapkan_pada is not None and satu.ditutup_pada > impor.diterapkan_pada
        if periode in milik or (orang and sejak):
            yield f"{_label(periode)} sudah ditutup. Buka dahulu triwulan itu."


def _label(periode: str) -> str:
    try:
        return Triwulan.dari_teks(periode).label
    except ValueError:
        return f"Tahun {periode}"


def _triwulan(baris: Any) -> set[Triwulan]:
    """Quarters of the months these rows wrote; of those that wait none."""
    semua = baris.filter(rekam__in=RESOURCE_BULAN).defer("beda", "rahasia")
    hasil: set[Triwulan] = set()
    for bagian in bagi(semua.iterator(chunk_size=1000), 1000):
        ditulis = [satu for satu in bagian if "menunggu" not in satu.jejak]
        hasil |= {bulan.triwulan for bulan in bulan_baris(ditulis).values()}
    return hasil


# --- undoing --------------------------------------------------------------------------------------------------------


def urungkan(*, desa: Wilayah, impor: Impor) -> None:
    """Undo what is still to be undone of an import whose state is DIURUNGKAN.

    Raises Terhalang when somebody changed a record meanwhile: what was undone so far stays undone, and trying again
    goes on from there. The scope and the clock of the village are open.
    """
    if kalimat := halangan(desa=desa, impor=impor):
        raise Terhalang(kalimat)
    catatan = _baca(impor)
    for rekam in reversed(REKAM):
        semua = BarisImpor.objects.filter(impor=impor, rekam=rekam, diterapkan_pada__isnull=False)
        semua = semua.defer("beda", "rahasia").order_by("-urutan", "-pk")
        irama = Irama()
        while bagian := list(semua[: irama.ukuran]):
            try:
                with irama.satu_bagian(), transaction.atomic():
                    if not _urungkan_bagian(desa, impor, bagian, catatan):
                        return
            except IntegrityError as galat:  # somebody added to what was to go, in the same moment
                raise Terhalang(halangan(desa=desa, impor=impor)) from galat
    with transaction.atomic():
        if not _pegang(impor):
            return
        Impor.objects.filter(pk=impor.pk).update(
            keadaan=Impor.Keadaan.URUNG, kalimat="", isi_berkas="", diubah_pada=timezone.now()
        )
        transaction.on_commit(lambda: kabarkan(desa, impor))


def _pegang(impor: Impor) -> bool:
    kini = Impor.objects.select_for_update(of=("self",)).filter(pk=impor.pk)
    return bool(kini.values_list("keadaan", flat=True).first() == Impor.Keadaan.DIURUNGKAN)


def _urungkan_bagian(desa: Wilayah, impor: Impor, bagian: Sequence[BarisImpor], catatan: _Catatan) -> bool:
    if not _pegang(impor):
        return False
    oleh = impor.diurungkan_oleh
    triwulan = {b.triwulan for b in bulan_baris(s for s in bagian if "menunggu" not in s.jejak).values()}
    for satu in sorted(triwulan):
        kunci_triwulan(desa, satu)
    kartu = kartu_periode(desa, [str(satu) for satu in triwulan])
    if beku := [satu for satu in sorted(triwulan) if tertutup(kartu.get(str(satu)))]:
        raise Terhalang([f"{satu.label} sudah ditutup. Buka dahulu triwulan itu." for satu in beku])
    hapus: set[Kunci] = set()
    isi: dict[Kunci, dict[str, Any]] = {}
    sebab: dict[Kunci, BarisImpor] = {}
    for baris in bagian:
        for satu_langkah in langkah(baris):
            sebab[satu_langkah.kunci] = baris
            if satu_langkah.isi is None:
                hapus.add(satu_langkah.kunci)
            else:  # an older value of the same field comes later here and stands
                isi.setdefault(satu_langkah.kunci, {}).update(satu_langkah.isi)
    _kembalikan(desa, {k: v for k, v in isi.items() if k not in hapus and v}, sebab, catatan, oleh)
    _hapus(desa, hapus, catatan, oleh)
    _tandai(desa, bagian)
    Impor.objects.filter(pk=impor.pk).update(selesai=F("selesai") + len(bagian), diubah_pada=timezone.now())
    return True


def _kembalikan(
    desa: Wilayah,
    isi: dict[Kunci, dict[str, Any]],
    sebab: dict[Kunci, BarisImpor],
    catatan: _Catatan,
    oleh: Pengguna | None,
) -> None:
    for model, semua in _per_model(isi).items():
        berubah = []
        for objek in _terkunci(desa, model, semua, catatan):
            lama, kunci = potret(objek), (model._meta.label, str(objek.uuid))
            asal = dari_isi(model, isi[kunci])
            for nama in isi[kunci]:
                setattr(objek, nama, getattr(asal, nama))
            berubah.append((objek, lama))
        simpan_banyak(model, berubah=berubah, oleh=oleh)
        for objek, _ in berubah:
            kunci = (model._meta.label, str(objek.uuid))
            catatan.versi[kunci] = objek.versi
            sebab[kunci].jejak.setdefault("urung", []).append([*kunci, objek.versi])


def _hapus(desa: Wilayah, hapus: set[Kunci], catatan: _Catatan, oleh: Pengguna | None) -> None:
    for model, semua in _per_model(sorted(hapus)).items():
        hapus_banyak(model, _terkunci(desa, model, semua, catatan), oleh=oleh)


def _terkunci(desa: Wilayah, model: Any, uuid: list[str], catatan: _Catatan) -> list[Any]:
    """These records, locked, each as the import left it. Raises Terhalang."""
    hasil = list(model.objects.select_for_update(of=("self",)).filter(uuid__in=uuid).order_by("pk"))
    ada = {str(satu.uuid): satu.versi for satu in hasil}
    beda = [
        f"{catatan.sebutan.get((model._meta.label, satu), 'Sebuah catatan')}: diubah sesudah impor."
        for satu in uuid
        if ada.get(satu) != catatan.versi.get((model._meta.label, satu))
    ]
    if beda:
        raise Terhalang(beda[:TERBANYAK])
    for satu in hasil:
        satu.desa = desa
    return hasil


def _tandai(desa: Wilayah, bagian: Sequence[BarisImpor]) -> None:
    """These rows are undone."""
    berjejak = [satu for satu in bagian if satu.jejak.get("urung")]
    BarisImpor.objects.filter(pk__in=[satu.pk for satu in bagian]).update(diterapkan_pada=None)
    for satu in berjejak:
        satu.desa, satu.diterapkan_pada = desa, None
    BarisImpor.objects.bulk_update(berjejak, ["jejak"], batch_size=100)
