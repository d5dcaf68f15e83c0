"""What the measurements of a month suggest, in sentences beside what a person answered, never in its place.

Source: z-scores of WHO, words of Permenkes 2/2020, KMS of the Buku KIA 2023; who decides is the health worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kpm.dokumen.terbilang import angka_desimal
from pemantauan.antropometri import (
    Indeks,
    KodeKms,
    Ukuran,
    Zskor,
    atas_garis_jingga,
    bawah_garis_merah,
    janggal,
    kategori,
    nama_indeks,
    petunjuk_tikar,
    usul_gizi,
    zskor,
)
from pemantauan.antropometri.tikar import WARNA
from pemantauan.pengaturan_tumbuh import AturanTumbuh

INDEKS: tuple[Indeks, ...] = ("pb_u", "bb_u", "bb_pb")
NORMAL = "N"
"""`PemantauanAnak.gizi_diusulkan` where the measurements propose no problem."""
KODE_GIZI = {"GB": "gizi buruk", "GK": "gizi kurang", "S": "stunting", NORMAL: "normal"}
_KMS = {"N": "berat naik cukup (N)", "T": "berat tidak naik cukup (T)"}


@dataclass(frozen=True, slots=True)
class Perkiraan:
    """Sentences; empty where nothing can be told."""

    gizi: str = ""
    """ "Perkiraan dari ukuran: pendek (TB/U -2,31). Putuskan dengan bidan." """
    bermasalah: bool = False
    """One of GB, GK, S is proposed."""
    gizi_beda: str = ""
    """Said where a person chose otherwise; both are kept."""
    rincian: tuple[str, ...] = ()
    """ "PB/U -1,99: normal", one for each index."""
    janggal: str = ""
    tikar: str = ""
    """The colour the length suggests."""
    tikar_beda: str = ""
    """Said where the colour that was seen is another one."""
    kms: str = ""
    perhatian: tuple[str, ...] = ()
    """What asks for a health worker soon: T, 2T, below the red line, above the orange one."""

    @property
    def ada(self) -> bool:
        return bool(self.rincian or self.gizi or self.kms or self.janggal)

    @property
    def penting(self) -> str:
        """What is said after saving and in a long list: what somebody has to do something about, in one line."""
        gizi = self.gizi if self.bermasalah else ""
        return " ".join(filter(None, (gizi, *self.perhatian, self.janggal, self.tikar_beda)))


TANPA_PERKIRAAN = Perkiraan()


def ukuran_bulan(isi: Mapping[str, Any], *, jenis_kelamin: str, lahir: Any, tanggal: Any) -> Ukuran:
    """The measurement a month's entry holds."""
    return Ukuran(
        jenis_kelamin,
        lahir,
        tanggal,
        isi.get("berat"),
        isi.get("panjang"),
        isi.get("cara_ukur") or "",
        isi.get("edema"),
    )


def usulan(ukuran: Ukuran, aturan: AturanTumbuh) -> str:
    """What `PemantauanAnak.gizi_diusulkan` keeps: "GK,S", "N", or empty where the measurement cannot tell."""
    usul = usul_gizi(zskor(ukuran, dasar_umur=aturan.dasar_umur))
    if usul is None:
        return ""
    return ",".join(usul) or NORMAL


def perkirakan(
    ukuran: Ukuran,
    aturan: AturanTumbuh,
    *,
    tikar: str = "",
    kms: KodeKms | None = None,
    lalu_ragu: bool = False,
    dipilih: tuple[str, ...] | None = None,
) -> Perkiraan:
    """What a measurement suggests; ``tikar`` is the colour that was seen, ``kms`` the code of the weighing
    (``lalu_ragu``: last month's weight waits to be looked at), ``dipilih``
    GB, GK and S as a person answered, () for normal, None where nobody did."""
    z = zskor(ukuran, dasar_umur=aturan.dasar_umur)
    warna = "" if janggal(z, "pb_u") else petunjuk_tikar(z.pb_u, z.umur_bulan, batas_kuning=aturan.batas_kuning)
    return Perkiraan(
        gizi=_gizi(z),
        bermasalah=bool(usul_gizi(z)),
        gizi_beda=_gizi_beda(usul_gizi(z), dipilih),
        rincian=tuple(_rinci(z)),
        janggal=_janggal(z),
        tikar=f"Perkiraan menurut panjang badan: {WARNA[warna]}." if warna else "",
        tikar_beda=f"Tikar dicatat {WARNA[tikar]}, panjang badan memperkirakan {WARNA[warna]}. Ukur sekali lagi; warna "
        "yang dicatat tetap yang dilihat."
        if warna and tikar and warna != tikar
        else "",
        kms=_kms(kms, lalu_ragu),
        perhatian=tuple(_perhatian(z, kms)),
    )


def _sebut(z: Zskor, indeks: Indeks) -> str:
    """ "TB/U -2,31"."""
    return f"{nama_indeks(indeks, z.umur_bulan)} {angka_desimal(getattr(z, indeks), 2)}"


def _gizi(z: Zskor) -> str:
    usul = usul_gizi(z)
    if usul is None:
        return ""
    kata = kategori(z)
    sebab = {
        "GB": f"gizi buruk ({'bengkak pada kedua kaki' if z.edema else _sebut(z, 'bb_pb')})",
        "GK": f"gizi kurang ({_sebut(z, 'bb_pb') if z.bb_pb is not None else ''})",
        "S": f"{kata.pb_u.lower()} ({_sebut(z, 'pb_u') if z.pb_u is not None else ''})",
    }
    isi = " dan ".join(sebab[satu] for satu in usul)
    if not usul:
        # a child of the curve's upper side is none of GB, GK, S either, and yet not "normal"
        kata_gizi = "normal" if kata.bb_pb == "Gizi baik" else f"{kata.bb_pb.lower()}, tidak pendek"
        isi = f"{kata_gizi} ({_sebut(z, 'bb_pb')}; {_sebut(z, 'pb_u')})"
    return f"Perkiraan dari ukuran: {isi}. Putuskan dengan bidan."


def _gizi_beda(usul: tuple[str, ...] | None, dipilih: tuple[str, ...] | None) -> str:
    if usul is None or dipilih is None or set(usul) == set(dipilih):
        return ""
    kata = ", ".join(KODE_GIZI[satu] for satu in dipilih) or KODE_GIZI[NORMAL]
    return f"Yang dipilih: {kata}. Pilihan Anda yang dipakai, perkiraan ikut disimpan."


def _rinci(z: Zskor) -> list[str]:
    kata = kategori(z)
    return [
        f"{_sebut(z, indeks)}: {getattr(kata, indeks).lower()}"
        for indeks in INDEKS
        if getattr(z, indeks) is not None and not janggal(z, indeks)
    ]


def _janggal(z: Zskor) -> str:
    semua = [_sebut(z, indeks) for indeks in (*INDEKS, "imt_u") if janggal(z, indeks)]
    posisi = "Anak di bawah 9 bulan diukur berbaring, bukan berdiri." if "POS9MO" in z.tanda else ""
    kata = f"{', '.join(semua)} di luar yang mungkin. Periksa tanggal lahir, lalu ukur sekali lagi." if semua else ""
    return " ".join(filter(None, (kata, posisi)))


def _kms(kms: KodeKms | None, lalu_ragu: bool) -> str:
    if kms is None:
        return ""
    if kms.kenaikan is None and lalu_ragu:
        return "KMS: berat bulan lalu menunggu diperiksa, naik atau tidaknya belum dapat dinilai."
    if kms.menurut_kbm == "B":
        return "KMS: penimbangan pertama (B)."
    if kms.menurut_kbm == "O":
        return "KMS: bulan lalu tidak ditimbang (O)."
    gram = f"{'naik' if (kms.kenaikan or 0) >= 0 else 'turun'} {angka_desimal(abs(kms.kenaikan or 0), 0)} gram"
    perlu = f", seharusnya paling sedikit {kms.kbm} gram" if kms.kbm else ""
    petugas = f" Menurut petugas: {_KMS[kms.kode]}." if kms.diputuskan else ""
    return f"KMS: {gram} sejak bulan lalu{perlu}: {_KMS[kms.menurut_kbm]}.{petugas}"


def _perhatian(z: Zskor, kms: KodeKms | None) -> list[str]:
    isi = []
    if kms is not None and kms.dua_t:
        isi.append("Berat tidak naik dua kali berturut-turut (2T): segera rujuk ke bidan atau puskesmas.")
    elif kms is not None and kms.kode == "T":
        isi.append("Berat tidak naik: konsultasikan ke bidan.")
    if z.edema:
        isi.append("Bengkak di kedua kaki: segera rujuk ke bidan atau puskesmas.")
    elif not janggal(z, "bb_u"):
        if bawah_garis_merah(z.bb_u):
            isi.append("Berat di bawah garis merah (BGM): segera rujuk ke bidan atau puskesmas.")
        elif atas_garis_jingga(z.bb_u):
            isi.append("Berat di atas garis jingga: konsultasikan ke bidan.")
    return isi


def sebut_usulan(tersimpan: str) -> str:
    """`PemantauanAnak.gizi_diusulkan` in words: "gizi kurang, stunting"; empty where nothing was proposed."""
    return ", ".join(KODE_GIZI[satu] for satu in tersimpan.split(",") if satu)
