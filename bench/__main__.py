"""Run the measurement on SQLite and PostgreSQL, write hasil/bench.md and hasil/bench.json, and check the promises."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HASIL = Path("hasil")
LANGKAH = {
    "baca_polos": "Baca polos dengan kursor",
    "hitung_skor": "Hitung kartu skor (dengan membaca)",
    "halaman_skor": "Halaman kartu skor",
    "rekap_3a": "Halaman rekap 3A",
    "rekap_3b": "Halaman rekap 3B",
    "sel": "Halaman satu nilai",
    "orang": "Halaman orang di balik angka",
    "ayah": "Halaman ayah",
    "tren": "Halaman delapan triwulan",
    "beranda": "Beranda",
    "ringkasan": "Ringkasan",
    "beranda_kerja": "Beranda KPM yang bertugas di satu dusun",
    "sasaran": "Daftar sasaran",
    "keluarga": "Daftar keluarga",
    "cari_bunyi": "Pencarian dengan ejaan lain",
    "cari_kosong": "Pencarian yang tidak menemukan siapa pun",
    "ganda": "Daftar catatan yang mungkin ganda",
    "halaman_orang": "Halaman satu orang",
    "garis": "Garis kehidupan",
    "garis_pdf": "Garis kehidupan PDF",
    "riwayat": "Riwayat perubahan satu orang",
    "daftar_bulan": "Daftar bulan",
    "simpan_satu": "Simpan satu catatan",
    "grid": "Halaman grid",
    "simpan_grid": "Simpan satu baris grid",
    "paud_bulan": "Halaman PAUD sebulan",
    "paud_tahun": "Halaman PAUD setahun",
    "simpan_paud": "Simpan PAUD sebulan, satu anak berubah",
    "formulir_4_pdf": "Formulir 4 PDF",
    "formulir_4_tahun": "Formulir 4 setahun",
    "formulir_4_tahun_pdf": "Formulir 4 setahun PDF",
    "lembar_2b": "Lembar Formulir 2B",
    "lembar_3a": "Lembar Formulir 3A",
    "lembar_3b": "Lembar Formulir 3B",
    "formulir_3a_pdf": "Formulir 3A PDF",
    "formulir_3b_pdf": "Formulir 3B PDF, satu dusun",
    "formulir_3b_zip": "Formulir 3B per dusun (ZIP, tiga berkas)",
    "kinerja": "Kinerja KPM sebulan",
    "bukti_pdf": "Laporan kerja PDF yang sudah terbit",
    "pengguna": "Pengguna desa",
    "jejak": "Jejak",
    "wilayah_300": "Kecamatan dengan 302 desa",
    "desa_atas": "Satu desa dari atas",
    "nama_atas": "Nama yang dibuka dari atas",
    "masuk": "Masuk dengan kata sandi",
    "periksa_tutup": "Halaman pemeriksaan sebelum ditutup",
    "tutup": "Tutup triwulan (dengan Formulir 4)",
    "skor_beku": "Halaman kartu skor yang sudah ditutup",
    "rekap_3b_beku": "Halaman rekap 3B yang sudah ditutup",
    "tren_beku": "Halaman delapan triwulan, satu ditutup",
}
RASIO_PALING_BANYAK = 5
KUERI_HALAMAN_SKOR = 15
BITA_HALAMAN = 150_000
MS_PROSESOR = {"sasaran": 150, "keluarga": 150, "cari_bunyi": 150, "cari_kosong": 150, "garis": 300}
"""What the pages opened most may cost in a village of 1,000 sasaran."""


def ukur(url: str | None) -> dict[str, Any]:
    """One database in a process and a data folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        lingkungan = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "kpm.settings",
            "KPM_DATA": folder,
            "KPM_RAHASIA": "bench-" + "0" * 50,
            "KPM_KUNCI_DATA": "dWppLXVqaS11amktdWppLXVqaS11amktdWppLXVqaS0=",
            "KPM_KUNCI_INDEKS": "bench-" + "1" * 50,
            "KPM_DEBUG": "0",
            "DATABASE_URL": url or f"sqlite:///{folder}/bench.sqlite3",
        }
        subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], env=lingkungan, check=True)
        selesai = subprocess.run(
            [sys.executable, "-m", "bench.ukur"], env=lingkungan, check=True, stdout=subprocess.PIPE, text=True
        )
    return dict(json.loads(selesai.stdout))


def tabel(hasil: list[dict[str, Any]]) -> str:
    """The figures as a table in Markdown."""
    baris = [
        "| Langkah | Basis data | Sasaran | Median ms (min–maks) | Prosesor ms | Kueri | Rasio | Ukuran |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for langkah, nama in LANGKAH.items():
        for basis in hasil:
            for desa in basis["desa"]:
                satu = desa[langkah]
                rasio = f"{satu['rasio']:.2f}" if "rasio" in satu else ""
                ukuran = f"{satu['bita'] / 1000:.1f} kB" if "bita" in satu else ""
                waktu = f"{satu['ms']:.1f} ({satu['ms_min']:.1f}–{satu['ms_maks']:.1f})"
                mesin = f"{basis['vendor']} {basis['versi']}"
                prosesor = f"{satu['ms_prosesor']:.1f}"
                isi = (nama, mesin, desa["sasaran"], waktu, prosesor, satu["kueri"], rasio, ukuran)
                baris.append(f"| {' | '.join(map(str, isi))} |")
    return "\n".join(baris)


def pelanggaran(hasil: list[dict[str, Any]]) -> list[str]:
    """Promises of the project that these figures break."""
    salah = []
    for basis in hasil:
        kecil, besar = basis["desa"]
        for desa in basis["desa"]:
            di = f"{basis['vendor']}, {desa['sasaran']} sasaran"
            if desa["hitung_skor"]["rasio"] > RASIO_PALING_BANYAK:
                salah.append(f"{di}: hitung skor {desa['hitung_skor']['rasio']} kali baca polos")
            if desa["halaman_skor"]["kueri"] > KUERI_HALAMAN_SKOR:
                salah.append(f"{di}: halaman skor {desa['halaman_skor']['kueri']} kueri")
            salah += [
                f"{di}: {langkah} {satu['bita']} bita"
                for langkah, satu in desa.items()
                if isinstance(satu, dict) and satu.get("jenis") == "text/html" and satu["bita"] > BITA_HALAMAN
            ]
        salah += [
            f"{basis['vendor']}, {besar['sasaran']} sasaran: {langkah} {besar[langkah]['ms_prosesor']} ms prosesor"
            for langkah, batas in MS_PROSESOR.items()
            if besar[langkah]["ms_prosesor"] > batas
        ]
        salah += [
            f"{basis['vendor']}: {langkah} {kecil[langkah]['kueri']} kueri menjadi {besar[langkah]['kueri']}"
            for langkah in LANGKAH
            if kecil[langkah]["kueri"] != besar[langkah]["kueri"]
        ]
    return salah


def main() -> int:
    """Measure, write both files, and answer 1 where a promise is broken."""
    url = os.environ.get("KPM_BENCH_POSTGRES")
    hasil = [ukur(None), *([ukur(url)] if url else [])]
    mesin = {
        "sistem": platform.platform(),
        "prosesor": os.cpu_count(),
        "python": platform.python_version(),
    }
    HASIL.mkdir(exist_ok=True)
    (HASIL / "bench.json").write_text(json.dumps({"mesin": mesin, "hasil": hasil}, indent=1), encoding="utf-8")
    teks = (
        f"# Pengukuran\n\n{mesin['sistem']}, {mesin['prosesor']} inti, Python {mesin['python']}. "
        "Median dari 7 putaran setelah 1 pemanasan (cetakan panjang: 1 putaran); "
        "rasio terhadap baca polos baris yang sama.\n\n" + tabel(hasil) + "\n"
    )
    (HASIL / "bench.md").write_text(teks, encoding="utf-8")
    print(teks)
    salah = pelanggaran(hasil)
    print("\n".join(["Janji yang dilanggar:", *salah]) if salah else "Semua janji terpenuhi.")
    return 1 if salah else 0


if __name__ == "__main__":
    sys.exit(main())
