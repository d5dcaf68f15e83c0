"""What the program bears: SIGKILL while 200 entries are sent, and fifty people saving at once.

An entry that was answered must be there afterwards, whole; one that was not may be there or not, but never in half.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench import mati, serentak
from bench.bentuk import Baris
from bench.daftar import Alas
from bench.desa_uji import isi

KODE, SASARAN = "52.04.20.2007", 200
"""A village of its own: what is measured elsewhere stays as it was."""
SANDI = "sandi-bench-panjang-1"


def jalan(alas: Alas) -> Iterator[Baris]:
    """Both trials, as gunicorn with two workers serves them."""
    desa, kpm = isi(KODE, SASARAN)
    kpm.set_password(SANDI)
    kpm.save()
    hasil = mati.coba(desa, kpm.username, SANDI)
    yield Baris(
        "mati",
        f"{hasil['bunuh']} kali SIGKILL selama {hasil['dikirim']} isian",
        alas.basis,
        nilai={nama: hasil[nama] for nama in ("dijawab", "tak_dijawab", "hilang", "separuh")},
        kata=f"{hasil['dijawab']} dijawab, {hasil['hilang']} hilang; {hasil['tak_dijawab']} tidak dijawab, "
        f"{hasil['separuh']} tersimpan separuh",
    )
    ramai = serentak.coba(desa, kpm.username, SANDI)
    yield Baris(
        "serentak",
        f"{ramai['orang']} orang menyimpan serentak selama {ramai['detik']} detik",
        alas.basis,
        nilai={nama: ramai[nama] for nama in ("tersimpan", "galat", "hilang", "median_ms", "p95_ms", "maks_ms")},
        kata=f"{ramai['tersimpan']} tersimpan, {ramai['galat']} galat, {ramai['hilang']} hilang; median "
        f"{ramai['median_ms']:.0f} ms, 95 % di bawah {ramai['p95_ms']:.0f} ms, terlama {ramai['maks_ms']:.0f} ms",
    )
