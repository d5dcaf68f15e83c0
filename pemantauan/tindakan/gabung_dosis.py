"""What a merge does to the doses of two records of one child."""

from __future__ import annotations

from kpm.models import Pengguna
from pemantauan.models import DosisImunisasi
from pemantauan.tindakan.jurnal import Jurnal
from sasaran.models import Anak, Kehamilan


def satukan_dosis(jurnal: Jurnal, tetap: Anak | Kehamilan, hilang: Anak | Kehamilan, *, oleh: Pengguna | None) -> None:
    """Of a dose both have one stays, with the exact day where the other knows only the month.

    The doses only the one that goes has are moved like everything else that points at it.
    """
    if not isinstance(tetap, Anak):
        return
    milik = {
        satu.pk: {(d.vaksin, d.dosis): d for d in DosisImunisasi.objects.filter(anak=satu).select_related("desa")}
        for satu in (tetap, hilang)
    }
    for kunci, lebih in milik[hilang.pk].items():
        dipakai = milik[tetap.pk].get(kunci)
        if dipakai is None:
            continue
        jurnal.hapus(lebih, oleh=oleh)
        if dipakai.tanggal_perkiraan and not lebih.tanggal_perkiraan:
            isi = {nama: getattr(lebih, nama) for nama in ("tanggal", "tanggal_perkiraan", "sumber", "tempat")}
            jurnal.ubah(dipakai, isi, [tuple(isi)], oleh=oleh)
