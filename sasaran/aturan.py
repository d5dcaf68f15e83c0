"""Rules of registration: which dates, names and measures can be true, each refusal one sentence; no Django, no clock.

Source: exit rules of Formulir 2A; HPHT/HPL by Naegele; an episode of pregnancy is capped at 44 weeks (SATUSEHAT).
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from kpm.periode import bulan_penuh, tambah_bulan
from sasaran.bunyi import bunyi
from sasaran.usia_hamil import HARI_TERTUA, hpl_naegele

HARI_KEHAMILAN_TERLAMA = HARI_TERTUA
HARI_HPL_TERJAUH = 45 * 7
HARI_LAHIR_TERCEPAT = 20 * 7
HARI_KEGUGURAN = 22 * 7
"""Below 22 weeks the end of a pregnancy is keguguran, from there on lahir mati."""
HARI_LEWAT_HPL = 4 * 7
UMUR_ANAK_TERTUA = 72
"""Bulan penuh up to which a child is sasaran, from the third year on for PAUD (Formulir 2C: "sampai 6 tahun")."""
BERAT_LAHIR = (Decimal("0.4"), Decimal("7"))
PANJANG_LAHIR = (Decimal("25"), Decimal("65"))
SELISIH_HARI_GANDA = 3
"""Two records whose birth dates differ by at most so many days can be one child."""
KEMIRIPAN_NAMA = 0.8
SEBAGIAN_NAMA = 90
"""How alike two names are of which one has all words of the other."""
DUSUN_BELUM = "Belum ditentukan"
"""Name of the dusun of households of which nobody has said yet where they stand."""

Galat = dict[str, str]
"""Field name -> sentence."""


def rapikan(teks: str) -> str:
    """One blank between words, none around them."""
    return " ".join(teks.split())


class _Bentuk(NamedTuple):
    """A name as it is compared."""

    huruf: str
    kata: frozenset[str]
    bunyi: str
    angka: frozenset[str]


@lru_cache(maxsize=20_000)
def _bentuk(nama: str) -> _Bentuk:
    polos = rapikan(re.sub(r"[^a-z ]", "", nama.lower()))
    return _Bentuk(polos, frozenset(polos.split()), bunyi(nama).strip(), frozenset(re.findall(r"\d+", nama)))


def kemiripan_nama(satu: str, lain: str, *, paling_sedikit: float = 0) -> float:
    """How alike two names are, 0 to 100: 100 when they sound the same, 90 when one has all words of the other, else
    by letters and sounds. Below ``paling_sedikit`` 0. A number in one of them tells them apart (Bayi Rohana 1, 2)."""
    a, b = _bentuk(satu), _bentuk(lain)
    if not a.huruf or not b.huruf or a.angka != b.angka:
        return 0
    if a.bunyi == b.bunyi:
        return 100
    huruf = fuzz.ratio(a.huruf, b.huruf, score_cutoff=paling_sedikit)
    terbaik = max(huruf, fuzz.ratio(a.bunyi, b.bunyi, score_cutoff=max(paling_sedikit, huruf)))
    return max(terbaik, SEBAGIAN_NAMA) if a.kata <= b.kata or b.kata <= a.kata else terbaik


def nama_mirip(satu: str, lain: str) -> bool:
    """Whether two names can be one person's: they sound the same, one has all words of the other, or they are a letter
    or two apart. A number in one of them tells them apart (Bayi Rohana 1, Bayi Rohana 2)."""
    return kemiripan_nama(satu, lain, paling_sedikit=KEMIRIPAN_NAMA * 100) > 0


def periksa_lalu(tanggal: dt.date | None, pada: dt.date) -> str:
    """The sentence against a day that has not come yet; empty when it has."""
    if tanggal and tanggal > pada:
        return f"{tanggal_panjang(tanggal)} belum terjadi. Periksa tanggalnya."
    return ""


def periksa_tanggal_kehamilan(
    *,
    asal: str,
    hpht: dt.date | None,
    hpl: dt.date | None,
    sejak: dt.date | None,
    pada: dt.date,
    berakhir: dt.date | None = None,
    berakhir_sebelumnya: dt.date | None = None,
) -> Galat:
    """What is wrong with the dates of a pregnancy on the day ``pada``; ``berakhir`` is its end, when it has ended."""
    galat = _periksa_asal(asal, hpht, hpl)
    if galat:
        return galat
    batas = berakhir or pada
    if hpht:
        if hpht > batas:
            galat["hpht"] = periksa_lalu(hpht, pada) or "HPHT harus sebelum persalinan."
        elif (batas - hpht).days > HARI_KEHAMILAN_TERLAMA:
            galat["hpht"] = "HPHT lebih dari 44 minggu yang lalu. Periksa tahunnya."
        elif berakhir_sebelumnya and hpht < berakhir_sebelumnya:
            akhir = tanggal_panjang(berakhir_sebelumnya)
            galat["hpht"] = f"HPHT harus sesudah kehamilan sebelumnya berakhir ({akhir})."
    if hpl:
        lewat = HARI_LEWAT_HPL + (31 if asal == "hpl_bulan" else 0)
        if (hpl - batas).days > HARI_HPL_TERJAUH:
            galat["hpl"] = "HPL lebih dari 45 minggu lagi. Periksa tahunnya."
        elif (batas - hpl).days > lewat:
            galat["hpl"] = "HPL sudah lewat lebih dari 4 minggu. Bila sudah lahir, daftarkan anaknya saja."
        elif hpht and abs((hpl_naegele(hpht) - hpl).days) > 14:
            seharusnya = tanggal_panjang(hpl_naegele(hpht))
            galat["hpl"] = f"Menurut HPHT, HPL sekitar {seharusnya}. Perbaiki salah satunya, atau kosongkan HPL."
    if sejak and not galat and (salah := _periksa_sejak(sejak, hpht, hpl, pada)):
        galat["sejak"] = salah
    return galat


def _periksa_asal(asal: str, hpht: dt.date | None, hpl: dt.date | None) -> Galat:
    if asal == "hpht":
        if not hpht:
            lain = (
                " Bila yang diketahui HPL, ganti asal tanggalnya."
                if hpl
                else " Bila belum diketahui, ganti asal tanggalnya."
            )
            return {"hpht": f"HPHT masih kosong.{lain}"}
    elif asal.startswith("hpl"):
        if hpht:
            return {"hpht": "Asal tanggal yang dipilih HPL. Kosongkan HPHT, atau pilih asal tanggal HPHT."}
        if not hpl:
            return {"hpl": "HPL masih kosong."}
        if asal == "hpl_bulan" and hpl.day != 1:
            return {"hpl": "Tanggalnya lengkap. Pilih asal HPL lengkap, atau tulis bulan dan tahun saja."}
    elif hpht or hpl:
        return {"asal_tanggal": "Tanggal sudah diisi. Pilih dari mana tanggal itu."}
    return {}


def _periksa_sejak(sejak: dt.date, hpht: dt.date | None, hpl: dt.date | None, pada: dt.date) -> str:
    if sejak > pada:
        return periksa_lalu(sejak, pada)
    if hpht:
        return "" if sejak >= hpht else f"Tidak mungkin didata sebelum HPHT ({tanggal_panjang(hpht)})."
    paling_awal = hpl - dt.timedelta(HARI_HPL_TERJAUH) if hpl else pada - dt.timedelta(HARI_KEHAMILAN_TERLAMA)
    return "" if sejak >= paling_awal else "Tanggal ini terlalu lama untuk kehamilan yang sedang berjalan."


def periksa_persalinan(
    *,
    hasil: str,
    tanggal: dt.date,
    hpht: dt.date | None,
    sejak: dt.date,
    pada: dt.date,
    berakhir_sebelumnya: dt.date | None,
) -> tuple[Galat, list[str]]:
    """Refusals by field, and questions, for the end of a pregnancy; ``hasil`` as it is stored."""
    if salah := periksa_lalu(tanggal, pada):
        return {"tanggal": salah}, []
    if berakhir_sebelumnya and tanggal <= berakhir_sebelumnya:
        return {
            "tanggal": f"Kehamilan sebelumnya berakhir {tanggal_panjang(berakhir_sebelumnya)}. Periksa tanggalnya."
        }, []
    if not hpht:
        if tanggal < sejak - dt.timedelta(days=HARI_KEHAMILAN_TERLAMA):
            return {"tanggal": f"Kehamilan ini didata {tanggal_panjang(sejak)}. Periksa tahunnya."}, []
        return {}, []
    hari = (tanggal - hpht).days
    if hari < 0:
        return {"tanggal": f"Tanggal ini sebelum HPHT ({tanggal_panjang(hpht)})."}, []
    if hasil != "keguguran" and hari < HARI_LAHIR_TERCEPAT:
        return {
            "tanggal": f"Baru {hari // 7} minggu sejak HPHT ({tanggal_panjang(hpht)}). Periksa tanggal dan hasilnya."
        }, []
    tanya = []
    if hari > HARI_KEHAMILAN_TERLAMA:
        tanya.append(f"Menurut HPHT, umur kehamilan {hari // 7} minggu. Tanggalnya benar?")
    if hasil == "keguguran" and hari >= HARI_KEGUGURAN:
        tanya.append(f"Menurut HPHT, umur kehamilan sudah {hari // 7} minggu. Hasilnya benar?")
    if hasil == "lahir_mati" and hari < HARI_KEGUGURAN:
        tanya.append(f"Menurut HPHT, umur kehamilan baru {hari // 7} minggu. Hasilnya benar?")
    return {}, tanya


def periksa_lahir_anak(lahir: dt.date, pada: dt.date) -> str:
    """The sentence against a birth date no sasaran can have; empty when it can be."""
    if salah := periksa_lalu(lahir, pada):
        return salah
    if bulan_penuh(lahir, pada) > UMUR_ANAK_TERTUA:
        tahun, sisa = divmod(bulan_penuh(lahir, pada), 12)
        return f"Anak ini sudah {tahun} tahun {sisa} bulan. Sasaran berumur sampai 6 tahun ({UMUR_ANAK_TERTUA} bulan)."
    return ""


def lahir_paling_awal(umur: int, pada: dt.date) -> dt.date:
    """The earliest birth date of those who are at most ``umur`` bulan penuh on that day."""
    lahir = tambah_bulan(pada, -umur - 1) - dt.timedelta(days=1)
    while bulan_penuh(lahir, pada) > umur:  # a few days at most: months end on different days
        lahir += dt.timedelta(days=1)
    return lahir


def periksa_ukuran(nilai: Decimal | None, batas: tuple[Decimal, Decimal], satuan: str) -> str:
    """The sentence against an impossible weight or length at birth; offers the number with its comma in place."""
    if nilai is None or batas[0] <= nilai <= batas[1]:
        return ""
    for pembagi in (10, 100, 1000):
        if batas[0] <= (mungkin := nilai / pembagi) <= batas[1] and nilai > batas[1]:
            return f"{_ringkas(nilai)} {satuan} tidak mungkin. Maksud Anda {_ringkas(mungkin)} {satuan}?"
    return f"{_ringkas(nilai)} {satuan} tidak mungkin. Harus {_ringkas(batas[0])} sampai {_ringkas(batas[1])} {satuan}."


def _ringkas(nilai: Decimal) -> str:
    return angka_desimal(nilai, 3).rstrip("0").rstrip(",")
