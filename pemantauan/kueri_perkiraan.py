"""What the measurements of one month of one child suggest, with the settings in force and the weights before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kpm.periode import Bulan
from pemantauan.antropometri import KodeKms, Timbangan, kode_kms
from pemantauan.antropometri.kms import TabelKbm
from pemantauan.bulanan.perkiraan import TANPA_PERKIRAAN, Perkiraan, perkirakan, ukuran_bulan
from pemantauan.kueri_aturan import aturan_tumbuh, tabel_kbm
from pemantauan.models import PemantauanAnak
from pemantauan.pengaturan_tumbuh import AturanTumbuh
from sasaran.models import Orang


def perkiraan_bulan(
    orang: Orang,
    bulan: Bulan,
    isi: Mapping[str, Any],
    catatan: Sequence[PemantauanAnak],
    aturan: AturanTumbuh | None = None,
    kbm: TabelKbm | None = None,
) -> Perkiraan:
    """What an entry suggests; at most two queries, none where nothing was measured.

    ``isi`` holds tanggal, berat, panjang, cara_ukur, edema, tikar, kms_putusan and dipilih; ``catatan`` are the
    child's months.
    """
    tanggal = isi.get("tanggal")
    if tanggal is None or all(isi.get(satu) in (None, False) for satu in ("berat", "panjang", "edema")):
        return TANPA_PERKIRAAN
    aturan = aturan or aturan_tumbuh(tanggal)
    ukuran = ukuran_bulan(isi, jenis_kelamin=orang.jenis_kelamin, lahir=orang.tanggal_lahir, tanggal=tanggal)
    kms = None if ukuran.berat is None else _kms(orang, bulan, isi, catatan, aturan, kbm)
    return perkirakan(ukuran, aturan, tikar=isi.get("tikar") or "", kms=kms, dipilih=isi.get("dipilih"))


def _kms(
    orang: Orang,
    bulan: Bulan,
    isi: Mapping[str, Any],
    catatan: Sequence[PemantauanAnak],
    aturan: AturanTumbuh,
    kbm: TabelKbm | None,
) -> KodeKms:
    """The code of this month's weight after those of the months before it."""
    timbangan = [
        Timbangan(satu.bulan, satu.berat, orang.umur_bulan(satu.tanggal), satu.kms_putusan)
        for satu in catatan
        if satu.bulan < bulan and satu.berat is not None
    ]
    kini = Timbangan(bulan, isi["berat"], orang.umur_bulan(isi["tanggal"]), isi.get("kms_putusan") or "")
    return kode_kms([*timbangan, kini], orang.jenis_kelamin, kbm or tabel_kbm(), dua_t=aturan.dua_t)[-1]
