"""The crawl: everybody asks for every address in every way, and finds and changes only what is theirs.

New addresses are walked by themselves; a new kind of part in an address is made known in `rayap.nilai_bagian`, a new
kind of record put into `dunia._isi`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import resolve

from kpm.izin import SIAPA_SAJA
from kpm.lingkup import lingkup
from kpm.models import Peran
from kpm.periode import Triwulan
from laporan.tindakan import perbarui_rekap
from tests.bahan_desa import isi_desa
from tests.perayapan import dunia as d
from tests.perayapan.conftest import Jalan
from tests.perayapan.rayap import A, B, Jawab, Peramban, Rute, alamat, izin_dari, semua_rute

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


def terbaca(satu: str, teks: str) -> bool:
    """Whether a secret stands in a text; a number only by itself, not within a token or a uuid."""
    if satu not in teks or not satu.replace(".", "").isdigit():
        return satu in teks
    return re.search(rf"(?<!\w){re.escape(satu)}(?!\w)", teks) is not None


class Juri:
    """Judges every answer that one person gets."""

    def __init__(self, dunia: d.Dunia, nama: str) -> None:
        self.cari = rahasia(dunia, nama)
        self.salah: list[tuple[str, str, object]] = []
        self.buta = False

    def nilai(self, cara: str, jalur: str, jawab: Jawab, *harap: int, tulis: bool = False) -> None:
        """``harap`` are the statuses that are right, none: any that is no fault; ``tulis``: it may write.

        What stands in the address itself is not told by the answer.
        """
        if jawab.status >= 500 or (harap and jawab.status not in harap):
            self.salah.append((cara, jalur, jawab.galat or jawab.status))
        if not tulis and set(jawab.tulis) - {"INSERT kpm_jejak"}:
            self.salah.append((cara, jalur, jawab.tulis))
        teks = jawab.isi + "".join(jawab.kepala.values())
        minta_nik = tulis and jalur.endswith("/nik/")  # asked for with a button, traced
        bocor = [
            (jenis, satu)
            for jenis, satu in self.cari
            if terbaca(satu, teks) and satu not in jalur and not (minta_nik and jenis == f"nik {A}")
            if not self.buta or jenis.startswith(TAK_PERNAH)
        ]
        if bocor:
            self.salah.append((cara, jalur, bocor))


@pytest.mark.parametrize("nama", PELAKU)
def test_everybody_finds_what_is_theirs_and_nothing_else(dunia: d.Dunia, jalan: Jalan, nama: str) -> None:
    siapa = dunia.pelaku[nama]
    izin = izin_dari(siapa.peran) | ({SIAPA_SAJA} if siapa.peran else set())
    peramban, juri = Peramban(siapa), Juri(dunia, nama)
    tertutup = (302,) if siapa.pengguna is None else (404,)
    milik = jalan(nama)  # before the database is looked at: finding them out signs somebody in
    sebelum = d.isi_basis_data(), isi_folder()
    asing = [kode for kode in SEMUA_WILAYAH if kode != siapa.wilayah]
    for ke, (rute, semua) in enumerate(milik.items()):
        kode = asing[(ke + PELAKU.index(nama)) % len(asing)]
        cara = CARA[(ke // len(asing) + PELAKU.index(nama)) % len(CARA)]
        jalur = next(alamat(dunia, rute, kode, A if kode != B else B)).jalur
        juri.nilai(cara, jalur, peramban.minta(cara, jalur), *tertutup)
        if not siapa.peran:
            continue
        for jalur in semua if rute.izin in izin else semua[:1]:
            if rute.izin in izin:
                jawab = peramban.minta("GET", jalur)
                juri.nilai("GET", jalur, jawab, *terbuka(rute, nama))
                juri.salah += [("buntu", jalur, satu) for satu in pintu_tertutup(jawab, izin)]
            else:
                for cara in ("GET", CARA[ke % len(CARA)]):
                    juri.nilai(cara, jalur, peramban.minta(cara, jalur), 403)
    assert juri.salah == []
    assert (d.isi_basis_data(), isi_folder()) == sebelum


def pintu_tertutup(jawab: Jawab, izin: set[str]) -> list[str]:
    """Links and forms of a page that its reader may not follow."""
    if jawab.status != 200 or not jawab.jenis.startswith("text/html"):
        return []
    semua = set(re.findall(r'(?:href|action)="(/\d\d[^"?#]*)', jawab.isi))
    return [satu for satu in semua if getattr(resolve(satu).func, "izin", SIAPA_SAJA) not in izin]


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
        staf = rute.teks.startswith("admin/")
        juri.buta = staf and nama == "superuser"  # who hands out accounts reads accounts, but no key of them
        harap = (302,) if siapa.pengguna is None and not rute.umum else ()
        if staf and nama != "superuser":
            harap = harap or (302, 403, 404)
        for satu in alamat(dunia, rute, "", A):
            juri.nilai("GET", satu.jalur, peramban.minta("GET", satu.jalur), *harap)
    assert juri.salah == []


def isi_folder() -> list[str]:
    """Files of uploads and backups."""
    return sorted(str(satu) for satu in Path(settings.KPM_DATA).rglob("*"))


def potret(peramban: Peramban, semua: dict[Rute, list[str]], izin: set[str]) -> dict[str, str]:
    """Every open page and file, without what is new each time: tokens and the uuids of empty forms."""
    acak = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')
    return {
        jalur: acak.sub("", peramban.minta("GET", jalur).isi)
        for rute, alamat_rute in semua.items()
        if rute.izin in izin
        for jalur in alamat_rute
    }


@pytest.mark.parametrize("nama", ["semua-desa", "provinsi-1"])
def test_no_count_moves_when_another_village_fills(dunia: d.Dunia, jalan: Jalan, nama: str) -> None:
    """Whatever number of another village stood in a page, the page would not stay the same to the letter."""
    siapa = dunia.pelaku[nama]
    peramban, izin = Peramban(siapa), izin_dari(siapa.peran) | {SIAPA_SAJA}
    milik = jalan(nama)
    sebelum = potret(peramban, milik, izin)
    isi_desa(dunia.desa[B].wilayah, "Lain")
    perbarui_rekap(B, Triwulan(2026, 4))
    sesudah = potret(peramban, milik, izin)
    assert [jalur for jalur in sebelum if sebelum[jalur] != sesudah[jalur]] == []


@pytest.mark.parametrize("nama", ["anggota_rds-1", "provinsi-1"])
def test_who_reads_counts_reads_the_same_whoever_the_persons_are(dunia: d.Dunia, jalan: Jalan, nama: str) -> None:
    """Every name, number and house of the village becomes another; not a letter of a page of counts may move."""
    siapa = dunia.pelaku[nama]
    peramban, izin = Peramban(siapa), izin_dari(siapa.peran) | {SIAPA_SAJA}
    milik = jalan(nama)
    sebelum = potret(peramban, milik, izin)
    with lingkup(A):
        d.beri_nama("Marlina", 7)
    perbarui_rekap(A, Triwulan(2026, 4))
    d.angka_rekap(dunia.desa[A].wilayah, 1)
    sesudah = potret(peramban, milik, izin)
    assert [jalur for jalur in sebelum if sebelum[jalur] != sesudah[jalur]] == []
