"""PURE: the columns of OpenSID's sheet "Data Penduduk" and the codes in them (Impor Penduduk, v2410).

A cell holds the code or its label; labels are compared lower-case without blanks, as OpenSID does. Only columns that
are taken stand here: religion, work, blood group and the like are no business of a KPM.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.nilai import teks

LEMBAR_KODE = "kode data"
"""The second sheet of OpenSID's template, which explains the codes."""
KOLOM: dict[str, tuple[str, ...]] = {
    "alamat": ("alamat",),
    "dusun": ("dusun",),
    "rw": ("rw",),
    "rt": ("rt",),
    "nama": ("nama", "nama lengkap", "nama penduduk"),
    "no_kk": ("no_kk", "no kk", "nomor kk"),
    "nik": ("nik",),
    "sex": ("sex", "jenis kelamin", "jk"),
    "tanggallahir": ("tanggallahir", "tanggal lahir", "tgl lahir", "tanggal_lahir"),
    "status_kawin": ("status_kawin", "status kawin"),
    "kk_level": ("kk_level", "shdk", "hubungan dalam keluarga", "hubungan keluarga"),
    "ayah_nik": ("ayah_nik", "nik ayah"),
    "nama_ayah": ("nama_ayah", "nama ayah"),
    "ibu_nik": ("ibu_nik", "nik ibu"),
    "nama_ibu": ("nama_ibu", "nama ibu"),
    "akta_lahir": ("akta_lahir", "akta lahir", "no akta lahir", "nomor akta lahir"),
    "hamil": ("hamil",),
    "status_dasar": ("status_dasar", "status dasar"),
    "id_asuransi": ("id_asuransi", "id asuransi", "asuransi"),
}
WAJIB = ("nama", "no_kk", "nik", "sex", "tanggallahir", "kk_level")
"""Without these it is another file."""
PALING_SEDIKIT = 8
KEPALA, SUAMI, ISTRI, ANAK, MENANTU, CUCU = 1, 2, 3, 4, 5, 6
HUBUNGAN = {
    KEPALA: ("KEPALA KELUARGA",),
    SUAMI: ("SUAMI",),
    ISTRI: ("ISTRI",),
    ANAK: ("ANAK",),
    MENANTU: ("MENANTU",),
    CUCU: ("CUCU",),
    7: ("ORANGTUA",),
    8: ("MERTUA",),
    9: ("FAMILI LAIN",),
    10: ("PEMBANTU",),
    11: ("LAINNYA",),
}
BELUM_KAWIN = 1
STATUS_KAWIN = {
    BELUM_KAWIN: ("BELUM KAWIN", "BK"),
    2: ("KAWIN", "K", "KAWIN TERCATAT", "KAWIN BELUM TERCATAT"),
    3: ("CERAI HIDUP", "CH"),
    4: ("CERAI MATI", "CM"),
}
HAMIL = {1: ("HAMIL", "YA"), 2: ("TIDAK HAMIL", "TIDAK")}
"""The export "dengan huruf" writes YA and TIDAK."""
HIDUP, MATI, PINDAH, HILANG, PERGI, TIDAK_VALID = 1, 2, 3, 4, 6, 9
STATUS_DASAR = {
    HIDUP: ("HIDUP",),
    MATI: ("MATI",),
    PINDAH: ("PINDAH",),
    HILANG: ("HILANG",),
    PERGI: ("PERGI",),
    TIDAK_VALID: ("TIDAK VALID",),
}
SEBUTAN_STATUS = {MATI: "sudah meninggal", PINDAH: "sudah pindah", HILANG: "hilang", PERGI: "pergi"}
TANPA_ASURANSI = 1
ASURANSI = {
    TANPA_ASURANSI: ("TIDAK/BELUM PUNYA",),
    2: ("BPJS PENERIMA BANTUAN IURAN",),
    3: ("BPJS NON PENERIMA BANTUAN IURAN",),
    4: ("BPJS BANTUAN DAERAH",),
    99: ("ASURANSI LAINNYA",),
}
JENIS_KELAMIN = {1: ("LAKI-LAKI", "L", "LK"), 2: ("PEREMPUAN", "P", "PR")}
_HAMPA = frozenset({"", "-", "–", "—", "0", "null"})


def rapat(nilai: Nilai) -> str:
    """A label as labels are compared."""
    return re.sub(r"\s", "", teks(nilai).casefold())


def hampa(nilai: Nilai) -> bool:
    """Whether the cell says nothing: empty, a dash, 0, NULL."""
    return rapat(nilai) in _HAMPA


def kode(tabel: Mapping[int, tuple[str, ...]], nilai: Nilai) -> int | None:
    """The code of a cell that holds a code or a label; None where it says nothing, NilaiJanggal for any other word."""
    if hampa(nilai):
        return None
    isi = rapat(nilai)
    if isi.isdigit() and int(isi) in tabel:
        return int(isi)
    for nomor, semua in tabel.items():
        if any(isi == rapat(satu) for satu in semua):
            return nomor
    raise NilaiJanggal(f"“{teks(nilai)}” tidak ada di daftar kode OpenSID.")
