"""Fifty people saving at once for a minute: every save is answered, and every answered one is there."""

from __future__ import annotations

import random
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from bench.kerja import simpan_bulan, tanda_baru
from bench.mati import ada, bahan
from bench.peramban import Peramban, TidakDijawab, pesan
from bench.server import Server, port_bebas

ORANG = 50
DETIK = 60


@dataclass(slots=True)
class _Hasil:
    """Milliseconds of each save, the marks that were answered, and what went wrong."""

    ms: list[float] = field(default_factory=list)
    dijawab: list[str] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)


def coba(desa: Any, nama: str, sandi: str) -> dict[str, Any]:
    """ORANG browsers, each with children of its own, open a form and save it without a pause for DETIK seconds."""
    anak, _ = bahan(desa)
    with Server(port_bebas()) as server:
        peramban = [Peramban("127.0.0.1", server.port) for _ in range(ORANG)]
        for satu in peramban:
            satu.masuk(nama, sandi)
        hasil = [_Hasil() for _ in peramban]
        sampai = time.monotonic() + DETIK
        with ThreadPoolExecutor(ORANG) as utas:
            for tugas in [
                utas.submit(_menyimpan, desa.kode, satu, anak[ke::ORANG], ke, hasil[ke], sampai)
                for ke, satu in enumerate(peramban)
            ]:
                tugas.result()
    ms = sorted(satu for orang in hasil for satu in orang.ms)
    galat = [satu for orang in hasil for satu in orang.galat]
    return {
        "orang": ORANG,
        "detik": DETIK,
        "tersimpan": len(ms),
        "galat": len(galat),
        "contoh_galat": galat[:3],
        "hilang": sum(not ada(desa, ("bulan", satu)) for orang in hasil for satu in orang.dijawab),
        "median_ms": statistics.median(ms),
        "p95_ms": ms[int(len(ms) * 0.95)],
        "maks_ms": ms[-1],
    }


def _menyimpan(kode: str, peramban: Peramban, anak: list[str], ke: int, hasil: _Hasil, sampai: float) -> None:
    acak = random.Random(1000 + ke)
    nomor = 0
    while time.monotonic() < sampai:
        tanda = tanda_baru(acak)
        kerja = simpan_bulan(kode, anak[nomor % len(anak)])
        nomor += 1
        mulai = time.perf_counter()
        try:
            jawab = peramban.kirim(kerja.jalur, peramban.isi_formulir(kerja.jalur) | kerja.isi(tanda))
        except TidakDijawab as galat:
            hasil.galat.append(str(galat))
            continue
        if jawab.status == 302:
            hasil.ms.append((time.perf_counter() - mulai) * 1000)
            hasil.dijawab.append(tanda)
        else:
            hasil.galat.append(f"{jawab.status} {pesan(jawab.isi)}")
