"""The doses of children who come from another village: copied with their history."""

from __future__ import annotations

from pemantauan.models import DosisImunisasi
from pemantauan.tindakan.imunisasi import kabarkan_dosis
from sasaran.tindakan.salin import Diri, Paket, Salinan, baca, tulis


def baca_dosis(diri: Diri) -> Paket:
    """The doses as they stand in the village of origin, whose scope is open."""
    return baca(DosisImunisasi.objects.filter(anak__in=[satu.pk for satu in diri.anak.baris]).order_by("pk"))


def tulis_dosis(dosis: Paket, salinan: Salinan) -> None:
    """Write them here; where a dose is here already, the record of this village stays."""
    peta = salinan.anak
    ada = set(DosisImunisasi.objects.filter(anak__in=list(peta.values())).values_list("anak_id", "vaksin", "dosis"))
    sudah = {satu.pk for satu in dosis.baris if (peta[satu.anak_id].pk, satu.vaksin, satu.dosis) in ada}
    baru = tulis(dosis, salinan, lambda satu: {"anak": peta[satu.anak_id]}, tanpa=sudah)
    if baru:
        kabarkan_dosis(salinan.desa, min(satu.tanggal for satu in baru.values()))
