"""The second path's children: Formulir 3B from the guide alone, by plain loops (see `jalur_kedua`)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pemantauan.models import DosisImunisasi, PemantauanAnak, PesertaKonseling
from sasaran.models import Anak
from tests.pemantauan.jalur_kedua_baca import (
    ISI_ANAK,
    batas,
    di_tempat,
    hari_terakhir,
    jumlah,
    lengkapi,
    sesi_bulan,
    terakhir,
    terisi,
    umur,
    urut_bulan,
    ya_tidak,
)

URUTAN_ANAK = [
    "imunisasi",
    "timbang",
    "tinggi",
    "konseling",
    "kunjungan",
    "air",
    "jamban",
    "akta",
    "jamkes",
    "parenting",
]


def semua_anak(
    desa: Any, tahun: int, ke: int, pilihan: dict[str, str], tempat: tuple[Any, Any]
) -> dict[str, dict[str, Any]]:
    hasil = {}
    for anak in Anak.objects.filter(desa=desa).select_related("orang__keluarga"):
        baris = _satu_anak(anak, tahun, ke, pilihan)
        if baris is not None and di_tempat(anak.orang, tempat):
            hasil[str(anak.uuid)] = lengkapi(baris)
    return hasil


def _satu_anak(anak: Anak, tahun: int, ke: int, pilihan: dict[str, str]) -> dict[str, Any] | None:
    lahir = anak.orang.tanggal_lahir
    if lahir is None:
        return None  # nobody can tell that it is younger than two
    semua = []
    for catatan in PemantauanAnak.objects.filter(anak=anak).order_by("bulan"):
        if terisi(catatan, ISI_ANAK) and lahir <= catatan.tanggal and umur(lahir, catatan.tanggal) <= 23:
            semua.append(catatan)
    awal, akhir = batas(tahun, ke)
    triwulan_ini = [c for c in semua if awal <= urut_bulan(c) <= akhir]
    if not triwulan_ini:
        return None

    peserta = []
    for p in PesertaKonseling.objects.filter(anak=anak).select_related("sesi"):
        if lahir <= p.sesi.tanggal and umur(lahir, p.sesi.tanggal) <= 23:
            peserta.append(p)

    usia = umur(lahir, triwulan_ini[-1].tanggal)
    gizi = []
    for nama, kode in (("gizi_buruk", "GB"), ("gizi_kurang", "GK"), ("stunting", "S")):
        if terakhir(triwulan_ini, nama):
            gizi.append(kode)
    if pilihan["status_gizi_ganda"] == "prioritas":
        gizi = [next(kode for kode in ("GB", "S", "GK") if kode in gizi)] if gizi else []

    if usia < 6:
        imunisasi = timbang = konseling = parenting = "TS"
    else:
        tercatat = imunisasi_menurut_dosis(anak, hari_terakhir(tahun, ke))
        if tercatat is None:
            tercatat = terakhir(triwulan_ini, "imunisasi")
        if usia <= 9:
            imunisasi = "Y" if tercatat in ("kecuali", "lengkap") else "T"
        else:
            imunisasi = "Y" if tercatat == "lengkap" else "T"

        if usia <= 12:
            lebar, perlu = 2, 5
        elif usia < 18 or (usia == 18 and pilihan["anak_18_bulan_band"] == "sebelum"):
            lebar, perlu = 4, 8
        else:
            lebar, perlu = 6, 15
        mulai, _ = batas(tahun, ke, lebar)
        bulan_timbang, bulan_konseling = set(), set()
        for satu in semua:
            if not mulai <= urut_bulan(satu) <= akhir:
                continue
            if satu.timbang:
                bulan_timbang.add(urut_bulan(satu))
            if satu.konseling_ibu or (satu.konseling_ayah and pilihan["konseling_anak"] == "ayah-ibu"):
                bulan_konseling.add(urut_bulan(satu))
        for bulan in range(mulai, akhir + 1):
            for p in sesi_bulan(peserta, bulan):
                if p.ibu_hadir or (p.ayah_hadir and pilihan["konseling_anak"] == "ayah-ibu"):
                    bulan_konseling.add(bulan)
        timbang = "Y" if len(bulan_timbang) >= perlu else "T"
        konseling = "Y" if len(bulan_konseling) >= perlu else "T"

        mulai, _ = batas(tahun, ke, 2)
        bulan_parenting = {urut_bulan(c) for c in semua if mulai <= urut_bulan(c) <= akhir and c.parenting}
        parenting = "Y" if len(bulan_parenting) >= 5 else "T"

    if pilihan["anak_normal_kunjungan"] == "TS" and not gizi:
        kunjungan = "TS"
    else:
        kunjungan = "Y" if jumlah(triwulan_ini, "kunjungan") >= 2 else "T"

    semua_kode = [
        imunisasi,
        timbang,
        _tinggi(semua, triwulan_ini, usia, tahun, ke, pilihan),
        konseling,
        kunjungan,
        ya_tidak(terakhir(triwulan_ini, "air")),
        ya_tidak(terakhir(triwulan_ini, "jamban")),
        ya_tidak(terakhir(triwulan_ini, "akta")),
        ya_tidak(terakhir(triwulan_ini, "jamkes")),
        parenting,
    ]
    return {
        "umur_bulan": usia,
        "status_gizi": gizi,
        "tikar": terakhir(triwulan_ini, "tikar"),
        "nilai": dict(zip(URUTAN_ANAK, semua_kode, strict=True)),
        "keluarga": anak.orang.keluarga_id,
        "laki": any(c.konseling_ayah for c in triwulan_ini)
        or any(p.ayah_hadir for bulan in range(awal, akhir + 1) for p in sesi_bulan(peserta, bulan)),
    }


def imunisasi_menurut_dosis(anak: Anak, hari: dt.date) -> str | None:
    """What the Buku KIA's doses say on a day; None when none is recorded. The list of 2018, by hand.

    HB 0, BCG, polio 1-4, DPT-HB-Hib 1-3 and IPV 1 are the doses "kecuali campak", MR 1 the measles one. One shot of the
    six-fold vaccine is the DPT-HB-Hib of its number and an injected polio vaccine.
    """
    ada = set()
    for satu in DosisImunisasi.objects.filter(anak=anak):
        if anak.orang.tanggal_lahir <= satu.tanggal <= hari:
            ada.add((satu.vaksin, satu.dosis))
    if not ada:
        return None
    awal = ("hb0", 1) in ada and ("bcg", 1) in ada
    for nomor in (1, 2, 3, 4):
        awal = awal and ("opv", nomor) in ada
    suntikan_polio = ("ipv", 1) in ada
    for nomor in (1, 2, 3):
        awal = awal and (("dpt", nomor) in ada or ("heksa", nomor) in ada)
        suntikan_polio = suntikan_polio or ("heksa", nomor) in ada
    if not awal or not suntikan_polio:
        return "belum"
    return "lengkap" if ("mr", 1) in ada else "kecuali"


def _tinggi(semua: list[Any], triwulan_ini: list[Any], usia: int, tahun: int, ke: int, pilihan: dict[str, str]) -> str:
    """Pengukuran panjang/tinggi: by quarter and age, measured in February and August of the same year."""
    if pilihan["tinggi_rule"] == "triwulan":
        # OpenSID has no TS here; the program keeps the ages the guide does not judge.
        if usia <= 3 or (ke == 4 and usia <= 6):
            return "TS"
        return "Y" if any(c.tinggi for c in triwulan_ini) else "T"
    februari = any(c.tinggi for c in semua if urut_bulan(c) == tahun * 12 + 1)
    agustus = any(c.tinggi for c in semua if urut_bulan(c) == tahun * 12 + 7)
    if ke in (1, 2):
        if usia <= 3:
            return "TS"
        return "Y" if februari else "T"
    if ke == 3:
        if usia <= 3:
            return "TS"
        if usia <= 8:
            return "Y" if agustus else "T"
        return "Y" if februari and agustus else "T"
    if usia <= 6:
        return "TS"
    if usia <= 11:
        return "Y" if agustus else "T"
    return "Y" if februari and agustus else "T"
