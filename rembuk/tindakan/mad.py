"""Writes of the MAD: villages, activities and shares at the host, publishing a copy into each village, taking it up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from kpm.kueri import nama_induk, profil_desa
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from rembuk import kueri, kueri_mad
from rembuk.berita_acara import sidik
from rembuk.mad import susun_salinan, uang_dalam_teks
from rembuk.models import BagianMad, DesaMad, KegiatanMad, Pertemuan, SalinanMad, Usulan
from rembuk.tindakan.rapat import kunci_rapat

DESA_TERSEDIKIT = 2


class Ditolak(Exception):
    """What was asked for cannot be done, with the sentence that says why."""


@transaction.atomic
def simpan_mad(*, pertemuan: Pertemuan, oleh: Pengguna, versi: int | None) -> Pertemuan:
    """Save the facts of a MAD; a new one has its host among the villages. Raises VersiUsang."""
    baru = pertemuan.pk is None
    if not baru:
        kunci_rapat(pertemuan)
    if pertemuan.tanggal:
        pertemuan.tahun = pertemuan.tanggal.year
    simpan(pertemuan, oleh=oleh, versi=versi)
    if baru:
        simpan(DesaMad(desa=pertemuan.desa, pertemuan=pertemuan, wilayah=pertemuan.desa), oleh=oleh)
    return pertemuan


@transaction.atomic
def tambah_desa(*, pertemuan: Pertemuan, wilayah: Wilayah, oleh: Pengguna) -> DesaMad:
    """A village more that takes part; one that is there already is returned. Raises Ditolak."""
    kunci_rapat(pertemuan)
    kabupaten = pertemuan.desa.kode[: kueri_mad.PANJANG_KABUPATEN]
    if not wilayah.desa or not wilayah.kode.startswith(f"{kabupaten}."):
        raise Ditolak("Pilih desa atau kelurahan di kabupaten yang sama.")
    ada: DesaMad | None = DesaMad.objects.filter(pertemuan=pertemuan, wilayah=wilayah).first()
    return ada or simpan(DesaMad(desa=pertemuan.desa, pertemuan=pertemuan, wilayah=wilayah), oleh=oleh)


@transaction.atomic
def ubah_desa(*, peserta: DesaMad, oleh: Pengguna, versi: int | None) -> DesaMad:
    """Save who speaks for a village. Raises VersiUsang."""
    kunci_rapat(peserta.pertemuan)
    return simpan(peserta, oleh=oleh, versi=versi)


@transaction.atomic
def hapus_desa(*, peserta: DesaMad, oleh: Pengguna) -> None:
    """Take a village off the list, with its shares. Raises Ditolak for the host, and once it has its copy."""
    pertemuan = kunci_rapat(peserta.pertemuan)
    if peserta.wilayah_id == pertemuan.desa_id:
        raise Ditolak("Tuan rumah selalu ikut serta.")
    if peserta.wilayah_id in kueri_mad.terbitan(kueri_mad.mad(pertemuan)):
        raise Ditolak("Salinan desa ini sudah terbit. Kosongkan bagiannya dalam tabel kegiatan, lalu terbitkan lagi.")
    for satu in BagianMad.objects.filter(kegiatan__pertemuan=pertemuan, wilayah=peserta.wilayah_id):
        satu.diubah_oleh = oleh
        satu.delete()
    peserta.diubah_oleh = oleh
    peserta.delete()


@transaction.atomic
def simpan_kegiatan(
    *, kegiatan: KegiatanMad, bagian: Mapping[int, Decimal | None], oleh: Pengguna, versi: int | None
) -> KegiatanMad:
    """Save a shared activity and what each village pays of it; None: that village pays nothing of it.

    ``bagian`` has the keys of villages that take part. Raises VersiUsang, Ditolak.
    """
    pertemuan = kunci_rapat(kegiatan.pertemuan)
    ikut = set(DesaMad.objects.filter(pertemuan=pertemuan).values_list("wilayah", flat=True))
    if not bagian.keys() <= ikut:
        raise Ditolak("Ada desa yang tidak lagi ikut serta. Buka halaman ini sekali lagi.")
    simpan(kegiatan, oleh=oleh, versi=versi)
    ada: dict[int, Any] = {satu.wilayah_id: satu for satu in BagianMad.objects.filter(kegiatan=kegiatan)}
    for wilayah, biaya in sorted(bagian.items()):
        lama = ada.get(wilayah)
        if biaya is None:
            if lama is not None:
                lama.diubah_oleh = oleh
                lama.delete()
        elif lama is None:
            simpan(BagianMad(desa=kegiatan.desa, kegiatan=kegiatan, wilayah_id=wilayah, biaya=biaya), oleh=oleh)
        elif lama.biaya != biaya:
            lama.biaya = biaya
            simpan(lama, oleh=oleh)
    return kegiatan


@transaction.atomic
def hapus_kegiatan(*, kegiatan: KegiatanMad, oleh: Pengguna) -> None:
    """Take a shared activity out, with its shares (the history stays)."""
    kunci_rapat(kegiatan.pertemuan)
    kegiatan.diubah_oleh = oleh
    kegiatan.delete()


@transaction.atomic
def hapus_mad(*, pertemuan: Pertemuan, oleh: Pengguna) -> None:
    """Take away a MAD opened by mistake. Raises Ditolak once it holds an activity, or a copy was published."""
    terkunci = kunci_rapat(pertemuan)
    data = kueri_mad.mad(terkunci)
    if data.kegiatan or kueri_mad.terbitan(data):
        raise Ditolak("Pertemuan ini sudah berisi kegiatan. Hapus kegiatannya dahulu.")
    terkunci.diubah_oleh = oleh
    terkunci.delete()


@dataclass(frozen=True, slots=True)
class Hasil:
    """What publishing did for one village: the revision it has now, whether that is a new one; None: on paper."""

    wilayah: Wilayah
    revisi: int | None
    baru: bool


def yang_kurang(data: kueri_mad.Mad) -> list[str]:
    """What a MAD lacks before copies of it can go out, in words."""
    rapat = data.pertemuan
    isi = (
        ("tanggal", rapat.tanggal),
        ("tanggal yang tidak sesudah hari ini", rapat.tanggal is None or rapat.tanggal <= timezone.localdate()),
        ("tempat", rapat.tempat),
        ("paling sedikit dua desa", len(data.peserta) >= DESA_TERSEDIKIT),
        ("kegiatan bersama dengan biaya per desa, atau kesepakatan", data.jumlah or rapat.komitmen.strip()),
    )
    return [kata for kata, ada in isi if not ada]


def uang_terbaca(data: kueri_mad.Mad) -> list[tuple[str, str]]:
    """Where the common text names the amount of a village or a sum: (what the text is called, the amount)."""
    rapat = data.pertemuan
    teks = [
        ("nama pertemuan", rapat.judul),
        ("topik", rapat.agenda),
        ("pembahasan", rapat.ringkasan),
        ("kesepakatan", rapat.komitmen),
        ("narasumber", rapat.narasumber),
        *(
            (f"kegiatan {baris.kegiatan.kegiatan}", " ; ".join(
                (baris.kegiatan.kegiatan, baris.kegiatan.lokasi, baris.kegiatan.volume, baris.kegiatan.manfaat,
                 baris.kegiatan.waktu, baris.kegiatan.penanggung_jawab)))
            for baris in data.kegiatan
        ),
    ]  # fmt: skip
    jumlah = [biaya for baris in data.kegiatan for biaya in baris.biaya.values()]
    jumlah += [*(baris.jumlah for baris in data.kegiatan), *data.per_desa.values(), data.jumlah]
    return uang_dalam_teks(teks, jumlah)


def isi_per_desa(data: kueri_mad.Mad) -> dict[int, dict[str, Any]]:
    """The copy of each village of a MAD as it would be published now, by the key of the village."""
    tuan = data.pertemuan.desa
    nama, profil = nama_induk(tuan), profil_desa(tuan)
    kecamatan = kueri_mad.nama_kecamatan(satu.wilayah for satu in data.peserta)
    return {
        satu.wilayah_id: susun_salinan(data, satu, nama=nama, profil=profil, kecamatan=kecamatan)
        for satu in data.peserta
    }


@transaction.atomic
def terbitkan(*, pertemuan: Pertemuan, oleh: Pengguna) -> list[Hasil]:
    """Write its own copy of a MAD into each village that uses the program: the only place that opens their scopes.

    Each copy is put together in the host's scope and stored in the village's, and holds that village's share alone.
    What equals the latest copy of a village is not written again; what differs is its next revision. The villages
    come in the order of their codes, so that two hosts who publish at once wait for each other and never in a circle.
    Villages that are not opened come back with no revision. Raises Ditolak.
    """
    kunci_rapat(pertemuan)
    data = kueri_mad.mad(Pertemuan.objects.select_related("desa").get(pk=pertemuan.pk))
    if kurang := yang_kurang(data):
        raise Ditolak(f"Belum dapat diterbitkan. Lengkapi: {', '.join(kurang)}.")
    if uang := uang_terbaca(data):
        nama, jumlah = uang[0]
        raise Ditolak(
            f"{nama[:1].upper()}{nama[1:]} memuat {jumlah}, padahal teks itu dibaca semua desa. Tulis tanpa jumlah "
            "rupiah; bagian tiap desa tercantum dalam salinannya sendiri."
        )
    tuan, isi = data.pertemuan.desa, isi_per_desa(data)
    hasil = []
    for peserta in data.peserta:  # by code
        wilayah = peserta.wilayah
        if not kueri_mad.memakai_aplikasi(wilayah, tuan):
            hasil.append(Hasil(wilayah, None, False))
            continue
        with lingkup(wilayah.kode):
            hasil.append(_tulis(data.pertemuan, wilayah, isi[peserta.wilayah_id], oleh))
    return hasil


def _tulis(pertemuan: Pertemuan, wilayah: Wilayah, isi: dict[str, Any], oleh: Pengguna) -> Hasil:
    """The next revision of a village's copy, where it says something new. Inside the scope of that village."""
    lama = SalinanMad.objects.filter(asal=pertemuan.uuid).order_by("-revisi").first()
    if lama is not None and lama.sidik == sidik(isi):
        return Hasil(wilayah, lama.revisi, False)
    baru = SalinanMad.objects.create(
        desa=wilayah,
        asal=pertemuan.uuid,
        tuan_rumah=pertemuan.desa,
        revisi=lama.revisi + 1 if lama else 0,
        tahun=pertemuan.tahun,
        isi=isi,
        sidik=sidik(isi),
        terbit_oleh=oleh,
    )
    return Hasil(wilayah, baru.revisi, True)


@transaction.atomic
def ambil_dari_mad(*, rembuk: Pertemuan, pilihan: Collection[str], oleh: Pengguna) -> list[Usulan]:
    """Make proposals of a rembuk from the village's own copies, each with its own share and ``asal_mad``.

    ``pilihan`` holds keys of `kueri_mad.kegiatan_untuk_rembuk`; what has been taken already, or is not there, is left
    out, so that sending twice takes once. Raises SudahTerbit.
    """
    kunci_rapat(rembuk)
    prioritas = kueri.prioritas_berikut(rembuk, Usulan.Subjek.RKP)
    dipilih = [satu for satu in kueri_mad.kegiatan_untuk_rembuk(rembuk) if satu.uuid in pilihan]
    return [simpan(satu.jadi(rembuk, prioritas + ke), oleh=oleh) for ke, satu in enumerate(dipilih)]
