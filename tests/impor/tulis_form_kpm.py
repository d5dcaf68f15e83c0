"""Writes the lists of `kampung_berkas` into a workbook as KPM keep theirs: headings, ticks and dates of many kinds."""

from __future__ import annotations

import datetime as dt
import io
import random
from collections.abc import Callable, Iterable
from typing import Any

from kpm.periode import NAMA_BULAN
from tests.impor.kampung_berkas import Bayi, Hamil, Kampung, Paud, deret_bulan, hari_akhir, umur
from tests.pemantauan import jalur_kedua_baca as baca

TANDA = (
    ("v", "x", None),
    ("√", "x", "-"),
    ("✓", "T", None),
    ("Y", "T", None),
    ("Ya", "Tidak", "-"),
    (1, 0, None),
    ("Ö", "x", None),
)
"""Ways to write yes, no and "not recorded" in one sheet."""
KEPALA_2A = (
    "NO", "No Register (KIA)", "Nama Ibu", "Status\nKehamilan (KEK/RISTI)", "Hari Perkiraan Lahir (Tgl/Bln/Thn)",
    ("Usia Kehamilan dan Persalinan", ("Usia Kehamilan (Bulan)", "Tanggal Melahirkan (Tgl/Bln/Thn)")),
    (
        "Status Penerimaan Indikator",
        (
            "Pemeriksaan Kehamilan", "Dapat\n& Konsumsi Pil Fe", "Pemeriksaan Nifas", "Konseling Gizi (Kelas IH)",
            "Kunjungan Rumah", "Kepemilikan Akses Air Bersih", "Kepemilikan Jamban", "Jaminan Kesehatan",
        ),
    ),
    "KET.",
)  # fmt: skip
KEPALA_2B = (
    "NO", "No Register (KIA)", "Nama Anak", "Jenis Kelamin (L/P)", "Tanggal Lahir Anak",
    "Status Gizi Anak (Normal/Buruk/Kurang/Stunting)",
    ("Umur dan Status Tikar", ("Umur (Bulan)", "Hasil (M/K/H)")),
    (
        "Indikator Layanan",
        (
            "Pemberian Imunisasi Dasar", "Pengukuran Berat Badan", "Pengukuran Tinggi Badan",
            "Konseling Gizi Bagi Orang Tua", None, "Kunjungan Rumah", "Kepemilikan Akses Air Bersih",
            "Kepemilikan Jamban Sehat", "Akta Lahir", "Jaminan Kesehatan", "Pengasuhan (PAUD)",
        ),
    ),
    "KET.",
)  # fmt: skip


def tulis_buku(kampung: Kampung, seed: int, *, bertumpuk: bool) -> bytes:
    """The workbook: one sheet per month, or the months one below the other."""
    import openpyxl

    acak = random.Random(seed)
    buku = openpyxl.Workbook()
    buku.remove(buku.active)
    for formulir, isi in (("2A", _baris_2a), ("2B", _baris_2b)):
        tumpuk: list[list[Any]] = []
        for masa in deret_bulan():
            baris = _lembar_bulan(kampung, formulir, masa, isi, acak)
            if bertumpuk:
                tumpuk += [*baris, [], []]
            else:
                _isi(buku.create_sheet(f"{formulir} {NAMA_BULAN[masa[1] - 1][:3]} {masa[0]}"), baris)
        if bertumpuk:
            _isi(buku.create_sheet(formulir), tumpuk)
    for tahun in sorted({tahun for tahun, _ in deret_bulan()}):
        _isi(buku.create_sheet(f"2C {tahun}"), _lembar_2c(kampung.paud, tahun, acak))
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def _isi(lembar: Any, baris: Iterable[list[Any]]) -> None:
    for ke, satu in enumerate(baris, start=1):
        for kolom, nilai in enumerate(satu, start=1):
            if nilai is not None:
                lembar.cell(ke, kolom, nilai)


def _kepala(susunan: tuple[Any, ...], dua: bool) -> list[list[Any]]:
    atas: list[Any] = []
    bawah: list[Any] = []
    for satu in susunan:
        if isinstance(satu, str):
            atas, bawah = [*atas, satu], [*bawah, None]
        else:
            judul, anak = satu
            atas, bawah = [*atas, judul, *[None] * (len(anak) - 1)], [*bawah, *anak]
    baris = [atas, bawah]
    if dua:
        ketiga = [None] * len(bawah)
        ketiga[11], ketiga[12] = "L", "P"
        baris.append(ketiga)
    return [*baris, [None, *"abcdefghijklmnopqrstuvw"[: len(bawah) - 2]]]


def _lembar_bulan(
    kampung: Kampung, formulir: str, masa: tuple[int, int], isi: Callable[..., list[list[Any]]], acak: random.Random
) -> list[list[Any]]:
    tanda = acak.choice(TANDA)
    besar = acak.random() < 0.4
    nama = NAMA_BULAN[masa[1] - 1]
    kepala = _kepala(KEPALA_2A if formulir == "2A" else KEPALA_2B, formulir == "2B")
    judul = "PEMANTAUAN BULANAN IBU HAMIL" if formulir == "2A" else "PEMANTAUAN BULANAN ANAK 0 - 23 BULAN"
    baris = isi(kampung, masa, tanda, acak)
    acak.shuffle(baris)
    for satu in baris:
        satu[1] = int(satu[1]) if acak.random() < 0.5 else satu[1]
        satu[2] = satu[2].upper() if besar else satu[2].replace(" ", "  ") if acak.random() < 0.1 else satu[2]
    semua = [
        [f"FORMULIR {formulir[0]}.{formulir[1]}. {judul}"],
        [f"BULAN : {nama.upper() if besar else nama} {masa[0]}"],
        *([["DESA : CONTOH", None, None, "NAMA KPM : Rekaan"]] if acak.random() < 0.5 else []),
        *kepala,
        *([ke, *satu[1:]] for ke, satu in enumerate(baris, start=1)),
        *([ke] for ke in range(len(baris) + 1, len(baris) + 3)),
        ["JUMLAH", None, None, *[3] * 8],
        [],
        [None, "Mengetahui,", None, "Contoh, " + nama],
        [None, "Kepala Desa Contoh", "Kader Pembangunan Manusia"],
    ]
    return semua


def _tanggal(hari: dt.date | None, acak: random.Random) -> Any:
    if hari is None:
        return None
    return acak.choice(
        (
            dt.datetime(hari.year, hari.month, hari.day),
            hari.isoformat(),
            f"{hari:%d/%m/%Y}",
            f"{hari:%d-%m-%Y}",
            f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}",
        )
    )


def _tik(nilai: bool | None, tanda: tuple[Any, Any, Any]) -> Any:
    return tanda[2] if nilai is None else tanda[0] if nilai else tanda[1]


def _kali(nilai: int | None, tanda: tuple[Any, Any, Any]) -> Any:
    return nilai if nilai is not None and nilai >= 2 else _tik(None if nilai is None else bool(nilai), tanda)


def _baris_2a(kampung: Kampung, masa: tuple[int, int], tanda: Any, acak: random.Random) -> list[list[Any]]:
    return [_ibu(hamil, masa, tanda, acak) for hamil in kampung.hamil if masa in hamil.bulan]


def _ibu(hamil: Hamil, masa: tuple[int, int], tanda: Any, acak: random.Random) -> list[Any]:
    isi, pada = hamil.bulan[masa], hari_akhir(masa)
    sudah = hamil.berakhir is not None and hamil.berakhir <= pada
    usia = isi["usia_bulan"]
    if usia is None and not sudah and acak.random() < 0.6:
        hpht = baca.mundur_sembilan_bulan(hamil.hpl) - dt.timedelta(days=7)
        usia = max(baca.umur(hpht, pada), 0)
    status = "kek" if isi["kek"] else "resti" if isi["resti"] else "normal"
    kode = acak.choice(
        {"normal": ("N", "Normal", "NORMAL", None), "kek": ("K", "KEK"), "resti": ("R", "Risti")}[status]
    )
    hpl = f"{NAMA_BULAN[hamil.hpl.month - 1]} {hamil.hpl.year}" if hamil.bulan_saja else _tanggal(hamil.hpl, acak)
    melahirkan, ket = None, None
    if sudah:
        gugur = hamil.hasil == "keguguran"
        melahirkan = f"keguguran {hamil.berakhir:%d/%m/%Y}" if gugur else _tanggal(hamil.berakhir, acak)
        ket = "lahir mati" if hamil.hasil == "lahir_mati" else None
    fe = isi["fe"]
    pil = fe or _tik(None if fe is None else False, tanda)
    if fe == 30 and acak.random() < 0.6:
        pil = _tik(True, tanda)
    return [
        None, hamil.kia, hamil.nama, kode, hpl, usia if usia is not None else acak.choice(("-", None)), melahirkan,
        _kali(isi["anc"], tanda),
        pil,
        _kali(isi["nifas"], tanda) if isi["nifas"] is not None else None,
        _kali(isi["konseling"], tanda), _kali(isi["kunjungan"], tanda),
        _tik(isi["air"], tanda), _tik(isi["jamban"], tanda), _tik(isi["jamkes"], tanda),
        ket,
    ]  # fmt: skip


def _baris_2b(kampung: Kampung, masa: tuple[int, int], tanda: Any, acak: random.Random) -> list[list[Any]]:
    return [_bayi(bayi, masa, tanda, acak) for bayi in kampung.bayi if masa in bayi.bulan]


def _bayi(bayi: Bayi, masa: tuple[int, int], tanda: Any, acak: random.Random) -> list[Any]:
    isi, bulan = bayi.bulan[masa], umur(bayi.lahir, hari_akhir(masa))
    gizi = [nama for nama in ("gizi_buruk", "gizi_kurang", "stunting") if isi[nama]]
    kode = {"gizi_buruk": ("GB", "Buruk"), "gizi_kurang": ("GK", "Kurang"), "stunting": ("S", "Stunting")}
    status = ",".join(kode[nama][0] for nama in gizi) if len(gizi) > 1 else acak.choice(kode[gizi[0]]) if gizi else None
    if not gizi:
        status = acak.choice(("N", "Normal", None))
    timbang = _tik(isi["timbang"], tanda)
    if isi["timbang"] and acak.random() < 0.2:
        timbang = f"{4 + bulan * 0.35:.1f}".replace(".", ",") if acak.random() < 0.5 else 4 + bulan * 0.35
    tinggi = _tik(isi["tinggi"], tanda)
    if isi["tinggi"] and acak.random() < 0.2:
        tinggi = f"{53 + bulan * 1.3:.1f}".replace(".", ",")
    suntik = None if isi["imunisasi"] == "" else isi["imunisasi"] != "belum"
    return [
        None, bayi.kia, bayi.nama, bayi.kelamin, _tanggal(bayi.lahir, acak), status,
        acak.choice((bulan, bulan, None)),
        isi["tikar"] or acak.choice((None, "TD", "-")),
        _tik(suntik, tanda), timbang, tinggi,
        _tik(isi["konseling_ayah"], tanda), _tik(isi["konseling_ibu"], tanda), _kali(isi["kunjungan"], tanda),
        _tik(isi["air"], tanda), _tik(isi["jamban"], tanda), _tik(isi["akta"], tanda), _tik(isi["jamkes"], tanda),
        _tik(isi["parenting"], tanda),
        "meninggal" if bayi.meninggal == masa else None,
    ]  # fmt: skip


def _lembar_2c(paud: Iterable[Paud], tahun: int, acak: random.Random) -> list[list[Any]]:
    tanda = acak.choice(TANDA[:4])
    baris = []
    for satu in paud:
        bulan = [satu.bulan.get((tahun, ke)) for ke in range(1, 13)]
        dua = satu.kategori[tahun] == "2-3"
        nomor = int(satu.nomor) if tahun == 2025 else satu.nomor
        ticks = [_tik(True, tanda) if dua else None, None if dua else _tik(True, tanda)]
        if any(isi is not None for isi in bulan):
            baris.append([len(baris) + 1, nomor, satu.nama, satu.kelamin, *ticks, *[_tik(isi, tanda) for isi in bulan]])
    return [
        ["FORMULIR 2.C. PEMANTAUAN LAYANAN DAN SASARAN PAUD ANAK > 2 - 6 TAHUN"],
        [f"TAHUN : {tahun}"],
        [],
        [
            "NO",
            "Nomor Rumah Tangga",
            "Nama Anak",
            "Jenis Kelamin (L/P)",
            "Usia Menurut Kategori",
            None,
            "Mengikuti Layanan PAUD",
        ],
        [None, None, None, None, "Anak Usia 2 - < 3 Tahun", "Anak Usia 3 - 6 Tahun", *NAMA_BULAN],
        [None, *"abcdefghijklmnopq"],
        *baris,
        [],
        [None, "Mengetahui,"],
    ]
