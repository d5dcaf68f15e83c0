"""Formulir 3B: what one child of 0-23 months received, judged by age and look-back windows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kpm.periode import NAMA_BULAN, Triwulan
from pemantauan.imunisasi.idl import Idl, nama
from pemantauan.imunisasi.jadwal import deret_nama
from pemantauan.indikator import AmbangAnak, Jendela, SetIndikator
from pemantauan.skor.jawaban import Baris, Jawaban, Nilai, cukup, jumlahkan, punya, tanpa_catatan, tidak_sesuai

Imunisasi = Literal["belum", "kecuali", "lengkap"]
"""Basic immunisation: not up to date, complete except measles, complete."""
Tikar = Literal["H", "K", "M"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAnak:
    """One child in one quarter. Counts and ticks are None when nothing was recorded in their span.

    ``_2q``, ``_4q`` and ``_6q`` count the MONTHS with at least one, in the 2, 4 and 6 quarters ending with this one.
    """

    id: str
    no_kia: str
    nama: str
    jenis_kelamin: Literal["L", "P"]
    keluarga: int
    dusun: str
    posyandu: str = ""
    umur_bulan: int
    """Completed months at the last record of the quarter."""
    punya_catatan: bool = True
    """At least one monthly record in the quarter."""
    gizi_buruk: bool | None = None
    gizi_kurang: bool | None = None
    stunting: bool | None = None
    tikar: Tikar | None = None
    """Last measured colour of the quarter."""
    imunisasi: Imunisasi | None = None
    """Last answer of the quarter's months."""
    idl: Idl | None = None
    """What the recorded doses say on the quarter's last day: it decides instead of ``imunisasi`` (forms.md 0.4.4). None
    without any dose."""
    timbang_2q: int | None = None
    timbang_4q: int | None = None
    timbang_6q: int | None = None
    konseling_2q: int | None = None
    """Father or mother."""
    konseling_4q: int | None = None
    konseling_6q: int | None = None
    konseling_ibu_2q: int | None = None
    """Mother only."""
    konseling_ibu_4q: int | None = None
    konseling_ibu_6q: int | None = None
    ayah_hadir: bool = False
    """Father or male carer attended at least once in the quarter."""
    kunjungan: int | None = None
    tinggi_pertama: bool | None = None
    """Measured in the first measuring month (February) of the quarter's year."""
    tinggi_kedua: bool | None = None
    """Measured in the second measuring month (August) of the quarter's year."""
    tinggi_triwulan: bool | None = None
    air: bool | None = None
    jamban: bool | None = None
    akta: bool | None = None
    jamkes: bool | None = None
    parenting_2q: int | None = None
    bulan_riwayat: int = 18
    """Months from the start as sasaran, or the earliest record, to the quarter's end, inclusive."""
    bulan_dipantau: int = 0
    """Months of the quarter with a record, 0 to 3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisAnak(Baris):
    """A row of 3B."""

    data: DataAnak
    status_gizi: tuple[str, ...]
    """GB, GK, S as printed; empty for a normal child."""

    @property
    def status(self) -> str:
        """``GK,S`` as printed, or NORMAL."""
        return ",".join(self.status_gizi) or "NORMAL"


def nilai_anak(
    data: DataAnak, triwulan: Triwulan, pengaturan: Mapping[str, str], set_indikator: SetIndikator
) -> BarisAnak:
    """Judge one child by the rules of 3B. ``pengaturan`` is complete, as ``gabungkan`` returns it."""
    jawaban = {kode: aturan(data, triwulan, pengaturan, set_indikator) for kode, aturan in _ATURAN.items()}
    if not data.punya_catatan:
        jawaban = tanpa_catatan(jawaban)
    diterima, seharusnya = jumlahkan(jawaban)
    return BarisAnak(
        jawaban=jawaban,
        diterima=diterima,
        seharusnya=seharusnya,
        data=data,
        status_gizi=status_gizi(data, pengaturan),
    )


def jawaban_anak(
    kode: str, data: DataAnak, triwulan: Triwulan, pengaturan: Mapping[str, str], set_indikator: SetIndikator
) -> Jawaban:
    """One answer of `nilai_anak` alone, for what tries many. Raises KeyError for an indicator children do not have."""
    jawaban = _ATURAN[kode](data, triwulan, pengaturan, set_indikator)
    return jawaban if data.punya_catatan else tanpa_catatan({kode: jawaban})[kode]


def kelas_anak(
    kode: str, umur: int, triwulan: Triwulan, pengaturan: Mapping[str, str], set_indikator: SetIndikator
) -> Hashable:
    """What the rule of an indicator makes of an age in completed months: ages of one class are judged alike."""
    ambang = set_indikator.ambang_anak
    match kode:
        case "imunisasi":
            return umur < ambang.umur_imunisasi, umur < ambang.umur_imunisasi_lengkap
        case "timbang" | "konseling":
            return jendela_anak(umur, pengaturan, ambang)
        case "parenting":
            return umur < ambang.umur_dinilai
        case "tinggi":
            return pengukuran_anak(umur, triwulan, set_indikator)
    return None


TERBERAT = ("GB", "S", "GK")
"""Which status is printed where only one may be (Formulir 2B kolom e)."""


def status_gizi(data: DataAnak, pengaturan: Mapping[str, str]) -> tuple[str, ...]:
    """What is printed of a child's status: all of it, or the gravest alone where the settings say so."""
    semua = _status_gizi(data)
    if pengaturan["status_gizi_ganda"] == "prioritas":
        return tuple(kode for kode in TERBERAT if kode in semua)[:1]
    return semua


def _status_gizi(data: DataAnak) -> tuple[str, ...]:
    """All statuses in the order they are printed."""
    tanda = (("GB", data.gizi_buruk), ("GK", data.gizi_kurang), ("S", data.stunting))
    return tuple(kode for kode, ada in tanda if ada)


def _belum_dinilai(umur: int, batas: int, hal: str) -> Jawaban:
    return tidak_sesuai(f"Umur {umur} bulan, belum {batas} bulan, {hal} belum dinilai")


def _imunisasi(isi: Imunisasi | None, umur: int, ambang: AmbangAnak) -> Jawaban:
    if umur < ambang.umur_imunisasi:
        return _belum_dinilai(umur, ambang.umur_imunisasi, "imunisasi dasar")
    perlu_campak = umur >= ambang.umur_imunisasi_lengkap
    match isi:
        case None:
            return Jawaban(Nilai.T, "Belum dicatat: imunisasi dasar dalam triwulan ini", belum_dicatat=True)
        case "lengkap":
            return Jawaban(Nilai.Y, f"Imunisasi dasar lengkap pada umur {umur} bulan")
        case "kecuali" if perlu_campak:
            return Jawaban(Nilai.T, f"Imunisasi campak belum pada umur {umur} bulan, perlu imunisasi dasar lengkap")
        case "kecuali":
            return Jawaban(Nilai.Y, f"Imunisasi dasar lengkap kecuali campak, cukup untuk umur {umur} bulan")
    perlu = "perlu lengkap" if perlu_campak else "perlu lengkap kecuali campak"
    return Jawaban(Nilai.T, f"Imunisasi dasar belum lengkap pada umur {umur} bulan, {perlu}")


@lru_cache(maxsize=4096)
def _dosis(idl: Idl, umur: int, ambang: AmbangAnak) -> Jawaban:
    """The same by recorded doses, naming those that are missing."""
    if umur < ambang.umur_imunisasi:
        return _belum_dinilai(umur, ambang.umur_imunisasi, "imunisasi dasar")
    perlu_campak = umur >= ambang.umur_imunisasi_lengkap
    if kurang := idl.kurang if perlu_campak else idl.kurang_kecuali:
        perlu = "perlu imunisasi dasar lengkap" if perlu_campak else "perlu lengkap kecuali campak"
        return Jawaban(Nilai.T, f"{deret_nama(nama(kurang))} belum dicatat pada umur {umur} bulan, {perlu}")
    if idl.kurang:
        return Jawaban(Nilai.Y, f"Dosis imunisasi dasar lengkap kecuali campak, cukup untuk umur {umur} bulan")
    return Jawaban(Nilai.Y, f"Semua dosis imunisasi dasar sudah dicatat, umur {umur} bulan")


def jendela_anak(umur: int, pengaturan: Mapping[str, str], ambang: AmbangAnak) -> Jendela | None:
    """The window of weighing and counselling at an age in completed months; None below six months."""
    if umur == ambang.umur_tanpa_pita and pengaturan["anak_18_bulan_band"] == "sebelum":
        umur -= 1
    for pita in ambang.pita:
        if umur <= pita.sampai:
            return pita.jendela
    return ambang.pita[-1].jendela


def _dalam_jendela(data: DataAnak, jumlah: int | None, jendela: Jendela, kalimat: str, hal: str) -> Jawaban:
    """Months with the service against the months needed; a T says when the child is too new to have reached them."""
    singkat = "; riwayat belum lengkap" if data.bulan_riwayat < jendela.perlu else ""
    dari = f"{jendela.bulan} bulan"
    return cukup(jumlah, jendela.perlu, f"{kalimat} dari {dari}", f"{hal} dalam {dari}", "", singkat)


def _timbang(data: DataAnak, pengaturan: Mapping[str, str], ambang: AmbangAnak) -> Jawaban:
    jendela = jendela_anak(data.umur_bulan, pengaturan, ambang)
    if jendela is None:
        return _belum_dinilai(data.umur_bulan, ambang.umur_dinilai, "penimbangan")
    jumlah = getattr(data, f"timbang_{jendela.triwulan}q")
    return _dalam_jendela(data, jumlah, jendela, "Ditimbang {}", "penimbangan")


def _konseling(data: DataAnak, pengaturan: Mapping[str, str], ambang: AmbangAnak) -> Jawaban:
    jendela = jendela_anak(data.umur_bulan, pengaturan, ambang)
    if jendela is None:
        return _belum_dinilai(data.umur_bulan, ambang.umur_dinilai, "konseling gizi")
    if pengaturan["konseling_anak"] == "ibu":
        jumlah = getattr(data, f"konseling_ibu_{jendela.triwulan}q")
        return _dalam_jendela(data, jumlah, jendela, "Ibu hadir {}", "konseling gizi ibu")
    jumlah = getattr(data, f"konseling_{jendela.triwulan}q")
    return _dalam_jendela(data, jumlah, jendela, "Orang tua hadir {}", "konseling gizi orang tua")


def _parenting(data: DataAnak, ambang: AmbangAnak) -> Jawaban:
    if data.umur_bulan < ambang.umur_dinilai:
        return _belum_dinilai(data.umur_bulan, ambang.umur_dinilai, "kelas pengasuhan")
    kalimat = "Orang tua ikut kelas pengasuhan {}"
    return _dalam_jendela(data, data.parenting_2q, ambang.parenting, kalimat, "kelas pengasuhan")


def _kunjungan(data: DataAnak, bermasalah: bool, pengaturan: Mapping[str, str], ambang: AmbangAnak) -> Jawaban:
    """Home visits are for GB, GK and S; a status nobody wrote down counts as normal."""
    if bermasalah or pengaturan["anak_normal_kunjungan"] == "wajib":
        kalimat = "{} kali kunjungan rumah dalam triwulan ini"
        return cukup(data.kunjungan, ambang.kunjungan, kalimat, "kunjungan rumah dalam triwulan ini")
    diketahui = any(tanda is not None for tanda in (data.gizi_buruk, data.gizi_kurang, data.stunting))
    status = "Status gizi normal" if diketahui else "Status gizi belum dicatat, dianggap normal"
    return tidak_sesuai(f"{status}, kunjungan rumah tidak dinilai")


def pengukuran_anak(umur: int, triwulan: Triwulan, set_indikator: SetIndikator) -> tuple[int, ...]:
    """Which measuring months a child of this age needs, as positions in ``bulan_pengukuran``; none means TS."""
    pita_triwulan = set_indikator.ambang_anak.tinggi[triwulan.ke - 1]
    for pita in pita_triwulan:
        if umur <= pita.sampai:
            return pita.ukur
    return pita_triwulan[-1].ukur


def _tinggi(data: DataAnak, triwulan: Triwulan, pengaturan: Mapping[str, str], set_indikator: SetIndikator) -> Jawaban:
    """Length or height in the measuring months of the calendar year, by quarter and age."""
    ukur = pengukuran_anak(data.umur_bulan, triwulan, set_indikator)
    if not ukur:
        umur = data.umur_bulan
        return tidak_sesuai(f"Umur {umur} bulan pada Triwulan {triwulan.romawi}, tinggi badan belum dinilai")
    if pengaturan["tinggi_rule"] == "triwulan":
        return _tinggi_triwulan(data.tinggi_triwulan)
    tercatat = (data.tinggi_pertama, data.tinggi_kedua)
    bulan = tuple(NAMA_BULAN[set_indikator.bulan_pengukuran[i] - 1] for i in ukur)
    return _tinggi_bulan(bulan, tuple(tercatat[i] for i in ukur))


@lru_cache(maxsize=8)
def _tinggi_triwulan(diukur: bool | None) -> Jawaban:
    if diukur is None:
        return Jawaban(Nilai.T, "Belum dicatat: pengukuran tinggi badan dalam triwulan ini", belum_dicatat=True)
    if diukur:
        return Jawaban(Nilai.Y, "Tinggi badan diukur dalam triwulan ini")
    return Jawaban(Nilai.T, "Tinggi badan tidak diukur dalam triwulan ini, perlu 1")


@lru_cache(maxsize=64)
def _tinggi_bulan(bulan: tuple[str, ...], diukur: tuple[bool | None, ...]) -> Jawaban:
    semua = " dan ".join(bulan)
    if all(diukur):
        return Jawaban(Nilai.Y, f"Tinggi badan diukur bulan {semua}")
    if all(satu is None for satu in diukur):
        return Jawaban(Nilai.T, f"Belum dicatat: pengukuran tinggi badan bulan {semua}", belum_dicatat=True)
    kata = {True: "diukur", False: "tidak diukur", None: "belum dicatat"}
    rincian = ", ".join(f"bulan {nama} {kata[satu]}" for nama, satu in zip(bulan, diukur, strict=True))
    return Jawaban(Nilai.T, f"Tinggi badan {rincian}, perlu {semua}")


_ATURAN: dict[str, Callable[[DataAnak, Triwulan, Mapping[str, str], SetIndikator], Jawaban]] = {
    "imunisasi": lambda d, _, __, s: (
        _dosis(d.idl, d.umur_bulan, s.ambang_anak) if d.idl else _imunisasi(d.imunisasi, d.umur_bulan, s.ambang_anak)
    ),
    "timbang": lambda d, _, p, s: _timbang(d, p, s.ambang_anak),
    "tinggi": _tinggi,
    "konseling": lambda d, _, p, s: _konseling(d, p, s.ambang_anak),
    "kunjungan": lambda d, _, p, s: _kunjungan(d, bool(_status_gizi(d)), p, s.ambang_anak),
    "air": lambda d, *_: punya(d.air, "akses air bersih"),
    "jamban": lambda d, *_: punya(d.jamban, "jamban sehat"),
    "akta": lambda d, *_: punya(d.akta, "akta kelahiran"),
    "jamkes": lambda d, *_: punya(d.jamkes, "jaminan kesehatan"),
    "parenting": lambda d, _, __, s: _parenting(d, s.ambang_anak),
}
"""The rule of each indicator of 3B, in printed order."""
