"""Writing the changed cells of Formulir 2C, each for itself: one that is refused holds up no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.tindakan import VersiUsang
from pemantauan.bulanan.paud import SEBUT, Ubahan
from pemantauan.kueri_paud import titipan_paud
from pemantauan.models import EntriMenunggu, PemantauanPaud
from pemantauan.tindakan.catat import catat_paud
from pemantauan.tindakan.titipan import batalkan_titipan
from sasaran.models import Anak


@dataclass(slots=True)
class HasilPaud:
    """What became of the changed cells of one child."""

    tersimpan: int = 0
    menunggu: set[Triwulan] = field(default_factory=set)
    """Finalised quarters for which a cell now waits."""
    ditolak: dict[Bulan, str] = field(default_factory=dict)
    """Month -> why it was not written, and what stands there."""


def catat_lembar_paud(
    *, desa: Wilayah, anak: Anak, ubahan: Iterable[Ubahan], hari_ini: dt.date, oleh: Pengguna
) -> HasilPaud:
    """Write the cells of one child's months, each with the version the person saw.

    A record keeps its day of monitoring; a new one is dated today, or on the last day of a month that is over
    (forms.md 0.4.14). What was answered as it is stored already takes the waiting entry back.
    """
    hasil = HasilPaud()
    semua = list(ubahan)
    bulan = [satu.bulan for satu in semua]
    lama = {satu.bulan: satu for satu in PemantauanPaud.objects.filter(anak=anak, bulan__in=bulan)}
    for satu in semua:
        kini = lama.get(satu.bulan)
        if satu.bulan.awal > hari_ini:
            hasil.ditolak[satu.bulan] = f"{satu.bulan.label} belum mulai."
            continue
        try:
            if satu.lihat.titipan is not None and satu.hadir == (kini.hadir if kini else None):
                _tarik(anak, satu, oleh)
                hasil.tersimpan += 1
                continue
            tercatat = catat_paud(
                desa=desa,
                anak=anak,
                bulan=satu.bulan,
                tanggal=kini.tanggal if kini else _tanggal(anak, satu.bulan, hari_ini),
                hadir=satu.hadir,
                oleh=oleh,
                versi=satu.lihat.versi,
                versi_titipan=satu.lihat.titipan,
            )
            if tercatat.titipan is None and satu.lihat.titipan is not None:
                _tarik(anak, satu, oleh)  # it was seen and another answer chosen
        except ValidationError as galat:
            hasil.ditolak[satu.bulan] = " ".join(galat.messages)
        except VersiUsang as usang:
            hasil.ditolak[satu.bulan] = _kalimat_usang(usang.kini, satu, oleh)
        else:
            hasil.tersimpan += 1
            if tercatat.titipan is not None:
                hasil.menunggu.add(satu.bulan.triwulan)
    return hasil


def _tanggal(anak: Anak, bulan: Bulan, hari_ini: dt.date) -> dt.date:
    """Day of a new record: never after the child left, unless that was before the month."""
    keluar = anak.orang.keluar_pada
    return min(hari_ini, bulan.akhir, max(keluar, bulan.awal) if keluar else bulan.akhir)


def _tarik(anak: Anak, ubahan: Ubahan, oleh: Pengguna) -> None:
    """The stored answer was chosen again: the entry that waits to change it is given up. Raises VersiUsang."""
    entri = titipan_paud([anak.pk], ubahan.bulan, ubahan.bulan).first()
    if entri is not None:
        batalkan_titipan(entri=entri, oleh=oleh, versi=ubahan.lihat.titipan or 0)


def _kalimat_usang(kini: PemantauanPaud | EntriMenunggu, ubahan: Ubahan, oleh: Pengguna) -> str:
    """Both answers, and what saving again does."""
    hadir = kini.hadir if isinstance(kini, PemantauanPaud) else kini.nilai.get("hadir")
    siapa = "Anda sendiri dari tempat lain" if kini.diubah_oleh_id == oleh.pk else kini.diubah_oleh or "orang lain"
    saat = timezone.localtime(kini.diubah_pada)
    return (
        f"Sudah dicatat {siapa}, {tanggal_panjang(saat.date())} pukul {saat:%H.%M}: {SEBUT[hadir]}. "
        f"Isian Anda: {SEBUT[ubahan.hadir]}. Simpan lagi untuk memakai isian Anda."
    )
