"""What many months written at once bring along: what they tell household and person, entries that wait, counted ages.

The same as `pemantauan.tindakan.bulan` and `titipan` do for one month, in a number of queries that does not grow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F

from kpm.kerja import milik
from kpm.models import Pengguna, Wilayah
from kpm.resources import beda_potret
from kpm.tindakan_banyak import potret, simpan_banyak
from pemantauan.bulanan.titipan import titipkan
from pemantauan.models import EntriMenunggu, PemantauanAnak, PemantauanIbu
from pemantauan.resources import Titipan
from pemantauan.tindakan.bulan import rapikan_ibu
from sasaran.models import Anak, Kehamilan, Keluarga, Orang

LAIN_MENUNGGU = "Untuk bulan ini sudah ada isian orang lain yang menunggu pembukaan triwulan."


@dataclass(frozen=True, slots=True)
class Ikutan:
    """A record that was changed because of a month: which month (uuid), the record, its changed fields as they were."""

    sebab: UUID
    objek: Any
    lama: dict[str, Any]


# --- household and person -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Ganti:
    """New values of one base record, and the month that said so last."""

    isi: dict[str, Any]
    sebab: UUID


def perbarui_dasar(*, kelompok: str, catatan: Sequence[Any], desa: Wilayah, oleh: Pengguna | None) -> list[Ikutan]:
    """Take what these months tell over into households, persons, children and pregnancies; what was changed.

    ``catatan`` are months of one kind ("ibu", "anak") in the order they were written, with their persons at hand. The
    rules are those of a single save: the newest record counts, and nothing older than what was seen since.
    """
    if kelompok == "paud" or not catatan:
        return []
    nama = "kehamilan" if kelompok == "ibu" else "anak"
    orang: Callable[[Any], Any] = (lambda satu: satu.kehamilan.ibu) if nama == "kehamilan" else (lambda s: s.anak.orang)
    peta_milik = {"kek": "kek", "resti": "resti"} if nama == "kehamilan" else {"akta": "akta"}
    model_milik: Any = Kehamilan if nama == "kehamilan" else Anak
    ganti: dict[Any, dict[int, _Ganti]] = {
        Keluarga: _rumah(catatan, orang),
        Orang: _terbaru(catatan, nama, orang, {"jaminan": "jamkes"}),
        model_milik: _terbaru(catatan, nama, lambda satu: getattr(satu, nama), peta_milik),
    }
    return [satu for model, isi in ganti.items() for satu in _tulis(model, isi, desa, oleh)]


def _terbaru(
    catatan: Sequence[Any], nama: str, dasar: Callable[[Any], Any], peta: Mapping[str, str]
) -> dict[int, _Ganti]:
    """What differs from the base record in its newest month. One query."""
    tulis = {satu.uuid for satu in catatan}
    lain: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    bidang = list(peta.values())
    pemilik = {getattr(satu, f"{nama}_id") for satu in catatan}
    tersimpan = type(catatan[0]).objects.filter(**{f"{nama}_id__in": pemilik})
    for uuid, milik_id, bulan, *isi in tersimpan.values_list("uuid", f"{nama}_id", "bulan", *bidang):
        if uuid not in tulis:
            lain[milik_id].append((bulan, *isi))
    kini: dict[int, dict[str, Any]] = {}
    hasil: dict[int, _Ganti] = {}
    for satu in catatan:
        objek, milik_id = dasar(satu), getattr(satu, f"{nama}_id")
        nilai_kini = kini.setdefault(objek.pk, {satu_dasar: getattr(objek, satu_dasar) for satu_dasar in peta})
        for ke, (satu_dasar, satu_bidang) in enumerate(peta.items(), start=1):
            nilai = getattr(satu, satu_bidang)
            if nilai is None or nilai == nilai_kini[satu_dasar]:
                continue
            if any(baris[0] > satu.bulan and baris[ke] is not None for baris in lain[milik_id]):
                continue
            nilai_kini[satu_dasar] = nilai
            hasil.setdefault(objek.pk, _Ganti({}, satu.uuid)).isi[satu_dasar] = nilai
            hasil[objek.pk].sebab = satu.uuid
        lain[milik_id].append((satu.bulan, *(getattr(satu, b) for b in bidang)))
    return hasil


def _rumah(catatan: Sequence[Any], orang: Callable[[Any], Any]) -> dict[int, _Ganti]:
    """Water and latrine of the households. Two queries."""
    tulis = {satu.uuid for satu in catatan}
    keluarga = {orang(satu).keluarga_id for satu in catatan}
    lain: dict[int, list[tuple[Any, Any, Any]]] = defaultdict(list)
    for model, jalur in ((PemantauanAnak, "anak__orang__keluarga"), (PemantauanIbu, "kehamilan__ibu__keluarga")):
        tersimpan = model.objects.filter(**{f"{jalur}__in": keluarga}).annotate(rumah=F(f"{jalur}_id"))
        for uuid, rumah, tanggal, air, jamban in tersimpan.values_list("uuid", "rumah", "tanggal", "air", "jamban"):
            if uuid not in tulis:
                lain[rumah].append((tanggal, air, jamban))
    kini: dict[int, dict[str, Any]] = {}
    hasil: dict[int, _Ganti] = {}
    for satu in catatan:
        rumah = orang(satu).keluarga
        nilai_kini = kini.setdefault(
            rumah.pk, {n: getattr(rumah, n) for n in ("air", "air_dilihat", "jamban", "jamban_dilihat")}
        )
        for ke, bidang in enumerate(("air", "jamban"), start=1):
            nilai, dilihat = getattr(satu, bidang), nilai_kini[f"{bidang}_dilihat"]
            if nilai is None or nilai == nilai_kini[bidang] or (dilihat and dilihat > satu.tanggal):
                continue
            if any(baris[0] > satu.tanggal and baris[ke] is not None for baris in lain[rumah.pk]):
                continue
            baru = {bidang: nilai, f"{bidang}_dilihat": satu.tanggal}
            nilai_kini.update(baru)
            ganti = hasil.setdefault(rumah.pk, _Ganti({}, satu.uuid))
            ganti.isi.update(baru)
            ganti.sebab = satu.uuid
        lain[rumah.pk].append((satu.tanggal, satu.air, satu.jamban))
    return hasil


_LETAK: dict[Any, tuple[str, ...]] = {
    Keluarga: ("dusun",),
    Orang: ("keluarga", "posyandu"),
    Anak: ("orang__keluarga",),
    Kehamilan: ("ibu__keluarga",),
}


def _tulis(model: Any, ganti: Mapping[int, _Ganti], desa: Wilayah, oleh: Pengguna | None) -> list[Ikutan]:
    """Write on freshly locked copies. What stands in another work area stays as it is."""
    if not ganti:
        return []
    terkunci = model.objects.select_for_update(of=("self",)).select_related(*_LETAK[model])
    berubah = []
    for objek in terkunci.filter(pk__in=ganti).order_by("pk"):
        objek.desa = desa
        if not milik(objek):
            continue
        lama = potret(objek)
        for nama, nilai in ganti[objek.pk].isi.items():
            setattr(objek, nama, nilai)
        if any(lama[nama] != nilai for nama, nilai in ganti[objek.pk].isi.items()):
            berubah.append((objek, lama))
    simpan_banyak(model, berubah=berubah, oleh=oleh)
    return [Ikutan(ganti[objek.pk].sebab, objek, beda_potret(lama, objek)) for objek, lama in berubah]


def hitung_ulang_usia_banyak(*, kehamilan: Sequence[Kehamilan], desa: Wilayah, oleh: Pengguna | None) -> list[Ikutan]:
    """Count the ages in the months of these pregnancies anew after their dates were corrected, as `hitung_ulang_usia`.

    ``sebab`` of what was changed is the pregnancy.
    """
    per_pk = {satu.pk: satu for satu in kehamilan}
    berubah = []
    for catatan in (
        PemantauanIbu.objects.select_for_update(of=("self",)).filter(kehamilan__in=per_pk).order_by("pk")
        if per_pk
        else ()
    ):
        catatan.desa, catatan.kehamilan = desa, per_pk[catatan.kehamilan_id]
        lama = potret(catatan)
        isi = rapikan_ibu({"usia_bulan": catatan.usia_bulan}, catatan.kehamilan, catatan.tanggal)
        if isi["usia_bulan"] != catatan.usia_bulan:
            catatan.usia_bulan = isi["usia_bulan"]
            berubah.append((catatan, lama))
    simpan_banyak(PemantauanIbu, berubah=berubah, oleh=oleh)
    return [Ikutan(satu.kehamilan.uuid, satu, beda_potret(lama, satu)) for satu, lama in berubah]


# --- entries that wait ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dititipkan:
    """An entry that waits now; ``lama`` is what stood in its place before (attname -> value), None where none did."""

    entri: EntriMenunggu
    lama: dict[str, Any] | None


def titipkan_banyak(
    *,
    desa: Wilayah,
    kelompok: str,
    titipan: Sequence[Titipan],
    oleh: Pengguna | None,
    uuid: Callable[[UUID], UUID],
) -> dict[UUID, Dititipkan | str]:
    """Let these months of one kind wait for their quarters, under `kunci_triwulan`; by uuid of the month.

    As `titipkan_entri`: an entry of the same person at the keyboard is replaced, one of somebody else stays and the
    sentence says so. ``uuid`` gives the uuid of a new entry. Three queries at most.
    """
    nama = "kehamilan" if kelompok == "ibu" else "anak"
    pemilik = {getattr(satu.catatan, f"{nama}_id") for satu in titipan}
    terbuka = EntriMenunggu.objects.select_for_update(of=("self",)).filter(
        kelompok=kelompok, keadaan__in=EntriMenunggu.TERBUKA, **{f"{nama}_id__in": pemilik}
    )
    ada = {(getattr(entri, f"{nama}_id"), entri.bulan): entri for entri in terbuka} if titipan else {}
    baru, berubah, hasil = [], [], dict[UUID, Dititipkan | str]()
    for satu in titipan:
        catatan, nilai = satu.catatan, titipkan(satu.nilai)
        kunci = (getattr(catatan, f"{nama}_id"), catatan.bulan)
        entri = ada.get(kunci)
        lama = potret(entri) if entri is not None else None
        if entri is not None:
            sama = (entri.nilai, entri.tanggal, entri.perbuatan) == (nilai, catatan.tanggal, "simpan")
            if not sama and (oleh is None or entri.diubah_oleh_id != oleh.pk):
                hasil[catatan.uuid] = LAIN_MENUNGGU
                continue
            if sama:
                hasil[catatan.uuid] = Dititipkan(entri, {})
                continue
        entri = entri or EntriMenunggu(uuid=uuid(catatan.uuid), kelompok=kelompok, bulan=catatan.bulan)
        entri.desa = desa
        setattr(entri, nama, getattr(catatan, nama))
        entri.nilai, entri.tanggal, entri.versi_dilihat = nilai, catatan.tanggal, satu.versi
        entri.perbuatan, entri.keadaan, entri.keterangan = (
            EntriMenunggu.Perbuatan.SIMPAN,
            EntriMenunggu.Keadaan.MENUNGGU,
            "",
        )
        ada[kunci] = entri
        if lama is None:
            baru.append(entri)
        else:
            berubah.append((entri, lama))
        hasil[catatan.uuid] = Dititipkan(entri, lama)
    simpan_banyak(EntriMenunggu, baru=baru, berubah=berubah, oleh=oleh)
    return {
        kunci_: Dititipkan(satu.entri, beda_potret(satu.lama, satu.entri) if satu.lama else satu.lama)
        if isinstance(satu, Dititipkan)
        else satu
        for kunci_, satu in hasil.items()
    }
