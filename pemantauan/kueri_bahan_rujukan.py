"""What is known of somebody who is to be referred: the reasons that hold and the numbers for the slip.

Nothing is judged here: growth, doses and pregnancies are read where the other pages read them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from pemantauan.antropometri import PENDEK, Indeks, nama_indeks
from pemantauan.kueri_imunisasi import imunisasi_anak
from pemantauan.kueri_kehamilan import KeadaanHamil, rakit
from pemantauan.kueri_rujukan import Sasaran
from pemantauan.kueri_tumbuh import NilaiTerakhir, TumbuhTerakhir, tumbuh_anak, tumbuh_terakhir
from pemantauan.models import PemantauanAnak, Tikar
from pemantauan.rujukan import Angka, Bahan, urut_alasan
from sasaran.models import Anak, Kehamilan
from sasaran.sebutan import umur as sebut_umur

HARI_BERLAKU = 92
"""Days for which an observation is a reason: what was seen more than a quarter ago has to be seen again first."""
KMS = {
    "N": "naik (N)",
    "T": "tidak naik (T)",
    "O": "tidak ditimbang bulan lalu (O)",
    "B": "baru pertama kali ditimbang (B)",
}


def bahan_rujukan(sasaran: Sasaran, pada: dt.date) -> Bahan:
    """The reasons that hold on a day and the numbers as they stand on it. At most eleven queries."""
    if sasaran.anak:
        return _anak(sasaran.anak, pada)
    return _ibu(sasaran.kehamilan, pada) if sasaran.kehamilan else Bahan()


# ---------------------------------------------------------------- a child


def _anak(anak: Anak, pada: dt.date) -> Bahan:
    sejak = pada - dt.timedelta(days=HARI_BERLAKU)
    catatan = PemantauanAnak.objects.filter(anak=anak, tanggal__lte=pada, tanggal__gt=sejak)
    semua = list(catatan.order_by("-bulan"))
    tumbuh = tumbuh_terakhir([anak.uuid], pada).get(anak.uuid) or TumbuhTerakhir(anak.uuid)
    alasan = _tercatat(semua) | _terhitung(tumbuh, sejak, pada)
    imunisasi = imunisasi_anak(anak, pada)
    if imunisasi.idl is not None and imunisasi.terlambat:  # without any recorded dose nothing is known
        alasan.add("imunisasi")
    angka = [Angka("Umur", sebut_umur(anak.orang.umur_bulan(pada)))] if anak.orang.tanggal_lahir else []
    return Bahan(tuple(urut_alasan(alasan)), (*angka, *_ukuran(semua, _ragu(anak, semua)), *_nilai(tumbuh)))


def _ragu(anak: Anak, semua: list[PemantauanAnak]) -> set[tuple[UUID, str]]:
    """Measurements of these months that nobody has called right yet. Four queries at most, none without one."""
    titik = tumbuh_anak(anak) if any(satu.berat or satu.panjang for satu in semua) else ()
    return {(satu.uuid, nama) for satu in titik for nama in satu.ragu}


def _terakhir(semua: list[PemantauanAnak], nama: str) -> Any:
    """The last filled value of a field."""
    return next((getattr(satu, nama) for satu in semua if getattr(satu, nama) not in (None, "")), None)


def _tercatat(semua: list[PemantauanAnak]) -> set[str]:
    """What the months of the last quarter of a year say."""
    alasan = {nama for nama in ("gizi_buruk", "gizi_kurang", "stunting") if _terakhir(semua, nama)}
    if _terakhir(semua, "tikar") == Tikar.MERAH:
        alasan.add("tikar_merah")
    if _terakhir(semua, "edema"):
        alasan.add("bengkak")
    return alasan


def _terhitung(tumbuh: TumbuhTerakhir, sejak: dt.date, pada: dt.date) -> set[str]:
    """What the measurements say by WHO z-scores and the KMS."""

    def baru(nilai: NilaiTerakhir | None) -> bool:
        return nilai is not None and nilai.tanggal > sejak

    alasan = set()
    if tumbuh.pb_u and baru(tumbuh.pb_u) and tumbuh.pb_u.kategori in PENDEK:
        alasan.add("stunting")
    if tumbuh.bb_pb and baru(tumbuh.bb_pb):
        alasan |= {kode for kode in ("gizi_buruk", "gizi_kurang") if kode == _kode(tumbuh.bb_pb.kategori)}
    if baru(tumbuh.bb_u):
        alasan |= {kode for kode, ada in (("bgm", tumbuh.bgm), ("berat_lebih", tumbuh.jingga)) if ada}
    if kms := tumbuh.kms_kini(pada):
        alasan |= {"t2"} if kms.dua_t else {"t1"} if kms.kode == "T" else set()
    return alasan


def _kode(kategori: str) -> str:
    """ "Gizi buruk" is the reason "gizi_buruk"."""
    return kategori.lower().replace(" ", "_")


def _ukuran(semua: list[PemantauanAnak], ragu: set[tuple[UUID, str]]) -> list[Angka]:
    """Weight, length and tikar as they were last observed; what is doubted says so."""

    def pasti(satu: PemantauanAnak, nama: str) -> str:
        return ", belum dipastikan" if (satu.uuid, nama) in ragu else ""

    hasil = []
    if satu := next((s for s in semua if s.berat), None):
        hasil.append(Angka("Berat badan", f"{angka_desimal(satu.berat, 2)} kg{pasti(satu, 'berat')}", satu.tanggal))
    if satu := next((s for s in semua if s.panjang), None):
        cara = {"L": "Panjang badan (berbaring)", "H": "Tinggi badan (berdiri)"}.get(satu.cara_ukur, "Panjang badan")
        hasil.append(Angka(cara, f"{angka_desimal(satu.panjang, 1)} cm{pasti(satu, 'panjang')}", satu.tanggal))
    if satu := next((s for s in semua if s.tikar), None):
        hasil.append(Angka("Tikar pertumbuhan", satu.get_tikar_display(), satu.tanggal))
    # a later look at the feet without swelling ends it
    if (satu := next((s for s in semua if s.edema is not None), None)) and satu.edema:
        hasil.append(Angka("Bengkak pada kedua kaki", "Ya", satu.tanggal))
    return hasil


_INDEKS: tuple[Indeks, ...] = ("pb_u", "bb_u", "bb_pb")


def _nilai(tumbuh: TumbuhTerakhir) -> list[Angka]:
    """z-scores with their words, and the KMS of the last weighing."""
    hasil = []
    for indeks in _INDEKS:
        nilai: NilaiTerakhir | None = getattr(tumbuh, indeks)
        if nilai is not None:
            z = f"{angka_desimal(nilai.z, 2)} SD, " if nilai.z is not None else ""
            hasil.append(Angka(nama_indeks(indeks, nilai.umur_bulan), f"{z}{nilai.kategori.lower()}", nilai.tanggal))
    if tumbuh.kms and tumbuh.bulan_timbang:
        dua = "tidak naik dua kali (2T)" if tumbuh.dua_t else KMS[tumbuh.kms.kode]
        hasil.append(Angka(f"KMS {tumbuh.bulan_timbang.label}", dua))
    return hasil


# ---------------------------------------------------------------- a pregnant woman, or one after delivery


def _ibu(hamil: Kehamilan, pada: dt.date) -> Bahan:
    [kini] = rakit([hamil], Kehamilan.objects.filter(pk=hamil.pk), pada)
    ada = {
        "kek": hamil.kek or kini.kek_diusulkan,
        "resti": hamil.resti or kini.resti_diusulkan,
        "anemia": bool(kini.anemia),
        "lewat_hpl": kini.lewat_hpl,
        "anc" if kini.berjalan else "nifas": _terlambat(kini),
    }
    return Bahan(tuple(urut_alasan(kode for kode, benar in ada.items() if benar)), tuple(_angka_ibu(kini)))


def _terlambat(kini: KeadaanHamil) -> bool:
    """Fewer contacts so far than the schedule wanted by now."""
    jadwal = kini.anc if kini.berjalan else kini.nifas
    return jadwal is not None and jadwal.jumlah < sum(satu.sampai < kini.pada for satu in jadwal.butir)


def _angka_ibu(kini: KeadaanHamil) -> list[Angka]:
    hamil, hasil = kini.hamil, []
    if not kini.berjalan and hamil.berakhir_pada:
        hasil.append(Angka("Melahirkan", tanggal_panjang(hamil.berakhir_pada)))
    else:
        if kini.usia:
            hasil.append(Angka("Umur kehamilan", kini.usia.teks, kini.pada))
        if hamil.hpl_teks:
            hasil.append(Angka("Hari perkiraan lahir", hamil.hpl_teks))
    if kini.lila:
        hasil.append(Angka("LiLA", f"{angka_desimal(kini.lila.nilai, 1)} cm", kini.lila.tanggal))
    if kini.hb:
        hasil.append(Angka("Hb", f"{angka_desimal(kini.hb.nilai, 1)} g/dL", kini.hb.tanggal))
    if kini.berjalan:
        hasil.append(Angka("Periksa kehamilan", f"{kini.anc.jumlah} kali", kini.pada))
        hasil.append(Angka("Tablet diterima", f"{kini.tablet} dari {kini.target_tablet}", kini.pada))
    elif kini.nifas:
        hasil.append(Angka("Periksa nifas", f"{kini.nifas.jumlah} kali", kini.pada))
    hasil += [Angka(satu.faktor.sebutan, satu.kalimat) for satu in kini.temuan]
    return hasil
