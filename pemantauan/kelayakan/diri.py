"""Doubts about a person and a pregnancy: what a NIK contradicts, what should have ended, who should have been born.

Nothing here tells what the digits of a NIK say: a masked number hides them, and a doubt must not give them away.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.nik import SEBUTAN_JENIS_KELAMIN, NIKSalah, periksa_nik
from pemantauan.kelayakan.dasar import TANYA, Ragu
from sasaran.usia_hamil import HARI_TERTUA

LEWAT_HPL = HARI_TERTUA - 40 * 7
"""Days after the expected delivery at which 44 weeks are over."""


def keraguan_nik(nik: str, *, sidik: str, lahir: dt.date | None, jenis_kelamin: str, pada: dt.date) -> list[Ragu]:
    """What of birth date and sex the NIK contradicts. ``sidik``: its keyed index, of which a few letters tell one
    number from the next in the code of the doubt."""
    try:
        isi = periksa_nik(nik, pada=pada)
    except NIKSalah:  # refused where it is typed; one that came from elsewhere has no date to compare
        return []
    tanda = hashlib.sha256(sidik.encode()).hexdigest()[:10]
    ragu = []
    if lahir and lahir not in isi.calon_tanggal_lahir:
        kata = f"Tanggal lahir di NIK bukan {tanggal_panjang(lahir)} yang tercatat"
        ragu.append(Ragu(f"nik_lahir:{lahir}:{tanda}", "tanggal_lahir", f"{kata}{TANYA}", str(lahir)))
    if jenis_kelamin and jenis_kelamin != isi.jenis_kelamin:
        kata = f"Jenis kelamin di NIK bukan {SEBUTAN_JENIS_KELAMIN[jenis_kelamin]} seperti yang tercatat"
        kode = f"nik_jenis_kelamin:{jenis_kelamin}:{tanda}"
        ragu.append(Ragu(kode, "jenis_kelamin", f"{kata}{TANYA}", jenis_kelamin))
    return ragu


def keraguan_hamil(*, hpht: dt.date | None, hpl_akhir: dt.date | None, pada: dt.date) -> list[Ragu]:
    """A running pregnancy of more than 44 weeks. ``hpl_akhir``: without HPHT the last day the delivery is expected."""
    if hpht is not None:
        hari = (pada - hpht).days
        if hari <= HARI_TERTUA:
            return []
        sejak = f"sejak haid terakhir {tanggal_panjang(hpht)}"
        kata = f"{hari // 7} minggu pada {tanggal_panjang(pada)}, {sejak}, dan belum melahirkan"
        return [Ragu(f"hamil_lewat:{hpht}", "berakhir_pada", f"Hamil {kata}{TANYA}", str(hpht))]
    if hpl_akhir is None or (pada - hpl_akhir).days <= LEWAT_HPL:
        return []
    kata = (
        f"Perkiraan lahir paling lambat {tanggal_panjang(hpl_akhir)}, sampai {tanggal_panjang(pada)} belum melahirkan"
    )
    return [Ragu(f"hamil_lewat:{hpl_akhir}", "berakhir_pada", f"{kata}{TANYA}", str(hpl_akhir))]


def keraguan_lahir(berakhir_pada: dt.date) -> Ragu:
    """A live birth on this day of which no child is registered."""
    kata = f"Bayi lahir hidup {tanggal_panjang(berakhir_pada)}, tetapi tidak ada anak yang terdaftar"
    return Ragu(f"tanpa_anak:{berakhir_pada}", "berakhir_pada", f"{kata}{TANYA}", str(berakhir_pada))
