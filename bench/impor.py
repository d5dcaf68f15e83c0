"""A file of 10,000 rows of e-PPGBM: preview, apply and undo, memory, queries of a batch, the longest transaction, and
what a save in the browser waits meanwhile."""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

ANAK, BULAN = 625, 16
"""Children and months: 10,000 rows."""
KODE, NAMA = "52.04.20.2008", "Impor Besar"
AKUN = "kpm-impor-bench"
DEPAN = (
    "Ananda",
    "Bagas",
    "Cahya",
    "Dewanti",
    "Endah",
    "Farhan",
    "Gilang",
    "Hasna",
    "Intan",
    "Jamila",
    "Kartika",
    "Laras",
)
BELAKANG = ("Pratiwi", "Rahayu", "Saputri", "Tarigan", "Utami", "Wibowo", "Zahira", "Lestari", "Mahendra", "Purnama")
KEPALA = (
    "No;NIK;Nama;JK;Tgl Lahir;BB Lahir;TB Lahir;Nama Ortu;Prov;Kab/Kota;Kec;Pukesmas;Desa/Kel;Posyandu;RT;RW;Alamat;"
    "Usia Saat Ukur;Tanggal Pengukuran;Berat;Tinggi;Cara Ukur;LiLA;BB/U;ZS BB/U;TB/U;ZS TB/U;BB/TB;ZS BB/TB;"
    "Naik Berat Badan;PMT Diterima (kg);Jml Vit A;KPSP;KIA;Detail"
)
"""Headings of the file as e-PPGBM gives it and a spreadsheet saves it again."""


def jalan(alas: Any) -> Iterator[Any]:
    """Bring the file in, apply it and undo it, again and again: the village stands as before each time."""
    from bench.bentuk import Baris

    desa, kpm = siapkan()
    isi = berkas()
    ronde = [_satu_kali(desa, kpm, isi, berperamban=ke == 0) for ke in range(alas.ronde_cetak)]
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    jumlah = f"{ANAK * BULAN:,} baris e-PPGBM".replace(",", ".")
    for langkah, nama in (("baca", "Pratinjau"), ("terapkan", "Simpan"), ("urungkan", "Urungkan")):
        yield Baris(
            f"impor_{langkah}",
            f"{nama} {jumlah}",
            alas.basis,
            ms=tuple(satu[langkah][0] for satu in ronde),
            prosesor=tuple(satu[langkah][1] for satu in ronde),
            nilai={"transaksi_ms": max(satu[langkah][2] for satu in ronde), "memori_mb": puncak},
            kata=f"transaksi terlama {max(satu[langkah][2] for satu in ronde):.0f} ms",
        )
    simpan = ronde[0]["simpan"]
    yield Baris(
        "impor_simpan_lain",
        f"{len(simpan)} kali menyimpan di peramban selama impor disimpan",
        alas.basis,
        ms=tuple(satu * 1000 for satu in simpan),
        nilai={"maks_ms": max(simpan) * 1000},
        kata=f"terlama {max(simpan) * 1000:.0f} ms",
    )
    sedikit, banyak = (_kueri(desa, jumlah) for jumlah in (5, 25))
    yield Baris("impor_kueri", "Satu bagian impor, 25 baris", alas.basis, kueri=banyak,
                nilai={"tumbuh": abs(banyak - sedikit)}, kata=f"5 baris: {sedikit} kueri")  # fmt: skip


def siapkan() -> tuple[Any, Any]:
    """A village of 625 children with their NIK, its KPM, and one child more whose month the browser saves."""
    from kpm.lingkup import lingkup
    from kpm.models import Dusun, Fasilitas, Pengguna, Penugasan, Peran, Wilayah
    from sasaran.models import Anak, Keluarga, Orang

    desa, _ = Wilayah.objects.get_or_create(kode=KODE, defaults={"nama": NAMA})
    kpm = Pengguna.objects.create(username=AKUN, nama="KPM Uji", password="!")
    Penugasan.objects.create(pengguna=kpm, wilayah=desa, peran=Peran.KPM, mulai=dt.date(2020, 1, 1))
    with lingkup(KODE):
        dusun = Dusun.objects.create(desa=desa, nama="Timur")
        posyandu = Fasilitas.objects.create(desa=desa, jenis="posyandu", nama="Melati", dusun=dusun)
        rumah = Keluarga.objects.bulk_create(
            Keluarga(desa=desa, nomor=ke, kepala=f"Kepala {ke}", dusun=dusun) for ke in range(1, ANAK + 2)
        )
        orang = Orang.objects.bulk_create(
            Orang(
                desa=desa, keluarga=satu, nama=nama_anak(satu.nomor), nik=nik_anak(satu.nomor), jenis_kelamin="L",
                tanggal_lahir=lahir_anak(satu.nomor), posyandu=posyandu,
            )
            for satu in rumah
        )  # fmt: skip
        Anak.objects.bulk_create(
            Anak(desa=desa, orang=satu, sejak=satu.tanggal_lahir, nama_ibu=f"Ibu {satu.nama}") for satu in orang
        )
    return desa, kpm


def nama_anak(nomor: int) -> str:
    depan, sisa = DEPAN[nomor % len(DEPAN)], nomor // len(DEPAN)
    return f"{depan} {BELAKANG[sisa % len(BELAKANG)]} {BELAKANG[(sisa // len(BELAKANG) + nomor) % len(BELAKANG)]}"


def nik_anak(nomor: int) -> str:
    """An invented number: no region has the digits 621399."""
    return f"6213990101{nomor:06d}"


def _bulan_pertama() -> Any:
    from django.utils import timezone

    from kpm.periode import Bulan

    return Bulan.dari_tanggal(timezone.localdate()).geser(-BULAN)


def lahir_anak(nomor: int) -> dt.date:
    return _bulan_pertama().geser(-2).awal + dt.timedelta(days=nomor % 28)


def berkas() -> bytes:
    """The file, CSV with semicolons."""
    baris, awal = [KEPALA], _bulan_pertama()
    for nomor in range(1, ANAK + 1):
        diri = f"{nik_anak(nomor)};{nama_anak(nomor).upper()};L;{lahir_anak(nomor):%d/%m/%Y};3,1;49;"
        diri += f"IBU {nama_anak(nomor).upper()};NUSA TENGGARA BARAT;SUMBAWA;BUER;BUER;{NAMA.upper()};MELATI;01;00;-;"
        for ke in range(BULAN):
            hari = awal.geser(ke).awal + dt.timedelta(days=11)
            ukur = f"{4.5 + ke * 0.35:.1f};{56 + ke * 1.3:.1f}".replace(".", ",")
            baris.append(
                f"{len(baris)};{diri}{ke} Bulan;{hari:%d/%m/%Y};{ukur};Terlentang;14;Normal;-0,96;Normal;-1,59;"
                "Gizi Baik;-0,31;N;-;1;-;Ya;-"
            )
    return "\n".join(baris).encode()


Langkah = tuple[float, float, float]
"""Milliseconds on the wall, on the processor, and of the longest transaction."""


def _satu_kali(desa: Any, kpm: Any, isi: bytes, *, berperamban: bool) -> dict[str, Any]:
    """Preview, apply and undo once."""
    from django.utils import timezone

    from kpm.lingkup import lingkup
    from laporan.impor.bentuk import Opsi
    from laporan.models import Impor
    from laporan.tindakan_impor import kerjakan, mulai_impor, mulai_terapkan, mulai_urungkan
    from pemantauan.models import PemantauanAnak

    hasil: dict[str, Any] = {}
    with timezone.override(desa.nama_zona), lingkup(KODE):
        sebelum = PemantauanAnak.objects.count()
        impor = mulai_impor(desa=desa, pengguna=kpm, jenis="eppgbm", nama="bench.csv", isi=isi, opsi=Opsi())
        hasil["baca"] = _langkah(lambda: kerjakan(desa=desa, impor=impor))
        assert impor.keadaan == Impor.Keadaan.SIAP, impor.kalimat
        impor = mulai_terapkan(impor=impor, oleh=kpm)
        assert impor.jumlah >= ANAK * BULAN, impor.jumlah
        with _peramban(aktif=berperamban) as hasil["simpan"]:
            hasil["terapkan"] = _langkah(lambda: kerjakan(desa=desa, impor=impor))
        assert impor.keadaan == Impor.Keadaan.SELESAI, impor.kalimat
        assert PemantauanAnak.objects.count() == sebelum + ANAK * BULAN + berperamban
        impor = mulai_urungkan(impor=impor, oleh=kpm)
        hasil["urungkan"] = _langkah(lambda: kerjakan(desa=desa, impor=impor))
        assert impor.keadaan == Impor.Keadaan.URUNG, impor.kalimat
    return hasil


def _langkah(kerja: Callable[[], None]) -> Langkah:
    with _terlama() as transaksi:
        mulai, prosesor = time.perf_counter(), time.process_time()
        kerja()
        ms, ms_prosesor = (time.perf_counter() - mulai) * 1000, (time.process_time() - prosesor) * 1000
    return ms, ms_prosesor, transaksi[0] * 1000


@contextmanager
def _terlama() -> Iterator[list[float]]:
    """Seconds of the longest transaction inside, from the moment its lock is held."""
    from django.db import connection
    from django.db.transaction import Atomic

    hasil, mulai = [0.0], [0.0]
    masuk, keluar = Atomic.__enter__, Atomic.__exit__

    def masuk_berjam(self: Any) -> None:
        luar = not connection.in_atomic_block
        masuk(self)
        if luar:
            mulai[0] = time.perf_counter()

    def keluar_berjam(self: Any, *isi: Any) -> None:
        keluar(self, *isi)
        if not connection.in_atomic_block:
            hasil[0] = max(hasil[0], time.perf_counter() - mulai[0])

    Atomic.__enter__, Atomic.__exit__ = masuk_berjam, keluar_berjam  # type: ignore[method-assign]
    try:
        yield hasil
    finally:
        Atomic.__enter__, Atomic.__exit__ = masuk, keluar  # type: ignore[method-assign]


def _kueri(desa: Any, jumlah: int) -> int:
    """Queries of writing one batch of so many rows, taken back afterwards."""
    from uuid import uuid4

    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from kpm.lingkup import lingkup
    from kpm.resources import Baris
    from pemantauan.resources import ResourceBalita
    from sasaran.models import Anak

    bulan = _bulan_pertama()
    isi = {"bulan": str(bulan), "tanggal": bulan.akhir.isoformat(), "air": True}
    with lingkup(KODE), transaction.atomic():
        baris = [
            Baris(uuid4(), isi | {"anak": str(satu)})
            for satu in Anak.objects.order_by("pk").values_list("uuid", flat=True)[:jumlah]
        ]
        tulis = ResourceBalita(desa=desa, oleh=None, pada=timezone.localdate())
        with CaptureQueriesContext(connection) as kueri:
            tulis.kunci({bulan.triwulan})
            assert len(tulis.tulis(baris).baru) == jumlah
        transaction.set_rollback(True)
    return len(kueri)


# --- the browser ----------------------------------------------------------------------------------------------------


@contextmanager
def _peramban(*, aktif: bool) -> Iterator[list[float]]:
    """A browser in a process of its own that saves one child's month again and again; the seconds of each save."""
    hasil: list[float] = []
    if not aktif:
        yield hasil
        return
    with tempfile.TemporaryDirectory() as folder:
        henti = Path(folder) / "henti"
        perintah = [sys.executable, "-m", "bench.impor", str(henti)]
        with subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True) as proses:
            assert proses.stdout is not None
            assert proses.stdout.readline() == "siap\n"
            yield hasil
            henti.touch()
            hasil += json.loads(proses.stdout.read())


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
    peramban.force_login(Pengguna.objects.get(username=AKUN), backend="kpm.izin.NamaAtauTelepon")
    with lingkup(KODE):
        anak = Anak.objects.get(orang__nama=nama_anak(ANAK + 1), orang__keluarga__nomor=ANAK + 1)
    alamat = f"/{KODE}/pemantauan/{Bulan.dari_tanggal(timezone.localdate())}/anak/{anak.uuid}/"
    waktu: list[float] = []
    peramban.get(alamat)
    print("siap", flush=True)
    while not Path(henti).exists() or not waktu:
        isi = isian(peramban.get(alamat).content.decode()) | {"kunjungan": str(len(waktu) % 4 + 1)}
        mulai = time.perf_counter()
        jawab = peramban.post(alamat, isi)
        waktu.append(time.perf_counter() - mulai)
        assert jawab.status_code == 302, jawab.content.decode()
        time.sleep(0.3)  # somebody types
    json.dump(waktu, sys.stdout)


if __name__ == "__main__":
    django.setup()
    simpan(sys.argv[1])
