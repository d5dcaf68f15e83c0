"""Merging two records of one person or family, and parting them again for thirty days: nothing is lost either way.

Months move without waiting, also those of finalised quarters: a finalised card never reads them again, and a quarter
that is opened again is closed as a revision that tells what the merge changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from kpm.kunci import kunci_transaksi
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from kpm.tindakan import simpan
from pemantauan.kueri_gabung import (
    BULANAN,
    SISI,
    Perbandingan,
    Satuan,
    bandingkan_keluarga,
    bandingkan_orang,
)
from pemantauan.models import DosisImunisasi, EntriMenunggu, Pemeriksaan, PesertaKonseling
from pemantauan.tindakan.bulan import kunci_triwulan
from pemantauan.tindakan.gabung_rawat import bulan_kontak, naikkan_gabungan, satukan_rawatan, turunkan_pisahan
from pemantauan.tindakan.jurnal import BarisHilang, Jurnal, penunjuk, pulihkan
from pemantauan.tindakan.ragu_ikut import satukan_jawaban
from sasaran.kueri import nomor_keluarga_baru
from sasaran.kueri_ganda import HARI_PISAH, sudah_digabung
from sasaran.models import (
    Anak,
    JenisGanda,
    Kehamilan,
    Kejadian,
    Keluarga,
    Kesepakatan,
    Orang,
    Penggabungan,
    PindahKeluar,
)
from sasaran.sinyal import sasaran_berubah

DIGABUNG = "Catatan bulan ini digabung dengan catatan lain orang yang sama."
SUDAH_LEWAT = f"Penggabungan hanya dapat dipisahkan lagi sampai {HARI_PISAH} hari."
RUMAH_HILANG = (
    "Keluarga, ibu, atau kehamilan dari catatan yang digabung sudah tidak ada atau sudah digabung lagi. "
    "Pisahkan dulu penggabungan yang lebih baru."
)
BENTROK = "Nomor atau kehamilan dari catatan yang digabung sekarang dipakai catatan lain. Perbaiki dulu catatan itu."


class TidakDapatDigabung(Exception):
    """The two cannot be one; the message says why."""


class TidakDapatDipisah(Exception):
    """The merge cannot be taken back; the message says why."""


class GabungUsang(Exception):
    """Somebody saved one of the records meanwhile. ``kini`` is the comparison as it stands."""

    def __init__(self, kini: Perbandingan) -> None:
        super().__init__("Salah satu catatan baru saja diubah orang lain.")
        self.kini = kini


def gabungkan(
    *,
    desa: Wilayah,
    jenis: str,
    satu: UUID,
    lain: UUID,
    tetap: str,
    isi: Mapping[str, str],
    bulan: Mapping[str, str],
    sidik: str,
    oleh: Pengguna | None,
    sekarang: dt.datetime,
) -> Penggabungan:
    """Make one of two records. ``tetap`` is the side that stays, ``isi`` and ``bulan`` tell for a choice's key the side
    to believe (what is not told is as suggested); ``sidik`` is the fingerprint of the comparison the person saw.

    Merging what is merged already gives that merge. Raises TidakDapatDigabung, GabungUsang, DoesNotExist.
    """
    try:
        with transaction.atomic():
            kunci_transaksi(f"gabung {desa.kode}", sendiri=True)
            if ada := sudah_digabung(satu, lain):
                return ada
            _kunci_triwulan(desa, jenis, satu, lain)
            banding = _bandingkan_terkunci(jenis, satu, lain)
            if banding.penolakan:
                raise TidakDapatDigabung(banding.penolakan)
            if banding.sidik != sidik:
                raise GabungUsang(banding)
            return _Gabung(desa, banding, tetap, isi, bulan, oleh, sekarang).jalankan()
    except IntegrityError as galat:  # a month or member was saved between the look and the merge
        raise GabungUsang(_bandingkan_terkunci(jenis, satu, lain, kunci=False)) from galat


def _kunci_triwulan(desa: Wilayah, jenis: str, satu: UUID, lain: UUID) -> None:
    """Keep the quarters of these months from being finalised meanwhile; taken before every lock of a row."""
    if jenis != JenisGanda.ORANG:
        return
    bulan: set[Bulan] = set()
    for kelompok, model, _ in BULANAN:
        jalur = "kehamilan__ibu__uuid__in" if kelompok == "ibu" else "anak__orang__uuid__in"
        bulan |= set(model._base_manager.filter(**{jalur: (satu, lain)}).values_list("bulan", flat=True).distinct())
    for triwulan in sorted({satu.triwulan for satu in bulan}):
        kunci_triwulan(desa, triwulan)


def _bandingkan_terkunci(jenis: str, satu: UUID, lain: UUID, *, kunci: bool = True) -> Perbandingan:
    """The comparison of two records that nobody else can write until this transaction ends."""
    if jenis == JenisGanda.KELUARGA:
        semua = Keluarga.objects.select_related("dusun")
        if kunci:
            semua = semua.select_for_update(of=("self",))
        ada = {k.uuid: k for k in semua.filter(uuid__in=(satu, lain)).order_by("pk")}
    else:
        if kunci:
            _kunci_baris(satu, lain)
        orang = Orang.objects.select_related("keluarga__dusun", "posyandu")
        ada = {o.uuid: o for o in orang.filter(uuid__in=(satu, lain))}
    if satu not in ada or lain not in ada:
        raise Orang.DoesNotExist
    if jenis == JenisGanda.KELUARGA:
        return bandingkan_keluarga(ada[satu], ada[lain])
    return bandingkan_orang(ada[satu], ada[lain])


def _kunci_baris(*uuid: UUID) -> None:
    """Lock everything a comparison of two people reads: first persons, then what hangs on them."""
    milik: tuple[tuple[Any, str], ...] = (
        (Orang, "uuid"),
        (Anak, "orang__uuid"),
        (Kehamilan, "ibu__uuid"),
        *((m, "kehamilan__ibu__uuid" if nama == "ibu" else "anak__orang__uuid") for nama, m, _ in BULANAN),
        (DosisImunisasi, "anak__orang__uuid"),
        (PesertaKonseling, "anak__orang__uuid"),
        (PesertaKonseling, "kehamilan__ibu__uuid"),
        (Pemeriksaan, "kehamilan__ibu__uuid"),
        (EntriMenunggu, "anak__orang__uuid"),
        (EntriMenunggu, "kehamilan__ibu__uuid"),
    )
    for model, jalur in milik:
        semua = model._base_manager.select_for_update(of=("self",)).filter(**{f"{jalur}__in": uuid})
        list(semua.order_by("pk").values_list("pk", flat=True))


class _Gabung:
    """One merge while it is written."""

    def __init__(
        self,
        desa: Wilayah,
        banding: Perbandingan,
        tetap: str,
        isi: Mapping[str, str],
        bulan: Mapping[str, str],
        oleh: Pengguna | None,
        sekarang: dt.datetime,
    ) -> None:
        self.desa, self.banding, self.oleh, self.sekarang = desa, banding, oleh, sekarang
        self.tetap, self.hilang = SISI if tetap == SISI[0] else SISI[::-1]
        self.isi, self.bulan = isi, bulan
        self.jurnal = Jurnal()
        self.alias: dict[str, str] = {}

    def jalankan(self) -> Penggabungan:
        tetap, hilang = self.banding.sisi(self.tetap), self.banding.sisi(self.hilang)
        self._bulan()
        for satuan in reversed(self.banding.satuan):  # what hangs on the records before the records themselves
            self._satukan(satuan)
        self._tanggal_wajar(tetap)
        gabung = simpan(
            Penggabungan(
                desa=self.desa,
                jenis=self.banding.jenis,
                tetap=tetap.uuid,
                hilang=hilang.uuid,
                nama_hilang=str(hilang),
                rekam={"langkah": self.jurnal.langkah, "alias": self.alias},
                digabung_pada=self.sekarang,
            ),
            oleh=self.oleh,
        )
        if isinstance(tetap, Orang):
            self._kejadian(gabung, tetap)
        kode = self.desa.kode
        transaction.on_commit(lambda: sasaran_berubah.send_robust(sender=None, kode=kode))
        return gabung

    def _bulan(self) -> None:
        """Of every month on both the record that was not chosen goes; what waits for it on that side is given up."""
        terpilih: dict[tuple[str, Bulan], str] = {}
        for kembar in self.banding.bulan:
            sisi = _pilih(self.bulan, kembar.kunci, kembar.saran)
            dipakai, dibuang = kembar.sisi(sisi), kembar.sisi(_lawan(sisi))
            kelompok = kembar.kunci.split(".")[1]
            terpilih[kelompok, kembar.bulan] = sisi
            versi = max(dipakai.versi, dibuang.versi) + 1
            self.jurnal.hapus(dibuang, oleh=self.oleh)
            # a form opened on either of them is stale now
            type(dipakai)._base_manager.filter(pk=dipakai.pk).update(versi=versi)
        for satuan in self.banding.satuan:
            self._titipan(satuan, terpilih)

    def _titipan(self, satuan: Satuan, terpilih: Mapping[tuple[str, Bulan], str]) -> None:
        kunci = {Anak: "anak_id", Kehamilan: "kehamilan_id"}.get(type(satuan.satu))
        if kunci is None:
            return
        menunggu: dict[tuple[str, Bulan], dict[str, EntriMenunggu]] = {}
        pemilik = {satuan.sisi(sisi).pk: sisi for sisi in SISI}
        terbuka = EntriMenunggu.objects.filter(**{f"{kunci}__in": list(pemilik)}, keadaan__in=EntriMenunggu.TERBUKA)
        for entri in terbuka.select_related("desa"):
            menunggu.setdefault((entri.kelompok, entri.bulan), {})[pemilik[getattr(entri, kunci)]] = entri
        for bulan, entri_sisi in menunggu.items():
            if len(entri_sisi) == len(SISI):
                batal = entri_sisi[_lawan(terpilih.get(bulan, self.tetap))]
                isi = {"keadaan": EntriMenunggu.Keadaan.DIBATALKAN.value, "keterangan": DIGABUNG}
                self.jurnal.ubah(batal, isi, [tuple(isi)], oleh=self.oleh)

    def _satukan(self, satuan: Satuan) -> None:
        """Two rows become one: what points at the one that goes is moved, then the chosen values are written."""
        tetap, hilang = satuan.sisi(self.tetap), satuan.sisi(self.hilang)
        baru: dict[str, Any] = {}
        bersama: list[tuple[str, ...]] = []
        asal = dict(tetap.asal_data)
        for golongan in satuan.golongan:
            if golongan.nilai(tetap) == golongan.nilai(hilang):
                continue
            kunci = f"{satuan.kunci}.{golongan.kunci}"
            saran = golongan.saran(satuan.satu, satuan.lain, self.banding.saran)
            if _pilih(self.isi, kunci, saran) == self.hilang:
                baru |= dict(zip(golongan.bidang, golongan.nilai(hilang), strict=True))
                bersama.append(golongan.bidang)
                asal |= {nama: d for nama, d in hilang.asal_data.items() if nama in golongan.bidang}
        berkontak: set[Bulan] = set()
        if not isinstance(tetap, Orang | Keluarga):
            if isinstance(hilang, Kehamilan):
                kembar = {satu.bulan for satu in self.banding.bulan if satu.kunci.startswith(f"{satuan.kunci}.")}
                berkontak = bulan_kontak(hilang) | kembar
            satukan_rawatan(self.jurnal, tetap, hilang, oleh=self.oleh)
        satukan_jawaban(self.jurnal, tetap, hilang, oleh=self.oleh)
        for model, bidang in penunjuk(type(hilang)):
            milik = model._base_manager.filter(**{bidang: hilang.pk}).order_by("pk").values_list("pk", flat=True)
            self.jurnal.pindah(model, bidang, milik, dari=hilang, ke=tetap, oleh=self.oleh)
        naikkan_gabungan(self.jurnal, tetap, berkontak, oleh=self.oleh)
        self.alias[str(hilang.uuid)] = str(tetap.uuid)
        versi = hilang.versi
        self.jurnal.hapus(hilang, oleh=self.oleh)
        if asal != tetap.asal_data:
            baru["asal_data"] = asal
        # also where no value changes: a form opened on either of the two is stale now
        self.jurnal.ubah(tetap, baru, bersama, oleh=self.oleh)
        if tetap.versi <= versi:
            type(tetap)._base_manager.filter(pk=tetap.pk).update(versi=versi + 1)

    def _tanggal_wajar(self, tetap: Any) -> None:
        """A child is not watched before the birth date that was chosen."""
        anak = Anak.objects.filter(orang=tetap).first() if isinstance(tetap, Orang) else None
        if anak and tetap.tanggal_lahir and anak.sejak < tetap.tanggal_lahir:
            self.jurnal.ubah(anak, {"sejak": tetap.tanggal_lahir}, oleh=self.oleh)

    def _kejadian(self, gabung: Penggabungan, tetap: Orang) -> None:
        kejadian = simpan(
            Kejadian(
                desa=self.desa,
                orang=tetap,
                jenis=Kejadian.Jenis.DIGABUNG,
                tanggal=timezone.localdate(self.sekarang),
                keterangan=f"Catatan ganda atas nama {gabung.nama_hilang} digabung ke sini.",
            ),
            oleh=self.oleh,
        )
        gabung.rekam["kejadian"] = str(kejadian.uuid)
        Penggabungan.objects.filter(pk=gabung.pk).update(rekam=gabung.rekam)


def _lawan(sisi: str) -> str:
    return SISI[1] if sisi == SISI[0] else SISI[0]


def _pilih(jawab: Mapping[str, str], kunci: str, saran: str) -> str:
    return sisi if (sisi := jawab.get(kunci, "")) in SISI else saran


# --- parting --------------------------------------------------------------------------------------------------------


def pisahkan(*, gabung: Penggabungan, oleh: Pengguna | None, sekarang: dt.datetime) -> int:
    """Take a merge back: both records stand as they were, with what was edited since; what was added since stays with
    the record that stayed. How many months could not come back because they were entered anew meanwhile.

    Parting what is parted already is no error. Raises TidakDapatDipisah.
    """
    with transaction.atomic():
        kunci_transaksi(f"gabung {gabung.desa.kode}", sendiri=True)
        kini = Penggabungan.objects.select_for_update(of=("self",)).select_related("desa").get(pk=gabung.pk)
        if kini.dibatalkan_pada:
            return 0
        if halangan := halangan_pisah(kini, sekarang):
            raise TidakDapatDipisah(halangan)
        _kunci_triwulan_rekam(kini)
        sisa = _undur(kini, oleh)
        turunkan_pisahan(kini.rekam["langkah"], oleh=oleh)
        kini.dibatalkan_pada = sekarang
        simpan(kini, oleh=oleh)
        for kejadian in Kejadian.objects.filter(uuid=kini.rekam.get("kejadian")):
            kejadian.dibatalkan_pada = sekarang
            simpan(kejadian, oleh=oleh)
        kode = kini.desa.kode
        transaction.on_commit(lambda: sasaran_berubah.send_robust(sender=None, kode=kode))
    return sisa


def halangan_pisah(gabung: Penggabungan, sekarang: dt.datetime) -> str:
    """Why a merge cannot be taken back, as far as it can be told beforehand; empty when it can."""
    if sekarang - gabung.digabung_pada > dt.timedelta(days=HARI_PISAH) or "langkah" not in gabung.rekam:
        return SUDAH_LEWAT
    sesudahnya = Penggabungan.objects.filter(dibatalkan_pada=None, pk__gt=gabung.pk)
    lebih_baru = sesudahnya.filter(tetap=gabung.tetap) | sesudahnya.filter(hilang=gabung.tetap)
    if lain := lebih_baru.order_by("-pk").first():
        return f"Catatan ini sesudahnya digabung lagi dengan {lain.nama_hilang}. Pisahkan dulu penggabungan itu."
    model: type[Model] = Keluarga if gabung.jenis == JenisGanda.KELUARGA else Orang
    tetap = model._default_manager.filter(uuid=gabung.tetap).first()
    if tetap is None:
        return "Catatan gabungannya sudah tidak ada, jadi tidak dapat dipisahkan lagi."
    return _halangan_pindah(gabung, tetap) if isinstance(tetap, Orang) else ""


def _halangan_pindah(gabung: Penggabungan, tetap: Orang) -> str:
    """The one they became may have gone, or be going, to another village with the months of both."""
    sesudahnya = PindahKeluar.objects.filter(dibuat_pada__gt=gabung.digabung_pada).select_related("tujuan")
    for luar in sesudahnya.exclude(keadaan=Kesepakatan.DIBATALKAN):
        if str(tetap.uuid) not in luar.anggota:
            continue
        if luar.keadaan != Kesepakatan.DITERIMA:
            return f"Kepindahan {tetap.nama} ke desa lain belum selesai. Selesaikan dulu di halaman Pindah desa."
        if tetap.keluar_pada:
            return (
                f"{tetap.nama} sudah pindah ke {luar.tujuan.nama_lengkap} bersama catatan keduanya, jadi tidak dapat "
                "dipisahkan di sini."
            )
    return ""


def _kunci_triwulan_rekam(gabung: Penggabungan) -> None:
    triwulan = set()
    for langkah in gabung.rekam["langkah"]:
        for _, model, _ in BULANAN:
            if langkah["model"] != model._meta.label:
                continue
            if langkah["laku"] == "hapus":
                triwulan.add(Bulan.dari_angka(int(langkah["isi"]["bulan"])).triwulan)
            elif langkah["laku"] == "pindah":
                ada = model._base_manager.filter(pk__in=langkah["pk"]).values_list("bulan", flat=True)
                triwulan |= {bulan.triwulan for bulan in ada}
    for satu in sorted(triwulan):
        kunci_triwulan(gabung.desa, satu)


def _undur(gabung: Penggabungan, oleh: Pengguna | None) -> int:
    langkah = gabung.rekam["langkah"]
    for isi in (s["isi"] for s in langkah if (s["model"], s["laku"]) == (Keluarga._meta.label, "hapus")):
        if Keluarga.objects.filter(nomor=isi["nomor"]).exists():  # given to another household since
            isi["nomor"] = nomor_keluarga_baru()
    try:
        with transaction.atomic():
            return pulihkan(langkah, oleh=oleh)
    except BarisHilang as galat:
        raise TidakDapatDipisah(RUMAH_HILANG) from galat
    except IntegrityError as galat:
        raise TidakDapatDipisah(BENTROK) from galat


def rapikan_penggabungan(*, sekarang: dt.datetime) -> int:
    """Forget the rows of merges that can no longer be taken back; the addresses still lead on. How many were pruned.

    Runs over the open scope, of one village or of the nation.
    """
    lewat = sekarang - dt.timedelta(days=HARI_PISAH + 1)
    jumlah = 0
    for satu in Penggabungan.objects.filter(digabung_pada__lt=lewat, rekam__has_key="langkah"):
        Penggabungan.objects.filter(pk=satu.pk).update(rekam={"alias": satu.rekam["alias"]})
        jumlah += 1
    return jumlah
