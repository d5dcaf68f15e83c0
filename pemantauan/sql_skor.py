"""The three statements that bring a quarter and its look-back windows to one row per person.

Written by hand: the same through the ORM costs more time to build than to run. Both databases read them as they are.
The scope comes from `kpm.lingkup` like everywhere else. "Last filled value" is MAX(month * 10 + code): a person has
one record a month, so the greatest number is the latest record in which the value is filled.
"""

from __future__ import annotations

from collections.abc import Iterable

from pemantauan.imunisasi.jadwal import SEMUA_KODE
from pemantauan.models import PemantauanAnak, PemantauanIbu

TEKS = ("tikar", "imunisasi")
"""Columns in which "not recorded" is the empty text; NULL everywhere else."""
KODE_TIKAR = {1: "H", 2: "K", 3: "M"}
KODE_IMUNISASI = {1: "belum", 2: "kecuali", 3: "lengkap"}
BIT_DOSIS = {kode: 1 << ke for ke, kode in enumerate(SEMUA_KODE)}
"""Each dose of the schedule as one bit: a child has it once, so the sum is the set of its doses."""


def _ada_isi(layanan: Iterable[str]) -> str:
    """A row with only its date is not a record."""
    return " OR ".join(f"p.{kolom} <> ''" if kolom in TEKS else f"p.{kolom} IS NOT NULL" for kolom in layanan)


def _terakhir(kolom: str, kode: dict[int, str] | None = None) -> str:
    if kode is None:
        return (
            f"MAX(p.bulan * 10 + CASE WHEN p.{kolom} THEN 1 ELSE 0 END) "
            f"FILTER (WHERE p.bulan >= %(kini)s AND p.{kolom} IS NOT NULL) AS {kolom}"
        )
    pilihan = " ".join(f"WHEN '{isi}' THEN {angka}" for angka, isi in kode.items())
    return (
        f"MAX(p.bulan * 10 + CASE p.{kolom} {pilihan} ELSE 0 END) "
        f"FILTER (WHERE p.bulan >= %(kini)s AND p.{kolom} <> '') AS {kolom}"
    )


def _bulan_layanan(nama: str, syarat: str, terisi: str, lebar: tuple[int, ...]) -> str:
    """Months with the service in each window, and the latest month in which anything about it was written."""
    hitung = [f"COUNT(*) FILTER (WHERE p.bulan >= %(awal_{n}q)s AND ({syarat})) AS {nama}_{n}q" for n in lebar]
    return ", ".join([*hitung, f"MAX(p.bulan) FILTER (WHERE {terisi}) AS {nama}_terisi"])


def _jumlah(kolom: str) -> str:
    return f"SUM(p.{kolom}) FILTER (WHERE p.bulan >= %(kini)s) AS {kolom}"


def _diukur(nama: str) -> str:
    return (
        "MAX(CASE WHEN p.tinggi THEN 1 ELSE 0 END) FILTER "
        f"(WHERE p.bulan BETWEEN %({nama}_dari)s AND %({nama}_sampai)s AND p.tinggi IS NOT NULL) AS tinggi_{nama}"
    )


_SESI = """
        SELECT s.{siapa}_id, k.bulan,
            SUM(CASE WHEN s.ibu_hadir THEN 1 WHEN NOT s.ibu_hadir THEN 0 END) AS ibu,
            MAX(CASE WHEN s.ayah_hadir THEN 1 WHEN NOT s.ayah_hadir THEN 0 END) AS ayah
        FROM pemantauan_pesertakonseling s
        JOIN pemantauan_sesikonseling k ON k.id = s.sesi_id
        JOIN kpm_wilayah sw ON sw.id = s.desa_id
        {sambung}
        WHERE {{lingkup_sesi}} AND k.bulan BETWEEN %({awal})s AND %(akhir_bulan)s AND {syarat}
        GROUP BY s.{siapa}_id, k.bulan
"""
"""Sessions of each person and month: how many the mother came to, whether the father came to one; NULL where nobody
wrote it down. Read from the sessions, which are few: a month without one costs nothing (forms.md 0.4.6)."""


# as text: the driver of PostgreSQL would make an object of each, which most readers of the scorecard never look at
_TEMPAT = "CAST(o.uuid AS text), k.rt, CAST(d.uuid AS text), CAST(f.uuid AS text)"


def _lebih(nama: str, sesi: str, tercatat: str, lebar: tuple[int, ...]) -> str:
    """Months of each window that have the service by a session and not yet by the record of the month."""
    hitung = [
        f"COUNT(*) FILTER (WHERE x.bulan >= %(awal_{n}q)s AND ({sesi}) AND NOT ({tercatat})) AS {nama}_{n}q"
        for n in lebar
    ]
    return ", ".join(hitung)


_SENDIRI = "p.dari_desa_id IS NULL"
"""A month of this village; one that came along from another is seen by the windows and makes nobody a sasaran here."""

_SEKALI = "MATERIALIZED"
"""The months are added up once. Without this PostgreSQL, which takes every village to be of the average size, adds them
up again for each person of a large one."""
_KELUARGA = """
    JOIN sasaran_keluarga k ON k.id = COALESCE((
        SELECT j.dari_keluarga_id FROM sasaran_kejadian j
        WHERE j.orang_id = o.id AND j.dibatalkan_pada IS NULL AND j.tanggal > %(akhir)s
            AND j.ke_keluarga_id IS NOT NULL AND j.dari_keluarga_id IS NOT NULL
        ORDER BY j.tanggal, j.id LIMIT 1
    ), o.keluarga_id)
    JOIN kpm_dusun d ON d.id = k.dusun_id
    JOIN kpm_wilayah w ON w.id = a.desa_id
    LEFT JOIN kpm_fasilitas f ON f.id = o.posyandu_id
"""
"""The household of a person on the last day of the period: the one left by the first move after it, or the present."""
_DI_DESA = """AND NOT EXISTS (
        SELECT 1 FROM sasaran_kejadian j
        WHERE j.orang_id = o.id AND j.dibatalkan_pada IS NULL AND j.mulai < %(awal)s AND j.tanggal > %(akhir)s
    )"""
"""Not away from before the period until after it."""
_MASIH_DI_DESA = f"AND (o.keluar_pada IS NULL OR o.keluar_pada >= %(awal)s) {_DI_DESA}"

_YA_AYAH, _YA_IBU = "COALESCE(p.konseling_ayah, FALSE)", "COALESCE(p.konseling_ibu, FALSE)"
_SESI_ANAK = _SESI.format(
    siapa="anak",
    sambung="JOIN sasaran_anak pa ON pa.id = s.anak_id JOIN sasaran_orang po ON po.id = pa.orang_id",
    awal="awal_6q",
    syarat="k.tanggal >= po.tanggal_lahir AND k.tanggal < po.ulang_tahun_kedua",
)

_DOSIS = " ".join(f"WHEN '{kode}' THEN {bit}" for kode, bit in BIT_DOSIS.items())

ANAK = f"""
SELECT a.uuid, a.no_kia, o.nama, o.jenis_kelamin, k.id, d.nama, f.nama, o.tanggal_lahir,
    o.keluar_pada, a.sejak, {_TEMPAT}, o.sebab_keluar, o.ulang_tahun_kedua, r.*, g.*, m.*
FROM sasaran_anak a
JOIN sasaran_orang o ON o.id = a.orang_id
{_KELUARGA}
LEFT JOIN (
    WITH rekap AS {_SEKALI} (
    SELECT p.anak_id,
        MAX(p.tanggal) FILTER (WHERE p.bulan >= %(kini)s AND {_SENDIRI}) AS tanggal,
        MIN(p.bulan) AS pertama,
        COUNT(*) FILTER (WHERE p.bulan >= %(kini)s AND {_SENDIRI}) AS dipantau,
        SUM(p.kunjungan) FILTER (WHERE p.bulan >= %(kini)s) AS kunjungan,
        COUNT(*) FILTER (WHERE p.bulan >= %(kini)s AND p.konseling_ayah) AS ayah,
        {", ".join(map(_terakhir, ("gizi_buruk", "gizi_kurang", "stunting", "air", "jamban", "akta", "jamkes")))},
        {_terakhir("tikar", KODE_TIKAR)},
        {_terakhir("imunisasi", KODE_IMUNISASI)},
        {_bulan_layanan("timbang", "p.timbang", "p.timbang IS NOT NULL", (2, 4, 6))},
        {
    _bulan_layanan(
        "konseling",
        "p.konseling_ayah OR p.konseling_ibu",
        "p.konseling_ayah IS NOT NULL OR p.konseling_ibu IS NOT NULL",
        (2, 4, 6),
    )
},
        {_bulan_layanan("konseling_ibu", "p.konseling_ibu", "p.konseling_ibu IS NOT NULL", (2, 4, 6))},
        {_bulan_layanan("parenting", "p.parenting", "p.parenting IS NOT NULL", (2,))},
        {_diukur("pertama")}, {_diukur("kedua")}, {_diukur("triwulan")}
    FROM pemantauan_pemantauananak p
    JOIN sasaran_anak pa ON pa.id = p.anak_id
    JOIN sasaran_orang po ON po.id = pa.orang_id
    JOIN kpm_wilayah pw ON pw.id = p.desa_id
    WHERE {{lingkup_rekap}}
        AND p.bulan BETWEEN %(awal_6q)s AND %(akhir_bulan)s
        AND po.ulang_tahun_kedua > %(awal)s AND p.tanggal >= po.tanggal_lahir AND p.tanggal < po.ulang_tahun_kedua
        AND ({_ada_isi(PemantauanAnak.LAYANAN)})
    GROUP BY p.anak_id
    ) SELECT * FROM rekap
) r ON r.anak_id = a.id
LEFT JOIN (
    WITH hadir AS {_SEKALI} (
    SELECT x.anak_id AS sesi_id,
        MAX(CASE WHEN x.bulan >= %(kini)s THEN x.ayah END) AS sesi_ayah,
        {_lebih("sesi_konseling", "x.ayah = 1 OR x.ibu > 0", f"{_YA_AYAH} OR {_YA_IBU}", (2, 4, 6))},
        MAX(x.bulan) FILTER (WHERE x.ayah IS NOT NULL OR x.ibu IS NOT NULL) AS sesi_konseling_terisi,
        {_lebih("sesi_konseling_ibu", "x.ibu > 0", _YA_IBU, (2, 4, 6))},
        MAX(x.bulan) FILTER (WHERE x.ibu IS NOT NULL) AS sesi_konseling_ibu_terisi
    FROM ({_SESI_ANAK}) x
    JOIN sasaran_anak xa ON xa.id = x.anak_id
    JOIN sasaran_orang xo ON xo.id = xa.orang_id
    LEFT JOIN pemantauan_pemantauananak p ON p.anak_id = x.anak_id AND p.bulan = x.bulan
        AND p.tanggal >= xo.tanggal_lahir AND p.tanggal < xo.ulang_tahun_kedua
    GROUP BY x.anak_id
    ) SELECT * FROM hadir
) g ON g.sesi_id = a.id
LEFT JOIN (
    WITH imunisasi AS {_SEKALI} (
    SELECT i.anak_id AS dosis_id, SUM(CASE i.vaksin || '-' || i.dosis {_DOSIS} ELSE 0 END) AS dosis
    FROM pemantauan_dosisimunisasi i
    JOIN sasaran_anak ia ON ia.id = i.anak_id
    JOIN sasaran_orang io ON io.id = ia.orang_id
    JOIN kpm_wilayah iw ON iw.id = i.desa_id
    WHERE {{lingkup_dosis}} AND i.tanggal <= %(akhir)s AND i.tanggal >= io.tanggal_lahir
        AND io.ulang_tahun_kedua > %(awal)s
    GROUP BY i.anak_id
    ) SELECT * FROM imunisasi
) m ON m.dosis_id = a.id
WHERE {{lingkup}}
    AND o.tanggal_lahir <= %(akhir)s AND o.ulang_tahun_kedua > %(awal)s
    AND (a.sejak <= %(akhir)s OR r.tanggal IS NOT NULL)
    {_MASIH_DI_DESA}
"""  # noqa: S608 (put together from fixed text; values are parameters)
"""Children younger than two at some time of the quarter. A month at two years or older is in no count, nor one
before a birth date that was corrected. Doses count up to the last day of the quarter, whenever they were written."""

_BULAN_LAHIR = (
    "CAST(substr(CAST(h.berakhir_pada AS text), 1, 4) || substr(CAST(h.berakhir_pada AS text), 6, 2) AS integer)"
)

_SESI_IBU = _SESI.format(
    siapa="kehamilan",
    sambung="JOIN sasaran_kehamilan h ON h.id = s.kehamilan_id",
    awal="kini",
    syarat="NOT (h.hasil = 'keguguran' AND k.tanggal > h.berakhir_pada)",
)

IBU = f"""
SELECT a.uuid, a.no_kia, o.nama, k.id, d.nama, f.nama, a.asal_tanggal, a.hpht, a.hpl,
    a.berakhir_pada, a.hasil, a.sejak, {_TEMPAT}, o.sebab_keluar, o.keluar_pada, a.kek, a.resti,
    r.*, g.*
FROM sasaran_kehamilan a
JOIN sasaran_orang o ON o.id = a.ibu_id
{_KELUARGA}
LEFT JOIN (
    WITH rekap AS {_SEKALI} (
    SELECT p.kehamilan_id,
        COUNT(*) FILTER (WHERE p.bulan >= %(kini)s AND {_SENDIRI}) AS dipantau,
        MAX(p.usia_bulan) FILTER (WHERE p.bulan >= %(kini)s) AS usia_diketik,
        MAX(p.tanggal) FILTER (WHERE p.bulan >= %(kini)s AND p.usia_bulan IS NULL) AS tanggal_tanpa_usia,
        {", ".join(map(_jumlah, ("anc", "fe", "konseling", "kunjungan")))},
        SUM(p.nifas) FILTER (WHERE p.bulan >= {_BULAN_LAHIR}) AS nifas,
        COUNT(*) FILTER (WHERE p.bulan >= %(kini)s AND p.suami) AS suami,
        {", ".join(map(_terakhir, ("kek", "resti", "air", "jamban", "jamkes")))}
    FROM pemantauan_pemantauanibu p
    JOIN sasaran_kehamilan h ON h.id = p.kehamilan_id
    JOIN kpm_wilayah pw ON pw.id = p.desa_id
    WHERE {{lingkup_rekap}}
        AND p.bulan BETWEEN %(awal_2q)s AND %(akhir_bulan)s
        AND NOT (h.hasil = 'keguguran' AND p.tanggal > h.berakhir_pada)
        AND ({_ada_isi(PemantauanIbu.LAYANAN)})
    GROUP BY p.kehamilan_id
    ) SELECT * FROM rekap
) r ON r.kehamilan_id = a.id
LEFT JOIN (
    WITH hadir AS {_SEKALI} (
    SELECT x.kehamilan_id AS sesi_id, MAX(x.ayah) AS sesi_suami,
        SUM(CASE WHEN x.ibu > COALESCE(p.konseling, 0) THEN x.ibu - COALESCE(p.konseling, 0) ELSE 0 END)
            FILTER (WHERE x.ibu IS NOT NULL) AS sesi_konseling
    FROM ({_SESI_IBU}) x
    JOIN sasaran_kehamilan xh ON xh.id = x.kehamilan_id
    LEFT JOIN pemantauan_pemantauanibu p ON p.kehamilan_id = x.kehamilan_id AND p.bulan = x.bulan
        AND NOT (xh.hasil = 'keguguran' AND p.tanggal > xh.berakhir_pada)
    GROUP BY x.kehamilan_id
    ) SELECT * FROM hadir
) g ON g.sesi_id = a.id
WHERE {{lingkup}}
    AND (
        a.berakhir_pada IS NULL OR a.berakhir_pada >= %(awal)s
        OR (a.hasil <> 'keguguran' AND a.berakhir_pada >= %(masih_nifas)s)
    )
    AND (a.sejak <= %(akhir)s OR r.dipantau > 0)
    {_MASIH_DI_DESA}
"""  # noqa: S608 (as above)
"""Pregnancies of the quarter, and puerperia that reach into it. Nifas counts from the month of delivery."""

_TANPA_LAHIR = """(
        o.tanggal_lahir IS NULL AND a.kategori_paud <> '' AND (
            a.kategori_tahun = %(tahun)s
            OR (a.kategori_tahun > %(tahun)s AND EXISTS (
                SELECT 1 FROM pemantauan_pemantauanpaud q
                WHERE q.anak_id = a.id AND q.hadir IS NOT NULL
                    AND q.bulan BETWEEN %(tahun)s * 100 + 1 AND %(tahun)s * 100 + 12
            ))
        )
    )"""
"""A child of a sheet 2C without a birth date: of the sheet's year, and of an earlier one that has its months."""

PAUD = f"""
SELECT a.uuid, o.nama, o.jenis_kelamin, k.id, k.nomor, d.nama, f.nama, o.tanggal_lahir, a.kategori_paud,
    {_TEMPAT}, o.sebab_keluar, o.ulang_tahun_kedua, o.keluar_pada, r.*
FROM sasaran_anak a
JOIN sasaran_orang o ON o.id = a.orang_id
{_KELUARGA}
LEFT JOIN (
    WITH rekap AS {_SEKALI} (
    SELECT p.anak_id,
        COUNT(*) FILTER (WHERE p.hadir AND {_SENDIRI}) AS hadir,
        COUNT(*) FILTER (WHERE {_SENDIRI}) AS terisi
    FROM pemantauan_pemantauanpaud p
    JOIN sasaran_anak pa ON pa.id = p.anak_id
    JOIN sasaran_orang po ON po.id = pa.orang_id
    JOIN kpm_wilayah pw ON pw.id = p.desa_id
    WHERE {{lingkup_rekap}}
        AND p.bulan BETWEEN %(kini)s AND %(akhir_bulan)s AND p.hadir IS NOT NULL
        AND (po.ulang_tahun_kedua IS NULL OR p.bulan >= CAST(
            substr(CAST(po.ulang_tahun_kedua AS text), 1, 4) || substr(CAST(po.ulang_tahun_kedua AS text), 6, 2)
            AS integer))
    GROUP BY p.anak_id
    ) SELECT * FROM rekap
) r ON r.anak_id = a.id
WHERE {{lingkup}}
    AND ((o.ulang_tahun_kedua <= %(akhir)s AND o.tanggal_lahir > %(lahir_setelah)s) OR {_TANPA_LAHIR})
    AND (a.sejak <= %(akhir)s OR r.terisi > 0)
    AND (o.keluar_pada IS NULL OR o.keluar_pada > %(akhir)s OR (o.keluar_pada >= %(awal)s AND r.terisi > 0))
    {_DI_DESA}
"""  # noqa: S608 (as above)
"""Children of two to six years on the last day of the period; who left before it counts with a filled month only. A
month counts from that of the second birthday on. Without a birth date the village's own sheet decides."""
