"""Measure an import of 10,000 monthly rows: preview, apply and undo, memory, queries of a batch, the longest
transaction, and what a save in the browser waits meanwhile. Printed as JSON for `bench.__main__`."""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import django

ANAK, BULAN = 625, 16
"""Children and months: 10,000 rows of 36 columns, as e-PPGBM writes them."""
KOLOM = 36
KODE = "52.04.20.2005"
BATAS = {
    "pratinjau_detik": 20,
    "terapkan_detik": 10,
    "memori_mb": 400,
    "transaksi_terlama_detik": 1,
    "simpan_terlama_detik": 2,
}
"""Promises of the project about such a file."""
NAMA = {
    "pratinjau_detik": "Pratinjau (detik)",
    "terapkan_detik": "Simpan (detik)",
    "urungkan_detik": "Urungkan (detik)",
    "memori_mb": "Memori puncak (MB)",
    "transaksi_terlama_detik": "Transaksi terlama (detik)",
    "simpan_terlama_detik": "Simpan di peramban selama impor, terlama (detik)",
    "simpan_kali": "Simpan di peramban selama impor (kali)",
    "kueri_25": "Kueri satu bagian, 25 baris",
    "kueri_100": "Kueri satu bagian, 100 baris",
}


def ukur_impor(url: str | None) -> dict[str, Any]:
    """One database in a process and a data folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        lingkungan = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "kpm.settings",
            "KPM_DATA": folder,
            "KPM_RAHASIA": "bench-" + "0" * 50,
            "KPM_KUNCI_DATA": "dWppLXVqaS11amktdWppLXVqaS11amktdWppLXVqaS0=",
            "KPM_KUNCI_INDEKS": "bench-" + "1" * 50,
            "KPM_DEBUG": "0",
            "DATABASE_URL": url or f"sqlite:///{folder}/bench.sqlite3",
        }
        subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], env=lingkungan, check=True)
        subprocess.run([sys.executable, "-m", "bench.impor", "siapkan"], env=lingkungan, check=True)
        selesai = subprocess.run(
            [sys.executable, "-m", "bench.impor", "ukur"], env=lingkungan, check=True, stdout=subprocess.PIPE, text=True
        )
    return dict(json.loads(selesai.stdout))


def tabel_impor(hasil: list[dict[str, Any]]) -> str:
    """The figures as a table in Markdown, a column for each database."""
    kepala = " | ".join(satu["vendor"] for satu in hasil)
    baris = [f"| Impor {ANAK * BULAN:,} baris".replace(",", ".") + f" | {kepala} | Batas |"]
    baris.append("|---|" + "---:|" * (len(hasil) + 1))
    for kunci, nama in NAMA.items():
        isi = " | ".join(str(satu[kunci]) for satu in hasil)
        baris.append(f"| {nama} | {isi} | {BATAS.get(kunci, '')} |")
    return "\n".join(baris)


def pelanggaran_impor(hasil: list[dict[str, Any]]) -> list[str]:
    """Promises of the project that these figures break."""
    salah = [
        f"{satu['vendor']}: {NAMA[kunci]} {satu[kunci]}, batas {batas}"
        for satu in hasil
        for kunci, batas in BATAS.items()
        if satu[kunci] > batas
    ]
    return salah + [
        f"{satu['vendor']}: kueri satu bagian {satu['kueri_25']} menjadi {satu['kueri_100']}"
        for satu in hasil
        if satu["kueri_25"] != satu["kueri_100"]
    ]


# --- in the process of one database ---------------------------------------------------------------------------------


def siapkan() -> None:
    """A village of 625 children, who signs in, and one child more whose month the browser saves."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.desa_uji import wilayah_uji
    from kpm.lingkup import lingkup
    from kpm.models import Dusun, Pengguna, Penugasan, Peran, Wilayah
    from sasaran.models import Anak, Keluarga, Orang

    wilayah_uji()
    desa = Wilayah.objects.get(kode=KODE)
    kpm = Pengguna.objects.create(username="impor", nama="Nurhayati")
    Penugasan.objects.create(pengguna=kpm, wilayah=desa, peran=Peran.KPM, mulai=dt.date(2020, 1, 1))
    lahir = awal() - dt.timedelta(days=40)
    with lingkup(KODE):
        dusun = Dusun.objects.create(desa=desa, nama="Timur")
        rumah = Keluarga.objects.bulk_create(
            Keluarga(desa=desa, nomor=ke, kepala=f"Kepala {ke}", dusun=dusun) for ke in range(1, ANAK + 2)
        )
        orang = Orang.objects.bulk_create(
            Orang(desa=desa, keluarga=satu, nama=f"Anak {satu.nomor}", jenis_kelamin="L", tanggal_lahir=lahir)
            for satu in rumah
        )
        Anak.objects.bulk_create(Anak(desa=desa, orang=satu, sejak=lahir) for satu in orang)


def awal() -> dt.date:
    """First day of the first of the months."""
    from kpm.periode import Bulan

    return Bulan.dari_tanggal(dt.date.today()).geser(-BULAN).awal


def berkas() -> bytes:
    """The file: a header and 10,000 rows, CSV."""
    from kpm.periode import Bulan

    bulan = [Bulan.dari_tanggal(awal()).geser(ke) for ke in range(BULAN)]
    baris = [";".join(["nama", "tanggal", "berat", "panjang", *(f"kolom {ke}" for ke in range(4, KOLOM))])]
    lain = ";".join(["isi"] * (KOLOM - 4))
    for ke in range(1, ANAK + 1):
        for urut, satu in enumerate(bulan):
            baris.append(f"Anak {ke};{satu.awal.isoformat()};{4 + urut * 0.4:.1f};{55 + urut};{lain}")
    return "\n".join(baris).encode()


def perencana(bahan: Any) -> Any:
    """Children by name, one month a row."""
    from kpm.periode import Bulan
    from laporan.impor.banding import rencanakan_baru
    from laporan.impor.bentuk import Usulan, uuid_baru
    from sasaran.models import Anak

    anak = dict(Anak.objects.values_list("orang__nama", "uuid"))

    def rencana() -> Iterator[Any]:
        for baris in bahan.buku.lembar[0].baris[1:]:
            nama, tanggal, berat, panjang = (str(baris.nilai(ke)) for ke in range(4))
            hari = dt.date.fromisoformat(tanggal)
            bulan, milik = Bulan.dari_tanggal(hari), anak[nama]
            isi = {
                "anak": str(milik),
                "bulan": bulan,
                "tanggal": hari,
                "berat": Decimal(berat),
                "panjang": Decimal(panjang),
                "jamkes": True,
            }
            sel = {"berat": baris.alamat(2), "panjang": baris.alamat(3)}
            uuid = uuid_baru(bahan.impor, milik, bulan)
            yield rencanakan_baru("balita", uuid, f"{nama}, {bulan.label}", isi, sel=sel)

    return Usulan(rencana=rencana())


@contextmanager
def terlama() -> Iterator[list[float]]:
    """Seconds of the longest transaction inside."""
    from django.db import connection
    from django.db.transaction import Atomic

    hasil, mulai = [0.0], [0.0]
    masuk, keluar = Atomic.__enter__, Atomic.__exit__

    def enter(self: Any) -> None:
        luar = not connection.in_atomic_block
        masuk(self)
        if luar:  # the clock starts once the lock is held: waiting for it is no holding
            mulai[0] = time.perf_counter()

    def exit_(self: Any, *isi: Any) -> None:
        keluar(self, *isi)
        if not connection.in_atomic_block:
            hasil[0] = max(hasil[0], time.perf_counter() - mulai[0])

    Atomic.__enter__, Atomic.__exit__ = enter, exit_  # type: ignore[method-assign]
    try:
        yield hasil
    finally:
        Atomic.__enter__, Atomic.__exit__ = masuk, keluar  # type: ignore[method-assign]


def ukur() -> None:
    """Bring the file in, apply and undo it, with a browser saving beside; the figures as JSON."""
    from django.db import connection
    from django.utils import timezone

    from kpm.kueri import wilayah_kode
    from kpm.lingkup import lingkup
    from kpm.models import Pengguna
    from laporan.impor.bentuk import Opsi
    from laporan.impor.daftar import PERENCANA
    from laporan.models import Impor
    from laporan.tindakan_impor import kerjakan, mulai_impor, mulai_terapkan, mulai_urungkan
    from pemantauan.models import PemantauanAnak

    PERENCANA["eppgbm"] = perencana
    desa, kpm = wilayah_kode(KODE), Pengguna.objects.get(username="impor")
    hasil: dict[str, Any] = {"vendor": connection.vendor}
    with timezone.override(desa.nama_zona), lingkup(KODE):
        hasil |= {f"kueri_{jumlah}": _kueri(desa, jumlah) for jumlah in (25, 100)}
        with terlama() as transaksi:
            impor = mulai_impor(desa=desa, pengguna=kpm, jenis="eppgbm", nama="bench.csv", isi=berkas(), opsi=Opsi())
            hasil["pratinjau_detik"] = _detik(lambda: kerjakan(desa=desa, impor=impor))
            assert impor.keadaan == Impor.Keadaan.SIAP, impor.kalimat
            impor = mulai_terapkan(impor=impor, oleh=kpm)
            with _peramban() as simpan:
                hasil["terapkan_detik"] = _detik(lambda: kerjakan(desa=desa, impor=impor))
            hasil |= simpan
            assert PemantauanAnak.objects.count() == ANAK * BULAN + 1, PemantauanAnak.objects.count()
            impor = mulai_urungkan(impor=impor, oleh=kpm)
            hasil["urungkan_detik"] = _detik(lambda: kerjakan(desa=desa, impor=impor))
            assert impor.keadaan == Impor.Keadaan.URUNG, impor.kalimat
        hasil["transaksi_terlama_detik"] = round(transaksi[0], 2)
    hasil["memori_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    json.dump(hasil, sys.stdout)


def _detik(kerja: Any) -> float:
    mulai = time.perf_counter()
    kerja()
    return round(time.perf_counter() - mulai, 2)


def _kueri(desa: Any, jumlah: int) -> int:
    """Queries of writing one batch of so many rows, rolled back; long INSERTs are one statement for each 30 rows on
    SQLite, counted once here."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from kpm.periode import Bulan
    from kpm.resources import Baris
    from laporan.impor.bentuk import uuid_baru
    from pemantauan.resources import ResourceBalita
    from sasaran.models import Anak

    bulan = Bulan.dari_tanggal(dt.date.today()).geser(-1)
    anak = list(Anak.objects.values_list("uuid", flat=True)[:jumlah])
    baris = [
        Baris(uuid_baru(satu), {"anak": str(satu), "bulan": str(bulan), "tanggal": bulan.awal.isoformat(), "air": True})
        for satu in anak
    ]
    with transaction.atomic():
        tulis = ResourceBalita(desa=desa, oleh=None, pada=dt.date.today())
        tulis.kunci({bulan.triwulan})
        with CaptureQueriesContext(connection) as kueri:
            tulis.tulis(baris)
        transaction.set_rollback(True)
    return len({satu["sql"][:40] for satu in kueri})


@contextmanager
def _peramban() -> Iterator[dict[str, Any]]:
    """A browser in a process of its own that saves one child's month again and again."""
    hasil: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        henti = Path(folder) / "henti"
        proses = subprocess.Popen(
            [sys.executable, "-m", "bench.impor", "simpan", str(henti)], stdout=subprocess.PIPE, text=True
        )
        assert proses.stdout is not None
        assert proses.stdout.readline() == "siap\n"
        yield hasil
        henti.touch()
        waktu = json.loads(proses.communicate(timeout=60)[0])
    hasil["simpan_terlama_detik"] = round(max(waktu), 2)
    hasil["simpan_kali"] = len(waktu)


def simpan(henti: str) -> None:
    """Save the month of the child no file names until told to stop; seconds of each save as JSON."""
    from django.test import Client
    from django.utils import timezone

    from bench.isian import isian
    from kpm.lingkup import lingkup
    from kpm.models import Pengguna
    from kpm.periode import Bulan
    from sasaran.models import Anak

    peramban = Client(HTTP_HOST="localhost")
    peramban.force_login(Pengguna.objects.get(username="impor"), backend="kpm.izin.NamaAtauTelepon")
    with lingkup(KODE):
        anak = Anak.objects.get(orang__nama=f"Anak {ANAK + 1}")
    bulan = Bulan.dari_tanggal(timezone.localdate())
    alamat = f"/{KODE}/pemantauan/{bulan}/anak/{anak.uuid}/"
    waktu, ke = [], 0
    peramban.get(alamat)
    print("siap", flush=True)
    while not Path(henti).exists() or not waktu:
        isi = isian(peramban.get(alamat).content.decode()) | {"kunjungan": str(ke % 4 + 1)}
        mulai = time.perf_counter()
        jawab = peramban.post(alamat, isi)
        waktu.append(time.perf_counter() - mulai)
        assert jawab.status_code == 302, jawab.content.decode()
        ke += 1
        time.sleep(0.1)
    json.dump(waktu, sys.stdout)


if __name__ == "__main__":
    django.setup()
    {"siapkan": siapkan, "ukur": ukur, "simpan": simpan}[sys.argv[1]](*sys.argv[2:])
