"""What the measurements of one month of one child suggest, with the settings in force and the weights before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from kpm.periode import Bulan
from pemantauan.antropometri import KodeKms, Timbangan, kode_kms
from pemantauan.antropometri.kms import TabelKbm
from pemantauan.bulanan.perkiraan import TANPA_PERKIRAAN, Perkiraan, perkirakan, ukuran_bulan
from pemantauan.kueri_aturan import aturan_tumbuh, tabel_kbm
from pemantauan.kueri_ragu import UKURAN, Catatan, Lahir, sudah_dijawab, ukuran_tertahan
from pemantauan.models import PemantauanAnak
from pemantauan.pengaturan_tumbuh import AturanTumbuh
from sasaran.models import Anak, Orang


def berat_tertahan(milik: Iterable[tuple[Anak, Sequence[PemantauanAnak]]]) -> frozenset[UUID]:
    """Monthly records whose weight waits to be looked at; ``milik``: each child with its months, the oldest first. One
    query, whether anything is doubted or not."""
    baris = (
        (
            anak.pk,
            Lahir(anak.orang.tanggal_lahir, anak.orang.jenis_kelamin, anak.berat_lahir, anak.panjang_lahir),
            Catatan(s.uuid, s.bulan, s.tanggal, s.dipastikan or {}, {nama: getattr(s, nama) for nama in UKURAN}),
        )
        for anak, catatan in milik
        for s in catatan
        if s.berat is not None or s.panjang is not None
    )
    tertahan = ukuran_tertahan(baris, sudah_dijawab())
    return frozenset(uuid for uuid, bidang in tertahan.items() if "berat" in bidang)


def perkiraan_bulan(
    anak: Anak,
    bulan: Bulan,
    isi: Mapping[str, Any],
    catatan: Sequence[PemantauanAnak],
    aturan: AturanTumbuh | None = None,
    kbm: TabelKbm | None = None,
    tertahan: Collection[UUID] | None = None,
) -> Perkiraan:
    """What an entry suggests; three queries at most, none where nothing was measured.

    ``isi`` holds tanggal, berat, panjang, cara_ukur, edema, tikar, kms_putusan and dipilih; ``catatan`` are the
    child's months before it, the oldest first, ``tertahan`` those of them whose weight waits, where that is known
    (`berat_tertahan`): as on the page of growth the weight is not compared with what is doubted.
    """
    tanggal = isi.get("tanggal")
    if tanggal is None or all(isi.get(satu) in (None, False) for satu in ("berat", "panjang", "edema")):
        return TANPA_PERKIRAAN
    aturan = aturan or aturan_tumbuh(tanggal)
    orang = anak.orang
    ukuran = ukuran_bulan(isi, jenis_kelamin=orang.jenis_kelamin, lahir=orang.tanggal_lahir, tanggal=tanggal)
    if ukuran.berat is None:
        kms, lalu_ragu = None, False
    else:
        tertahan = berat_tertahan([(anak, catatan)]) if tertahan is None else tertahan
        kms = _kms(orang, bulan, isi, [satu for satu in catatan if satu.uuid not in tertahan], aturan, kbm)
        lalu_ragu = any(satu.uuid in tertahan and satu.bulan == bulan.geser(-1) for satu in catatan)
    tikar, dipilih = isi.get("tikar") or "", isi.get("dipilih")
    return perkirakan(ukuran, aturan, tikar=tikar, kms=kms, lalu_ragu=lalu_ragu, dipilih=dipilih)


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
