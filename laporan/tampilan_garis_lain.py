"""Doses, examinations, referrals and meetings as points of the line of life, and a life as one picture. No query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from django.utils import timezone

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan, tambah_bulan
from kpm.sebutan import kata_tempat
from laporan.garis.gambar import Bentuk, Gambar, Lajur, Tanda, gambar
from laporan.garis.titik import Titik
from laporan.kueri_garis import BahanGaris
from laporan.kueri_garis_lain import BULAN_SAJA, DOSIS, PERIKSA, RUJUK, CatatanLain
from pemantauan.imunisasi.jadwal import kode_dosis, sebut_dosis
from pemantauan.kueri_orang import LembarBulan
from pemantauan.models import Pemeriksaan, Rujukan
from rembuk.pertemuan import sebutan
from sasaran.models import Kehamilan

MINGGU = (12, 24, 36)
"""Weeks of a pregnancy written along its bar."""
RUANG_KANAN = dt.timedelta(days=20)
"""Room for the last word under the axis."""
HARI_HAMIL = 280
"""Days a pregnancy is drawn long where nobody knows when it began."""
UMUR_SUMBU = (0, 6, 12, 18, 24, 36, 48, 60, 72)
"""Ages in bulan penuh written under the lanes."""


def _titik(tanggal: dt.date, judul: str, *teks: str, urut: int = 4) -> Titik:
    return Titik(
        tanggal=tanggal,
        waktu=tanggal_panjang(tanggal),
        judul=judul,
        teks=tuple(satu for satu in teks if satu),
        urut=urut,
    )


def _kapan(dosis: CatatanLain) -> tuple[dt.date, str, bool]:
    """Day and place of a dose, and whether its month is all that is known."""
    return dosis.tanggal, dosis.siapa, dosis.isi == BULAN_SAJA


def titik_lain(bahan: BahanGaris) -> Iterator[Titik]:
    """Doses (those of a day together), examinations, referrals with their answer, the house on the map, meetings."""
    dosis = sorted((s for s in bahan.lain if s.jenis == DOSIS), key=_kapan)
    for (tanggal, tempat, hanya_bulan), semua in groupby(dosis, key=_kapan):
        nama = ", ".join(sebut_dosis(kode_dosis(satu.apa, satu.angka)) for satu in semua)
        titik = _titik(tanggal, f"Imunisasi {nama}", f"Di {tempat}." if tempat else "")
        yield replace(titik, waktu=Bulan.dari_tanggal(tanggal).label) if hanya_bulan else titik
    for satu in bahan.lain:
        if satu.jenis == PERIKSA:
            oleh = Pemeriksaan.Pemeriksa(satu.siapa).label.lower()
            yield _titik(satu.tanggal, f"{Pemeriksaan.Jenis(satu.apa).label} oleh {oleh}", _temuan(satu))
        elif satu.jenis == RUJUK:
            kepada = satu.siapa or kata_tempat(Rujukan.Kepada(satu.apa).label.lower())
            yield _titik(satu.tanggal, f"Dirujuk ke {kepada}", _jawaban(satu))
    if dipetakan := getattr(bahan.orang, "dipetakan", None):
        yield _titik(timezone.localdate(dipetakan), "Rumahnya ditandai di peta sosial dusun")
    yield from (_titik(tanggal, judul, teks) for tanggal, judul, teks in rapat(bahan) if tanggal)


def _temuan(satu: CatatanLain) -> str:
    isi = [f"LiLA {_koma(satu.isi)} cm"] if satu.isi else []
    isi += [f"Hb {_koma(satu.rinci)} g/dL"] if satu.rinci else []
    isi += [f"{satu.angka} tablet"] if satu.angka else []
    return f"{', '.join(isi)}." if isi else ""


def _koma(teks: str) -> str:
    return teks.replace(".", ",").removesuffix(",0")


def _jawaban(satu: CatatanLain) -> str:
    if not satu.isi:
        return "Belum ada jawaban."
    hari = f"Dijawab {tanggal_panjang(satu.jawab)}: " if satu.jawab else ""
    rinci = f" {satu.rinci.removesuffix('.')}." if satu.rinci else ""
    return f"{hari}{Rujukan.Hasil(satu.isi).label.lower()}.{rinci}"


def rapat(bahan: BahanGaris) -> list[tuple[dt.date | None, str, str]]:
    """(day, name, how many) of the meetings that spoke about gaps this person had too; counts alone."""
    tidak: dict[tuple[str, str], frozenset[str]] = {}
    for satu in bahan.hasil:
        kunci = (str(satu.triwulan), satu.kelompok)
        tidak[kunci] = tidak.get(kunci, frozenset()) | satu.tidak
    hasil = []
    for pertemuan, semua in groupby(bahan.masalah, key=lambda satu: satu.pertemuan):
        dibahas = list(semua)
        kena = sum(m.indikator in tidak.get((pertemuan.triwulan, m.kelompok), ()) for m in dibahas)
        if kena:
            teks = f"{kena} dari {len(dibahas)} masalah yang dibahas juga dialaminya."
            hasil.append((pertemuan.tanggal, sebutan(pertemuan), teks))
    return hasil


# ---------------------------------------------------------------- the picture


def gambar_hidup(bahan: BahanGaris, hari_ini: dt.date) -> list[Gambar]:
    """A child's life from the womb on, or each pregnancy of a woman, the newest first."""
    if bahan.anak and bahan.orang.tanggal_lahir and not bahan.kehamilan:
        satu = _gambar_anak(bahan, bahan.orang.tanggal_lahir, hari_ini)
        return [satu] if satu else []
    semua = (_gambar_hamil(bahan, lembar, hari_ini) for lembar in reversed(bahan.kehamilan))
    return [satu for satu in semua if satu]


def _gambar_anak(bahan: BahanGaris, lahir: dt.date, hari_ini: dt.date) -> Gambar | None:
    hamil: Kehamilan | None = bahan.kandungan.objek if bahan.kandungan else None
    mulai = min(_mulai(hamil), lahir) if hamil else lahir
    akhir = min(max(hari_ini, tambah_bulan(lahir, 6)), tambah_bulan(lahir, UMUR_SUMBU[-1]))
    if bahan.orang.keluar_pada:
        akhir = min(akhir, max(bahan.orang.keluar_pada, tambah_bulan(lahir, 1)))
    akhir += RUANG_KANAN
    bulan = [(satu.bulan, satu.tanggal) for satu in bahan.bulan_anak]
    kosong = [satu for satu in (bahan.lembar_anak.kosong if bahan.lembar_anak else []) if satu.akhir < hari_ini]
    kunjungan = [satu.tanggal for satu in (*bahan.bulan_kandungan, *bahan.bulan_anak) if satu.kunjungan]
    lajur = [
        *([_pita(hamil, mulai, lahir)] if hamil else []),
        _bulanan(bulan, kosong),
        *(_kurva(bahan, bidang, nama, satuan) for bidang, nama, satuan in _UKUR),
        _tanda("Imunisasi", "dosis", (s.tanggal for s in bahan.lain if s.jenis == DOSIS), "kotak"),
        *_bersama(bahan, kunjungan, None),
    ]
    sumbu = [(tambah_bulan(lahir, umur), "lahir" if not umur else f"{umur} bln") for umur in UMUR_SUMBU]
    return gambar(f"Perjalanan hidup {bahan.orang.nama}", mulai, akhir, lajur, sumbu)


_UKUR = (("berat", "Berat badan", "kg"), ("panjang", "Panjang badan", "cm"))


def _gambar_hamil(bahan: BahanGaris, lembar: LembarBulan, hari_ini: dt.date) -> Gambar | None:
    hamil: Kehamilan = lembar.objek
    mulai = _mulai(hamil)
    selesai = hamil.berakhir_pada or min(hari_ini, mulai + dt.timedelta(days=HARI_HAMIL + 28))
    akhir = max(hamil.akhir_nifas or selesai, mulai + dt.timedelta(days=HARI_HAMIL))
    milik = [satu for satu in bahan.bulan_ibu if satu.kehamilan_id == hamil.pk]
    kosong = [s for s in lembar.kosong if Bulan.dari_tanggal(hamil.sejak) <= s and s.akhir < hari_ini]
    lajur = [
        _pita(hamil, mulai, selesai),
        _bulanan([(satu.bulan, satu.tanggal) for satu in milik], kosong),
        *_bersama(bahan, [satu.tanggal for satu in milik if satu.kunjungan], (mulai, akhir)),
    ]
    sumbu = [(hamil.melahirkan, "lahir")] if hamil.melahirkan else []
    sumbu += [(tambah_bulan(mulai, ke), f"{ke} bln") for ke in range(3, 12, 3)]
    nama = f"Kehamilan ke-{hamil.kehamilan_ke}" if hamil.kehamilan_ke else f"Kehamilan {hamil.sejak.year}"
    return gambar(nama, mulai, akhir, lajur, sumbu)


def _mulai(hamil: Kehamilan) -> dt.date:
    if hpht := hamil.hpht_hitung:
        return hpht
    akhir = hamil.berakhir_pada or hamil.hpl_hitung
    return min(akhir - dt.timedelta(days=HARI_HAMIL), hamil.sejak) if akhir else hamil.sejak


def _pita(hamil: Kehamilan, mulai: dt.date, selesai: dt.date) -> Lajur:
    """The pregnancy as a bar, its weeks along it where they are known."""
    minggu = (selesai - mulai).days // 7
    hpht = hamil.hpht_hitung is not None
    takik = ((mulai + dt.timedelta(weeks=ke), f"mg {ke}") for ke in MINGGU if ke <= minggu) if hpht else ()
    return Lajur(
        nama="Kehamilan" if hamil.berakhir_pada else "Kehamilan, berjalan",
        teks=f"{minggu} minggu" if hpht else "minggunya belum diketahui",
        pita=(mulai, selesai),
        takik=tuple(takik),
    )


def _bulanan(bulan: Iterable[tuple[Bulan, dt.date]], kosong: Iterable[Bulan]) -> Lajur:
    """A full dot for each month with a record, an empty one for each without."""
    ada = [Tanda(tanggal) for _, tanggal in bulan]
    tanpa = [Tanda(satu.awal + dt.timedelta(days=14), "kosong") for satu in kosong]
    teks = f"{len(ada)} bulan dicatat" + (f", {len(tanpa)} kosong (○)" if tanpa else "")
    return Lajur(nama="Dipantau", teks=teks, tanda=(*ada, *tanpa) if ada or tanpa else ())


def _kurva(bahan: BahanGaris, bidang: str, nama: str, satuan: str) -> Lajur:
    lahir, awal = bahan.orang.tanggal_lahir, getattr(bahan.anak, f"{bidang}_lahir", None)
    nilai = [(lahir, awal)] if lahir and awal else []
    nilai += [(s.tanggal, isi) for s in bahan.bulan_anak if (isi := getattr(s, bidang)) is not None]
    if len(nilai) < 2:
        nilai = []
    teks = f"{_koma(f'{nilai[0][1]:.1f}')} sampai {_koma(f'{nilai[-1][1]:.1f}')} {satuan}" if nilai else ""
    return Lajur(nama=nama, teks=teks, kurva=tuple(nilai))


def _tanda(nama: str, satuan: str, hari: Iterable[dt.date], bentuk: Bentuk) -> Lajur:
    semua = list(hari)
    return Lajur(nama=nama, teks=f"{len(semua)} {satuan}", tanda=tuple(Tanda(satu, bentuk) for satu in semua))


def _bersama(
    bahan: BahanGaris,
    kunjungan: list[dt.date],
    masa: tuple[dt.date, dt.date] | None,
) -> list[Lajur]:
    """What children and mothers have alike, within ``masa`` of a pregnancy."""

    def dalam(hari: Iterable[dt.date | None]) -> list[dt.date]:
        return [satu for satu in hari if satu and (masa is None or masa[0] <= satu <= masa[1])]

    rujuk = [s for s in bahan.lain if s.jenis == RUJUK and dalam([s.tanggal])]
    terbuka = sum(not satu.isi for satu in rujuk)
    return [
        _tanda("Periksa ibu", "kali", dalam(s.tanggal for s in bahan.lain if s.jenis == PERIKSA), "wajik"),
        _tanda("Kunjungan rumah", "bulan", dalam(kunjungan), "segitiga"),
        _tanda("Konseling", "sesi", dalam(satu.sesi.tanggal for satu in bahan.sesi), "penuh"),
        Lajur(
            nama="Rujukan",
            teks=f"{len(rujuk)} kali" + (f", {terbuka} belum dijawab (□)" if terbuka else ""),
            tanda=tuple(Tanda(satu.tanggal, "kotak" if satu.isi else "kotak_kosong") for satu in rujuk),
        ),
        _tanda(kata_tempat("Pertemuan desa"), "kali", dalam(tanggal for tanggal, _, _ in rapat(bahan)), "wajik"),
        _tanda("Kejadian", "kali", dalam(satu.tanggal for satu in bahan.kejadian), "segitiga"),
    ]
