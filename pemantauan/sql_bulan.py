"""The statement that brings every month a quarter can look back on, and the doses, of a whole village in one answer.

For those who ask about many persons at once. Rows come as they are written; which of them count is for the reader.
"""

from __future__ import annotations

from collections.abc import Iterable

from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud

SESI_ANAK, SESI_IBU, DOSIS = "sesi_anak", "sesi_ibu", "dosis"
KOLOM: dict[str, tuple[str, ...]] = {
    "anak": PemantauanAnak.LAYANAN,
    "ibu": (*PemantauanIbu.LAYANAN, "usia_bulan"),
    "paud": PemantauanPaud.LAYANAN,
    SESI_ANAK: ("ayah_hadir", "ibu_hadir"),
    SESI_IBU: ("ayah_hadir", "ibu_hadir"),
    DOSIS: ("tanggal_perkiraan", "dosis", "vaksin"),
}
"""Columns of each kind of row; in the answer they stand in places of their type."""
TEKS = frozenset({"tikar", "imunisasi", "vaksin"})
ANGKA = frozenset({"anc", "fe", "nifas", "konseling", "kunjungan", "usia_bulan", "dosis"})
_JENIS = {"teks": "varchar(20)", "angka": "integer", "tanda": "boolean"}


def jenis(kolom: str) -> str:
    """ "teks", "angka" or "tanda"."""
    return "teks" if kolom in TEKS else "angka" if kolom in ANGKA else "tanda"


TEMPAT = {
    satu: max(sum(jenis(kolom) == satu for kolom in semua) for semua in KOLOM.values())
    for satu in ("tanda", "angka", "teks")
}
"""How many places of each type the rows have."""


def letak(kelompok: str) -> dict[str, int]:
    """Where each column of a kind of row stands among the places, tanda first, then angka and teks."""
    mulai, hasil = 0, dict[str, int]()
    for satu, banyak in TEMPAT.items():
        sejenis = [kolom for kolom in KOLOM[kelompok] if jenis(kolom) == satu]
        hasil |= {kolom: mulai + ke for ke, kolom in enumerate(sejenis)}
        mulai += banyak
    return hasil


def _isi(kelompok: str, awalan: str) -> str:
    tempat = {ke: f"{awalan}.{kolom}" for kolom, ke in letak(kelompok).items()}
    tipe: Iterable[str] = [satu for satu, banyak in TEMPAT.items() for _ in range(banyak)]
    return ", ".join(tempat.get(ke, f"CAST(NULL AS {_JENIS[satu]})") for ke, satu in enumerate(tipe))


SEMUA_BULAN = f"""
SELECT 'anak' AS kelompok, a.uuid AS siapa, p.bulan, p.tanggal, {_isi("anak", "p")}
FROM pemantauan_pemantauananak p
JOIN sasaran_anak a ON a.id = p.anak_id
JOIN sasaran_orang o ON o.id = a.orang_id
JOIN kpm_wilayah w ON w.id = p.desa_id
WHERE {{lingkup}} AND p.bulan BETWEEN %(awal_6q)s AND %(akhir_bulan)s AND o.ulang_tahun_kedua > %(awal)s
UNION ALL
SELECT 'ibu', a.uuid, p.bulan, p.tanggal, {_isi("ibu", "p")}
FROM pemantauan_pemantauanibu p
JOIN sasaran_kehamilan a ON a.id = p.kehamilan_id
JOIN kpm_wilayah w ON w.id = p.desa_id
WHERE {{lingkup}} AND p.bulan BETWEEN %(awal_2q)s AND %(akhir_bulan)s
UNION ALL
SELECT 'paud', a.uuid, p.bulan, p.tanggal, {_isi("paud", "p")}
FROM pemantauan_pemantauanpaud p
JOIN sasaran_anak a ON a.id = p.anak_id
JOIN kpm_wilayah w ON w.id = p.desa_id
WHERE {{lingkup}} AND p.bulan BETWEEN %(kini)s AND %(akhir_bulan)s AND p.hadir IS NOT NULL
UNION ALL
SELECT '{SESI_ANAK}', a.uuid, k.bulan, k.tanggal, {_isi(SESI_ANAK, "s")}
FROM pemantauan_pesertakonseling s
JOIN pemantauan_sesikonseling k ON k.id = s.sesi_id
JOIN sasaran_anak a ON a.id = s.anak_id
JOIN sasaran_orang o ON o.id = a.orang_id
JOIN kpm_wilayah w ON w.id = s.desa_id
WHERE {{lingkup}} AND k.bulan BETWEEN %(awal_6q)s AND %(akhir_bulan)s
    AND (s.ayah_hadir IS NOT NULL OR s.ibu_hadir IS NOT NULL)
    AND k.tanggal >= o.tanggal_lahir AND k.tanggal < o.ulang_tahun_kedua
UNION ALL
SELECT '{SESI_IBU}', a.uuid, k.bulan, k.tanggal, {_isi(SESI_IBU, "s")}
FROM pemantauan_pesertakonseling s
JOIN pemantauan_sesikonseling k ON k.id = s.sesi_id
JOIN sasaran_kehamilan a ON a.id = s.kehamilan_id
JOIN kpm_wilayah w ON w.id = s.desa_id
WHERE {{lingkup}} AND k.bulan BETWEEN %(awal_2q)s AND %(akhir_bulan)s
    AND (s.ayah_hadir IS NOT NULL OR s.ibu_hadir IS NOT NULL)
    AND NOT (a.hasil = 'keguguran' AND k.tanggal > a.berakhir_pada)
UNION ALL
SELECT '{DOSIS}', a.uuid, 0, i.tanggal, {_isi(DOSIS, "i")}
FROM pemantauan_dosisimunisasi i
JOIN sasaran_anak a ON a.id = i.anak_id
JOIN sasaran_orang o ON o.id = a.orang_id
JOIN kpm_wilayah w ON w.id = i.desa_id
WHERE {{lingkup}} AND i.tanggal <= %(akhir)s AND i.tanggal >= o.tanggal_lahir AND o.ulang_tahun_kedua > %(awal)s
"""  # noqa: S608 (put together from fixed text; values are parameters)
