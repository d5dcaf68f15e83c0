"""Copying what is known of people into another village, row by row with the history of each; new keys, same contents.

Reading needs the origin's scope open, writing the destination's. The uuid of a copy follows from the agreement of the
move and the uuid of the original, so that a move accepted twice makes the same rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from kpm.models import Fasilitas, Pengguna, Wilayah
from kpm.rekaman import Rekaman
from sasaran.ganda import pasangan_hamil
from sasaran.models import Anak, Kehamilan, Kejadian, Keluarga, Kesepakatan, Orang, PindahKeluar
from sasaran.tindakan.dasar import simpan_kehamilan, ubah_rekaman

Peta = dict[int, Any]
"""Key of the original -> the record it became."""


@dataclass
class Paket:
    """Rows of one model with their history, as they were read in the origin."""

    baris: list[Any]
    riwayat: dict[int, list[Any]]


@dataclass
class Salinan:
    """What became of each original in the destination."""

    kesepakatan: UUID
    desa: Wilayah
    orang: Peta = field(default_factory=dict)
    anak: Peta = field(default_factory=dict)
    kehamilan: Peta = field(default_factory=dict)

    def uuid(self, asli: Any) -> UUID:
        return uuid5(self.kesepakatan, str(asli))


@dataclass(frozen=True)
class Diri:
    """Persons with their pregnancies, their data as children, and their events."""

    orang: Paket
    kehamilan: Paket
    anak: Paket
    kejadian: Paket


def baca(semua: Iterable[Any]) -> Paket:
    """These rows with their history (two queries)."""
    baris = list(semua)
    riwayat: dict[int, list[Any]] = {satu.pk: [] for satu in baris}
    if baris:
        model: Any = type(baris[0])
        for satu in model.history.filter(id__in=list(riwayat)).order_by("history_id"):
            riwayat[satu.id].append(satu)
    return Paket(baris, riwayat)


def _terkunci(model: Any) -> Any:
    return model.objects.select_for_update(of=("self",))


def baca_diri(pengenal: Iterable[Any]) -> Diri:
    """Everything of these persons that belongs to sasaran, without those who died.

    Inside a transaction: the rows are locked, so that whatever is being saved for them is either in what is read after
    this or stays with the originals.
    """
    semua = _terkunci(Orang).filter(uuid__in=list(pengenal)).exclude(sebab_keluar=Orang.SebabKeluar.MENINGGAL)
    orang = baca(semua.order_by("pk"))
    kunci = [satu.pk for satu in orang.baris]
    return Diri(
        orang,
        baca(_terkunci(Kehamilan).filter(ibu__in=kunci).order_by("pk")),
        baca(_terkunci(Anak).filter(orang__in=kunci).order_by("pk")),
        baca(Kejadian.objects.filter(orang__in=kunci, dibatalkan_pada=None).order_by("pk")),
    )


def tulis(paket: Paket, salinan: Salinan, ganti: Callable[[Any], dict[str, Any]], *, tanpa: Iterable[int] = ()) -> Peta:
    """Write copies of these rows and of their history; ``ganti``: what differs, foreign keys as objects or None.

    Rows whose key is in ``tanpa`` are left out. Returns key of the original -> copy.
    """
    baris = [satu for satu in paket.baris if satu.pk not in set(tanpa)]
    if not baris:
        return {}
    model = type(baris[0])
    baru = [model(**_isi(model, satu, salinan, ganti(satu))) for satu in baris]
    model._default_manager.bulk_create(baru)
    peta = {lama.pk: satu for lama, satu in zip(baris, baru, strict=True)}
    _tulis_riwayat(model, paket, peta, salinan, ganti)
    return peta


def _isi(model: type[Rekaman], lama: Any, salinan: Salinan, ganti: Mapping[str, Any]) -> dict[str, Any]:
    isi = {b.attname: getattr(lama, b.attname) for b in model._meta.concrete_fields if not b.primary_key}
    for nama in ("desa", *ganti):
        isi.pop(model._meta.get_field(nama).attname, None)  # type: ignore[union-attr]
    return {**isi, "uuid": salinan.uuid(lama.uuid), "desa": salinan.desa, **ganti}


def _tulis_riwayat(
    model: Any, paket: Paket, peta: Peta, salinan: Salinan, ganti: Callable[[Any], dict[str, Any]]
) -> None:
    """The changes of the originals, with who and when; keys of rows point to the copies."""
    riwayat_model = model.history.model
    bidang = [b for b in riwayat_model._meta.concrete_fields if not b.primary_key]
    baru = []
    asli = {satu.pk: satu for satu in paket.baris}
    for kunci, satu in peta.items():
        kini = ganti(asli[kunci])
        tetap = {nama: nilai for nama, nilai in kini.items() if nama in _TAUTAN}
        for lama in paket.riwayat[kunci]:
            isi = {b.attname: getattr(lama, b.attname) for b in bidang}
            for nama in ("desa", *tetap):
                isi.pop(riwayat_model._meta.get_field(nama).attname)
            baru.append(riwayat_model(**{**isi, "id": satu.pk, "uuid": satu.uuid, "desa": salinan.desa, **tetap}))
    riwayat_model.objects.bulk_create(baru)


_TAUTAN = (
    "orang", "keluarga", "posyandu", "ibu", "kehamilan", "anak", "pengasuh", "dari_keluarga", "ke_keluarga",
    "dari_desa", "fasilitas",
)  # fmt: skip
"""Fields that point to other rows; in the history too they point to the copies, and to nothing where there is none."""


def tulis_diri(
    diri: Diri,
    salinan: Salinan,
    *,
    keluarga: Keluarga,
    posyandu: Fasilitas | None,
    tiba: dt.date,
    sama: Mapping[Any, Orang],
    oleh: Pengguna | None,
) -> None:
    """Write persons, pregnancies, children and events into ``keluarga``; fills the maps of ``salinan``.

    Under watch here since ``tiba``. ``sama``: uuid of an original -> the person of this village it is already.
    """
    ada = {satu.pk: sama[satu.uuid] for satu in diri.orang.baris if satu.uuid in sama}
    for satu in diri.orang.baris:
        if satu.pk in ada and satu.nik and not ada[satu.pk].nik:
            ubah_rekaman(ada[satu.pk], oleh=oleh, versi=None, nik=satu.nik)
    salinan.orang = ada | tulis(
        diri.orang,
        salinan,
        lambda satu: {"keluarga": keluarga, "posyandu": posyandu, "keluar_pada": None, "sebab_keluar": ""},
        tanpa=ada,
    )
    hamil = _kehamilan_sama(diri, ada)
    for kunci, lain in hamil.items():
        _akhiri(lain, next(satu for satu in diri.kehamilan.baris if satu.pk == kunci), oleh)
    salinan.kehamilan = hamil | tulis(
        diri.kehamilan,
        salinan,
        lambda satu: {"ibu": salinan.orang[satu.ibu_id], "sejak": max(satu.sejak, tiba)},
        tanpa=hamil,
    )
    anak = {
        satu.pk: lain
        for satu in diri.anak.baris
        if satu.orang_id in ada and (lain := Anak.objects.filter(orang=ada[satu.orang_id]).first())
    }
    salinan.anak = anak | tulis(
        diri.anak,
        salinan,
        lambda satu: {
            "orang": salinan.orang[satu.orang_id],
            "ibu": salinan.orang.get(satu.ibu_id),
            "pengasuh": salinan.orang.get(satu.pengasuh_id),
            "kehamilan": salinan.kehamilan.get(satu.kehamilan_id),
            "sejak": max(satu.sejak, tiba),
        },
        tanpa=anak,
    )
    tulis(
        diri.kejadian,
        salinan,
        lambda satu: {"orang": salinan.orang[satu.orang_id], "dari_keluarga": None, "ke_keluarga": None},
        tanpa={satu.pk for satu in diri.kejadian.baris if satu.orang_id in ada},
    )


def _akhiri(di_sini: Kehamilan, di_sana: Kehamilan, oleh: Pengguna | None) -> None:
    """A pregnancy that ended while the woman lived elsewhere has ended here too."""
    if di_sana.berakhir_pada and not di_sini.berakhir_pada:
        di_sini.berakhir_pada, di_sini.hasil = di_sana.berakhir_pada, di_sana.hasil
        di_sini.lahir_mati_kembar = di_sana.lahir_mati_kembar
        simpan_kehamilan(di_sini, oleh=oleh, versi=None)


def _kehamilan_sama(diri: Diri, ada: Peta) -> Peta:
    """Pregnancies the destination knows already of a woman it knows already; the copy of one of them is that one."""
    if not ada:
        return {}
    di_sini = list(Kehamilan.objects.filter(ibu__in={satu.pk for satu in ada.values()}).order_by("pk"))
    keluar = PindahKeluar.objects.filter(keadaan=Kesepakatan.DITERIMA).values_list("kesepakatan", flat=True)
    salinan = {uuid5(kesepakatan, str(satu.uuid)): satu.pk for kesepakatan in keluar for satu in di_sini}
    tahu = {satu.pk: salinan[satu.uuid] for satu in diri.kehamilan.baris if satu.uuid in salinan}
    hasil: Peta = {}
    for asli, ibu in ada.items():
        milik = [satu for satu in diri.kehamilan.baris if satu.ibu_id == asli]
        lama = [satu for satu in di_sini if satu.ibu_id == ibu.pk]
        hasil |= {satu.pk: lain for satu, lain in pasangan_hamil(milik, lama, tahu=tahu)}
    return hasil
