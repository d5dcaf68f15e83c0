"""The KPM's office of the demo village: SK and term, two trainings, payments by quarter, activities, a TPK of three."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpm.models import AnggotaTpk, Kader, KegiatanKader, Pelatihan, PembayaranKader, Pengguna, Wilayah
from kpm.periode import Bulan, tambah_bulan
from kpm.rekaman import Rekaman
from laporan.contoh.bentuk import Kampung

INSENTIF, OPERASIONAL = 500_000, 150_000
HARI_BAYAR = 5
"""Day of the month after the quarter."""
KEGIATAN = (
    (KegiatanKader.Jenis.SOSIALISASI, "kepala dusun", "Warga tahu lima paket layanan dan siapa penyedianya."),
    (KegiatanKader.Jenis.TIKAR, "kader posyandu", "Ibu balita mencoba tikar; warna merah dirujuk ke bidan."),
    (KegiatanKader.Jenis.KOORDINASI, "bidan desa", "Jadwal kelas ibu hamil bulan depan disepakati."),
    (KegiatanKader.Jenis.KOORDINASI, "sanitarian puskesmas", "Rumah tanpa jamban didatangi bersama."),
    (KegiatanKader.Jenis.RAPAT, "pengurus RDS", "Kekurangan layanan dibahas dan dibagi penanggung jawabnya."),
    (KegiatanKader.Jenis.KOORDINASI, "guru PAUD", "Anak 2–6 tahun yang belum ikut PAUD dikunjungi."),
)
PELATIHAN = (
    (1, Pelatihan.Jenis.BIMTEK, "Bimbingan teknis KPM", "DPMD kabupaten", ["konsep", "tugas", "data"], 2),
    (9, Pelatihan.Jenis.PELATIHAN, "Pelatihan KPM tingkat kabupaten", "TPPS kabupaten", ["pemanfaatan"], 1),
)
"""Months after the beginning, kind, name, organiser, subjects, days."""


def isi_kantor(
    desa: Wilayah, kampung: Kampung, *, hari_ini: dt.date, dibuka: dt.date, akun: Pengguna | None, dibayar: bool
) -> Iterator[tuple[type[Rekaman], list[tuple[Rekaman, dt.date]]]]:
    """Rows to be stored in this order, each with the day it was typed in; nothing lies after ``hari_ini``."""
    kader = Kader(
        desa=desa,
        pengguna=akun,
        nama=kampung.petugas["kpm"],
        jenis_kelamin="P",
        pendidikan="SMA",
        unsur="Kader posyandu",
        terpilih_pada=dibuka - dt.timedelta(days=17),
        nomor_sk=f"141/{dibuka.month:02d}/SK-KPM/{dibuka.year}",
        tanggal_sk=dibuka - dt.timedelta(days=10),
        mulai=dibuka,
        selesai=dt.date(max(dibuka.year + 2, hari_ini.year), 12, 31),
    )
    yield Kader, [(kader, dibuka)]
    yield Pelatihan, _pelatihan(desa, kader, hari_ini)
    if dibayar:
        yield PembayaranKader, _pembayaran(desa, kader, hari_ini)
    yield KegiatanKader, _kegiatan(desa, kader, kampung, hari_ini)
    yield AnggotaTpk, _tpk(desa, kampung, dibuka)


def _pelatihan(desa: Wilayah, kader: Kader, hari_ini: dt.date) -> list[tuple[Rekaman, dt.date]]:
    hasil: list[tuple[Rekaman, dt.date]] = []
    for ke, jenis, nama, penyelenggara, materi, lama in PELATIHAN:
        mulai = tambah_bulan(kader.mulai, ke) + dt.timedelta(days=7)
        selesai = mulai + dt.timedelta(days=lama - 1)
        if selesai <= hari_ini:
            satu = Pelatihan(
                desa=desa, kader=kader, jenis=jenis, nama=nama, penyelenggara=penyelenggara, materi=materi,
                mulai=mulai, selesai=selesai if lama > 1 else None,
            )  # fmt: skip
            hasil.append((satu, selesai))
    return hasil


def _pembayaran(desa: Wilayah, kader: Kader, hari_ini: dt.date) -> list[tuple[Rekaman, dt.date]]:
    """Incentive and operational money of every quarter of service that was paid until today."""
    hasil: list[tuple[Rekaman, dt.date]] = []
    bulan = Bulan.dari_tanggal(kader.mulai)
    while (dibayar := bulan.triwulan.akhir + dt.timedelta(days=HARI_BAYAR)) <= hari_ini:
        for jenis, jumlah, sumber in (
            (PembayaranKader.Jenis.INSENTIF, INSENTIF, PembayaranKader.Sumber.DANA_DESA),
            (PembayaranKader.Jenis.OPERASIONAL, OPERASIONAL, PembayaranKader.Sumber.ADD),
        ):
            satu = PembayaranKader(
                desa=desa, kader=kader, jenis=jenis, bulan=bulan, jumlah=jumlah, sumber=sumber, dibayar_pada=dibayar,
                bukti=f"SPP {dibayar.month:02d}/{dibayar.year}",
            )  # fmt: skip
            hasil.append((satu, dibayar))
        bulan = bulan.geser(1)
    return hasil


def _kegiatan(desa: Wilayah, kader: Kader, kampung: Kampung, hari_ini: dt.date) -> list[tuple[Rekaman, dt.date]]:
    """One activity a month, in turn."""
    hasil: list[tuple[Rekaman, dt.date]] = []
    bulan, ke = Bulan.dari_tanggal(kader.mulai), 0
    while (tanggal := bulan.awal + dt.timedelta(days=9 + ke % 5)) <= hari_ini:
        jenis, mitra, kata = KEGIATAN[ke % len(KEGIATAN)]
        satu = KegiatanKader(
            desa=desa, kader=kader, jenis=jenis, tanggal=tanggal, tempat=kampung.dusun[ke % len(kampung.dusun)],
            mitra=mitra, laki_laki=4 + ke % 5, perempuan=11 + ke % 7, hasil=kata,
        )  # fmt: skip
        hasil.append((satu, tanggal))
        bulan, ke = bulan.geser(1), ke + 1
    return hasil


def _tpk(desa: Wilayah, kampung: Kampung, dibuka: dt.date) -> list[tuple[Rekaman, dt.date]]:
    nomor = f"141/{dibuka.month:02d}/SK-TPK/{dibuka.year}"
    anggota = (("bidan", AnggotaTpk.Unsur.BIDAN), ("ketua_pkk", AnggotaTpk.Unsur.PKK), ("kader_1", AnggotaTpk.Unsur.KB))
    return [
        (AnggotaTpk(desa=desa, nama=kampung.petugas[siapa], unsur=unsur, nomor_sk=nomor, mulai=dibuka), dibuka)
        for siapa, unsur in anggota
    ]
