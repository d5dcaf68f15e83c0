"""Reads for the page of one person: pregnancies and childhood with their months, the newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from kpm.dokumen.terbilang import angka_desimal
from kpm.periode import Bulan, Triwulan, bulan_penuh
from kpm.sebutan import kata_tempat
from pemantauan.bulanan.hadir import AYAH, IBU, Hadir, dengan_hadir
from pemantauan.bulanan.kelengkapan import Keadaan, keadaan, kurang_anak, kurang_ibu
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_bulan import (
    BULAN_PERTAMA,
    UMUR_BATAS,
    bersalin,
    bulan_anak,
    bulan_ibu,
    catatan_anak,
    keterangan_hamil,
)
from pemantauan.kueri_paud import bulan_paud, catatan_paud
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from sasaran.models import Anak, Kehamilan, Orang, SumberData
from sasaran.sebutan import umur as sebut_umur
from sasaran.usia_hamil import UsiaHamil

UMUR_PAUD = 24
"""Bulan penuh from which there are months of Formulir 2C."""
SUSULAN = 18
"""Months after the second birthday up to which a child that is newly registered is still offered its months of Formulir
2B: the longest window of Formulir 3B."""
BULAN_TERLIHAT = 25
"""Calendar months a child of 0-23 bulan penuh can have records in."""
UMUR_KECIL = 120
"""Bulan penuh below which nobody is asked for pregnancies and children of their own."""
FASE = (("Hamil", -1, -1), ("0–5 bulan", 0, 5), ("6–11", 6, 11), ("12–23", 12, 23), ("2–6 tahun", 24, 72))
"""Stages on the way to school: label, first and last bulan penuh."""


Pergi = Sequence[tuple[dt.date, dt.date]]
"""Days of leaving and of return."""
_TANPA_ASAL = ("versi", "bunyi", "sumber", "suami", "asal_tanggal")


def asal_data(*rekaman: Any) -> list[tuple[str, str, dt.date]]:
    """(what, source, day) of each datum whose origin is known, in the order of the fields. No query."""
    hasil = []
    for satu in rekaman:
        for bidang in satu._meta.concrete_fields if satu else ():
            if (asal := satu.asal_data.get(bidang.name)) and bidang.name not in _TANPA_ASAL:
                nama = str(bidang.verbose_name)
                sumber = str(SumberData(asal[0]).label) if asal[0] in SumberData.values else asal[0]
                hasil.append((f"{nama[:1].upper()}{nama[1:]}", sumber, dt.date.fromisoformat(asal[1])))
    return hasil


def orang_utuh() -> QuerySet[Orang]:
    """People with household, dusun, posyandu, and who wrote them."""
    return Orang.objects.select_related("keluarga__dusun", "posyandu", "dibuat_oleh", "diubah_oleh").defer(
        "keluarga__no_kk"
    )


def anak_dari(orang: Orang) -> Anak | None:
    """What is known of this person as a child, with the mother. One query."""
    anak = (
        Anak.objects.filter(orang=orang)
        .select_related("ibu", "kehamilan__ibu", "pengasuh")
        .defer("ibu__nik", "kehamilan__ibu__nik", "pengasuh__nik")
        .first()
    )
    if anak:
        anak.orang = orang
    return anak


def anak_dari_ibu(ibu: Orang) -> list[Anak]:
    """Children of this woman, the youngest first. One query."""
    return list(
        Anak.objects.filter(ibu=ibu).select_related("orang").defer("orang__nik").order_by("-orang__tanggal_lahir", "pk")
    )


def umur(orang: Orang, pada: dt.date) -> str:
    """Age in words, of somebody who died on that day; empty when the birth date is unknown."""
    return sebut_umur(orang.umur_bulan(orang.keluar_pada if orang.keluar_pada and wafat(orang) else pada))


def masih_kecil(orang: Orang, pada: dt.date) -> bool:
    """Whether this is a child too young for a pregnancy or children of its own."""
    bulan = orang.umur_bulan(pada)
    return bulan is not None and bulan < UMUR_KECIL


def wafat(orang: Orang) -> bool:
    return orang.sebab_keluar == Orang.SebabKeluar.MENINGGAL


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """One month of a person in words."""

    bulan: Bulan
    tanggal: dt.date
    umur: str
    ukuran: str
    layanan: str
    """What was received."""
    tidak: str
    """What was answered Tidak."""
    keadaan: Keadaan
    kurang: tuple[str, ...]
    sumber: str = ""
    """Where it was taken from, and in which village where that is another one."""


@dataclass(frozen=True, slots=True)
class LembarBulan:
    """The months of one child or one pregnancy."""

    objek: Any
    baris: list[BarisBulan]
    """The newest first, at most BULAN_TERLIHAT."""
    kosong: list[Bulan]
    """The newest BULAN_TERLIHAT months without a record that can still be entered, however long ago they are."""
    terbuka: bool
    """Whether the running month can be entered."""
    keterangan: str = ""
    fase: tuple[tuple[str, str], ...] = ()
    catatan: tuple[Any, ...] = ()
    """Of a pregnancy: its monthly records as they are stored."""


def _tenang(lembar: LembarBulan) -> LembarBulan:
    """What was recorded, after a loss: nothing is missing, nothing is to be done, no stage of life is the present."""
    baris = [replace(satu, kurang=()) for satu in lembar.baris]
    return replace(lembar, baris=baris, kosong=[], terbuka=False, fase=())


def lembar_anak(anak: Anak, hari_ini: dt.date, pergi: Pergi = ()) -> LembarBulan:
    """A child's months; none is asked for while the child lived elsewhere (``pergi``) or after its death. Two
    queries."""
    catatan = catatan_anak(anak)[::-1]
    tambah_sesi("anak", catatan, anak=anak)
    return rakit_lembar_anak(anak, catatan, hari_ini, pergi)


def rakit_lembar_anak(
    anak: Anak, catatan: Sequence[PemantauanAnak], hari_ini: dt.date, pergi: Pergi = ()
) -> LembarBulan:
    """As `lembar_anak`, of months that were read already (the newest first). No query."""
    kini = Bulan.dari_tanggal(hari_ini)
    rentang = bulan_anak(anak)
    # one first known at three is not asked for its first two years
    dahulu = not catatan and rentang is not None and rentang[1] < Bulan.dari_tanggal(anak.sejak).geser(-SUSULAN)
    kosong = [] if dahulu else _kosong(rentang, {satu.bulan for satu in catatan}, kini, pergi)
    umur = anak.orang.umur_bulan(hari_ini)
    lembar = LembarBulan(
        objek=anak,
        baris=[_baris_anak(satu, anak.orang.tanggal_lahir) for satu in catatan[:BULAN_TERLIHAT]],
        kosong=kosong,
        terbuka=kini in kosong or any(satu.bulan == kini for satu in catatan),
        fase=_fase(umur) if umur is not None else (),
    )
    return _tenang(lembar) if wafat(anak.orang) else lembar


@dataclass(frozen=True, slots=True)
class LembarPaud:
    """A child's months of Formulir 2C."""

    baris: list[PemantauanPaud]
    """Months with an answer, the newest first."""
    tahun: int
    """Year that is open to be filled: this one, or the last the child stood in."""
    terbuka: bool
    """Whether the child stands on Formulir 2C in the running month."""


def lembar_paud(anak: Anak, hari_ini: dt.date) -> LembarPaud | None:
    """None before the child's third year. One query."""
    rentang, kini = bulan_paud(anak), Bulan.dari_tanggal(hari_ini)
    if rentang is None or rentang[0] > kini:
        return None
    terbuka = rentang[0] <= kini <= rentang[1] and not wafat(anak.orang)
    return LembarPaud(catatan_paud(anak), min(rentang[1], kini).tahun, terbuka)


def lembar_ibu(ibu: Orang, hari_ini: dt.date, pergi: Pergi = ()) -> list[LembarBulan]:
    """A woman's pregnancies with their months, the newest first. Two queries."""
    hamil = list(Kehamilan.objects.filter(ibu=ibu).order_by("-sejak", "-pk"))
    catatan = (
        PemantauanIbu.objects.filter(kehamilan__ibu=ibu).select_related("dari_desa").order_by("kehamilan_id", "-bulan")
        if hamil
        else []
    )
    catatan = list(catatan)
    tambah_sesi("ibu", catatan, kehamilan__ibu=ibu)
    return rakit_lembar_ibu(ibu, hamil, catatan, hari_ini, pergi)


def rakit_lembar_ibu(
    ibu: Orang,
    hamil: Sequence[Kehamilan],
    catatan: Sequence[PemantauanIbu],
    hari_ini: dt.date,
    pergi: Pergi = (),
) -> list[LembarBulan]:
    """As `lembar_ibu`, of pregnancies and months (by pregnancy, the newest first) that were read already. No query."""
    milik = {kunci: list(semua) for kunci, semua in groupby(catatan, key=lambda satu: satu.kehamilan_id)}
    kini = Bulan.dari_tanggal(hari_ini)
    lembar = []
    for satu in hamil:
        satu.ibu = ibu
        tercatat = milik.get(satu.pk, [])
        kosong = _kosong(bulan_ibu(satu), {baris.bulan for baris in tercatat}, kini, pergi)
        satu_lembar = LembarBulan(
            objek=satu,
            baris=[_baris_ibu(baris, satu) for baris in tercatat[:BULAN_TERLIHAT]],
            kosong=kosong,
            terbuka=kini in kosong or any(baris.bulan == kini for baris in tercatat),
            keterangan=_usia(satu, hari_ini),
            catatan=tuple(tercatat),
        )
        lembar.append(_tenang(satu_lembar) if _berduka(satu, hari_ini) else satu_lembar)
    return lembar


def tambah_sesi(kelompok: str, catatan: Sequence[PemantauanIbu | PemantauanAnak], **milik: Any) -> None:
    """Let these months, which are only shown, hold what the counselling sessions add. One query, none without months.

    ``milik`` narrows the attendances to whose months they are.
    """
    bulan = [satu.bulan for satu in catatan]
    pakai_sesi(catatan, hadir_bulan(kelompok, (min(bulan), max(bulan)), **milik) if bulan else {})


def pakai_sesi(catatan: Sequence[PemantauanIbu | PemantauanAnak], hadir: Mapping[tuple[int, Bulan], Hadir]) -> None:
    """As `tambah_sesi`, of attendances that were read already. No query."""
    for satu in catatan if hadir else ():
        isi = {nama: getattr(satu, nama) for nama in (*AYAH, *IBU) if hasattr(satu, nama)}
        kunci = satu.kehamilan_id if isinstance(satu, PemantauanIbu) else satu.anak_id
        for nama, nilai in dengan_hadir(isi, hadir.get((kunci, satu.bulan))).items():
            setattr(satu, nama, nilai)


def _berduka(hamil: Kehamilan, hari_ini: dt.date) -> bool:
    """After a loss: the woman's death, keguguran, or lahir mati once the puerperium (still watched) is over."""
    if wafat(hamil.ibu) or hamil.hasil == Kehamilan.Hasil.KEGUGURAN:
        return True
    return hamil.hasil == Kehamilan.Hasil.LAHIR_MATI and hamil.akhir_nifas is not None and hamil.akhir_nifas < hari_ini


def nilai_triwulan(
    orang: Orang, anak: Anak | None, kehamilan: list[LembarBulan], triwulan: Triwulan
) -> list[tuple[str, Any]]:
    """(group, child or pregnancy) of the rows a person can have in the scorecard of a quarter; none after a loss. No
    query."""
    hasil: list[tuple[str, Any]] = []
    if wafat(orang):
        return hasil
    if anak and (dua_tahun := orang.ulang_tahun_kedua):
        if dua_tahun > triwulan.awal:
            hasil.append(("anak", anak))
        if dua_tahun <= triwulan.akhir and (orang.umur_bulan(triwulan.akhir) or 0) <= HPK_2018.ambang_paud.umur_akhir:
            hasil.append(("paud", anak))
    for lembar in kehamilan:
        mulai, akhir = bulan_ibu(lembar.objek)
        if lembar.objek.hasil == Kehamilan.Hasil.KEGUGURAN:
            continue
        if mulai <= triwulan.bulan_bulan[2] and akhir >= triwulan.bulan_bulan[0]:
            hasil.append(("ibu", lembar.objek))
    return hasil


def _kosong(rentang: tuple[Bulan, Bulan] | None, tercatat: set[Bulan], kini: Bulan, pergi: Pergi) -> list[Bulan]:
    if rentang is None:
        return []
    awal, akhir = max(rentang[0], BULAN_PERTAMA), min(rentang[1], kini)
    semua = [akhir.geser(-n) for n in range(akhir.selisih(awal) + 1)]
    return [
        satu
        for satu in semua
        if satu not in tercatat and not any(dari < satu.awal and satu.akhir < sampai for dari, sampai in pergi)
    ][:BULAN_TERLIHAT]


def _fase(umur: int) -> tuple[tuple[str, str], ...]:
    return tuple((nama, "sudah" if sampai < umur else "kini" if dari <= umur else "") for nama, dari, sampai in FASE)


def _usia(hamil: Kehamilan, hari_ini: dt.date) -> str:
    """ "Hamil 5 bulan (24 minggu 3 hari)", or what has become of the pregnancy."""
    teks = keterangan_hamil(hamil, hari_ini)
    if wafat(hamil.ibu) and not hamil.berakhir_pada:
        return ""
    if hamil.berakhir_pada:
        akhir_nifas = hamil.akhir_nifas
        return teks if akhir_nifas and hari_ini <= akhir_nifas else hamil.get_hasil_display()
    hpht = hamil.hpht_hitung
    return f"{teks} ({UsiaHamil.pada(hpht, hari_ini).teks})" if hpht and hpht <= hari_ini else teks


_LAYANAN_ANAK = (
    ("konseling_ibu", "konseling ibu"),
    ("konseling_ayah", "konseling ayah"),
    ("parenting", "kelas pengasuhan"),
    ("air", "air"),
    ("jamban", "jamban"),
    ("akta", "akta"),
    ("jamkes", "jaminan"),
)
_LAYANAN_IBU = (("suami", "suami ikut"), ("air", "air"), ("jamban", "jamban"), ("jamkes", "jaminan"))


def _baris_anak(satu: PemantauanAnak, lahir: dt.date | None) -> BarisBulan:
    umur = bulan_penuh(lahir, satu.tanggal) if lahir else 0
    isi = {bidang: getattr(satu, bidang) for bidang in PemantauanAnak.LAYANAN}
    kurang = kurang_anak(isi, umur=umur, bulan=satu.bulan) if umur < UMUR_BATAS else ()
    ukuran = [f"{angka_desimal(satu.berat, 2)} kg"] if satu.berat else ["ditimbang"] if satu.timbang else []
    ukuran += [f"{angka_desimal(satu.panjang, 1)} cm"] if satu.panjang else ["diukur"] if satu.tinggi else []
    ukuran += [f"tikar {satu.get_tikar_display().lower()}"] if satu.tikar else []
    gizi = [nama for bidang, nama in _GIZI.items() if isi[bidang]]
    ya = [nama for bidang, nama in _LAYANAN_ANAK if isi[bidang]]
    ya += [f"imunisasi {satu.get_imunisasi_display().lower()}"] if satu.imunisasi else []
    ya += [f"kunjungan rumah {satu.kunjungan} kali"] if satu.kunjungan else []
    if umur >= UMUR_BATAS:  # measured outside Formulir 2B: that is what the month was for
        ya += [kata for bidang, kata in (("timbang", "ditimbang"), ("tinggi", "diukur")) if isi[bidang]]
    tidak = [nama for bidang, nama in _LAYANAN_ANAK if isi[bidang] is False]
    tidak += ["ditimbang"] if satu.timbang is False else []
    tidak += ["diukur"] if satu.tinggi is False else []
    return _baris(satu, f"{umur} bulan" if umur >= 0 else "sebelum lahir", [*ukuran, *gizi], ya, tidak, kurang)


_GIZI = {"gizi_buruk": "gizi buruk", "gizi_kurang": "gizi kurang", "stunting": "stunting"}


def _baris_ibu(satu: PemantauanIbu, hamil: Kehamilan) -> BarisBulan:
    isi = {bidang: getattr(satu, bidang) for bidang in PemantauanIbu.LAYANAN}
    kurang = kurang_ibu(isi, bersalin=bersalin(hamil.melahirkan, satu.bulan))
    angka = (
        ("anc", "periksa kehamilan {} kali"),
        ("fe", "Fe {} tablet"),
        ("nifas", "periksa nifas {} kali"),
        ("konseling", "konseling {} kali"),
        ("kunjungan", "kunjungan rumah {} kali"),
    )
    ya = [kata.format(isi[bidang]) for bidang, kata in angka if isi[bidang]]
    ya += [nama for bidang, nama in _LAYANAN_IBU if isi[bidang]]
    tidak = [kata.split(" {}")[0] for bidang, kata in angka if isi[bidang] == 0]
    tidak += [nama for bidang, nama in _LAYANAN_IBU if isi[bidang] is False]
    status = [nama for bidang, nama in (("kek", "KEK"), ("resti", "risiko tinggi")) if isi[bidang]]
    usia = f"{satu.usia_bulan} bulan" if satu.usia_bulan is not None else ""
    return _baris(satu, usia, status, ya, tidak, kurang)


def _baris(
    satu: PemantauanAnak | PemantauanIbu,
    umur: str,
    ukuran: list[str],
    ya: list[str],
    tidak: list[str],
    kurang: tuple[str, ...],
) -> BarisBulan:
    return BarisBulan(
        bulan=satu.bulan,
        tanggal=satu.tanggal,
        umur=umur,
        ukuran=", ".join(ukuran),
        layanan=", ".join(ya),
        tidak=", ".join(tidak),
        keadaan=keadaan(True, kurang),
        kurang=kurang,
        sumber=", ".join(filter(None, (kata_tempat(satu.get_sumber_display()), str(satu.dari_desa or "")))),
    )
