"""Fills one village from the first household to the signed Berita Acara, and never a village with real records."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from kpm.dokumen.terbilang import terbilang
from kpm.lingkup import NASIONAL, lingkup
from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan
from laporan.contoh import CORAK, rekakan
from laporan.contoh.akun import pemegang
from laporan.contoh.anggaran import isi_anggaran
from laporan.contoh.bentuk import Kampung
from laporan.contoh.corak import Corak
from laporan.contoh.kosong import berdokumen_resmi, berisi, kosongkan
from laporan.contoh.penutupan import triwulan_ditutup, tutup_yang_lalu
from laporan.contoh.perencanaan import buat_evaluasi, buat_lembaga
from laporan.contoh.peristiwa import catat_peristiwa
from laporan.contoh.rapat import buat_tahun, waktu_lalu, waktu_rembuk
from laporan.contoh.tulis import tulis_kampung
from laporan.tindakan import perbarui_rekap
from sasaran.models import Keluarga

PENGISI = "pengisi-contoh"
"""Author of demo records where the village has no KPM account; it cannot sign in."""


class SudahBerisi(Exception):
    """The demo village is filled already."""


class BukanContoh(Exception):
    """The village holds records that are not a demo's."""


class BerdokumenResmi(Exception):
    """The demo village has issued a Berita Acara or finalised a quarter, which nothing can take back."""


def ada_data_sungguhan() -> bool:
    """Whether a village that is no demo is in use here: opened for its admin, or with a household."""
    if Wilayah.objects.filter(dibuka_pada__isnull=False, contoh=False).exists():
        return True
    with lingkup(NASIONAL):
        return bool(Keluarga.objects.exclude(desa__contoh=True).exists())


@transaction.atomic
def isi_desa(
    desa: Wilayah,
    *,
    keluarga: int,
    bulan: int,
    seed: int,
    akhir: Bulan,
    sekarang: dt.datetime,
    dengan_rembuk: bool = True,
    ulang: bool = False,
    corak: Corak = CORAK,
) -> str:
    """Fill a village and say what was made, in one Indonesian sentence.

    ``sekarang`` is the village's local time: nothing is dated after it.

    Raises SudahBerisi, BukanContoh, BerdokumenResmi.
    """
    _siapkan_tempat(desa, ulang)
    hari_ini = min(sekarang.date(), akhir.akhir)
    awal = akhir.geser(1 - bulan)
    kampung = rekakan(keluarga, bulan, seed, akhir=akhir, hari_ini=hari_ini, kode=desa.kode, corak=corak, lengkap=True)
    kpm = pemegang(desa, Peran.KPM) or _pengisi()
    tulis_kampung(desa, kampung, hari_ini=hari_ini, dibuka=awal.awal, oleh=kpm, dibayar=corak.dibayar)
    waktu = waktu_rembuk(awal, hari_ini) if dengan_rembuk and corak.rembuk else None
    berita_acara = 0
    siapa: dict[str, Any] = {"rapat": corak.rembuk, "awal": awal, "sekarang": sekarang, "kpm": kpm}
    siapa["kepala"] = pemegang(desa, Peran.KEPALA_DESA) or kpm
    if waktu:
        with lingkup(desa.kode):
            berita_acara = _rencanakan_lalu(desa, kampung, waktu[1].tahun, siapa)
    if dengan_rembuk:  # with the budget of last year in Tabel 5, and before this year's planning stands on its numbers
        tutup_yang_lalu(desa, awal=awal, hari_ini=hari_ini, oleh=kpm, banyak=corak.tutup, revisi=corak.revisi)
    if waktu:
        with lingkup(desa.kode):
            buat_tahun(desa, kampung, waktu=waktu, **siapa)
        berita_acara += 1
    if dengan_rembuk:
        with lingkup(desa.kode):
            buat_evaluasi(
                desa, kampung, triwulan_ditutup(awal, hari_ini, corak.tutup), hari_ini=hari_ini, oleh=kpm
            )  # fmt: skip
    catat_peristiwa(desa, corak, hari_ini=hari_ini, oleh=kpm)
    triwulan = awal.triwulan
    while triwulan.awal <= hari_ini:
        perbarui_rekap(desa.kode, triwulan)
        triwulan = triwulan.geser(1)
    return _kalimat(kampung, berita_acara)


def _rencanakan_lalu(desa: Wilayah, kampung: Kampung, tahun: int, siapa: dict[str, Any]) -> int:
    """The institutions, and the planning of the year before ``tahun`` with the budget that followed from it; how many
    rembuk."""
    kpm = siapa["kpm"]
    buat_lembaga(desa, kampung, dibuka=siapa["awal"].awal, oleh=kpm)
    lalu = waktu_lalu(siapa["awal"], tahun - 1)
    if lalu is None:
        return 0
    masuk = buat_tahun(desa, kampung, waktu=lalu, selesai=True, **siapa)
    isi_anggaran(desa, kampung, masuk, tahun=tahun, hari_ini=siapa["sekarang"].date(), oleh=kpm)
    return 1


def _siapkan_tempat(desa: Wilayah, ulang: bool) -> None:
    with lingkup(desa.kode):
        if not berisi(desa):
            return
        if not desa.contoh:
            raise BukanContoh
        if not ulang:
            raise SudahBerisi
        if berdokumen_resmi(desa):
            raise BerdokumenResmi
        kosongkan(desa)


def _pengisi() -> Pengguna:
    pengguna = Pengguna.objects.filter(username=PENGISI).first()
    if pengguna is None:
        pengguna = Pengguna(username=PENGISI, nama="Pengisi data contoh", is_active=False)
        pengguna.set_unusable_password()
        pengguna.save()
    return pengguna


def _kalimat(kampung: Kampung, berita_acara: int) -> str:
    catatan = len(kampung.catatan_ibu) + len(kampung.catatan_anak) + len(kampung.catatan_paud)
    anak = len(kampung.anak) + len(kampung.kakak)
    kata = f" dan {terbilang(berita_acara)} Berita Acara" if berita_acara else ""
    return (
        f"{len(kampung.rumah)} rumah tangga, {len(kampung.orang)} orang, {len(kampung.hamil)} kehamilan, "
        f"{anak} anak, {catatan} catatan bulanan{kata} dibuat."
    )
