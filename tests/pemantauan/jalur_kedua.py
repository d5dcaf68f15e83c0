"""A second, deliberately naive reading of the monthly rows: the scorecard, from the form guides alone.

Nothing here may import the scoring code, its queries or its indicator tables: a mistake there must not be repeated
here. Everything is a plain loop over model instances of the open scope, with the rules as ifs in the order of the
guide ("petunjuk pengisian Formulir 3A / 3B" and "Formulir 4 Tabel 1, 2, 4").
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from pemantauan.models import DosisImunisasi, PemantauanAnak, PemantauanIbu, PesertaKonseling
from sasaran.models import Anak, Kehamilan
from tests.pemantauan.jalur_kedua_jumlah import kaki, kaki_anak, persen, tabel1, tabel2, tabel4

URUTAN_IBU = ["anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes"]
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
BAKU = {
    "bumil_normal_kunjungan": "TS",
    "anak_normal_kunjungan": "TS",
    "fe_rule": "30-butir",
    "tinggi_rule": "feb-agu",
    "konseling_anak": "ayah-ibu",
    "anak_18_bulan_band": "akhir",
    "status_gizi_ganda": "semua",
}


def kartu_skor(
    desa: Any, tahun: int, ke: int, *, dusun: Any = None, posyandu: Any = None, **pengaturan: str
) -> dict[str, Any]:
    """Persons by id with their codes, the footer of each column, Tabel 1, 2 and 4. The scope must be open."""
    pilihan = {**BAKU, **pengaturan}
    tempat = (dusun, posyandu)
    ibu = _semua_ibu(desa, tahun, ke, pilihan, tempat)
    anak = _semua_anak(desa, tahun, ke, pilihan, tempat)
    return {
        "ibu": ibu,
        "anak": anak,
        "belum_dipantau": _belum_dipantau(desa, tahun, ke, tempat, ibu, anak),
        "indikator": {"ibu": kaki(ibu, URUTAN_IBU), "anak": kaki_anak(anak, URUTAN_ANAK)},
        "tabel1": tabel1(ibu, anak),
        "tabel2": tabel2(anak),
        "tabel4": tabel4(ibu, anak),
    }


# --- time -----------------------------------------------------------------------------------------------------------


def hari_akhir(tahun: int, bulan: int) -> int:
    """Last day of a month."""
    berikut = dt.date(tahun + 1, 1, 1) if bulan == 12 else dt.date(tahun, bulan + 1, 1)
    return (berikut - dt.timedelta(days=1)).day


def umur(dari: dt.date, pada: dt.date) -> int:
    """Completed months; one who was born on the 31st completes a month on the last day of a shorter one."""
    bulan = (pada.year - dari.year) * 12 + (pada.month - dari.month)
    hari_genap = min(dari.day, hari_akhir(pada.year, pada.month))
    if pada.day < hari_genap:
        bulan -= 1
    return bulan


def mundur_sembilan_bulan(tanggal: dt.date) -> dt.date:
    tahun, bulan = tanggal.year, tanggal.month - 9
    if bulan < 1:
        tahun, bulan = tahun - 1, bulan + 12
    return dt.date(tahun, bulan, min(tanggal.day, hari_akhir(tahun, bulan)))


def urut_bulan(catatan: Any) -> int:
    """The month of a record as one counting number."""
    return catatan.bulan.tahun * 12 + catatan.bulan.bulan - 1


def batas(tahun: int, ke: int, jumlah_triwulan: int = 1) -> tuple[int, int]:
    """First and last month (as counting numbers) of a window of so many quarters that ends with this one."""
    akhir = tahun * 12 + ke * 3 - 1
    return akhir - 3 * jumlah_triwulan + 1, akhir


def hari_pertama(tahun: int, ke: int) -> dt.date:
    return dt.date(tahun, ke * 3 - 2, 1)


def hari_terakhir(tahun: int, ke: int) -> dt.date:
    return dt.date(tahun, ke * 3, hari_akhir(tahun, ke * 3))


# --- reading values -------------------------------------------------------------------------------------------------


def terisi(catatan: Any, nama_nama: list[str]) -> bool:
    """Whether a row says anything at all: one with only the identity is not a record."""
    return any(getattr(catatan, nama) not in (None, "") for nama in nama_nama)


ISI_IBU = ["anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes", "suami", "kek", "resti"]
ISI_ANAK = [
    *["gizi_buruk", "gizi_kurang", "stunting", "tikar", "imunisasi", "timbang", "tinggi", "konseling_ayah"],
    *["konseling_ibu", "kunjungan", "air", "jamban", "akta", "jamkes", "parenting"],
]


def terakhir(catatan: list[Any], nama: str) -> Any:
    """The value of the last record in which it is filled; None when none is."""
    hasil = None
    for satu in catatan:
        if getattr(satu, nama) not in (None, ""):
            hasil = getattr(satu, nama)
    return hasil


def jumlah(catatan: list[Any], nama: str) -> int:
    total = 0
    for satu in catatan:
        total += getattr(satu, nama) or 0
    return total


def ya_tidak(nilai: bool | None) -> str:
    """Air, jamban, jaminan, akta: there is one (Y) or there is none, or nobody wrote it down (T)."""
    return "Y" if nilai else "T"


def lengkapi(baris: dict[str, Any]) -> dict[str, Any]:
    """The last three cells of a person's row."""
    nilai = list(baris["nilai"].values())
    baris["diterima"] = nilai.count("Y")
    baris["seharusnya"] = len(nilai) - nilai.count("TS")
    baris["persen"] = persen(baris["diterima"], baris["seharusnya"])
    return baris


def _di(orang: Any, tempat: tuple[Any, Any]) -> bool:
    """Whether a person belongs to the dusun and the posyandu asked for (None asks for all)."""
    dusun, posyandu = tempat
    if dusun is not None and orang.keluarga.dusun_id != dusun.pk:
        return False
    return posyandu is None or orang.posyandu_id == posyandu.pk


# --- counselling sessions -------------------------------------------------------------------------------------------


def sesi_bulan(peserta: list[Any], bulan: int) -> list[Any]:
    """Attendances of the sessions held in one month (as a counting number)."""
    return [p for p in peserta if p.sesi.tanggal.year * 12 + p.sesi.tanggal.month - 1 == bulan]


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


# --- Formulir 3A ----------------------------------------------------------------------------------------------------


def _semua_ibu(
    desa: Any, tahun: int, ke: int, pilihan: dict[str, str], tempat: tuple[Any, Any]
) -> dict[str, dict[str, Any]]:
    hasil = {}
    for hamil in Kehamilan.objects.filter(desa=desa).select_related("ibu__keluarga"):
        baris = _satu_ibu(hamil, tahun, ke, pilihan)
        if baris is not None and _di(hamil.ibu, tempat):
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


# --- Formulir 3B ----------------------------------------------------------------------------------------------------


def _semua_anak(
    desa: Any, tahun: int, ke: int, pilihan: dict[str, str], tempat: tuple[Any, Any]
) -> dict[str, dict[str, Any]]:
    hasil = {}
    for anak in Anak.objects.filter(desa=desa).select_related("orang__keluarga"):
        baris = _satu_anak(anak, tahun, ke, pilihan)
        if baris is not None and _di(anak.orang, tempat):
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


# --- who was not monitored ------------------------------------------------------------------------------------------


def _belum_dipantau(
    desa: Any, tahun: int, ke: int, tempat: tuple[Any, Any], ibu: dict[str, Any], anak: dict[str, Any]
) -> dict[str, int]:
    """Sasaran of the quarter without any record in it."""
    awal, akhir = hari_pertama(tahun, ke), hari_terakhir(tahun, ke)
    tanpa_ibu = tanpa_anak = 0
    for hamil in Kehamilan.objects.filter(desa=desa).select_related("ibu__keluarga"):
        if str(hamil.uuid) in ibu or hamil.sejak > akhir or not _di(hamil.ibu, tempat):
            continue
        if hamil.ibu.keluar_pada is not None and hamil.ibu.keluar_pada < awal:
            continue
        if hamil.berakhir_pada is not None:
            sampai = hamil.berakhir_pada
            if melahirkan(hamil) is not None:
                # She stays sasaran until day 42 (exit rule of Formulir 2A).
                sampai += dt.timedelta(days=42)
            if sampai < awal:
                continue
        tanpa_ibu += 1
    for satu in Anak.objects.filter(desa=desa).select_related("orang__keluarga"):
        lahir = satu.orang.tanggal_lahir
        if (
            lahir is None
            or str(satu.uuid) in anak
            or lahir > akhir
            or satu.sejak > akhir
            or not _di(satu.orang, tempat)
        ):
            continue
        if umur(lahir, awal) > 23:
            continue
        if satu.orang.keluar_pada is not None and satu.orang.keluar_pada < awal:
            continue
        tanpa_anak += 1
    return {"ibu": tanpa_ibu, "anak": tanpa_anak}
