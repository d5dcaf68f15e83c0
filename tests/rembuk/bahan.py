"""A small village with gaps, and a meeting on them that is ready to be issued."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from kpm.models import Pengguna, ProfilDesa, Wilayah
from kpm.periode import Bulan, Triwulan
from rembuk import tindakan
from rembuk.models import BeritaAcara, Hadirin, Pertemuan, Unsur, Usulan
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PemantauanAnakFactory

HARI_INI = dt.date(2026, 9, 17)
SEKARANG = dt.datetime(2026, 9, 17, 9, 20, tzinfo=dt.timezone(dt.timedelta(hours=8)))
TRIWULAN = Triwulan(2026, 2)
TANGGAL = dt.date(2026, 6, 25)
ORANG_WAJIB = (
    ("Syamsuddin", Unsur.RDS, "L", "rds"),
    ("H. Abdul Wahab", Unsur.PEMDES, "L", ""),
    ("M. Saleh", Unsur.BPD, "L", ""),
    ("Rina Astuti, A.Md.Keb.", Unsur.NAKES, "P", ""),
    ("Sri Wahyuni", Unsur.PAUD, "P", ""),
    ("Hj. Mariam", Unsur.PKK, "P", ""),
    ("Nurhayati", Unsur.KPM, "P", ""),
    ("Rohana", Unsur.SASARAN, "P", "masyarakat"),
    ("Baharuddin", Unsur.TOKOH, "L", "masyarakat"),
)
"""All eight mandatory elements and a tokoh; five women, four men; three of them sign."""


def isi_triwulan(desa: Wilayah) -> None:
    """Three children seen in May 2026: one has a latrine, one has not, of one it was never written down.

    Two live in Dusun Barat, the third in Dusun Timur. All have water, certificate and insurance.
    """
    barat, timur = DusunFactory(desa=desa, nama="Dusun Barat"), DusunFactory(desa=desa, nama="Dusun Timur")
    for nama, dusun, jamban in (("Aisyah", barat, True), ("Budi", barat, False), ("Citra", timur, None)):
        anak = AnakFactory(desa=desa, nama=nama, keluarga=KeluargaFactory(desa=desa, dusun=dusun))
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 5), jamban=jamban, air=True, akta=True, jamkes=True)


def isi_profil(desa: Wilayah, **lain: Any) -> ProfilDesa:
    return ProfilDesa.objects.create(
        desa=desa,
        **{"kepala_desa": "H. Abdul Wahab", "ketua_bpd": "M. Saleh", "alamat": "Jalan Dermaga Nomor 1", **lain},
    )


def mulai(desa: Wilayah, oleh: Pengguna, terpilih: tuple[str, ...] = ("anak:jamban",)) -> Pertemuan:
    return tindakan.mulai_rembuk(desa=desa, triwulan=TRIWULAN, terpilih=terpilih, oleh=oleh, hari_ini=HARI_INI)


def usul(rembuk: Pertemuan, oleh: Pengguna, **lain: Any) -> Usulan:
    isi: dict[str, Any] = {
        "paket": 3,
        "kegiatan": "Jamban sehat rumah tangga",
        "lokasi": "Dusun Barat",
        "volume": "10 unit",
        "manfaat": "10 rumah tangga",
        "waktu": "Februari–Mei",
        "biaya": Decimal("42000000"),
        "pelaksana": "Kaur Pembangunan",
        **lain,
    }
    return tindakan.simpan_isi(objek=Usulan(desa=rembuk.desa, rembuk=rembuk, **isi), oleh=oleh)


def hadir(rembuk: Pertemuan, oleh: Pengguna, orang: Any = ORANG_WAJIB) -> None:
    for nama, unsur, kelamin, mewakili in orang:
        satu = Hadirin(
            desa=rembuk.desa, pertemuan=rembuk, nama=nama, unsur=unsur, jenis_kelamin=kelamin, mewakili=mewakili
        )
        tindakan.simpan_isi(objek=satu, oleh=oleh)


BERJALAN = {
    "subjek": "berjalan",
    "kegiatan": "Kelas ibu hamil",
    "paket": 1,
    "lokasi": "Poskesdes",
    "volume": "8 kali",
    "manfaat": "12 ibu hamil",
    "waktu": "Februari–September",
    "biaya": Decimal("8000000"),
    "pelaksana": "Bidan desa",
    "keadaan": "Berjalan",
}
"""An activity of the running year."""


def siap(desa: Wilayah, oleh: Pengguna, *, orang: Any = ORANG_WAJIB, berjalan: bool = True, **fakta: Any) -> Pertemuan:
    """A meeting with everything its Berita Acara needs: an activity of this year, two agreed proposals for the next,
    one refused, nine people."""
    if not ProfilDesa.objects.exists():
        isi_profil(desa)
    rembuk = mulai(desa, oleh)
    masalah = rembuk.masalah.first()
    for nomor, (kegiatan, biaya, putusan, alasan) in enumerate(
        (
            ("Jamban sehat rumah tangga", "42000000", "disepakati", ""),
            ("Kelas ayah dan ibu", "9600000", "disepakati", ""),
            ("Kebun gizi keluarga", "8000000", "ditolak_rapat", "Sudah dibiayai PKK"),
        ),
        start=1,
    ):
        usulan = usul(rembuk, oleh, kegiatan=kegiatan, biaya=Decimal(biaya), masalah=masalah, prioritas=nomor)
        tindakan.putuskan_di_rapat(usulan=usulan, putusan=putusan, alasan=alasan, oleh=oleh, versi=usulan.versi)
    if berjalan:
        kelas = usul(rembuk, oleh, **BERJALAN)
        tindakan.putuskan_di_rapat(usulan=kelas, putusan="disepakati", alasan="", oleh=oleh, versi=kelas.versi)
    hadir(rembuk, oleh, orang)
    isi = {
        "tanggal": TANGGAL,
        "jam_mulai": dt.time(9, 0),
        "jam_selesai": dt.time(12, 15),
        "tempat": "Aula Kantor Desa",
        "pemimpin": "Syamsuddin",
        "unsur_pemimpin": Unsur.RDS,
        "notulen": "Nurhayati",
        "unsur_notulen": Unsur.KPM,
        **fakta,
    }
    for nama, nilai in isi.items():
        setattr(rembuk, nama, nilai)
    return tindakan.ubah_rembuk(rembuk=rembuk, oleh=oleh, versi=rembuk.versi)


def terbit(desa: Wilayah, oleh: Pengguna, **lain: Any) -> BeritaAcara:
    return tindakan.terbitkan(rembuk=siap(desa, oleh, **lain), desa=desa, oleh=oleh, sekarang=SEKARANG)


def teks_pdf(isi: bytes) -> str:
    """The words of a PDF on one line, so that line breaks of the layout do not matter."""
    return " ".join(" ".join(halaman.extract_text() for halaman in PdfReader(BytesIO(isi)).pages).split())
