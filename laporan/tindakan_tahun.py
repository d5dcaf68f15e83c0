"""Issuing the yearly Formulir 4: made of four finalised quarters, kept byte for byte, open again with any of them."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import IntegrityError, transaction

from kpm.dokumen.kode import kode_acak
from kpm.dokumen.pengesahan import Pengesahan
from kpm.kueri import profil_desa
from kpm.models import Pengguna, Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.dokumen import penanda_tangan
from laporan.dokumen_tahunan import cetak_formulir4_tahun
from laporan.pencetak import SEKETIKA
from laporan.sumber_lembar import SELURUHNYA
from laporan.tabel5 import tabel5_tahun
from laporan.tindakan_tutup import PERCOBAAN, SudahDitutup, TerlaluRamai, daftarkan
from pemantauan.kueri_kartu import kartu_terakhir, penutup, tertutup
from pemantauan.kueri_tahunan import skor_tahun
from pemantauan.models import KartuSkor
from pemantauan.skor.banding import bandingkan
from pemantauan.skor.beku import bekukan, sidik
from pemantauan.tindakan.bulan import kunci_triwulan
from rembuk.anggaran import bekukan_tabel5


class BelumSemuaTertutup(Exception):
    """A quarter of the year is not finalised."""

    def __init__(self, tahun: Tahun) -> None:
        super().__init__(f"Laporan {tahun.label} dapat diterbitkan sesudah keempat triwulannya ditutup.")


def terbitkan_tahun(*, desa: Wilayah, tahun: Tahun, oleh: Pengguna | None, sekarang: dt.datetime) -> KartuSkor:
    """Freeze a year and store its printed Formulir 4, all or nothing; ``sekarang`` is the village's local time.

    Printed before the transaction from the frozen quarters; stored only if the same cards still close them under
    their locks. Raises BelumSemuaTertutup, SudahDitutup, TerlaluRamai.
    """
    for _ in range(PERCOBAAN):
        lama = kartu_terakhir(desa, str(tahun), dengan_isi=True)
        if lama is not None and tertutup(lama):
            raise SudahDitutup(lama)
        penutup_penutup = _penutup(desa, tahun)
        berlaku = skor_tahun(desa, tahun, sekarang.date())
        isi = bekukan(
            berlaku.skor,
            nama_dusun=berlaku.nama_dusun,
            nama_posyandu=berlaku.nama_posyandu,
            tabel5=bekukan_tabel5(tabel5_tahun(desa, berlaku)),
        )
        kartu = KartuSkor(
            desa=desa,
            periode=str(tahun),
            revisi=lama.revisi + 1 if lama else 0,
            isi=isi,
            sidik=sidik(isi),
            penanda_tangan=[list(satu) for satu in penanda_tangan(desa, profil_desa(desa))],
            perbedaan=bandingkan(lama.isi, isi) if lama else [],
            ditutup_pada=sekarang,
            ditutup_oleh=oleh,
        )
        kode = kode_acak()
        pengesahan = Pengesahan(
            kode=kode,
            alamat=f"{settings.KPM_ALAMAT_UMUM}/v/{kode}/",
            revisi=kartu.revisi,
            sidik=kartu.sidik,
            penanda_tangan=tuple((jabatan, nama) for jabatan, nama in kartu.penanda_tangan),
        )
        berkas = cetak_formulir4_tahun(desa, berlaku, SELURUHNYA, waktu=sekarang, pengesahan=pengesahan)
        try:
            with transaction.atomic():
                for triwulan in tahun.triwulan:
                    kunci_triwulan(desa, triwulan, sendiri=True)
                if _penutup(desa, tahun) == penutup_penutup:
                    kartu.save()
                    daftarkan(kartu, SEKETIKA, "", kode, berkas, sekarang)
                    return kartu
        except IntegrityError:
            continue
    raise TerlaluRamai


def _penutup(desa: Wilayah, tahun: Tahun) -> dict[Triwulan, KartuSkor]:
    """What closes each quarter now. Raises BelumSemuaTertutup."""
    semua = {triwulan: kartu for triwulan in tahun.triwulan if (kartu := penutup(desa, triwulan))}
    if len(semua) < len(tuple(tahun.triwulan)):
        raise BelumSemuaTertutup(tahun)
    return semua
