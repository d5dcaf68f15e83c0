"""The contacts of a pregnancy come along when a woman moves to another village."""

from __future__ import annotations

from pemantauan.models import Pemeriksaan
from sasaran.tindakan.salin import Diri, Paket, Salinan, baca, tulis


def baca_pemeriksaan(diri: Diri) -> Paket:
    """The contacts of these pregnancies with their history. The scope of the origin is open; two queries."""
    return baca(Pemeriksaan.objects.filter(kehamilan__in=[satu.pk for satu in diri.kehamilan.baris]).order_by("pk"))


def tulis_pemeriksaan(paket: Paket, salinan: Salinan) -> None:
    """Write them here; where a contact of that kind and day is here already, this village's own stays.

    Their months come along by themselves, so that nothing is raised.
    """
    di_sini = Pemeriksaan.objects.filter(kehamilan__in=[satu.pk for satu in salinan.kehamilan.values()])
    ada = set(di_sini.values_list("kehamilan", "jenis", "tanggal")) if paket.baris else set()
    sudah = {s.pk for s in paket.baris if (salinan.kehamilan[s.kehamilan_id].pk, s.jenis, s.tanggal) in ada}
    tulis(paket, salinan, lambda satu: {"kehamilan": salinan.kehamilan[satu.kehamilan_id]}, tanpa=sudah)
