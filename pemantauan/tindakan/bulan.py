"""Writes of Formulir 2A and 2B: one record per person and month, and what it tells about household and person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kpm.kunci import kunci_transaksi
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.rekaman import Rekaman
from kpm.sebutan import kata_tempat
from kpm.tindakan import VersiUsang, simpan
from pemantauan import kelayakan
from pemantauan.bulanan.perkiraan import ukuran_bulan, usulan
from pemantauan.kueri_aturan import aturan_tumbuh
from pemantauan.kueri_kartu import penutup
from pemantauan.models import CaraUkur, CatatanBulanan, KartuSkor, PemantauanAnak, PemantauanIbu
from pemantauan.pengaturan_tumbuh import AturanTumbuh
from pemantauan.sinyal import bulan_tersimpan
from sasaran.models import Anak, Kehamilan, Keluarga, Orang

P = TypeVar("P", bound=CatatanBulanan)
Nilai = dict[str, Any]

GIZI = ("gizi_buruk", "gizi_kurang", "stunting")
UKURAN_ANAK = ("berat", "panjang", "cara_ukur", "edema", "gizi_diusulkan", "kms_putusan", "kms_alasan")
BIDANG_ANAK = (*PemantauanAnak.LAYANAN, *UKURAN_ANAK, "catatan", "dipastikan", "sumber")
BIDANG_IBU = (*PemantauanIbu.LAYANAN, "usia_bulan", "catatan", "dipastikan", "sumber")
DARI_KEHAMILAN = ("hpht", "hpl", "asal_tanggal", "berakhir_pada", "hasil", "kek", "resti")
"""What a month is judged by or writes back; read again under the lock, for it may have been corrected meanwhile."""
UMUR_BERDIRI = 24
"""From this age in bulan penuh height is measured standing, below it length lying down (Permenkes 2/2020)."""
USIA_TERTUA = 10
"""Month of pregnancy from which no further counting makes sense; the HPHT is to be checked."""
KOSONG = "Belum ada yang dicatat untuk bulan ini. Isi paling sedikit satu pengukuran atau layanan, lalu simpan."


class TriwulanTertutup(Exception):
    """The quarter of this month is finalised, the entry may only wait. ``nilai``: the checked and completed entry."""

    def __init__(self, kartu: KartuSkor, nilai: Nilai, versi: int | None) -> None:
        super().__init__("Triwulan ini sudah ditutup.")
        self.kartu, self.nilai, self.versi = kartu, nilai, versi


def kunci_triwulan(desa: Wilayah, triwulan: Triwulan, *, sendiri: bool = False) -> None:
    """Keep a quarter from being finalised until this transaction ends; ``sendiri`` for the one who finalises it."""
    kunci_transaksi(f"triwulan {desa.kode} {triwulan}", sendiri=sendiri)


def simpan_pemantauan_anak(
    *,
    desa: Wilayah,
    anak: Anak,
    bulan: Bulan,
    tanggal: dt.date,
    nilai: Mapping[str, Any],
    oleh: Pengguna | None,
    versi: int | None = None,
    uuid: UUID | None = None,
) -> PemantauanAnak:
    """Write a child's record of one month (Formulir 2B): kg, cm, answers True / False / None (belum dicatat).

    ``nilai`` holds fields of BIDANG_ANAK; fields left out stay as they are. ``versi`` is the version the person saw,
    None where they saw no record; ``uuid`` is the client's own id of the entry, so that one sent twice is stored once.
    Raises ValidationError with a sentence per field, VersiUsang when another record of this month stands there or the
    one they saw was deleted (``kini`` is then its row of history), TriwulanTertutup when the quarter is finalised.
    """

    def rapikan(isi: Nilai) -> Nilai:
        umur = anak.orang.umur_bulan(tanggal)
        isi = usulkan_gizi(rapikan_anak(isi, umur=umur), anak.orang, tanggal)
        salah_hari = galat_tanggal_orang(anak.orang, bulan, tanggal, lahir=anak.orang.tanggal_lahir)
        tolak(kelayakan.galat_anak(isi, umur=umur), salah_hari)
        return isi

    with transaction.atomic():
        kunci_triwulan(desa, bulan.triwulan)
        calon = PemantauanAnak(desa=desa, anak=anak, bulan=bulan)
        catatan, tertulis = simpan_catatan(
            calon, {"anak": anak}, BIDANG_ANAK, tanggal, nilai, rapikan, oleh, versi, uuid
        )
        if tertulis:
            _perbarui_rumah(anak.orang.keluarga, catatan, oleh)
            kemudian = PemantauanAnak.objects.filter(anak=anak, bulan__gt=bulan)
            _perbarui(anak.orang, {"jaminan": "jamkes"}, catatan, kemudian, oleh)
            _perbarui(anak, {"akta": "akta"}, catatan, kemudian, oleh)
    return catatan


def simpan_pemantauan_ibu(
    *,
    desa: Wilayah,
    kehamilan: Kehamilan,
    bulan: Bulan,
    tanggal: dt.date,
    nilai: Mapping[str, Any],
    oleh: Pengguna | None,
    versi: int | None = None,
    uuid: UUID | None = None,
) -> PemantauanIbu:
    """Write the record of one pregnancy in one month (Formulir 2A), visits and tablets as numbers.

    As `simpan_pemantauan_anak`, with the fields of BIDANG_IBU. ``usia_bulan`` is computed where HPHT can be told.
    """

    def rapikan(isi: Nilai) -> Nilai:
        isi = rapikan_ibu(isi, kehamilan, tanggal)
        galat = kelayakan.galat_ibu(isi, bulan=bulan, melahirkan=kehamilan.melahirkan)
        tolak(galat, galat_tanggal_orang(kehamilan.ibu, bulan, tanggal))
        return isi

    with transaction.atomic():
        kunci_triwulan(desa, bulan.triwulan)
        # the pregnancy before its month, as who corrects its dates does: neither waits for the other in a circle
        terkunci = Kehamilan.objects.select_for_update(of=("self",))
        kehamilan.refresh_from_db(fields=DARI_KEHAMILAN, from_queryset=terkunci)
        calon = PemantauanIbu(desa=desa, kehamilan=kehamilan, bulan=bulan)
        kunci = {"kehamilan": kehamilan}
        catatan, tertulis = simpan_catatan(calon, kunci, BIDANG_IBU, tanggal, nilai, rapikan, oleh, versi, uuid)
        if tertulis:
            _perbarui_rumah(kehamilan.ibu.keluarga, catatan, oleh)
            kemudian = PemantauanIbu.objects.filter(kehamilan=kehamilan, bulan__gt=bulan)
            _perbarui(kehamilan.ibu, {"jaminan": "jamkes"}, catatan, kemudian, oleh)
            _perbarui(kehamilan, {"kek": "kek", "resti": "resti"}, catatan, kemudian, oleh)
    return catatan


def rapikan_anak(isi: Nilai, *, umur: int | None) -> Nilai:
    """What follows from what was entered: a number means Ya, one nutrition problem means the others are Tidak."""
    isi = dict(isi)
    for angka, jawab in (("berat", "timbang"), ("panjang", "tinggi")):
        if isi.get(angka) is not None and isi.get(jawab) is None:
            isi[jawab] = True
    if isi.get("panjang") is None:
        isi["cara_ukur"] = ""
    elif not isi.get("cara_ukur"):
        isi["cara_ukur"] = CaraUkur.BERDIRI if umur is not None and umur >= UMUR_BERDIRI else CaraUkur.BARING
    if any(isi.get(satu) for satu in GIZI):
        isi |= {satu: bool(isi.get(satu)) for satu in GIZI}
    if "kms_putusan" in isi and (isi.get("berat") is None or not isi["kms_putusan"]):
        isi |= {"kms_putusan": "", "kms_alasan": ""}
    return isi


def usulkan_gizi(isi: Nilai, orang: Orang, tanggal: dt.date, aturan: AturanTumbuh | None = None) -> Nilai:
    """With what the measurement proposes for GB, GK and S; the answers stay what a person said.

    ``aturan``: the choices about growth, where they are at hand; else one query, and none where nothing was measured
    that could propose anything.
    """
    if isi.get("panjang") is None and not isi.get("edema"):
        return isi | {"gizi_diusulkan": ""}
    ukuran = ukuran_bulan(isi, jenis_kelamin=orang.jenis_kelamin, lahir=orang.tanggal_lahir, tanggal=tanggal)
    return isi | {"gizi_diusulkan": usulan(ukuran, aturan or aturan_tumbuh(tanggal))}


def rapikan_ibu(isi: Nilai, kehamilan: Kehamilan, tanggal: dt.date) -> Nilai:
    """Age of the pregnancy from HPHT where that is known, at delivery for a mother in nifas."""
    isi = dict(isi)
    usia = kehamilan.usia_bulan(min(tanggal, kehamilan.berakhir_pada or tanggal))
    if usia is not None:
        isi["usia_bulan"] = min(usia, USIA_TERTUA)
    if isi.get("kek") or isi.get("resti"):
        isi |= {satu: bool(isi.get(satu)) for satu in ("kek", "resti")}
    return isi


def hitung_ulang_usia(kehamilan: Kehamilan, *, oleh: Pengguna | None) -> int:
    """Count the age in a pregnancy's months anew after its dates were corrected; how many months changed.

    Only where HPHT can be told: elsewhere the age is what was typed.
    """
    berubah = 0
    for catatan in PemantauanIbu.objects.select_for_update(of=("self",)).filter(kehamilan=kehamilan).order_by("bulan"):
        usia = rapikan_ibu({"usia_bulan": catatan.usia_bulan}, kehamilan, catatan.tanggal)["usia_bulan"]
        if usia != catatan.usia_bulan:
            catatan.usia_bulan = usia
            simpan(catatan, oleh=oleh)
            berubah += 1
    return berubah


def galat_tanggal_orang(orang: Any, bulan: Bulan, tanggal: dt.date, *, lahir: dt.date | None = None) -> dict[str, str]:
    """Why a person cannot have a record of that day, by field; empty where they can."""
    kalimat = kelayakan.galat_tanggal(tanggal, bulan, lahir=lahir, keluar=orang.keluar_pada)
    return {"tanggal": kata_tempat(kalimat)} if kalimat else {}


def tolak(*galat: Mapping[str, str]) -> None:
    """Refuse with these sentences by field, if there are any. Raises ValidationError."""
    semua = {bidang: kalimat for satu in galat for bidang, kalimat in satu.items()}
    if semua:
        raise ValidationError(semua)


def simpan_catatan(
    calon: P,
    kunci: dict[str, Any],
    bidang: tuple[str, ...],
    tanggal: dt.date,
    nilai: Mapping[str, Any],
    rapikan: Callable[[Nilai], Nilai],
    oleh: Pengguna | None,
    versi: int | None,
    uuid: UUID | None,
    boleh_kosong: bool = False,
) -> tuple[P, bool]:
    """The stored record, and whether anything was written: what stands there already is not written again.

    Under `kunci_triwulan`, which is taken before every lock of a row.
    ``boleh_kosong``: the only answer of a stored record may be taken back.
    """
    if asing := nilai.keys() - set(bidang):
        raise TypeError(f"Bidang tidak dikenal: {', '.join(sorted(asing))}")
    model = type(calon)
    milik = {"desa": calon.desa, **kunci}
    kini = model.objects.select_for_update(of=("self",)).filter(**milik, bulan=calon.bulan).first()
    for nama, objek in milik.items() if kini is not None else ():
        setattr(kini, nama, objek)  # at hand already, so that saving does not fetch them again
    catatan = kini or calon
    lama = {satu: getattr(catatan, satu) for satu in bidang}
    isi = rapikan({**lama, **nilai})
    kosong = all(isi[satu] in (None, "") for satu in model.LAYANAN)  # type: ignore[attr-defined]
    if kosong and (kini is None or not boleh_kosong):
        raise ValidationError(KOSONG)
    if kini is None and versi is not None and (terhapus := _terhapus(model, kunci, calon.bulan)):
        raise VersiUsang(terhapus)
    if kini is not None:
        if isi == lama and kini.tanggal == tanggal:
            return kini, False
        if not _dilihat(kini, versi, uuid, oleh):
            raise VersiUsang(kini)
    if kartu := penutup(calon.desa, calon.bulan.triwulan):
        raise TriwulanTertutup(kartu, {satu: isi[satu] for satu in bidang if isi[satu] != lama[satu]}, versi)
    for satu, isian in {**isi, "tanggal": tanggal}.items():
        setattr(catatan, satu, isian)
    if catatan.dari_desa_id and tanggal >= next(iter(kunci.values())).sejak:
        catatan.dari_desa = None  # monitored here as well since the person came
    if kini is None and uuid is not None:
        catatan.uuid = uuid
    try:
        simpan(catatan, oleh=oleh, versi=kini.versi if kini is not None else None)
    except IntegrityError:
        # Somebody stored this month in the same moment, or the client's id exists elsewhere: look again, once.
        ada = model.objects.filter(**kunci, bulan=calon.bulan).exists()
        if kini is not None or (uuid is None and not ada):
            raise
        ulang = model(desa=calon.desa, bulan=calon.bulan, **kunci)
        return simpan_catatan(
            ulang, kunci, bidang, tanggal, nilai, rapikan, oleh, versi, uuid if ada else None, boleh_kosong
        )
    kabarkan(catatan)
    return catatan, True


def kabarkan(catatan: CatatanBulanan) -> None:
    """Tell, once this is committed, that a month of this village has changed."""
    model, kode, bulan = type(catatan), catatan.desa.kode, catatan.bulan
    transaction.on_commit(lambda: bulan_tersimpan.send_robust(sender=model, kode=kode, bulan=bulan))


def hapus_catatan(catatan: P, *, oleh: Pengguna | None, versi: int) -> None:
    """Delete a month's record; its history keeps it, and what it told household and person stays with them.

    ``versi`` is the version the person saw. A record that is gone already is no error. Raises VersiUsang,
    TriwulanTertutup.
    """
    model = type(catatan)
    with transaction.atomic():
        kunci_triwulan(catatan.desa, catatan.bulan.triwulan)
        kini = model.objects.select_for_update(of=("self",)).filter(pk=catatan.pk).first()
        if kini is None:
            return
        if kini.versi != versi:
            raise VersiUsang(kini)
        if kartu := penutup(catatan.desa, catatan.bulan.triwulan):
            raise TriwulanTertutup(kartu, {}, versi)
        kini._history_user = oleh
        kini.delete()
        kabarkan(catatan)


def _terhapus(model: type[P], kunci: Mapping[str, Any], bulan: Bulan) -> Any:
    """The row of history that tells of the last deletion of this person's month; None where nothing was deleted."""
    return model.history.filter(**kunci, bulan=bulan, history_type="-").first()


def _dilihat(kini: CatatanBulanan, versi: int | None, uuid: UUID | None, oleh: Pengguna | None) -> bool:
    """Whether this person knew of the stored record: its version, or their own first entry sent again from Back.

    The version of a record that was deleted since is not that of the one standing in its place.
    """
    if versi is not None:
        lain = uuid is not None and uuid != kini.uuid
        return versi == kini.versi and not (lain and type(kini).history.filter(uuid=uuid).exists())
    return kini.uuid == uuid and kini.versi == 1 and oleh is not None and kini.dibuat_oleh_id == oleh.pk


def _perbarui(objek: Rekaman, peta: Mapping[str, str], catatan: P, kemudian: Any, oleh: Pengguna | None) -> None:
    """Take what the newest record says over into person, child or pregnancy; asks and writes only on a difference.

    ``peta`` maps the base record's fields to those of the monthly record, ``kemudian`` are the person's later records.
    """
    beda = {
        dasar: nilai
        for dasar, bidang in peta.items()
        if (nilai := getattr(catatan, bidang)) is not None
        and nilai != getattr(objek, dasar)
        and not kemudian.filter(**{f"{bidang}__isnull": False}).exists()
    }
    _tulis_dasar(objek, beda, oleh)


def _perbarui_rumah(keluarga: Keluarga, catatan: P, oleh: Pengguna | None) -> None:
    """Take water and latrine over into the household, unless it was seen later or a later record tells otherwise."""
    beda: Nilai = {}
    for bidang in ("air", "jamban"):
        nilai, dilihat = getattr(catatan, bidang), getattr(keluarga, f"{bidang}_dilihat")
        if nilai is None or nilai == getattr(keluarga, bidang) or (dilihat and dilihat > catatan.tanggal):
            continue
        kemudian = {"tanggal__gt": catatan.tanggal, f"{bidang}__isnull": False}
        if (
            not PemantauanAnak.objects.filter(anak__orang__keluarga=keluarga, **kemudian).exists()
            and not PemantauanIbu.objects.filter(kehamilan__ibu__keluarga=keluarga, **kemudian).exists()
        ):
            beda |= {bidang: nilai, f"{bidang}_dilihat": catatan.tanggal}
    _tulis_dasar(keluarga, beda, oleh)


def _tulis_dasar(objek: Rekaman, beda: Nilai, oleh: Pengguna | None) -> None:
    """Write these fields on a freshly locked copy, so that nobody's other change is undone."""
    if not beda:
        return
    segar = type(objek)._base_manager.select_for_update(of=("self",)).get(pk=objek.pk)
    for bidang, nilai in beda.items():
        setattr(segar, bidang, nilai)
        setattr(objek, bidang, nilai)
    simpan(segar, oleh=oleh)
