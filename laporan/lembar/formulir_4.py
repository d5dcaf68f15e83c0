"""PURE: Formulir 4 as a sheet, from the report that `laporan.formulir4` lays out; its paper has a template of its own.

Source: Formulir 4, format annexed to PMK 193/PMK.07/2018, Tabel 1-5.
"""

from __future__ import annotations

from collections.abc import Sequence

from kpm.dokumen.lembar import Baris, Kolom, Lembar, Sel, Tabel, sel, sel_persen, sel_rupiah
from kpm.dokumen.terbilang import persen_resmi
from kpm.periode import Tahun, Triwulan
from laporan.formulir4 import Formulir4, Golongan, TabelKonvergensi
from laporan.lembar.dasar import DALAM_TABEL, LUAR_TABEL
from pemantauan.skor import Pecahan
from rembuk.anggaran import BarisTabel5, Tabel5

JUDUL = (
    "LAPORAN KONVERGENSI PENCEGAHAN STUNTING TINGKAT {} TERHADAP SASARAN RUMAH TANGGA 1.000 HARI PERTAMA KEHIDUPAN "
    "(HPK)"
)


def susun_4(
    f4: Formulir4,
    periode: Triwulan | Tahun,
    identitas: Sequence[tuple[str, str]],
    *,
    sebutan_desa: str,
    bagian: str = "",
    catatan_posyandu: str = "",
    bidang_dana: Sequence[str] = (),
    tabel5: Tabel5 | None = None,
) -> Lembar:
    """The five tables with what the paper says under each; without ``bidang_dana`` there is no Tabel 5, without
    ``tabel5`` it is empty."""
    masa = "tahun" if isinstance(periode, Tahun) else "triwulan"
    atas = [f"Lembar ini hanya memuat {bagian}, bukan seluruh {sebutan_desa.lower()}."] if bagian else []
    if f4.kosong:
        atas.append(f"Pada {masa} ini belum ada sasaran yang dipantau.")
    return Lembar(
        kode="formulir-4",
        nomor="FORMULIR 4",
        judul=JUDUL.format(sebutan_desa.upper()),
        periode=str(periode),
        sebutan_periode=periode.label,
        identitas=tuple(identitas),
        bagian=bagian,
        tabel=(
            _tabel1(f4, catatan_posyandu),
            _tabel2(f4),
            _tabel3(f4.tabel3),
            _tabel4(f4.tabel4, f4.pembanding, sebutan_desa),
            *([_tabel5(bidang_dana, tabel5)] if bidang_dana else []),
        ),
        pembuka=tuple(atas),
        catatan=(_pedoman(f4),),
        mendatar=False,
    )


def _angka(*isi: int) -> tuple[Sel, ...]:
    return tuple(sel(satu, "angka") for satu in isi)


def _pecahan(isi: Pecahan) -> tuple[Sel, ...]:
    return (*_angka(isi.diterima, isi.seharusnya), sel_persen(isi.persen))


def _tabel1(f4: Formulir4, catatan_posyandu: str) -> Tabel:
    t1 = f4.tabel1
    letak = DALAM_TABEL if f4.belum_dihitung else LUAR_TABEL
    belum = f"Belum dipantau: {f4.belum_dipantau} orang, {letak}."
    return Tabel(
        kode="tabel1",
        judul="TABEL 1. JUMLAH SASARAN 1.000 HPK (IBU HAMIL DAN ANAK 0-23 BULAN)",
        kolom=(
            Kolom("sasaran", "Sasaran"),
            Kolom("rumah_tangga", "JML TOTAL RUMAH TANGGA 1.000 HPK"),
            Kolom("ibu", "IBU HAMIL", anak=(Kolom("ibu_total", "TOTAL"), Kolom("ibu_kek_resti", "KEK/RESTI"))),
            Kolom(
                "anak",
                "ANAK 0-23 BULAN",
                anak=(Kolom("anak_total", "TOTAL"), Kolom("anak_gizi", "GIZI KURANG/ GIZI BURUK/STUNTING")),
            ),
        ),
        baris=(Baris((sel("Jumlah"), *_angka(t1.rumah_tangga, t1.ibu, t1.ibu_kek_resti, t1.anak, t1.anak_gizi))),),
        catatan=(f"{belum} {catatan_posyandu}".strip(),),
    )


def _tabel2(f4: Formulir4) -> Tabel:
    t2 = f4.tabel2
    return Tabel(
        kode="tabel2",
        judul="TABEL 2. HASIL PENGUKURAN TIKAR PERTUMBUHAN (DETEKSI DINI STUNTING)",
        kolom=(
            Kolom("sasaran", "Sasaran"),
            Kolom("anak", "JUMLAH TOTAL ANAK USIA 0-23 BULAN"),
            Kolom("hijau", "HIJAU (NORMAL)"),
            Kolom("kuning", "KUNING (RESIKO STUNTING)"),
            Kolom("merah", "MERAH (TERINDIKASI STUNTING)"),
        ),
        baris=(Baris((sel("Jumlah"), *_angka(t2.anak, t2.hijau, t2.kuning, t2.merah))),),
        catatan=(f"Tidak diukur: {t2.tidak_diukur} anak.",),
    )


def _tabel3(golongan: Sequence[Golongan]) -> Tabel:
    return Tabel(
        kode="tabel3",
        judul="TABEL 3. KELENGKAPAN KONVERGENSI PAKET LAYANAN PENCEGAHAN STUNTING BAGI 1.000 HPK",
        kolom=(
            Kolom("sasaran", "Sasaran", lebar="luas"),
            Kolom("no", "No", lebar="no"),
            Kolom("indikator", "Indikator"),
            Kolom("jumlah", "Jumlah", anak=(Kolom("laki", "Laki"), Kolom("jml", "Jml"))),
            Kolom("persen", "%", lebar="angka"),
        ),
        baris=tuple(baris for satu in golongan for baris in _golongan(satu)),
        catatan=tuple(satu.catatan for satu in golongan if satu.catatan),
    )


def _golongan(golongan: Golongan) -> list[Baris]:
    """The rows of one group under its first cell. A service without a number of men has one over both columns."""
    hasil = []
    for ke, satu in enumerate(golongan.baris):
        capaian = satu.capaian
        awal = Sel("" if ke else golongan.sasaran, tinggi=1 if ke else len(golongan.baris))
        jumlah = (
            (Sel(str(capaian.diterima), capaian.diterima, "angka", lebar=2),)
            if capaian.laki is None
            else _angka(capaian.laki, capaian.diterima)
        )
        isi = (awal, sel(satu.nomor, "kode"), sel(satu.indikator.label_resmi), *jumlah, sel_persen(capaian.persen))
        hasil.append(Baris(isi, kode=f"{golongan.kode}-{satu.indikator.kode}"))
    return hasil


def _tabel4(tabel: TabelKonvergensi, lain: TabelKonvergensi, sebutan_desa: str) -> Tabel:
    """The table on the basis the settings choose, and the other basis in words under it."""
    orang = "Tabel 4 menghitung sasaran yang terlayani lengkap. " if tabel.dasar == "orang" else ""
    rinci = "".join(f"{satu.sasaran} {_kata(satu.isi)}, " for satu in lain.baris)
    return Tabel(
        kode="tabel4",
        judul=f"TABEL 4. TINGKAT KONVERGENSI {sebutan_desa.upper()}",
        kolom=(
            Kolom("no", "No", lebar="no"),
            Kolom("sasaran", "Sasaran"),
            Kolom(
                "jumlah",
                "Jumlah Indikator",
                anak=(
                    Kolom("diterima", "Yang Diterima", lebar="luas"),
                    Kolom("seharusnya", "Seharusnya Diterima", lebar="luas"),
                ),
            ),
            Kolom("persen", "Tingkat Konvergensi (%)", lebar="luas"),
        ),
        baris=tuple(
            Baris((sel(satu.nomor, "kode"), sel(satu.sasaran), *_pecahan(satu.isi)), kode=satu.kode)
            for satu in tabel.baris
        ),
        kaki=(
            Baris(
                (
                    Sel(f"TOTAL TINGKAT KONVERGENSI {sebutan_desa.upper()}", "Total", lebar=2),
                    *_pecahan(tabel.total),
                ),
                kode="total",
            ),
        ),
        catatan=(f"{orang}{lain.nama_dasar}: {rinci}seluruhnya {_kata(lain.total)}.",),
    )


def _kata(isi: Pecahan) -> str:
    return f"{isi.diterima} dari {isi.seharusnya} ({persen_resmi(isi.persen)} %)"


def _tabel5(bidang: Sequence[str], isi: Tabel5 | None) -> Tabel:
    kosong = sel(None, "angka")
    if isi:
        baris = tuple(
            Baris((sel(ke, "kode"), sel(b.nama), sel_rupiah(b.total), sel_rupiah(b.khusus), _persen5(b)), kode=b.bidang)
            for ke, b in enumerate(isi.baris, start=1)
        )
    else:
        baris = tuple(
            Baris((sel(ke, "kode"), sel(nama), kosong, kosong, kosong)) for ke, nama in enumerate(bidang, start=1)
        )
    return Tabel(
        kode="tabel5",
        judul="TABEL 5. PENGGUNAAN DANA DESA DALAM PENCEGAHAN STUNTING",
        kolom=(
            Kolom("no", "No", lebar="no"),
            Kolom("bidang", "Bidang/Kegiatan"),
            Kolom("total", "Total Alokasi Dana", lebar="luas"),
            Kolom(
                "khusus",
                "Kegiatan khusus pencegahan stunting",
                anak=(Kolom("alokasi", "Alokasi Dana", lebar="luas"), Kolom("persen", "% (persen)", lebar="luas")),
            ),
        ),
        baris=baris,
        catatan=(isi.catatan if isi else "Kolom dana kosong karena angka APBDes belum dicatat di aplikasi ini.",),
    )


def _persen5(baris: BarisTabel5) -> Sel:
    """0,00 of nothing; an empty cell where the whole was not recorded, so that nobody takes it for nothing."""
    return sel(None, "angka") if baris.total is None else sel_persen(baris.persen)


def _pedoman(f4: Formulir4) -> str:
    beda = "; ".join(f"{judul} = {nilai}" for judul, nilai in f4.pengaturan_khusus)
    pengaturan = f"Pengaturan yang berbeda dari bawaan: {beda}." if beda else "Pengaturan pedoman: bawaan."
    return f"Daftar indikator {f4.set_indikator}. {pengaturan}"
