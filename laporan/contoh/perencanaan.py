"""The planning years of a demo village around its rembuk: institutions, musdus, FGD, handing over, budget, evaluation.

Everything goes through the functions of a real village. The opened scope is the caller's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kpm.models import Dusun, Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh.bentuk import Kampung
from rembuk import status, tindakan
from rembuk.kekurangan import AMBANG
from rembuk.models import (
    AnggotaLembaga,
    Hadirin,
    JenisPertemuan,
    Lembaga,
    Masalah,
    Penyerahan,
    Pertemuan,
    Publikasi,
    Siklus,
    TemuanDusun,
    TindakLanjut,
    Unsur,
    Usulan,
)
from rembuk.pertemuan import RAGAM
from rembuk.tindakan.advokasi import simpan_penyerahan
from rembuk.tindakan.evaluasi import mulai_evaluasi
from rembuk.tindakan.fgd import mulai_fgd
from rembuk.tindakan.langkah import pindahkan
from rembuk.tindakan.lembaga import simpan_anggota, simpan_lembaga
from rembuk.tindakan.pertemuan import selesaikan_tindak, simpan_pertemuan
from rembuk.tindakan.peta import simpan_temuan
from rembuk.tindakan.publikasi import simpan_publikasi
from rembuk.tindakan.siklus import simpan_siklus

Orang = tuple[str, str, str, str]
"""Key of `Kampung.petugas`, office, element, sex."""
RDS: tuple[Orang, ...] = (
    ("ketua_rds", "Ketua", Unsur.RDS, "P"),
    ("guru_paud", "Sekretaris", Unsur.PAUD, "P"),
    ("ketua_pkk", "Bendahara", Unsur.PKK, "P"),
    ("bidan", "Bidang layanan", Unsur.NAKES, "P"),
    ("kpm", "Bidang data", Unsur.KPM, "P"),
    ("kader_1", "Anggota", Unsur.KADER, "P"),
    ("tokoh", "Anggota", Unsur.TOKOH, "L"),
)
TPPS: tuple[Orang, ...] = (
    ("kepala_desa", "Pengarah", Unsur.PEMDES, "L"),
    ("ketua_pkk", "Ketua pelaksana", Unsur.PKK, "P"),
    ("sekretaris", "Sekretaris", Unsur.PEMDES, "L"),
    ("bidan", "Bidang pelayanan", Unsur.NAKES, "P"),
    ("kpm", "Bidang data dan pemantauan", Unsur.KPM, "P"),
    ("perawat", "Anggota", Unsur.NAKES, "L"),
)
BPD: tuple[Orang, ...] = (("ketua_bpd", "Ketua", Unsur.BPD, "L"),)
LEMBAGA = ((Lembaga.Jenis.RDS, "07", RDS), (Lembaga.Jenis.TPPS, "08", TPPS), (Lembaga.Jenis.BPD, "02", BPD))
HADIR_MUSDUS: tuple[Orang, ...] = (
    ("kader_1", "Kader posyandu", Unsur.KADER, "P"),
    ("bidan", "Bidan desa", Unsur.NAKES, "P"),
    ("kpm", "KPM", Unsur.KPM, "P"),
    ("tokoh", "Tokoh masyarakat", Unsur.TOKOH, "L"),
)
HADIR_RDS: tuple[Orang, ...] = (
    *RDS,
    ("kepala_desa", "Kepala desa", Unsur.PEMDES, "L"),
    ("perawat", "Perawat puskesmas", Unsur.NAKES, "L"),
)
TEMUAN = (
    ("Beberapa rumah mengambil air dari sumur terbuka.", "RT 02", "Pipa dari bak induk diperpanjang"),
    ("Jalan ke posyandu sulit dilalui ibu hamil saat hujan.", "jalan setapak", "Posyandu keliling dua kali setahun"),
)  # fmt: skip
POTENSI = {
    "jamban": "Tukang dan pasir ada di desa; arisan jamban sudah berjalan",
    "air": "Bak induk masih kuat; BUM Desa sanggup merawat pipa",
    "timbang": "Kader terlatih; timbangan dapat dibeli dari Dana Desa",
    "kunjungan": "Bidan dan kader dapat berkunjung bersama",
    "konseling": "Kelas dapat dibuka Sabtu sore, saat ayah di rumah",
    "parenting": "Guru PAUD bersedia membuka kelas orang tua",
}
ALTERNATIF = {
    "jamban": "Jamban sehat keluarga miskin secara bertahap",
    "air": "Sambungan air bersih ke rumah tangga",
    "timbang": "Alat ukur dan timbang baru di tiap posyandu",
    "kunjungan": "Jadwal kunjungan rumah bersama bidan desa",
    "konseling": "Kelas ayah dan ibu tiap bulan",
    "parenting": "Kelas pengasuhan di PAUD",
}
SIAR = ((4, Publikasi.Cara.PAPAN, "Balai desa dan semua posyandu"), (5, Publikasi.Cara.WHATSAPP, "Grup warga"))
"""Days after the FGD, how and where it was made public."""
SERAH = ((Penyerahan.Kepada.KEPALA_DESA, "kepala_desa", 2), (Penyerahan.Kepada.BPD, "ketua_bpd", 3))
"""Who received the minutes, and how many days after the rembuk."""
MULAI, SELESAI = dt.time(9, 0), dt.time(11, 30)
HARI_EVALUASI = 14
"""Days from the end of a quarter to its evaluation."""


def buat_lembaga(desa: Wilayah, kampung: Kampung, *, dibuka: dt.date, oleh: Pengguna) -> None:
    """RDS, TPPS and BPD with their SK and members, since the village is watched."""
    for jenis, nomor, orang in LEMBAGA:
        lembaga = simpan_lembaga(
            lembaga=Lembaga(
                desa=desa, jenis=jenis, nomor_sk=f"188.4/{nomor}/KD/{dibuka.year}", tanggal_sk=dibuka, mulai=dibuka,
                selesai=dt.date(dibuka.year + 3, 12, 31), pembiayaan="APBDes",
            ),
            oleh=oleh, versi=None,
        )  # fmt: skip
        for kunci, jabatan, unsur, jenis_kelamin in orang:
            anggota = AnggotaLembaga(
                desa=desa, lembaga=lembaga, nama=kampung.petugas[kunci], jabatan=jabatan, unsur=unsur,
                jenis_kelamin=jenis_kelamin,
            )  # fmt: skip
            simpan_anggota(anggota=anggota, oleh=oleh, versi=None)


def buat_musdus(desa: Wilayah, kampung: Kampung, *, tanggal: dt.date, oleh: Pengguna) -> None:
    """One mapping meeting in each dusun, on days that follow each other."""
    for ke, dusun in enumerate(Dusun.objects.filter(desa=desa, ditutup_pada=None).order_by("pk")):
        rapat = _rapat(desa, JenisPertemuan.MUSDUS, tanggal + dt.timedelta(days=ke), f"Rumah kepala {dusun.nama}")
        rapat.dusun = dusun
        rapat.ringkasan = "Peta dusun digambar bersama.\nRumah sasaran dan yang perlu didatangi ditandai."
        rapat = simpan_pertemuan(rapat=rapat, oleh=oleh)
        _hadir(rapat, kampung, HADIR_MUSDUS, oleh, alamat=dusun.nama)
        for temuan, tempat, usul in TEMUAN[: 1 + ke % 2]:
            satu = TemuanDusun(desa=desa, pertemuan=rapat, temuan=temuan, tempat=tempat, usul=usul)
            simpan_temuan(temuan=satu, oleh=oleh, versi=None)


def buat_fgd(
    desa: Wilayah,
    kampung: Kampung,
    *,
    triwulan: Triwulan,
    terpilih: Sequence[str],
    penyebab: dict[str, str],
    tanggal: dt.date,
    oleh: Pengguna,
) -> Pertemuan:
    """The FGD before a rembuk: its problems with cause, potential and alternative, made public afterwards."""
    fgd = mulai_fgd(
        desa=desa, triwulan=triwulan, terpilih=terpilih, ambang=AMBANG, oleh=oleh, hari_ini=tanggal
    )  # fmt: skip
    fgd.tanggal, fgd.jam_mulai, fgd.jam_selesai, fgd.tempat = tanggal, MULAI, SELESAI, "Balai desa"
    fgd = simpan_pertemuan(rapat=fgd, oleh=oleh, versi=None)
    for urut, satu in enumerate(Masalah.objects.filter(fgd=fgd).order_by("pk"), start=1):
        satu.prioritas = urut
        satu.penyebab = penyebab.get(satu.indikator, "Keluarga belum tahu jadwalnya")
        satu.potensi = POTENSI.get(satu.indikator, "")
        satu.alternatif = ALTERNATIF.get(satu.indikator, "")
        tindakan.ubah_masalah(masalah=satu, oleh=oleh, versi=None)
    _hadir(fgd, kampung, HADIR_RDS, oleh)
    _janji(fgd, "Menempel hasil FGD di papan desa dan posyandu", kampung.petugas["kpm"], 7, oleh, sesudah=4)
    _janji(fgd, "Meminta jadwal kunjungan bersama dari puskesmas", kampung.petugas["bidan"], 21, oleh, sesudah=18)
    for hari, cara, tempat in SIAR:
        publikasi = Publikasi(
            desa=desa, pertemuan=fgd, cara=cara, tanggal=tanggal + dt.timedelta(days=hari), tempat=tempat
        )  # fmt: skip
        simpan_publikasi(publikasi=publikasi, oleh=oleh, versi=None)
    return fgd


def serahkan(
    rembuk: Pertemuan, kampung: Kampung, usulan: Sequence[Usulan], *, hari_ini: dt.date, kpm: Pengguna, kepala: Pengguna
) -> None:
    """After the rembuk: the year's own dates, the minutes handed over, and what the kepala desa put into the RKP."""
    assert rembuk.tanggal is not None  # noqa: S101 (a meeting of the demo has its day)
    desa, tanggal = rembuk.desa, rembuk.tanggal
    siklus = Siklus(
        desa=desa, tahun_rkp=rembuk.tahun + 1, mad_perlu=False, musdes=tanggal + dt.timedelta(days=20),
        alasan_tanpa_mad="Semua usulan dapat dikerjakan di dalam desa.",
    )  # fmt: skip
    simpan_siklus(siklus=siklus, oleh=kpm, versi=None)
    for kepada, kunci, hari in SERAH:
        penyerahan = Penyerahan(
            desa=desa, rembuk=rembuk, kepada=kepada, penerima=kampung.petugas[kunci],
            tanggal=tanggal + dt.timedelta(days=hari),
        )  # fmt: skip
        simpan_penyerahan(penyerahan=penyerahan, bukti=None, oleh=kpm)
    putus = min(tanggal + dt.timedelta(days=34), hari_ini)
    for satu in usulan:
        pindahkan(satu, status.MASUK_RKP, oleh=kepala, tanggal=putus, pemutus="Kepala Desa",
                  nomor=f"RKP Desa {rembuk.tahun + 1}")  # fmt: skip


def buat_evaluasi(
    desa: Wilayah, kampung: Kampung, triwulan: Sequence[Triwulan], *, hari_ini: dt.date, oleh: Pengguna
) -> None:
    """An evaluation of the RDS for each of these finalised quarters, with what was promised in it."""
    for satu in triwulan:
        tanggal = satu.akhir + dt.timedelta(days=HARI_EVALUASI)
        if tanggal > hari_ini:
            continue
        rapat = mulai_evaluasi(desa=desa, triwulan=satu, oleh=oleh, hari_ini=tanggal)
        rapat.tanggal, rapat.jam_mulai, rapat.jam_selesai, rapat.tempat = tanggal, MULAI, SELESAI, "Balai desa"
        rapat = simpan_pertemuan(rapat=rapat, oleh=oleh, versi=None)
        _hadir(rapat, kampung, HADIR_RDS, oleh)
        _janji(rapat, "Mendatangi keluarga yang belum terlayani lengkap", kampung.petugas["kpm"], 30, oleh, sesudah=26)
        _janji(rapat, "Menjadwalkan kelas ayah hari Sabtu", kampung.petugas["bidan"], 45, oleh)


def awal_musdus(tanggal: dt.date, awal: Bulan) -> dt.date:
    """The mapping is early in the year; in a village watched only since, in the month before the rembuk."""
    biasa = dt.date(tanggal.year, 1, 20)
    return biasa if biasa >= awal.awal else max(awal.awal, tanggal - dt.timedelta(days=35))


def _rapat(desa: Wilayah, jenis: str, tanggal: dt.date, tempat: str) -> Pertemuan:
    ragam = RAGAM[jenis]
    return Pertemuan(
        desa=desa, jenis=jenis, tahun=tanggal.year, tanggal=tanggal, jam_mulai=MULAI, jam_selesai=SELESAI,
        tempat=tempat, penyelenggara=ragam.penyelenggara, agenda="\n".join(ragam.agenda),
        diundang="\n".join(ragam.diundang),
    )  # fmt: skip


def _hadir(rapat: Pertemuan, kampung: Kampung, orang: Sequence[Orang], oleh: Pengguna, alamat: str = "") -> None:
    for ke, (kunci, jabatan, unsur, jenis_kelamin) in enumerate(orang):
        satu = Hadirin(
            desa=rapat.desa, pertemuan=rapat, nama=kampung.petugas[kunci], jabatan=jabatan, unsur=unsur,
            jenis_kelamin=jenis_kelamin, alamat=alamat or kampung.dusun[ke % len(kampung.dusun)],
        )  # fmt: skip
        tindakan.simpan_isi(objek=satu, oleh=oleh)


def _janji(rapat: Pertemuan, apa: str, siapa: str, hari: int, oleh: Pengguna, *, sesudah: int | None = None) -> None:
    """A follow-up until so many days after the meeting; ``sesudah``: done that many days after it."""
    assert rapat.tanggal is not None  # noqa: S101 (a meeting of the demo has its day)
    satu = TindakLanjut(
        desa=rapat.desa, pertemuan=rapat, apa=apa, siapa=siapa, batas=rapat.tanggal + dt.timedelta(days=hari)
    )  # fmt: skip
    tindakan.simpan_isi(objek=satu, oleh=oleh)
    if sesudah is not None:
        pada = rapat.tanggal + dt.timedelta(days=sesudah)
        selesaikan_tindak(tindak=satu, selesai_pada=pada, hasil="Sudah dikerjakan.", oleh=oleh, versi=None)
