"""The choices the form guides leave open: what may be chosen, what is chosen by default, and who overrides whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

IKUT = ""
"""Stored value of a region that goes back to what lies above it."""


@dataclass(frozen=True, slots=True)
class Opsi:
    """One disagreement between the guides, with its possible values and the default."""

    kunci: str
    pilihan: tuple[str, ...]
    """Stored values, as they stand in every result and every JSON."""
    bawaan: str
    judul: str
    penjelasan: str
    sumber: str
    sebutan: tuple[str, ...]
    """The same values in the words of a village, in the order of ``pilihan``."""
    bukan_skor: str = ""
    """What the choice changes where that is no number of the scorecard; empty for an option that changes one."""

    def sebut(self, nilai: str) -> str:
        """A stored value in words."""
        return self.sebutan[self.pilihan.index(nilai)]


OPSI: tuple[Opsi, ...] = (
    Opsi(
        kunci="bumil_normal_kunjungan",
        pilihan=("TS", "T"),
        bawaan="TS",
        judul="Kunjungan rumah bagi ibu hamil normal",
        penjelasan="Kunjungan rumah khusus bagi ibu hamil KEK atau RESTI. Pilih “tidak dinilai (TS)” agar "
        "ibu hamil normal tidak dinilai, atau “dihitung T” agar ia selalu dihitung tidak menerima, juga bila "
        "dikunjungi.",
        sumber="Petunjuk pengisian Formulir 3A kolom 5 (TS); OpenSID (T)",
        sebutan=("tidak dinilai (TS)", "dihitung T"),
    ),
    Opsi(
        kunci="anak_normal_kunjungan",
        pilihan=("TS", "wajib"),
        bawaan="TS",
        judul="Kunjungan rumah bagi anak berstatus gizi normal",
        penjelasan="Bunyi indikator hanya menyebut anak gizi buruk, gizi kurang dan stunting. Pilih “tidak "
        "dinilai (TS)” agar anak normal tidak dinilai, atau “wajib dikunjungi” agar setiap anak perlu dikunjungi.",
        sumber="Formulir 4 Tabel 3 anak nomor 5 (TS); petunjuk pengisian Formulir 3B kolom 5 (wajib)",
        sebutan=("tidak dinilai (TS)", "wajib dikunjungi"),
    ),
    Opsi(
        kunci="fe_rule",
        pilihan=("30-butir", "tik"),
        bawaan="30-butir",
        judul="Kapan tablet tambah darah dianggap diterima",
        penjelasan="Pilih “30 tablet” agar ibu perlu menerima dan minum 30 tablet dalam satu triwulan, atau “satu kali "
        "pemberian” agar sekali diberi sudah cukup.",
        sumber="Petunjuk pengisian Formulir 3A kolom 2 (30 tablet); OpenSID (satu kali pemberian)",
        sebutan=("30 tablet", "satu kali pemberian"),
    ),
    Opsi(
        kunci="tinggi_rule",
        pilihan=("feb-agu", "triwulan"),
        bawaan="feb-agu",
        judul="Pengukuran panjang atau tinggi badan anak",
        penjelasan="Pilih “Februari dan Agustus” agar yang dinilai pengukuran kedua bulan itu, atau “sekali per "
        "triwulan” agar satu pengukuran dalam triwulan berjalan sudah cukup.",
        sumber="Petunjuk pengisian Formulir 3B kolom 3 (Februari dan Agustus); OpenSID (sekali per triwulan)",
        sebutan=("Februari dan Agustus", "sekali per triwulan"),
    ),
    Opsi(
        kunci="konseling_anak",
        pilihan=("ayah-ibu", "ibu"),
        bawaan="ayah-ibu",
        judul="Kehadiran siapa yang dihitung pada konseling gizi anak",
        penjelasan="Pilih “ayah atau ibu” agar kehadiran salah satunya dihitung, atau “ibu saja” agar hanya "
        "kehadiran ibu yang dihitung.",
        sumber="Formulir 4 Tabel 3 anak nomor 4, 'Orang tua/pengasuh' (ayah atau ibu); OpenSID (ibu saja)",
        sebutan=("ayah atau ibu", "ibu saja"),
    ),
    Opsi(
        kunci="konvergensi_desa_basis",
        pilihan=("indikator", "orang"),
        bawaan="indikator",
        judul="Dasar tingkat konvergensi desa (Tabel 4)",
        penjelasan="Pilih “jumlah layanan” agar yang dihitung layanan yang diterima dari yang seharusnya, atau “jumlah "
        "orang” agar yang dihitung sasaran yang terlayani lengkap. Keduanya selalu ditampilkan.",
        sumber="Formulir 4 Tabel 4, kepala kolom (jumlah layanan); petunjuk pengisian Formulir 3A dan 3B "
        "(jumlah orang)",
        sebutan=("jumlah layanan", "jumlah orang"),
    ),
    Opsi(
        kunci="paud_basis",
        pilihan=("orang", "bulan"),
        bawaan="orang",
        judul="Dasar capaian PAUD anak >2-6 tahun",
        penjelasan="Pilih “anak yang hadir 80 %” agar yang dihitung anaknya, atau “bulan kehadiran” agar yang dihitung "
        "bulan kehadiran semua anak.",
        sumber="Format Bantu Layanan PAUD (anak yang hadir 80 %); OpenSID (bulan kehadiran)",
        sebutan=("anak yang hadir 80 %", "bulan kehadiran"),
    ),
    Opsi(
        kunci="anak_18_bulan_band",
        pilihan=("akhir", "sebelum"),
        bawaan="akhir",
        judul="Kelompok umur anak tepat 18 bulan",
        penjelasan="Umur tepat 18 bulan tidak ada dalam petunjuk. Pilih “seperti 18–23 bulan” atau “seperti "
        "13–17 bulan”.",
        sumber="Petunjuk pengisian Formulir 3B (tidak menyebut 18 bulan); OpenSID (seperti 18–23 bulan)",
        sebutan=("seperti 18–23 bulan", "seperti 13–17 bulan"),
    ),
    Opsi(
        kunci="tabel3_urutan_8_9",
        pilihan=("akta-jamkes", "jamkes-akta"),
        bawaan="akta-jamkes",
        judul="Urutan baris 8 dan 9 anak pada Tabel 3",
        penjelasan="Pilih “akta, lalu jaminan” agar akta lahir di baris 8 dan jaminan kesehatan di baris 9, atau "
        "“jaminan, lalu akta” untuk urutan sebaliknya.",
        sumber="Urutan kolom Formulir 2B (akta, lalu jaminan); salinan lain Formulir 4 (jaminan, lalu akta)",
        sebutan=("akta, lalu jaminan", "jaminan, lalu akta"),
    ),
    Opsi(
        kunci="status_gizi_ganda",
        pilihan=("prioritas", "semua"),
        bawaan="semua",
        judul="Anak dengan lebih dari satu status gizi",
        penjelasan="Pilih “semua ditulis” agar setiap status ditulis, misalnya GK,S, atau “yang terberat” agar hanya "
        "satu ditulis dengan urutan GB, S, GK. Anak tetap dihitung satu kali.",
        sumber="Formulir 2B kolom e; gizi kurang dan stunting dapat terjadi bersamaan (Permenkes 2/2020)",
        sebutan=("yang terberat", "semua ditulis"),
    ),
    Opsi(
        kunci="tabel5_mode",
        pilihan=("alokasi", "realisasi"),
        bawaan="alokasi",
        judul="Isi kolom Tabel 5 Dana Desa",
        penjelasan="Pilih “alokasi” agar alokasi kegiatan stunting dibandingkan dengan seluruh alokasi bidang, atau "
        "“realisasi” agar realisasi kegiatan stunting dibandingkan dengan anggarannya.",
        sumber="Formulir 4 Tabel 5, kepala kolom (alokasi); kebiasaan sebagian desa (realisasi)",
        sebutan=("alokasi", "realisasi"),
    ),
    Opsi(
        kunci="resti_paritas",
        pilihan=("3", "4", "5"),
        bawaan="3",
        judul="Jumlah anak yang membuat kehamilan berisiko tinggi",
        penjelasan="Berlaku bagi anak yang pernah dilahirkan. Lebih dari 3 anak sama artinya dengan 4 anak atau lebih.",
        sumber="Kriteria kehamilan terlalu banyak (4 terlalu)",
        sebutan=("lebih dari 3 anak", "4 anak atau lebih", "5 anak atau lebih"),
        bukan_skor="Pilihan ini tidak mengubah angka kartu skor. Yang berubah usulan risiko tinggi di samping jawaban, "
        "yang tetap diputuskan menurut bidan.",
    ),
    Opsi(
        kunci="indicator_set",
        pilihan=("hpk-2018",),
        bawaan="hpk-2018",
        judul="Daftar indikator",
        penjelasan="Formulir 4 memakai daftar indikator 1.000 HPK tahun 2018.",
        sumber="Formulir 4, lampiran PMK 193/PMK.07/2018",
        sebutan=("1.000 HPK 2018",),
    ),
    Opsi(
        kunci="sasaran_tanpa_catatan",
        pilihan=("luar", "T"),
        bawaan="luar",
        judul="Sasaran yang belum dipantau dalam triwulan",
        penjelasan="Pilih “di luar tabel” agar sasaran tanpa catatan berdiri di bawah tabel sebagai belum dipantau, "
        "atau “dihitung T” agar ikut dihitung tidak menerima layanan.",
        sumber="Petunjuk pengisian Formulir 3A dan 3B tidak mengaturnya",
        sebutan=("di luar tabel", "dihitung T"),
    ),
)

BAWAAN: dict[str, str] = {opsi.kunci: opsi.bawaan for opsi in OPSI}
_MENURUT_KUNCI: dict[str, Opsi] = {opsi.kunci: opsi for opsi in OPSI}


def gabungkan(*lapisan: Mapping[str, str]) -> dict[str, str]:
    """All settings in force: the defaults, overridden by each layer in turn (nation, province, kabupaten).

    Complete and always in the order of OPSI. Raises ValueError for an unknown key or value.
    """
    hasil = dict(BAWAAN)
    for satu in lapisan:
        for kunci, nilai in satu.items():
            opsi = _MENURUT_KUNCI.get(kunci)
            if opsi is None:
                raise ValueError(f"Pengaturan {kunci!r} tidak dikenal.")
            if nilai not in opsi.pilihan:
                boleh = ", ".join(opsi.pilihan)
                raise ValueError(f"Pilihan {nilai!r} tidak ada untuk pengaturan {kunci}. Pilih salah satu: {boleh}.")
            hasil[kunci] = nilai
    return hasil


def khusus(pengaturan: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Settings of the scorecard that differ from the guideline's default: title and chosen value in words."""
    return tuple(
        (opsi.judul, opsi.sebut(pengaturan[opsi.kunci]))
        for opsi in OPSI
        if pengaturan[opsi.kunci] != opsi.bawaan and not opsi.bukan_skor
    )


def nama_set(kode: str) -> str:
    """An indicator set in words: "1.000 HPK 2018"."""
    return _MENURUT_KUNCI["indicator_set"].sebut(kode)
