"""PURE: what Formulir 3A and 3B share: cells of answers, the person's three numbers, the footer rows.

Source: petunjuk pengisian Formulir 3A and 3B, "Tingkat Capaian Konvergensi".
"""

from __future__ import annotations

from kpm.dokumen.lembar import Baris, Kolom, Sel, sel, sel_persen
from laporan.lembar.dasar import dasar_berlaku
from pemantauan.skor import Jawaban, Pecahan, Skor
from pemantauan.skor.jawaban import Baris as BarisSkor

TINGKAT = Kolom(
    "tingkat",
    "Tingkat Konvergensi Indikator",
    anak=(
        Kolom("diterima", "Jumlah Diterima Lengkap", lebar="angka"),
        Kolom("seharusnya", "Jumlah Seharusnya", lebar="angka"),
        Kolom("persen", "%", lebar="angka"),
    ),
)


def kolom_layanan(skor: Skor, kelompok: str) -> tuple[Kolom, ...]:
    """The indicators as columns, numbered as on the form."""
    return tuple(Kolom(satu.kode, satu.kolom_rekap, str(satu.nomor)) for satu in skor.set_indikator.kelompok(kelompok))


def sel_jawaban(baris: BarisSkor) -> tuple[Sel, ...]:
    """Y, T or TS of every indicator, then received, due and percent."""
    return (*map(_jawaban, baris.jawaban.values()), *_angka(Pecahan(baris.diterima, baris.seharusnya)))


def _jawaban(jawaban: Jawaban) -> Sel:
    kode = jawaban.nilai.value
    return Sel(kode, kode, "belum" if jawaban.belum_dicatat else kode.lower(), jawaban.alasan)  # type: ignore[arg-type]


def _angka(isi: Pecahan) -> tuple[Sel, Sel, Sel]:
    return sel(isi.diterima, "angka"), sel(isi.seharusnya, "angka"), sel_persen(isi.persen)


def kaki(skor: Skor, kelompok: str, identitas: int) -> tuple[Baris, ...]:
    """The three footer rows; ``identitas`` is the number of columns before the indicators.

    The village cell at the bottom right takes one number per row, on the basis the settings choose.
    """
    capaian = skor.indikator[kelompok].values()
    desa: Pecahan = getattr(dasar_berlaku(skor)[0], kelompok)
    kosong = sel(None, "angka")
    baris: tuple[tuple[str, str, tuple[Sel, ...], tuple[Sel, Sel, Sel]], ...] = (
        (
            "diterima",
            "Jumlah Diterima",
            tuple(sel(satu.diterima, "angka") for satu in capaian),
            (sel(desa.diterima, "angka"), kosong, kosong),
        ),
        (
            "seharusnya",
            "Jumlah Seharusnya",
            tuple(sel(satu.seharusnya, "angka") for satu in capaian),
            (kosong, sel(desa.seharusnya, "angka"), kosong),
        ),
        (
            "persen",
            "%",
            tuple(sel_persen(satu.persen) for satu in capaian),
            (kosong, kosong, sel_persen(desa.persen)),
        ),
    )
    return tuple(
        Baris((Sel(f"Tingkat Capaian Konvergensi: {label}", label, lebar=identitas), *layanan, *sudut), kode=kode)
        for kode, label, layanan, sudut in baris
    )


def catatan_sudut(skor: Skor, kelompok: str) -> str:
    """The other basis of the village cell, which the guide and the programs in use read differently."""
    _, lain, sebutan = dasar_berlaku(skor)
    isi: Pecahan = getattr(lain, kelompok)
    return f"{sebutan}: {isi.diterima} dari {isi.seharusnya} ({sel_persen(isi.persen).teks} %)."
