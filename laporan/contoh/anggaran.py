"""The budget year that follows a rembuk of the demo: what the APBDes took in, what an office pays, what was spent.

Everything goes through the functions of a real village. The opened scope is the caller's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpm.models import Pengguna, Wilayah
from laporan.contoh.bentuk import Kampung
from laporan.contoh.kantor import INSENTIF, OPERASIONAL
from rembuk.models import AnggaranBidang, Bidang, KegiatanAnggaran, Realisasi, SumberDana, Usulan
from rembuk.tindakan.anggaran import (
    CatatApbdes,
    selesaikan,
    simpan_bidang,
    simpan_kegiatan,
    simpan_realisasi,
)

KODE = {
    "Jamban sehat keluarga miskin": "02.04.90",
    "Sambungan air bersih ke rumah tangga": "02.04.12",
    "Pengadaan alat ukur dan timbang (antropometri) posyandu": "02.02.02",
    "PMT pemulihan anak gizi kurang dan gizi buruk": "02.02.02",
    "Kelas ayah dan ibu": "04.04.02",
    "Kelas pengasuhan (parenting) di PAUD": "04.04.02",
}
"""Activity of a proposal -> code of the village budget (Permendagri 20/2018)."""
KPM = "Insentif dan operasional Kader Pembangunan Manusia"
"""The proposal that becomes the two lines of the KPM."""
TOTAL = ((Bidang.PEMBANGUNAN, 412_500_000), (Bidang.PEMBERDAYAAN, 96_000_000), (Bidang.PEMBINAAN, 48_000_000))
"""What the APBDes gives each bidang from the Dana Desa, all activities together."""


@dataclass(frozen=True, slots=True)
class Lain:
    """A line that stands in no proposal; ``bayar`` rupiah are spent on each of ``bulan``."""

    uraian: str
    bidang: str
    kode: str
    sumber: str
    anggaran: int
    volume: str
    penanggung_jawab: str
    paket: int | None
    bayar: int = 0
    bulan: tuple[int, ...] = ()
    jenis: str = KegiatanAnggaran.Jenis.KEGIATAN


LAIN = (
    Lain(
        "Penyelenggaraan posyandu: makanan tambahan dan insentif kader", Bidang.PEMBANGUNAN, "02.02.02",
        SumberDana.DDS, 34_200_000, "12 bulan", "Kasi Kesejahteraan", 1, 8_400_000, (3, 6, 9),
    ),
    Lain(
        "Makanan tambahan ibu hamil KEK", Bidang.PEMBANGUNAN, "", SumberDana.OPD, 12_000_000, "4 ibu hamil, 90 hari",
        "Dinas Kesehatan", 1, 4_000_000, (4, 8),
    ),
    Lain(
        "Insentif KPM", Bidang.PEMBINAAN, "03.04.91", SumberDana.DDS, 12 * INSENTIF, "12 bulan", "Kaur Keuangan", None,
        jenis=KegiatanAnggaran.Jenis.INSENTIF_KPM,
    ),
    Lain(
        "Biaya operasional KPM", Bidang.PEMBINAAN, "03.04.91", SumberDana.ADD, 12 * OPERASIONAL, "12 bulan",
        "Kaur Keuangan", None, jenis=KegiatanAnggaran.Jenis.OPERASIONAL_KPM,
    ),
)  # fmt: skip


def isi_anggaran(
    desa: Wilayah, kampung: Kampung, usulan: Sequence[Usulan], *, tahun: int, hari_ini: dt.date, oleh: Pengguna
) -> None:
    """The budget of ``tahun`` with the proposals that stand in the RKP: the first two are done, of the next something
    is spent, the others wait. Nothing in a kelurahan."""
    if desa.kelurahan:
        return
    for bidang, total in TOTAL:
        satu = AnggaranBidang(desa=desa, tahun=tahun, bidang=bidang, anggaran=Decimal(total))
        simpan_bidang(bidang=satu, oleh=oleh)
    ditetapkan = CatatApbdes(dt.date(tahun - 1, 12, 22), f"Perdes {desa.nama} Nomor 6 Tahun {tahun - 1}")
    kpm = next((satu for satu in usulan if satu.kegiatan == KPM), None)
    for ke, masuk in enumerate(satu for satu in usulan if satu != kpm):
        _dari_usulan(desa, kampung, masuk, ke, tahun=tahun, catat=ditetapkan, hari_ini=hari_ini, oleh=oleh)
    for lain in LAIN:
        dari = kpm if lain.jenis != KegiatanAnggaran.Jenis.KEGIATAN else None
        kegiatan = KegiatanAnggaran(
            desa=desa, tahun=tahun, jenis=lain.jenis, bidang=lain.bidang, kode=lain.kode, uraian=lain.uraian,
            paket=lain.paket, sumber=lain.sumber, anggaran=Decimal(lain.anggaran), volume=lain.volume,
            lokasi=f"Desa {desa.nama}", waktu="Januari–Desember", penanggung_jawab=lain.penanggung_jawab,
            usulan=dari,
        )  # fmt: skip
        insentif = lain.jenis == KegiatanAnggaran.Jenis.INSENTIF_KPM
        simpan_kegiatan(kegiatan=kegiatan, oleh=oleh, catat=ditetapkan if dari and insentif else None)
        for bulan in lain.bulan:
            _bayar(kegiatan, dt.date(tahun, bulan, 25), lain.bayar, "Kegiatan triwulan ini", hari_ini, oleh)


def _dari_usulan(
    desa: Wilayah,
    kampung: Kampung,
    masuk: Usulan,
    ke: int,
    *,
    tahun: int,
    catat: CatatApbdes,
    hari_ini: dt.date,
    oleh: Pengguna,
) -> None:
    kegiatan = KegiatanAnggaran(
        desa=desa, tahun=tahun, bidang=masuk.bidang, kode=KODE.get(masuk.kegiatan, ""), uraian=masuk.kegiatan,
        paket=masuk.paket, sumber=masuk.sumber, anggaran=masuk.biaya, volume=masuk.volume, lokasi=masuk.lokasi,
        waktu=masuk.waktu, penanggung_jawab=kampung.petugas["sekretaris"], usulan=masuk,
    )  # fmt: skip
    simpan_kegiatan(kegiatan=kegiatan, oleh=oleh, catat=catat)
    setengah = int(masuk.biaya) // 2
    if ke < 2:
        _bayar(kegiatan, dt.date(tahun, 4, 14), setengah, "Termin pertama", hari_ini, oleh)
        _bayar(kegiatan, dt.date(tahun, 7, 9), int(masuk.biaya) - setengah, masuk.volume, hari_ini, oleh)
        if hari_ini >= dt.date(tahun, 7, 16):
            selesaikan(kegiatan=kegiatan, pada=dt.date(tahun, 7, 16), oleh=oleh, versi=kegiatan.versi, catat=True)
    elif ke == 2:
        _bayar(kegiatan, dt.date(tahun, 8, 20), setengah, "Separuh volume", hari_ini, oleh)


def _bayar(
    kegiatan: KegiatanAnggaran, tanggal: dt.date, jumlah: int, volume: str, hari_ini: dt.date, oleh: Pengguna
) -> None:
    if tanggal <= hari_ini:
        satu = Realisasi(
            desa=kegiatan.desa, kegiatan=kegiatan, tanggal=tanggal, jumlah=Decimal(jumlah), volume=volume
        )  # fmt: skip
        simpan_realisasi(realisasi=satu, bukti=None, oleh=oleh)
