"""What happens in the lives of a demo village beside births: a move, a death, a child in care; the same for one seed.

Written after the finalised quarters, with days of the running one, through the same writes as a person's.
"""

from __future__ import annotations

import datetime as dt

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.contoh.corak import Corak
from sasaran import tindakan
from sasaran.models import Anak, Kejadian, Keluarga, Orang
from sasaran.tindakan.dasar import catat

PENGASUH = "nenek dari ibu"
MINIMAL_PINDAH = 15
"""Households from which on one moves within the village, so that there is one household more in the list."""
UMUR_DIASUH = 72
"""Bulan penuh; the child in care is still a sasaran."""


def catat_peristiwa(desa: Wilayah, corak: Corak, *, hari_ini: dt.date, oleh: Pengguna | None) -> None:
    """Events for who left, and one family each that moved, came, or mourns its mother. Opens the scope itself."""
    with lingkup(desa.kode):
        pergi = Orang.objects.filter(sebab_keluar=Orang.SebabKeluar.PINDAH).select_related("keluarga")
        for orang in pergi.order_by("pk"):
            jenis, tempat = Kejadian.Jenis.PINDAH_KELUAR, corak.tujuan[orang.keluarga.nomor % len(corak.tujuan)]
            catat(orang, jenis, orang.keluar_pada or hari_ini, oleh, tempat_lain=tempat)
        hari = max(hari_ini - dt.timedelta(days=9), Bulan.dari_tanggal(hari_ini).triwulan.awal)
        sibuk = _berduka(hari, hari_ini, oleh)
        _datang(sibuk, corak.asal, oleh)
        _pindah_rumah(sibuk, corak.rumah_baru, hari, oleh)


def _berduka(hari: dt.date, hari_ini: dt.date, oleh: Pengguna | None) -> set[int]:
    """A mother who is in no list of the month died, and her youngest is in care; the households it concerns."""
    ibu = Orang.objects.filter(jenis_kelamin="P", keluar_pada=None, anak__isnull=True, anak_dari_ibu__isnull=False)
    for satu in ibu.order_by("keluarga__nomor", "pk").distinct():
        batas = hari - dt.timedelta(days=60)
        if any(hamil.berakhir_pada is None or hamil.berakhir_pada >= batas for hamil in satu.kehamilan.all()):
            continue
        semua = Anak.objects.filter(ibu=satu, orang__keluar_pada=None).select_related("orang")
        bungsu = semua.order_by("-orang__tanggal_lahir").first()
        if bungsu is None or (bungsu.orang.umur_bulan(hari_ini) or 0) > UMUR_DIASUH:
            continue
        sebab = Orang.SebabKeluar.MENINGGAL
        tindakan.keluar(orang=satu, tanggal=hari, sebab=sebab, oleh=oleh, versi=None)
        tindakan.diasuh(anak=bungsu, tanggal=hari, hubungan=PENGASUH, oleh=oleh)
        return {satu.keluarga_id}
    return set()


def _datang(sibuk: set[int], asal: str, oleh: Pengguna | None) -> None:
    """The family registered last came from elsewhere."""
    dihuni = Keluarga.objects.exclude(pk__in=sibuk).filter(orang__keluar_pada=None, orang__isnull=False)
    keluarga = dihuni.order_by("-nomor").first()
    if keluarga is None:
        return
    sibuk.add(keluarga.pk)
    for orang in keluarga.orang.filter(keluar_pada=None, anak__isnull=True):
        catat(orang, Kejadian.Jenis.DATANG, orang.dibuat_pada.date(), oleh, tempat_lain=asal)


def _pindah_rumah(sibuk: set[int], rumah_baru: str, hari: dt.date, oleh: Pengguna | None) -> None:
    """A whole family lives in a new house of the same dusun."""
    if Keluarga.objects.count() < MINIMAL_PINDAH:
        return
    dihuni = Keluarga.objects.exclude(pk__in=sibuk).filter(orang__keluar_pada=None, orang__isnull=False)
    if (keluarga := dihuni.order_by("nomor").select_related("dusun").first()) is None:
        return
    penghuni = list(keluarga.orang.filter(keluar_pada=None).order_by("pk"))
    ke = {"kepala": keluarga.kepala, "dusun": keluarga.dusun, "rt": keluarga.rt, "rw": keluarga.rw}
    ke |= {"alamat": rumah_baru, "air": keluarga.air, "jamban": keluarga.jamban}
    tindakan.pindah_rumah(orang=penghuni, ke=ke, tanggal=hari, oleh=oleh)
