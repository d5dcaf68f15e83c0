"""The second path's mothers: Formulir 3A from the guide alone, by plain loops (see `jalur_kedua`)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pemantauan.models import PemantauanIbu, PesertaKonseling
from sasaran.models import Kehamilan
from tests.pemantauan.jalur_kedua_baca import (
    ISI_IBU,
    batas,
    di_tempat,
    hari_pertama,
    hari_terakhir,
    jumlah,
    lengkapi,
    mundur_sembilan_bulan,
    sesi_bulan,
    terakhir,
    terisi,
    umur,
    urut_bulan,
    ya_tidak,
)

URUTAN_IBU = ["anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes"]


def konseling_ibu_hamil(catatan: list[Any], peserta: list[Any], awal: int, akhir: int) -> int:
    """Visits of the mothers' counselling: each month the number typed or the sessions she came to, the greater."""
    total = 0
    for bulan in range(awal, akhir + 1):
        diketik = 0
        for satu in catatan:
            if urut_bulan(satu) == bulan:
                diketik = satu.konseling or 0
        datang = len([p for p in sesi_bulan(peserta, bulan) if p.ibu_hadir])
        total += diketik if diketik > datang else datang
    return total


def semua_ibu(
    desa: Any, tahun: int, ke: int, pilihan: dict[str, str], tempat: tuple[Any, Any]
) -> dict[str, dict[str, Any]]:
    hasil = {}
    for hamil in Kehamilan.objects.filter(desa=desa).select_related("ibu__keluarga"):
        baris = _satu_ibu(hamil, tahun, ke, pilihan)
        if baris is not None and di_tempat(hamil.ibu, tempat):
            hasil[str(hamil.uuid)] = lengkapi(baris)
    return hasil


def melahirkan(hamil: Kehamilan) -> dt.date | None:
    """A live birth or a stillbirth after 22 weeks makes an Ibu Bersalin; keguguran does not."""
    return hamil.berakhir_pada if hamil.hasil in ("lahir_hidup", "lahir_mati") else None


def _usia_kehamilan(hamil: Kehamilan, catatan: Any, lahir: dt.date | None) -> int | None:
    """Months of pregnancy at one record: what was typed, else counted from HPHT or from an exact HPL.

    A pregnancy does not grow older after the delivery.
    """
    if catatan.usia_bulan is not None:
        return int(catatan.usia_bulan)
    pada = catatan.tanggal
    if lahir is not None and lahir < pada:
        pada = lahir
    if hamil.hpht is not None:
        return max(umur(hamil.hpht, pada), 0)
    if hamil.hpl is not None and hamil.asal_tanggal in ("hpl_tanggal", "hpl_usg"):
        return max(umur(mundur_sembilan_bulan(hamil.hpl) - dt.timedelta(days=7), pada), 0)
    return None


def _satu_ibu(hamil: Kehamilan, tahun: int, ke: int, pilihan: dict[str, str]) -> dict[str, Any] | None:
    awal, akhir = batas(tahun, ke)
    semua = [c for c in PemantauanIbu.objects.filter(kehamilan=hamil).order_by("bulan") if terisi(c, ISI_IBU)]
    catatan = [c for c in semua if awal <= urut_bulan(c) <= akhir]
    if not catatan:
        return None

    lahir = melahirkan(hamil)
    if lahir is not None and lahir > hari_terakhir(tahun, ke):
        lahir = None  # not yet delivered when the quarter ended
    if lahir is not None and lahir + dt.timedelta(days=42) < hari_pertama(tahun, ke):
        return None  # her puerperium ended before this quarter

    peserta = []
    for p in PesertaKonseling.objects.filter(kehamilan=hamil).select_related("sesi"):
        if hamil.hasil == "keguguran" and p.sesi.tanggal > hamil.berakhir_pada:
            continue
        peserta.append(p)
    suami = any(c.suami for c in catatan)
    for bulan in range(awal, akhir + 1):
        suami = suami or any(p.ayah_hadir for p in sesi_bulan(peserta, bulan))

    usia = None
    for satu in catatan:
        kini = _usia_kehamilan(hamil, satu, lahir)
        if kini is not None and (usia is None or kini > usia):
            usia = kini

    kek = bool(terakhir(catatan, "kek"))
    resti = bool(terakhir(catatan, "resti"))
    berisiko = kek or resti
    air = ya_tidak(terakhir(catatan, "air"))
    jamban = ya_tidak(terakhir(catatan, "jamban"))
    jamkes = ya_tidak(terakhir(catatan, "jamkes"))

    if lahir is not None:
        nifas = 0
        for satu in semua:
            if lahir.year * 12 + lahir.month - 1 <= urut_bulan(satu) <= akhir:
                nifas += satu.nifas or 0
        kode = ["TS", "TS", "Y" if nifas >= 3 else "T", "TS", "TS", air, jamban, jamkes]
    else:
        # An unknown age is judged like the last three months: nobody gets a Y for want of a date.
        perlu = 2 if usia is None or usia >= 7 else 1
        fe = jumlah(catatan, "fe")
        dapat_fe = fe >= 1 if pilihan["fe_rule"] == "tik" else fe >= 30
        if berisiko:
            kunjungan = "Y" if jumlah(catatan, "kunjungan") >= 1 else "T"
        else:
            kunjungan = pilihan["bumil_normal_kunjungan"]
        kode = [
            "Y" if jumlah(catatan, "anc") >= perlu else "T",
            "Y" if dapat_fe else "T",
            "TS",
            "Y" if konseling_ibu_hamil(catatan, peserta, awal, akhir) >= perlu else "T",
            kunjungan,
            air,
            jamban,
            jamkes,
        ]
    return {
        "status": "KEK" if kek else "RESTI" if resti else "NORMAL",
        "usia_bulan": usia,
        "bersalin": lahir is not None,
        "nilai": dict(zip(URUTAN_IBU, kode, strict=True)),
        "keluarga": hamil.ibu.keluarga_id,
        "suami": suami,
    }
