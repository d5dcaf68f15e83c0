"""PURE: one row of the list as values: a child, and one measurement of it, or why either cannot be taken."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.kepala import BarisData
from kpm.bacaan.nilai import HAMPA, Nomor, desimal, jenis_kelamin, kosong, nomor, rt_rw, tanggal, teks
from kpm.nik import NIKSalah, periksa_kk
from kpm.periode import TAHUN_AWAL
from pemantauan.kelayakan import BATAS, galat_angka, ringkas, tulis
from sasaran.aturan import BERAT_LAHIR, PANJANG_LAHIR, periksa_ukuran

CARA = {"terlentang": "L", "telentang": "L", "berbaring": "L", "baring": "L", "tidur": "L", "berdiri": "H"}
"""Cara Ukur -> as a month holds it."""
BB_TB = {
    "gizi buruk": (True, False),
    "gizi kurang": (False, True),
    "gizi baik": (False, False),
    "gizi baik (normal)": (False, False),
    "normal": (False, False),
    "risiko gizi lebih": (False, False),
    "resiko gizi lebih": (False, False),
    "berisiko gizi lebih": (False, False),
    "gizi lebih": (False, False),
    "obesitas": (False, False),
}
"""BB/TB -> (gizi buruk, gizi kurang). Outlier and - say nothing (Permenkes 2/2020, table of categories)."""
TB_U = {"sangat pendek": True, "pendek": True, "normal": False, "tinggi": False}
"""TB/U -> stunting."""
GRAM = Decimal(100)
"""A birth weight above it is in grams."""
METER = Decimal(1)
"""A birth length up to it is in metres."""
_JAM = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisUkur:
    """A row: who was measured (kg, cm), where and when."""

    lembar: str
    nomor: int
    urutan: int
    """Place in the file, over all sheets."""
    data: BarisData = field(repr=False)
    nama: str
    jk: str
    lahir: dt.date | None
    nik: Nomor
    nik_tampak: tuple[str, str] = field(default=("", ""), repr=False)
    """Digits of a masked NIK that can be seen, before and after the mask."""
    ibu: str = ""
    ayah: str = ""
    no_kk: str = field(default="", repr=False)
    anak_ke: int | None = None
    desa: str = ""
    posyandu: str = ""
    rt: str = ""
    rw: str = ""
    alamat: str = ""
    berat_lahir: Decimal | None = None
    panjang_lahir: Decimal | None = None
    tanggal: dt.date | None = None
    berat: Decimal | None = None
    panjang: Decimal | None = None
    cara: str = ""
    gizi_buruk: bool | None = None
    gizi_kurang: bool | None = None
    stunting: bool | None = None
    salah_anak: str = ""
    """Why nobody can tell which child this is."""
    salah_ukur: str = ""
    """Why the measurement is not taken."""
    catatan_anak: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    """What a person should look at, of the child and of the measurement."""

    @property
    def ortu(self) -> tuple[str, ...]:
        """Names of the parents that are known."""
        return tuple(satu for satu in (self.ibu, self.ayah) if satu)

    def alamat_sel(self, kode: str) -> str:
        """B7."""
        return self.data.alamat(kode)


def baca_baris(data: BarisData, *, lembar: str, urutan: int, pada: dt.date) -> BarisUkur | None:
    """The row, judged on the day ``pada``; None for one that tells of no child (totals, signatures)."""
    if all(kosong(data[kode]) for kode in ("lahir", "tanggal", "berat", "tinggi")):
        return None
    salah: list[str] = []
    nama = "" if kosong(data["nama"]) else nama_rapi(teks(data["nama"]))
    nik = nomor(data["nik"])
    if not nama and not nik.angka:
        salah.append("Nama anak kosong.")
    lahir = _hari(data, "lahir", "Tanggal lahir", salah)
    if lahir and lahir > pada:
        salah.append(f"Tanggal lahir {ringkas(lahir)} belum terjadi. Periksa tahunnya.")
    ibu, ayah = _ortu(data)
    catatan_anak: list[str] = []
    ukur = _Ukuran(data, lahir, pada)
    return BarisUkur(
        lembar=lembar,
        nomor=data.baris.nomor,
        urutan=urutan,
        data=data,
        nama=nama[:100],
        jk=_jk(data, salah),
        lahir=lahir,
        nik=nik,
        nik_tampak=_tampak(data["nik"]) if nik.masalah == "tersamar" else ("", ""),
        ibu=ibu[:100],
        ayah=ayah[:100],
        no_kk=_no_kk(data["no_kk"]),
        anak_ke=_anak_ke(data["anak_ke"]),
        desa=_teks(data["desa"]),
        posyandu=_teks(data["posyandu"])[:70],
        rt=rt_rw(data["rt"]),
        rw=rt_rw(data["rw"]),
        alamat=_teks(data["alamat"])[:150],
        berat_lahir=_lahir(data, "bb_lahir", catatan_anak),
        panjang_lahir=_lahir(data, "tb_lahir", catatan_anak),
        tanggal=ukur.tanggal,
        berat=ukur.berat,
        panjang=ukur.panjang,
        cara=CARA.get(teks(data["cara"]).casefold(), ""),
        gizi_buruk=BB_TB.get(_kata(data["bb_tb"]), (None, None))[0],
        gizi_kurang=BB_TB.get(_kata(data["bb_tb"]), (None, None))[1],
        stunting=TB_U.get(_kata(data["tb_u"])),
        salah_anak=" ".join(salah),
        salah_ukur=" ".join(ukur.salah),
        catatan_anak=tuple(catatan_anak),
        catatan=tuple(ukur.catatan),
    )


class _Ukuran:
    """The measurement of a row; what is impossible leaves its raw text in ``salah`` and no value."""

    def __init__(self, data: BarisData, lahir: dt.date | None, pada: dt.date) -> None:
        self.salah: list[str] = []
        self.catatan: list[str] = []
        self.tanggal = _hari(data, "tanggal", "Tanggal Pengukuran", self.salah)
        self.berat = self._angka(data["berat"], "berat", "Berat")
        self.panjang = self._angka(data["tinggi"], "panjang", "Tinggi")
        if self.tanggal is None:
            if not self.salah and (self.berat or self.panjang):
                self.salah.append("Tanggal Pengukuran kosong.")
        elif self.tanggal > pada:
            self.salah.append(f"Tanggal Pengukuran {ringkas(self.tanggal)} belum terjadi. Periksa tahunnya.")
        elif lahir and self.tanggal < lahir:
            self.salah.append(
                f"Tanggal Pengukuran {ringkas(self.tanggal)} sebelum anak lahir, {ringkas(lahir)}. Periksa keduanya."
            )
        elif self.tanggal.year < TAHUN_AWAL:
            self.salah.append(f"Tanggal Pengukuran {ringkas(self.tanggal)} terlalu lama. Periksa tahunnya.")
        if any(_kata(data[kode]) == "outlier" for kode in ("bb_u", "tb_u", "bb_tb")):
            self.catatan.append("e-PPGBM menandai ukuran ini Outlier: ukur ulang.")

    def _angka(self, nilai: Nilai, bidang: str, kata: str) -> Decimal | None:
        try:
            angka = desimal(nilai)
        except NilaiJanggal as galat:
            self.salah.append(f"{kata}: {galat}")
            return None
        if not angka:
            return None
        bulat = angka.quantize(Decimal(1).scaleb(-BATAS[bidang].koma), ROUND_HALF_UP)
        if kalimat := galat_angka(bidang, bulat if abs(bulat) >= METER else angka):
            self.salah.append(f"{kata}: {kalimat}")
            return None
        if abs(bulat - angka) >= Decimal("0.001"):
            self.catatan.append(f"{kata} {tulis(angka)} dibulatkan menjadi {tulis(bulat)}.")
        return bulat


def nama_rapi(nama: str) -> str:
    """A name written all in capitals, or all in small letters, as names are written; any other as it stands."""
    if nama not in (nama.upper(), nama.lower()):
        return nama
    return re.sub(r"[^\W\d_][^\s.\-(/]*", lambda kata: kata[0].capitalize(), nama.lower())


def _teks(nilai: Nilai) -> str:
    return "" if kosong(nilai) else teks(nilai)


def _kata(nilai: Nilai) -> str:
    return teks(nilai).casefold()


def _hari(data: BarisData, kode: str, kata: str, salah: list[str]) -> dt.date | None:
    nilai = data[kode]
    try:
        hasil = tanggal(_JAM.sub("", nilai.strip()) if isinstance(nilai, str) else nilai)
    except NilaiJanggal as galat:
        salah.append(f"{kata}: {galat}")
        return None
    if hasil is not None and hasil.bulan_saja:
        salah.append(f"{kata} hanya bulan (“{teks(nilai)}”); harinya tidak ada.")
        return None
    return hasil.hari if hasil else None


def _jk(data: BarisData, salah: list[str]) -> str:
    try:
        return jenis_kelamin(data["jk"]) or ""
    except NilaiJanggal as galat:
        salah.append(str(galat))
        return ""


def _ortu(data: BarisData) -> tuple[str, str]:
    """Mother and father. One name is usually the mother's; of two the father stands first, but not in the list of a
    bulan timbang."""
    ibu_dulu = data["ibu_ayah"]
    nilai = data["ortu"] if ibu_dulu is None else ibu_dulu
    semua = [nama_rapi(" ".join(satu.split())) for satu in re.split(r"[/&]", teks(nilai))]
    semua = [satu if satu.casefold() not in HAMPA else "" for satu in semua]
    if len(semua) == 1:
        return semua[0], ""
    return (semua[0], semua[1]) if ibu_dulu is not None else (semua[1], semua[0])


def _tampak(nilai: Nilai) -> tuple[str, str]:
    isi = re.sub(r"[^\d*]", "", teks(nilai))
    return isi[: isi.index("*")], isi[isi.rindex("*") + 1 :]


def _no_kk(nilai: Nilai) -> str:
    angka = nomor(nilai).angka
    try:
        return periksa_kk(angka) if angka else ""
    except NIKSalah:
        return ""


def _anak_ke(nilai: Nilai) -> int | None:
    isi = teks(nilai)
    return int(isi) if isi.isdigit() and 1 <= int(isi) <= 20 else None


def _lahir(data: BarisData, kode: str, catatan: list[str]) -> Decimal | None:
    """Weight (kg) or length (cm) at birth, also of one in grams or metres; what cannot be leaves a sentence."""
    berat = kode == "bb_lahir"
    kata, satuan, batas = ("Berat lahir", "kg", BERAT_LAHIR) if berat else ("Panjang lahir", "cm", PANJANG_LAHIR)
    try:
        angka = desimal(data[kode])
    except NilaiJanggal as galat:
        catatan.append(f"{kata} tidak diambil: {galat}")
        return None
    if not angka:
        return None
    if berat and angka > GRAM:
        angka /= 1000
    if not berat and angka <= METER:
        angka *= 100
    if kalimat := periksa_ukuran(angka, batas, satuan):
        catatan.append(f"{kata} tidak diambil: {kalimat}")
        return None
    return angka.quantize(Decimal("0.01" if berat else "0.1"), ROUND_HALF_UP)
