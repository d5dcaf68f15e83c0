"""Issuing a KPM's proof of work: numbers, file, fingerprint and public code, written together or not at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.kode import kode_acak
from kpm.dokumen.pengesahan import Pengesahan
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.kueri import profil_desa
from kpm.kunci import kunci_transaksi
from kpm.models import DokumenTerbit, Kader, Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.dokumen_kinerja import cetak_bukti
from laporan.kinerja import sidik, susun
from laporan.kueri_kinerja import bukti_terakhir, kantor, kerja_bulan, petugas
from laporan.models import BuktiKerja
from laporan.tindakan_tutup import PERCOBAAN, TerlaluRamai


class BelumWaktunya(Exception):
    """The month still runs."""

    def __init__(self, bulan: Bulan) -> None:
        super().__init__(f"Laporan kerja {bulan.label} dapat diterbitkan mulai {tanggal_panjang(bulan.akhir)}.")


class BukanMasaTugas(Exception):
    """The KPM did not serve in that month."""

    def __init__(self, bulan: Bulan) -> None:
        super().__init__(f"{bulan.label} di luar masa tugas KPM ini.")


def isi_bukti(desa: Wilayah, kader: Kader, bulan: Bulan, hari_ini: dt.date) -> dict[str, Any]:
    """What the proof of work says now."""
    kerja = kerja_bulan(desa, bulan, hari_ini, kader)
    return susun(kerja, kantor(desa, profil_desa(desa)), petugas(kader, bulan))


def terbitkan_bukti(
    *, desa: Wilayah, kader: Kader, bulan: Bulan, oleh: Pengguna | None, sekarang: dt.datetime
) -> tuple[BuktiKerja, bool]:
    """Issue a month's proof of work, and whether anything new was issued: equal content stays the issue it is.

    ``sekarang`` is the village's local time. Printed before the transaction; stored only if it still says the same
    under the lock. Raises BelumWaktunya, BukanMasaTugas, TerlaluRamai.
    """
    if sekarang.date() < bulan.akhir:
        raise BelumWaktunya(bulan)
    if kader.mulai > bulan.akhir or (kader.selesai and kader.selesai < bulan.awal):
        raise BukanMasaTugas(bulan)
    for _ in range(PERCOBAAN):
        lama = bukti_terakhir(kader, bulan)
        isi = isi_bukti(desa, kader, bulan, sekarang.date())
        if lama is not None and lama.sidik == sidik(isi):
            return lama, False
        kode, revisi = kode_acak(), lama.revisi + 1 if lama else 0
        pengesahan = Pengesahan(
            kode=kode, alamat=f"{settings.KPM_ALAMAT_UMUM}/v/{kode}/", revisi=revisi, sidik=sidik(isi)
        )
        berkas = cetak_bukti(desa, isi, waktu=sekarang, pengesahan=pengesahan)
        try:
            with transaction.atomic():
                kunci_transaksi(f"bukti:{desa.kode}:{kader.pk}:{bulan}", sendiri=True)
                sama = sidik(isi_bukti(desa, kader, bulan, sekarang.date())) == pengesahan.sidik
                if sama and bukti_terakhir(kader, bulan) == lama:
                    return _simpan(desa, kader, bulan, isi, pengesahan, berkas, lama, oleh, sekarang), True
        except IntegrityError:
            continue
    raise TerlaluRamai


def _simpan(
    desa: Wilayah,
    kader: Kader,
    bulan: Bulan,
    isi: dict[str, Any],
    pengesahan: Pengesahan,
    berkas: Berkas,
    lama: BuktiKerja | None,
    oleh: Pengguna | None,
    sekarang: dt.datetime,
) -> BuktiKerja:
    urut = Kader.objects.filter(desa=desa, pk__lte=kader.pk).count()
    ekor = f"/R{pengesahan.revisi}" if pengesahan.revisi else ""
    register = DokumenTerbit.objects.create(
        kode=pengesahan.kode,
        jenis=DokumenTerbit.Jenis.BUKTI_KERJA,
        wilayah=desa,
        periode=bulan.label,
        nomor=f"LKB-{urut}/{desa.kode}/{bulan}{ekor}",
        revisi=pengesahan.revisi,
        tanggal=sekarang.date(),
        sidik=pengesahan.sidik,
    )
    bukti: BuktiKerja = BuktiKerja.objects.create(
        desa=desa,
        kader=kader,
        bulan=bulan,
        revisi=pengesahan.revisi,
        isi=isi,
        sidik=pengesahan.sidik,
        nama=berkas.nama,
        jenis_berkas=berkas.jenis,
        berkas=berkas.isi,
        register=register,
        terbit_pada=sekarang,
        terbit_oleh=oleh,
    )
    if lama is not None:
        DokumenTerbit.objects.filter(pk=lama.register_id).update(digantikan_oleh=register)
    return bukti
