"""SIGKILL while entries are being sent: what was answered is there and whole, what was not is whole or not at all."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench.kerja import Kerja, daftar_ibu, simpan_bulan, tanda_baru
from bench.peramban import Peramban, TidakDijawab, pesan
from bench.server import Server, port_bebas

ISIAN = 200
ORANG = 8
"""People sending at the same time."""
BUNUH = 10
"""How often the server is killed on the way."""
SETIAP = ISIAN // (BUNUH + 1)
BATAS = 15 * 60
"""Seconds after which the trial gives up: no wait of it is without an end."""


def coba(desa: Any, nama: str, sandi: str) -> dict[str, Any]:
    """Send ISIAN entries by ORANG people through BUNUH kills; what became of them."""
    anak, dusun = bahan(desa)
    acak = random.Random(7)
    antre = [(tanda_baru(acak), nomor) for nomor in range(ISIAN)]
    catat = _Catatan(time.monotonic() + BATAS)
    kerja = {
        ke: [simpan_bulan(desa.kode, uuid) for uuid in anak[ke::ORANG]] + [daftar_ibu(desa.kode, dusun)]
        for ke in range(ORANG)
    }
    with Server(port_bebas()) as server:
        peramban = [Peramban("127.0.0.1", server.port) for _ in range(ORANG)]
        for satu in peramban:
            satu.masuk(nama, sandi)
        with ThreadPoolExecutor(ORANG) as utas:
            tugas = [
                utas.submit(_kirim_semua, satu, antre[ke::ORANG], kerja[ke], catat) for ke, satu in enumerate(peramban)
            ]
            for ke in range(1, BUNUH + 1):
                while catat.selesai() < ke * SETIAP and not all(satu.done() for satu in tugas):
                    catat.pastikan_waktu()
                    time.sleep(0.002)
                time.sleep(acak.random() * 0.2)
                server.bunuh()
                server.hidupkan()
            for selesai in tugas:
                selesai.result()
    return {
        "dikirim": ISIAN,
        "bunuh": BUNUH,
        "dijawab": len(catat.dijawab),
        "tak_dijawab": len(catat.tak_dijawab),
        "hilang": len([satu for satu in catat.dijawab if not ada(desa, satu)]),
        "separuh": _separuh(desa),
    }


class _Catatan:
    """What the senders saw: (kind, mark) answered with "saved", and those whose answer never came."""

    def __init__(self, sampai: float) -> None:
        self._sampai = sampai
        self.dijawab: list[tuple[str, str]] = []
        self.tak_dijawab: list[tuple[str, str]] = []
        self._kunci = threading.Lock()

    def tulis(self, daftar: list[tuple[str, str]], apa: tuple[str, str]) -> None:
        with self._kunci:
            daftar.append(apa)

    def pastikan_waktu(self) -> None:
        """Raises TimeoutError when the trial has taken too long."""
        if time.monotonic() > self._sampai:
            raise TimeoutError(f"{self.selesai()} dari {ISIAN} isian dalam {BATAS} detik")

    def selesai(self) -> int:
        return len(self.dijawab) + len(self.tak_dijawab)


def _kirim_semua(peramban: Peramban, antre: list[tuple[str, int]], kerja: list[Kerja], catat: _Catatan) -> None:
    for tanda, nomor in antre:
        jenis, satu = ("ibu", kerja[-1]) if nomor % 2 else ("bulan", kerja[nomor // ORANG % (len(kerja) - 1)])
        isi = _formulir(peramban, satu, catat)
        try:
            jawab = peramban.kirim(satu.jalur, isi | satu.isi(tanda))
        except TidakDijawab:
            catat.tulis(catat.tak_dijawab, (jenis, tanda))
            continue
        if jawab.status != 302:
            raise RuntimeError(f"{jenis} {tanda}: {jawab.status} {pesan(jawab.isi)}")
        catat.tulis(catat.dijawab, (jenis, tanda))


def _formulir(peramban: Peramban, kerja: Kerja, catat: _Catatan) -> dict[str, str]:
    """The empty form, asked for until the server is back."""
    while True:
        catat.pastikan_waktu()
        try:
            return peramban.isi_formulir(kerja.jalur)
        except TidakDijawab:
            time.sleep(0.1)


def bahan(desa: Any) -> tuple[list[str], str]:
    from bench.desa_uji import AKHIR
    from kpm.lingkup import lingkup
    from kpm.models import Dusun
    from pemantauan.models import PemantauanAnak

    with lingkup(desa.kode):
        anak = PemantauanAnak.objects.filter(bulan=AKHIR).order_by("pk").values_list("anak__uuid", flat=True)
        return [str(satu) for satu in anak], str(Dusun.objects.order_by("nama").first().pk)


def ada(desa: Any, apa: tuple[str, str]) -> bool:
    """Whether an answered entry is there: the month in its history (a later one may stand on it), the mother."""
    from kpm.lingkup import lingkup
    from pemantauan.models import PemantauanAnak
    from sasaran.models import Orang

    jenis, tanda = apa
    with lingkup(desa.kode):
        if jenis == "bulan":
            return bool(PemantauanAnak.history.filter(catatan=tanda).exists())
        return Orang.objects.filter(nama=tanda).exists()


def _separuh(desa: Any) -> int:
    """Records of which only a part is there, with a second look at each table by the database itself."""
    from django.db import connection

    from kpm.lingkup import lingkup
    from pemantauan.models import PemantauanAnak
    from sasaran.models import Kehamilan, Keluarga, Orang

    salah = 0
    with lingkup(desa.kode):
        # The measured village was made in bulk, without author and history: what has an author came from the browsers.
        for model in (Keluarga, Orang, Kehamilan):
            baru = set(model.objects.filter(dibuat_oleh__isnull=False).values_list("pk", flat=True))
            riwayat = set(model.history.values_list("id", flat=True))
            salah += len(baru - riwayat) + len(riwayat - set(model.objects.values_list("pk", flat=True)))
        salah += Keluarga.objects.filter(dibuat_oleh__isnull=False, orang__isnull=True).count()
        salah += Orang.objects.filter(dibuat_oleh__isnull=False, kehamilan__isnull=True).count()
        for catatan in PemantauanAnak.objects.filter(versi__gt=1):
            lalu = list(catatan.history.order_by("history_id"))
            sama = bool(lalu) and (lalu[-1].versi, lalu[-1].catatan) == (catatan.versi, catatan.catatan)
            salah += not sama or [satu.versi for satu in lalu] != list(range(2, catatan.versi + 1))
    if connection.vendor == "sqlite":
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA integrity_check")
            salah += kursor.fetchall() != [("ok",)]
            kursor.execute("PRAGMA foreign_key_check")
            salah += len(kursor.fetchall())
    return salah
