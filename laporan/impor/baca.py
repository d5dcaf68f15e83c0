"""Reading a file of an import into rows beside the village: small commits, begun anew where it was cut off."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace

from django.db import connection, transaction
from django.utils import timezone

from kpm.bacaan.bentuk import BARIS_TERBANYAK, BerkasDitolak, Buku
from kpm.bacaan.wadah import baca_buku
from kpm.models import Dusun, Wilayah
from laporan.impor.bentuk import Opsi, Rencana, Usulan, samarkan, tolak_bernomor
from laporan.impor.daftar import Bahan, perencana
from laporan.impor.irama import bagi
from laporan.impor.tebak import tebak_jenis
from laporan.impor.tunggu import tandai_menunggu
from laporan.models import BarisImpor, Impor

SEKALI = 500
"""Rows of one commit: far below a second."""
TERLALU_BANYAK = (
    f"Berkas ini lebih dari {BARIS_TERBANYAK:,} baris. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
).replace(",", ".", 1)
TAK_DISIMPAN = "Berkasnya tidak disimpan lagi. Unggah sekali lagi."
DUSUN_TUTUP = "Dusun yang dipilih untuk keluarga baru sudah ditutup. Pilih dusun lain, lalu baca ulang."
TAK_DIKENAL = "Jenis berkas ini tidak dikenali dari isinya. Tinggalkan, lalu unggah lagi dengan memilih jenisnya."


class Didahului(Exception):
    """Another worker has this import in hand, or it was given up: nothing more is to be done."""


def kemas(isi: bytes) -> str:
    """A file as `Impor.isi_berkas` keeps it: compressed, in base64; the field encrypts it."""
    return base64.b64encode(zlib.compress(isi, 6)).decode()


def buka_kemasan(teks: str) -> bytes:
    """Back from `kemas`."""
    return zlib.decompress(base64.b64decode(teks))


def rencanakan(*, desa: Wilayah, impor: Impor) -> None:
    """Read the file and plan it against the village as it stands; what was planned before is dropped.

    Raises BerkasDitolak with a sentence, Didahului. The scope and the clock of the village are open.
    """
    isi = _mulai(impor)
    buang_baris(impor)
    buku = buka_buku(isi)
    del isi
    jumlah, selesai = sum(len(satu.baris) for satu in buku.lembar), 0
    _kenali(impor, buku)
    usul = usulkan(desa=desa, impor=impor, buku=buku)
    for bagian in bagi(usul.rencana, SEKALI):
        baris = [_baris(desa, impor, urutan, satu) for urutan, satu in enumerate(bagian, start=selesai)]
        with transaction.atomic():
            _pegang(impor, selesai)
            BarisImpor.objects.bulk_create(baris)
            selesai += len(baris)
            Impor.objects.filter(pk=impor.pk).update(
                selesai=selesai, jumlah=max(jumlah, selesai), diubah_pada=timezone.now()
            )
    with transaction.atomic():
        _pegang(impor, selesai)
        Impor.objects.filter(pk=impor.pk).update(
            keadaan=Impor.Keadaan.SIAP,
            jumlah=selesai,
            kalimat="",
            peringatan=[samarkan(kalimat) for kalimat in (*buku.peringatan, *usul.peringatan)],
            perbandingan=[[s.lembar, s.sel, samarkan(s.apa), s.berkas, s.kita] for s in usul.selisih],
            diubah_pada=timezone.now(),
        )
    impor.refresh_from_db(fields=["keadaan", "jumlah", "selesai", "kalimat", "peringatan", "perbandingan"])


def buka_buku(isi: bytes) -> Buku:
    """The sheets of a file within the limits. Raises BerkasDitolak."""
    buku = baca_buku(isi)
    if sum(len(satu.baris) for satu in buku.lembar) > BARIS_TERBANYAK:
        raise BerkasDitolak(TERLALU_BANYAK)
    return buku


def usulkan(*, desa: Wilayah, impor: Impor, buku: Buku) -> Usulan:
    """What the planner of its kind makes of a file; ``impor`` need not be stored. Raises BerkasDitolak."""
    opsi = Opsi.dari_json(impor.opsi)
    tertutup = bool(opsi.dusun) and not Dusun.objects.filter(uuid=opsi.dusun, ditutup_pada=None).exists()
    usul = perencana(impor.jenis)(
        Bahan(
            impor=impor.uuid,
            desa=desa,
            buku=buku,
            opsi=replace(opsi, dusun="") if tertutup else opsi,
            keputusan=impor.keputusan,
            pada=timezone.localdate(),
        )
    )
    kabar = (DUSUN_TUTUP,) if tertutup else ()
    return replace(usul, rencana=tandai_menunggu(tolak_bernomor(usul.rencana)), peringatan=(*kabar, *usul.peringatan))


def _mulai(impor: Impor) -> bytes:
    """Take the import in hand; its file."""
    with transaction.atomic():
        kini = Impor.objects.select_for_update(of=("self",)).filter(pk=impor.pk).first()
        if kini is None or kini.keadaan not in (Impor.Keadaan.MENUNGGU, Impor.Keadaan.DIBACA):
            raise Didahului
        if not kini.isi_berkas:
            raise BerkasDitolak(TAK_DISIMPAN)
        Impor.objects.filter(pk=impor.pk).update(
            keadaan=Impor.Keadaan.DIBACA, selesai=0, jumlah=0, diubah_pada=timezone.now()
        )
    impor.opsi, impor.keputusan, impor.jenis, impor.keadaan = kini.opsi, kini.keputusan, kini.jenis, "dibaca"
    return buka_kemasan(kini.isi_berkas)


def _pegang(impor: Impor, selesai: int) -> None:
    """Lock the import; it must stand where this reading left it, or another one has begun it anew."""
    kini = Impor.objects.select_for_update(of=("self",)).filter(pk=impor.pk)
    if kini.values_list("keadaan", "selesai").first() != (Impor.Keadaan.DIBACA, selesai):
        raise Didahului


def _kenali(impor: Impor, buku: Buku) -> None:
    if not impor.jenis:
        jenis = tebak_jenis(buku)
        if jenis is None:
            raise BerkasDitolak(TAK_DIKENAL)
        Impor.objects.filter(pk=impor.pk).update(jenis=jenis)
        impor.jenis = jenis


def buang_baris(impor: Impor) -> None:
    """Drop the planned rows, in small commits."""
    semua = BarisImpor.objects.filter(impor=impor)
    while kunci := list(semua.order_by("pk").values_list("pk", flat=True)[: SEKALI * 4]):
        with transaction.atomic():
            # nothing points to these rows: no collector is needed, which would read them first
            BarisImpor.objects.filter(pk__in=kunci)._raw_delete(connection.alias)


def _baris(desa: Wilayah, impor: Impor, urutan: int, satu: Rencana) -> BarisImpor:
    return BarisImpor(
        desa=desa,
        impor=impor,
        urutan=urutan,
        lembar=satu.lembar[:60],
        sel=(satu.sel or next((b.sel for b in satu.beda if b.sel), ""))[:12],
        rekam=satu.rekam,
        untuk=satu.untuk,
        kunci=satu.kunci[:200],
        sebutan=samarkan(satu.sebutan)[:160],
        keadaan=satu.keadaan,
        alasan=samarkan(satu.alasan)[:300],
        beda=[[b.label, samarkan(b.lama), samarkan(b.baru), b.sel] for b in satu.beda],
        calon=[[str(c.uuid), samarkan(c.sebutan), c.skor] for c in satu.calon],
        isi=dict(satu.isi),
        rahasia=json.dumps(dict(satu.rahasia)) if satu.rahasia else "",
        versi=satu.versi,
    )
