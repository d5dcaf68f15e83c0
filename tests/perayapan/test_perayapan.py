"""The crawl: everybody asks for every address in every way, and finds and changes only what is theirs.

New addresses are walked by themselves; a new kind of part in an address is made known in `rayap.nilai_bagian`, a new
kind of record put into `dunia._isi`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from kpm.izin import SIAPA_SAJA
from kpm.lingkup import lingkup
from kpm.models import Peran
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from tests.perayapan import dunia as d
from tests.perayapan.formulir import Formulir, formulir, rusak
from tests.perayapan.rayap import A, B, Jawab, Peramban, Rute, alamat, hidup, semua_rute
from tests.test_lingkup import isi_desa
from tests.test_peran import MATRIKS, URUTAN

pytestmark = pytest.mark.django_db
PELAKU = (
    *(f"{peran}-1" for peran in (*d.PERAN_DESA, *d.ATAS)),
    "pusat", "habis-masa", "belum-mulai", "tanpa-tugas", "superuser", "anonim",
)  # fmt: skip
"""Everybody who comes: six roles of village A, three above it, the nation, and five who have no office."""
SEMUA_WILAYAH = (A, B, "52.04.20", "52.04", "52", "00", "62.13.01", "62.13", "62", "52.04.20.2006")
CARA = ("POST", "GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
BUTUH = {
    "nama": "nama.lihat", "uuid": "nama.lihat", "telepon": "nama.lihat", "kader": "kader.lihat",
    "bayar": "kader.lihat", "alasan": "jejak.lihat", "akun": "pengguna.ubah",
}  # fmt: skip
"""Kind of secret of one's own village -> the permission without which it is seen nowhere."""
TAK_PERNAH = ("nik", "sandi")
"""In no page and file of anybody."""
RUSAK = ("99999999999999999999", "\x00", "x", "2026-99", "-1", "'\"<b>", "🐙" * 300, "0001-01-01")


def izin_dari(peran: tuple[str, ...]) -> set[str]:
    """Permissions of roles as the literal table of `test_peran` has them."""
    return {
        izin for izin, baris in MATRIKS.items() for ke, satu in enumerate(URUTAN)
        if satu in peran and baris.split()[ke] == "x"
    }  # fmt: skip


@pytest.fixture(autouse=True)
def _hari_ini() -> Iterator[None]:
    with time_machine.travel(d.HARI_INI, tick=False):
        yield


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker) -> Iterator[d.Dunia]:  # type: ignore[no-untyped-def]
    """One world for the whole module; every test's own changes are taken back before the next one."""
    waktu = time_machine.travel(d.HARI_INI, tick=False)
    with django_db_blocker.unblock(), waktu, override_settings(KPM_TANPA_PDF=True), transaction.atomic():
        yield d.bangun()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def jalan(dunia: d.Dunia) -> dict[Rute, list[str]]:
    """Route -> addresses of village A that lead somewhere, found out by somebody who holds all its offices."""
    with time_machine.travel(d.HARI_INI, tick=False):
        siapa = dunia.pelaku["semua-desa"]
        return hidup(dunia, Peramban(siapa), A, A, izin_dari(siapa.peran) | {SIAPA_SAJA})


def rahasia(dunia: d.Dunia, nama: str) -> list[tuple[str, str]]:
    """(kind, text) of everything this person finds nowhere."""
    siapa = dunia.pelaku[nama]
    izin = izin_dari(siapa.peran)
    semua = []
    for kode, desa in dunia.desa.items():
        for jenis, tanda in desa.tanda.items():
            sendiri = kode == siapa.wilayah
            di_atas = siapa.wilayah == "00" or kode.startswith(f"{siapa.wilayah}.")
            boleh = sendiri and (jenis in ("uuid_lain", "petugas") or BUTUH.get(jenis) in izin)
            boleh |= jenis == "angka" and bool(siapa.wilayah) and di_atas
            boleh |= jenis in ("akun", "uuid_lain") and di_atas and "pengguna.ubah" in izin and bool(siapa.wilayah)
            semua += [] if boleh and jenis not in TAK_PERNAH else [(f"{jenis} {kode}", satu) for satu in tanda]
    sendiri = getattr(siapa.pengguna, "telepon", "")
    semua = [satu for satu in semua if satu[1] != sendiri]
    if "cadangan.lihat" not in izin and nama != "superuser":
        semua.append(("cadangan", "CADANGAN-RAHASIA"))
    return semua


class Juri:
    """Judges every answer that one person gets."""

    def __init__(self, dunia: d.Dunia, nama: str) -> None:
        self.cari = rahasia(dunia, nama)
        self.salah: list[tuple[str, str, object]] = []

    def nilai(self, cara: str, jalur: str, jawab: Jawab, *harap: int, tulis: bool = False, sebut: str = "") -> None:
        """``harap`` are the statuses that are right, none: any that is no fault; ``tulis``: it may write.

        What stands in the address itself is not told by the answer.
        """
        if jawab.status >= 500 or (harap and jawab.status not in harap):
            self.salah.append((cara, jalur, jawab.galat or jawab.status))
        if not tulis and set(jawab.tulis) - {"INSERT kpm_jejak"}:
            self.salah.append((cara, jalur, jawab.tulis))
        teks = jawab.isi + "".join(jawab.kepala.values())
        bocor = [(jenis, satu) for jenis, satu in self.cari if satu in teks and satu not in jalur and satu != sebut]
        if bocor:
            self.salah.append((cara, jalur, bocor))


def jalan_pelaku(dunia: d.Dunia, jalan: dict[Rute, list[str]], nama: str, peramban: Peramban) -> dict[Rute, list[str]]:
    """The addresses of somebody's own region."""
    siapa = dunia.pelaku[nama]
    if siapa.wilayah in (A, ""):
        return jalan
    return hidup(dunia, peramban, siapa.wilayah, A, izin_dari(siapa.peran) | {SIAPA_SAJA})


@pytest.mark.parametrize("nama", PELAKU)
def test_everybody_finds_what_is_theirs_and_nothing_else(
    dunia: d.Dunia, jalan: dict[Rute, list[str]], nama: str
) -> None:
    siapa = dunia.pelaku[nama]
    izin = izin_dari(siapa.peran) | ({SIAPA_SAJA} if siapa.peran else set())
    peramban, juri = Peramban(siapa), Juri(dunia, nama)
    tertutup = (302,) if siapa.pengguna is None else (404,)
    sebelum = d.isi_basis_data(), isi_folder()
    asing = [kode for kode in SEMUA_WILAYAH if kode != siapa.wilayah]
    for ke, (rute, semua) in enumerate(jalan_pelaku(dunia, jalan, nama, peramban).items()):
        kode = asing[(ke + PELAKU.index(nama)) % len(asing)]
        cara = CARA[(ke // len(asing) + PELAKU.index(nama)) % len(CARA)]
        jalur = next(alamat(dunia, rute, kode, A if kode != B else B)).jalur
        juri.nilai(cara, jalur, peramban.minta(cara, jalur), *tertutup)
        if not siapa.peran:
            continue
        for jalur in semua if rute.izin in izin else semua[:1]:
            if rute.izin in izin:
                juri.nilai("GET", jalur, peramban.minta("GET", jalur), *terbuka(rute, nama))
            else:
                for cara in ("GET", CARA[ke % len(CARA)]):
                    juri.nilai(cara, jalur, peramban.minta(cara, jalur), 403)
    assert juri.salah == []
    assert (d.isi_basis_data(), isi_folder()) == sebelum


def terbuka(rute: Rute, nama: str) -> tuple[int, ...]:
    """What an address answers to those who hold the permission of its view: itself, a way on, or, of somebody else's
    record and of a form alone, that there is nothing to see."""
    dijaga = {"<wilayah:wilayah>/desa/<wilayah:kode>/nama/<kelompok:kelompok>/<uuid:uuid>/"}  # until names are opened
    if nama == f"{Peran.PENDAMPING_KECAMATAN}-1":
        dijaga.add("<wilayah:wilayah>/pedoman/")  # marked for everybody: read in the village, decided above
    return (403,) if rute.teks in dijaga else (200, 302, 404, 405)


@pytest.mark.parametrize("nama", PELAKU)
def test_addresses_outside_of_regions_tell_nothing_of_others(dunia: d.Dunia, nama: str) -> None:
    siapa = dunia.pelaku[nama]
    peramban, juri = Peramban(siapa), Juri(dunia, nama)
    for rute in semua_rute():
        if rute.berwilayah:
            continue
        for satu in alamat(dunia, rute, "", A):
            if rute.teks.startswith("admin/") and nama == "superuser":
                continue
            jawab = peramban.minta("GET", satu.jalur)
            juri.nilai("GET", satu.jalur, jawab)
            if rute.teks.startswith("admin/"):
                assert jawab.status in (302, 403, 404), satu.jalur
            if siapa.pengguna is None and not rute.umum:
                assert jawab.status == 302, satu.jalur
    assert juri.salah == []


def isi_folder() -> list[str]:
    """Files of uploads and backups."""
    return sorted(str(satu) for satu in Path(settings.KPM_DATA).rglob("*"))
