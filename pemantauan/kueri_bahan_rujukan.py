"""What is known of somebody who is to be referred: the reasons that hold and the numbers for the slip."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from pemantauan.kueri_rujukan import Sasaran
from pemantauan.models import PemantauanAnak, Pemeriksaan
from pemantauan.rujukan import Angka, Bahan, urut_alasan
from sasaran.models import Kehamilan
from sasaran.sebutan import umur as sebut_umur

HARI_BERLAKU = 92
"""Days for which an observation still is a reason: what was seen a quarter ago has to be seen again first."""


def bahan_rujukan(sasaran: Sasaran, pada: dt.date) -> Bahan:
    """The reasons that hold on a day and the numbers as they stand on it. A constant number of queries."""
    if sasaran.anak:
        return _anak(sasaran, pada)
    return _ibu(sasaran.kehamilan, pada) if sasaran.kehamilan else Bahan()


def _anak(sasaran: Sasaran, pada: dt.date) -> Bahan:
    catatan = PemantauanAnak.objects.filter(
        anak=sasaran.anak, tanggal__lte=pada, tanggal__gt=pada - dt.timedelta(days=HARI_BERLAKU)
    )
    semua = list(catatan.order_by("-bulan"))

    def terakhir(nama: str) -> Any:
        return next((getattr(satu, nama) for satu in semua if getattr(satu, nama) not in (None, "")), None)

    alasan = [nama for nama in ("gizi_buruk", "gizi_kurang", "stunting") if terakhir(nama)]
    if terakhir("tikar") == "M":
        alasan.append("tikar_merah")
    if terakhir("edema"):
        alasan.append("bengkak")
    angka = [Angka("Umur", sebut_umur(sasaran.orang.umur_bulan(pada)))] if sasaran.orang.tanggal_lahir else []
    angka += _ukuran(semua)
    return Bahan(tuple(urut_alasan(alasan)), tuple(angka))


def _ukuran(semua: list[PemantauanAnak]) -> list[Angka]:
    """Weight, length and tikar as they were last measured."""
    hasil = []
    if satu := next((s for s in semua if s.berat), None):
        hasil.append(Angka("Berat badan", f"{angka_desimal(satu.berat, 2)} kg", satu.tanggal))
    if satu := next((s for s in semua if s.panjang), None):
        cara = {"L": "Panjang badan (berbaring)", "H": "Tinggi badan (berdiri)"}.get(satu.cara_ukur, "Panjang badan")
        hasil.append(Angka(cara, f"{angka_desimal(satu.panjang, 1)} cm", satu.tanggal))
    if satu := next((s for s in semua if s.tikar), None):
        hasil.append(Angka("Tikar pertumbuhan", satu.get_tikar_display(), satu.tanggal))
    return hasil


def _ibu(hamil: Kehamilan, pada: dt.date) -> Bahan:
    alasan = [nama for nama, ada in (("kek", hamil.kek), ("resti", hamil.resti)) if ada]
    angka: list[Angka] = []
    if hamil.berakhir_pada and hamil.berakhir_pada <= pada:
        angka.append(Angka("Melahirkan", tanggal_panjang(hamil.berakhir_pada)))
    else:
        usia, hpl = hamil.usia_bulan(pada), hamil.hpl_hitung
        if usia is not None:
            angka.append(Angka("Usia kehamilan", f"{usia} bulan", pada))
        if hpl:
            angka.append(Angka("HPL", hamil.hpl_teks))
            if hamil.hpl_teks == tanggal_panjang(hpl) and hpl < pada:
                alasan.append("lewat_hpl")
    angka += _periksa(hamil, pada)
    return Bahan(tuple(urut_alasan(alasan)), tuple(angka))


def _periksa(hamil: Kehamilan, pada: dt.date) -> list[Angka]:
    """LiLA and Hb as they were last measured."""
    semua = list(Pemeriksaan.objects.filter(kehamilan=hamil, tanggal__lte=pada).order_by("-tanggal"))
    hasil = []
    for nama, kata, satuan in (("lila", "LiLA", "cm"), ("hb", "Hb", "g/dL")):
        if satu := next((s for s in semua if getattr(s, nama) is not None), None):
            hasil.append(Angka(kata, f"{angka_desimal(getattr(satu, nama), 1)} {satuan}", satu.tanggal))
    return hasil
