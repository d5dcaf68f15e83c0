"""Finalises past quarters of the demo village through the functions of a real one; the earliest may have a revision."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from kpm.kueri import profil_desa
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.dokumen import penanda_tangan
from laporan.tindakan_tutup import buka_triwulan, tutup_triwulan
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.models import PemantauanAnak
from pemantauan.skor import Nilai
from pemantauan.tindakan.catat import catat_anak

HARI_TUTUP, HARI_BUKA, HARI_REVISI = 5, 19, 21
"""Days after the end of a quarter."""
JAM = dt.time(9, 30)
ALASAN = "Jamban keluarga sudah selesai dibangun pada akhir triwulan, catatannya tertinggal di posyandu."


def triwulan_ditutup(awal: Bulan, hari_ini: dt.date, banyak: int) -> list[Triwulan]:
    """The quarters to finalise, ``banyak`` at most, the earliest first: finished and watched from their first
    month, without the latest of them, which waits for whoever tries the program."""
    kini = Triwulan.dari_tanggal(hari_ini)
    calon = [kini.geser(-mundur) for mundur in range(banyak + 1, 1, -1)]
    return [satu for satu in calon if satu.awal >= awal.awal]


def tutup_yang_lalu(desa: Wilayah, *, awal: Bulan, hari_ini: dt.date, oleh: Pengguna, banyak: int, revisi: bool) -> int:
    """Finalise them, each a few days after its end; how many. ``revisi``: the earliest once more, corrected. Opens the
    scope itself."""
    semua = triwulan_ditutup(awal, hari_ini, banyak)
    with lingkup(desa.kode):
        for satu in semua:
            _tutup(desa, satu, HARI_TUTUP, oleh)
        if semua and revisi:
            _perbaiki(desa, semua[0], oleh)
    return len(semua)


def _saat(desa: Wilayah, triwulan: Triwulan, hari: int) -> dt.datetime:
    return dt.datetime.combine(triwulan.akhir + dt.timedelta(days=hari), JAM, tzinfo=ZoneInfo(desa.nama_zona))


def _tutup(desa: Wilayah, triwulan: Triwulan, hari: int, oleh: Pengguna) -> None:
    tutup_triwulan(
        desa=desa,
        triwulan=triwulan,
        penanda_tangan=penanda_tangan(desa, profil_desa(desa)),
        oleh=oleh,
        sekarang=_saat(desa, triwulan, hari),
    )


def _perbaiki(desa: Wilayah, triwulan: Triwulan, oleh: Pengguna) -> None:
    """A latrine nobody had written down: the entry waits, the quarter is opened for it and finalised again."""
    tanpa = [b.data.id for b in skor_berlaku(desa, triwulan).skor.anak if b.jawaban["jamban"].nilai is Nilai.T]
    catatan = (
        PemantauanAnak.objects.select_related("anak__orang__keluarga")
        .filter(anak__uuid__in=tanpa, bulan=triwulan.bulan_bulan[2], jamban=False)
        .order_by("anak__orang__nama", "pk")
        .first()
    )
    if catatan is None:
        return
    catat_anak(
        desa=desa,
        anak=catatan.anak,
        bulan=catatan.bulan,
        tanggal=catatan.tanggal,
        nilai={"jamban": True},
        oleh=oleh,
        versi=catatan.versi,
    )
    saat = _saat(desa, triwulan, HARI_BUKA)
    buka_triwulan(desa=desa, triwulan=triwulan, revisi=0, alasan=ALASAN, oleh=oleh, sekarang=saat)
    _tutup(desa, triwulan, HARI_REVISI, oleh)
