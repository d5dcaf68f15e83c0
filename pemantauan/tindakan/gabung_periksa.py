"""What a merge does to the contacts of two pregnancies that become one."""

from __future__ import annotations

from kpm.models import Pengguna
from pemantauan.models import Pemeriksaan
from pemantauan.tindakan.jurnal import Jurnal
from sasaran.models import Anak, Kehamilan

_UKURAN = ("lila", "hb", "tablet")


def satukan_pemeriksaan(
    jurnal: Jurnal, tetap: Anak | Kehamilan, hilang: Anak | Kehamilan, *, oleh: Pengguna | None
) -> None:
    """Of a contact both have on one day one stays, with whatever either of them found; the number of tablets is that
    of one of them, never the sum.

    The contacts only the one that goes has are moved like everything else that points at it.
    """
    if not isinstance(tetap, Kehamilan):
        return
    milik = {
        satu.pk: {(p.jenis, p.tanggal): p for p in Pemeriksaan.objects.filter(kehamilan=satu).select_related("desa")}
        for satu in (tetap, hilang)
    }
    for kunci, lebih in milik[hilang.pk].items():
        dipakai = milik[tetap.pk].get(kunci)
        if dipakai is None:
            continue
        isi = {n: getattr(lebih, n) for n in _UKURAN if getattr(dipakai, n) is None and getattr(lebih, n) is not None}
        if lebih.usg and not dipakai.usg:
            isi["usg"] = True
        if lebih.pemeriksa == Pemeriksaan.Pemeriksa.DOKTER != dipakai.pemeriksa:
            isi["pemeriksa"] = lebih.pemeriksa
        if lebih.catatan and not dipakai.catatan:
            isi["catatan"] = lebih.catatan
        jurnal.hapus(lebih, oleh=oleh)
        if isi:
            jurnal.ubah(dipakai, isi, oleh=oleh)
