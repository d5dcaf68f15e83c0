"""Writing the planned rows of an import: in batches below a second each, resumed where it was cut off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from kpm import kerja
from kpm.izin import izin_peran
from kpm.middleware import KERJA
from kpm.models import Pengguna, Penugasan, Wilayah
from kpm.periode import Bulan
from kpm.resources import Baris, Hasil, ResourceDesa, ResourceDusun, ResourceFasilitas
from kpm.wilayah_kerja import Kerja
from laporan.impor.bentuk import REKAM, uuid_baru
from laporan.impor.irama import Irama, bagi
from laporan.impor.tunggu import bulan_baris
from laporan.models import BarisImpor, Impor
from pemantauan.resources import RESOURCE_BULAN, ResourceBulan, ResourceKondisi
from pemantauan.sinyal import bulan_tersimpan
from pemantauan.tindakan.banyak import (
    Dititipkan,
    Ikutan,
    hitung_ulang_usia_banyak,
    perbarui_dasar,
    titipkan_banyak,
)
from pemantauan.tindakan.jurnal import sebagai_isi
from sasaran.models import SumberData
from sasaran.resources import TANGGAL_KEHAMILAN, ResourceAnak, ResourceKehamilan, ResourceKeluarga, ResourceOrang
from sasaran.sinyal import sasaran_berubah

RESOURCE: dict[str, type[ResourceDesa]] = {
    "dusun": ResourceDusun,
    "fasilitas": ResourceFasilitas,
    "keluarga": ResourceKeluarga,
    "orang": ResourceOrang,
    "kehamilan": ResourceKehamilan,
    "anak": ResourceAnak,
    "kondisi": ResourceKondisi,
    **RESOURCE_BULAN,
}
"""Key of REKAM -> what writes it."""
SUMBER: dict[str, str] = {
    Impor.Jenis.EPPGBM: SumberData.POSYANDU,
    Impor.Jenis.OPENSID_PENDUDUK: SumberData.REGISTER,
}
"""Kind of file -> where its data come from, as far as the file itself tells."""
SEKALI_TANYA = 1000
"""Records asked for by their uuid in one query."""
ULANG = 3
"""How often a batch is tried before it is halved: two imports may want the same number at the same moment."""
TAK_TERTULIS = "Baris ini tidak dapat disimpan. Periksa isinya, lalu unggah lagi berkasnya."
BERAKHIR = "Penugasan Anda di desa ini sudah berakhir. Minta admin desa menyimpan impor ini."


class TakBerhak(Exception):
    """Who is importing may not write here any more."""


def kerja_pengimpor(desa: Wilayah, pengguna: Pengguna | None) -> Kerja | None:
    """The work area of who imports; None where nothing limits it, as for a command. One query. Raises TakBerhak."""
    if pengguna is None:
        return None
    berlaku = Penugasan.objects.berlaku(timezone.localdate()).filter(pengguna=pengguna, wilayah=desa)
    tugas = list(berlaku.select_related("wilayah").annotate(**KERJA))
    if not any("impor" in izin_peran(satu.peran) for satu in tugas):
        raise TakBerhak(BERAKHIR)
    return kerja.kerja_dari(tugas)


def terapkan(*, desa: Wilayah, impor: Impor) -> None:
    """Write what is still to be written of an import whose state is DITERAPKAN; nothing when it is in another one.

    Each batch is written wholly or not at all, with the mark that it was. The scope and the clock of the village are
    open. Raises TakBerhak.
    """
    oleh = impor.diterapkan_oleh
    with kerja.kerja(kerja_pengimpor(desa, oleh)):
        for rekam in REKAM:
            if not _terapkan_rekam(desa, impor, rekam, oleh):
                return
    _selesai(desa, impor)


_TAMPILAN = ("beda", "calon")
"""What only the preview shows."""


def _terapkan_rekam(desa: Wilayah, impor: Impor, rekam: str, oleh: Pengguna | None) -> bool:
    """Write the rows of one kind; False when the import is in nobody's hands any more."""
    irama, sesudah = Irama(), -1
    semua = BarisImpor.objects.filter(
        impor=impor, rekam=rekam, keadaan__in=BarisImpor.DITULIS, diterapkan_pada__isnull=True
    ).order_by("urutan", "pk")
    semua = semua.defer(*_TAMPILAN)
    while bagian := list(semua.filter(urutan__gt=sesudah)[: irama.ukuran]):
        sesudah = bagian[-1].urutan
        with irama.satu_bagian():
            if not _tulis_bagian(desa, impor, rekam, bagian, oleh):
                return False
    return True


def _tulis_bagian(desa: Wilayah, impor: Impor, rekam: str, bagian: Sequence[BarisImpor], oleh: Pengguna | None) -> bool:
    """Write a batch; what the database refuses is found by halving, and held back."""
    for ke in range(ULANG):
        try:
            with transaction.atomic():
                return _tulis(desa, impor, rekam, bagian, oleh)
        except (IntegrityError, OperationalError) as galat:
            if isinstance(galat, OperationalError) and ke == ULANG - 1:
                raise
    if len(bagian) == 1:
        return _tahan(impor, bagian[0])
    tengah = len(bagian) // 2
    return all(_tulis_bagian(desa, impor, rekam, satu, oleh) for satu in (bagian[:tengah], bagian[tengah:]))


def _pegang(impor: Impor) -> bool:
    """Lock the import; whether it is still being written."""
    kini = Impor.objects.select_for_update(of=("self",)).filter(pk=impor.pk)
    return bool(kini.values_list("keadaan", flat=True).first() == Impor.Keadaan.DITERAPKAN)


def _tahan(impor: Impor, baris: BarisImpor) -> bool:
    with transaction.atomic():
        if not _pegang(impor):
            return False
        baris.keadaan, baris.alasan = BarisImpor.Keadaan.TIDAK_JELAS, TAK_TERTULIS
        baris.save(update_fields=["keadaan", "alasan"])
        _maju(impor, 1)
    return True


def _maju(impor: Impor, jumlah: int) -> None:
    Impor.objects.filter(pk=impor.pk).update(selesai=F("selesai") + jumlah, diubah_pada=timezone.now())


def _tulis(desa: Wilayah, impor: Impor, rekam: str, bagian: Sequence[BarisImpor], oleh: Pengguna | None) -> bool:
    if not _pegang(impor):
        return False
    belum = set(
        BarisImpor.objects.filter(
            pk__in=[satu.pk for satu in bagian], diterapkan_pada__isnull=True, keadaan__in=BarisImpor.DITULIS
        ).values_list("pk", flat=True)
    )
    baris = [satu for satu in bagian if satu.pk in belum]
    for satu in baris:
        satu.desa = desa  # at hand, so that the guard of villages asks nothing
    resource = RESOURCE[rekam](desa=desa, oleh=oleh, pada=timezone.localdate(), sumber=SUMBER.get(impor.jenis, ""))
    if isinstance(resource, ResourceBulan):
        resource.kunci({bulan.triwulan for bulan in bulan_baris(baris).values()})
    hasil = resource.tulis(
        Baris(
            uuid=satu.untuk,
            isi={**satu.isi, **(json.loads(satu.rahasia) if satu.rahasia else {})},
            versi=satu.versi,
            ubah=satu.keadaan == BarisImpor.Keadaan.BERUBAH,
        )
        for satu in baris
    )
    titip: dict[Any, Dititipkan | str] = {}
    ikut: list[Ikutan] = []
    if isinstance(resource, ResourceBulan):
        titip = titipkan_banyak(
            desa=desa,
            kelompok=resource.kelompok,
            titipan=list(resource.titipan.values()),
            oleh=oleh,
            uuid=lambda bulan: uuid_baru(impor.uuid, "menunggu", bulan),
        )
        ditulis = (hasil.baru.get(satu.untuk) or hasil.berubah.get(satu.untuk, (None,))[0] for satu in baris)
        ikut = perbarui_dasar(
            kelompok=resource.kelompok, catatan=[satu for satu in ditulis if satu is not None], desa=desa, oleh=oleh
        )
    elif rekam == "kehamilan":
        dikoreksi = [objek for objek, lama in hasil.berubah.values() if lama.keys() & set(TANGGAL_KEHAMILAN)]
        ikut = hitung_ulang_usia_banyak(kehamilan=dikoreksi, desa=desa, oleh=oleh)
    _tandai(baris, hasil, titip, ikut)
    _maju(impor, len(bagian))
    return True


def _tandai(
    baris: Sequence[BarisImpor], hasil: Hasil, titip: dict[Any, Dititipkan | str], ikut: Sequence[Ikutan]
) -> None:
    """Remember of each row that it was written, and what undoing needs; or why it was held back."""
    kini, polos, berjejak = timezone.now(), [], []
    per_sebab: dict[Any, list[Any]] = {}
    for satu in ikut:
        per_sebab.setdefault(satu.sebab, []).append(rekam_jejak(satu.objek, satu.lama))
    for baris_ini in baris:
        uuid = baris_ini.untuk
        tunggu = titip.get(uuid)
        alasan = hasil.ditahan.get(uuid) or (tunggu if isinstance(tunggu, str) else None)
        if alasan:
            baris_ini.keadaan, baris_ini.alasan = BarisImpor.Keadaan.TIDAK_JELAS, alasan[:300]
            berjejak.append(baris_ini)
            continue
        jejak: dict[str, Any] = {}
        if isinstance(tunggu, Dititipkan):
            jejak["menunggu"] = None if tunggu.lama == {} else rekam_jejak(tunggu.entri, tunggu.lama)
        elif uuid in hasil.berubah:
            jejak["rekam"] = rekam_jejak(*hasil.berubah[uuid])
        if uuid in per_sebab:
            jejak["ikut"] = per_sebab[uuid]
        if jejak:
            baris_ini.jejak, baris_ini.diterapkan_pada, baris_ini.rahasia = jejak, kini, ""
            berjejak.append(baris_ini)
        else:
            polos.append(baris_ini.pk)
    BarisImpor.objects.filter(pk__in=polos).update(diterapkan_pada=kini, rahasia="")
    for baris_ini in berjejak:
        baris_ini.beda, baris_ini.calon = [], []  # was not read, and is not among the updated fields
    BarisImpor.objects.bulk_create(
        berjejak,
        update_conflicts=True,
        update_fields=["keadaan", "alasan", "jejak", "diterapkan_pada", "rahasia"],
        unique_fields=["id"],
    )


def rekam_jejak(objek: Any, lama: dict[str, Any] | None) -> list[Any]:
    """[model, uuid, version after writing, changed fields as they were or None for a new record], as plain values."""
    isi = None
    if lama is not None:
        isi = sebagai_isi(type(objek)(**lama), lama.keys())
    return [objek._meta.label, str(objek.uuid), objek.versi, isi]


def _selesai(desa: Wilayah, impor: Impor) -> None:
    with transaction.atomic():
        if not _pegang(impor):
            return
        Impor.objects.filter(pk=impor.pk).update(
            keadaan=Impor.Keadaan.SELESAI, kalimat="", isi_berkas="", diubah_pada=timezone.now()
        )
        impor.keadaan = Impor.Keadaan.SELESAI
        transaction.on_commit(lambda: kabarkan(desa, impor))


def bulan_tertulis(impor: Impor) -> dict[Any, set[Bulan]]:
    """Monthly model -> months an import writes or wrote. Two queries for each form, and one more per thousand changed
    rows: as a join, a database that has not yet counted the rows just written compares each with each."""
    hasil: dict[Any, set[Bulan]] = {}
    for rekam, resource in RESOURCE_BULAN.items():
        model = resource._meta.model
        baris = BarisImpor.objects.filter(impor=impor, rekam=rekam, keadaan__in=BarisImpor.DITULIS)
        baru = baris.filter(keadaan=BarisImpor.Keadaan.BARU).order_by()
        semua = {Bulan.dari_teks(teks) for teks in baru.values_list("isi__bulan", flat=True).distinct() if teks}
        berubah = baris.filter(keadaan=BarisImpor.Keadaan.BERUBAH).order_by().values_list("untuk", flat=True)
        for bagian in bagi(berubah, SEKALI_TANYA):
            semua |= set(model.objects.filter(uuid__in=bagian).order_by().values_list("bulan", flat=True).distinct())
        hasil[model] = semua
    return hasil


def kabarkan(desa: Wilayah, impor: Impor) -> None:
    """Tell once for each month and once for the village that they have changed."""
    for model, semua in bulan_tertulis(impor).items():
        for bulan in sorted(semua):
            bulan_tersimpan.send_robust(sender=model, kode=desa.kode, bulan=bulan)
    orang = BarisImpor.objects.filter(
        impor=impor, rekam__in=("orang", "kehamilan", "anak"), keadaan__in=BarisImpor.DITULIS
    )
    if orang.exists():
        sasaran_berubah.send_robust(sender=None, kode=desa.kode)
