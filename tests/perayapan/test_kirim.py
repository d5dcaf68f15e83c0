"""Every form that is shown to anybody, sent by everybody; every method; nonsense in every field and address."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import resolve

from kpm.izin import SIAPA_SAJA
from kpm.models import Peran
from tests.perayapan import dunia as d
from tests.perayapan.conftest import Jalan
from tests.perayapan.formulir import Formulir, formulir, rusak
from tests.perayapan.rayap import A, B, Jawab, Peramban, izin_dari
from tests.perayapan.test_perayapan import Juri

pytestmark = pytest.mark.django_db
RUSAK = ("99999999999999999999", "\x00", "2026-99", "'\"<b>🐙" * 60, "0001-01-01", "52.04.20.1.2.3")
ATAS = ("pendamping_kecamatan-1", "kabupaten-1", "provinsi-1", "pusat")
PETUGAS = {
    "jejak", "pengaturanpedoman", "pengguna", "penugasan", "undangan", "perangkattotp", "kodepemulihan", "log",
    "rekapdesa",
}  # fmt: skip
"""What those write who hand out offices and choose the guideline; log is Django's own of changed accounts."""
# fmt: off
TULIS = {
    Peran.BIDAN: {"jejak", "saringantersimpan", "pekerjaan", "dbtaskresult"},
    Peran.ANGGOTA_RDS: set(),
    Peran.BPD: set(),
    Peran.KEPALA_DESA: {"jejak", "saringantersimpan", "pekerjaan", "dbtaskresult", "usulan",
                        "langkahusulan", "penyerahan", "kartuskor",
                        "berkaskartu", "pembukaantriwulan", "dokumenterbit", "rekapdesa"},
    Peran.PENDAMPING_KECAMATAN: {"jejak"},
    Peran.KABUPATEN: PETUGAS,
    Peran.PROVINSI: PETUGAS,
    Peran.PUSAT: PETUGAS,
}
"""Role -> all that its holder can write with any form there is; the KPM and the office write most of the village."""
TAK_TULIS = {
    Peran.KPM: {"pengguna", "penugasan", "undangan", "pembayarankader", "profildesa", "dusun", "fasilitas",
                "wilayahkerja", "pengaturanpedoman", "cadangan"},
    Peran.ADMIN_DESA: {"pemantauananak", "pemantauanibu", "pemantauanpaud", "entrimenunggu", "pengaturanpedoman"},
}
# fmt: on
"""The other way round for these two: what they never write."""


TITIPAN = {"keluarga", "pemantauananak", "entrimenunggu"}
"""Opening a quarter again writes what waited for it, whoever opens it."""


@pytest.fixture(scope="package")
def surat(jalan: Jalan, halaman: dict[str, Jawab]) -> dict[str, Formulir]:
    """Every form on every page of village A and of the regions above it, by where it is sent."""
    for nama in ("semua-desa", *ATAS):
        jalan(nama)
    semua: dict[str, Formulir] = {}
    for jalur, jawab in halaman.items():
        semua |= {satu.tujuan: satu for satu in formulir(jalur, jawab.isi) if jawab.status == 200}
    return {jalur: Formulir(jalur) for jalur, jawab in halaman.items() if jawab.status == 405} | semua


def nama_di_alamat() -> set[str]:
    """Whatever the program reads out of an address, as its text says."""
    teks = "".join(
        satu.read_text() for app in ("kpm", "sasaran", "pemantauan", "rembuk", "laporan")
        for satu in (settings.BASE_DIR / app).rglob("*.py") if "migrations" not in satu.parts
    )  # fmt: skip
    return set(re.findall(r'(?:GET|isi)\.(?:get|getlist)\("(\w+)"', teks))


def izin_alamat(tujuan: str) -> str | None:
    return getattr(resolve(tujuan.partition("?")[0]).func, "izin", None)


def ditulis(tulis: list[str]) -> set[str]:
    """Models that were written; a row of the history counts as its record."""
    return {satu.rpartition(" ")[2].rpartition("_")[2].removeprefix("riwayat") for satu in tulis}


@pytest.mark.parametrize("nama", [f"{p}-1" for p in (*d.PERAN_DESA, *d.ATAS)] + ["pusat"])
def test_a_form_writes_for_those_it_is_meant_for_only(dunia: d.Dunia, surat: dict[str, Formulir], nama: str) -> None:
    siapa = dunia.pelaku[nama]
    (peran,), izin = siapa.peran, izin_dari(siapa.peran) | {SIAPA_SAJA}
    peramban, juri, tertulis = Peramban(siapa), Juri(dunia, nama), set()
    for tujuan, surat_ini in surat.items():
        if not re.match(r"/\d\d", tujuan):
            continue
        milik = tujuan.startswith(f"/{siapa.wilayah}/")
        jawab = peramban.minta("POST", tujuan, surat_ini.isi)
        if milik and izin_alamat(tujuan) in izin:
            juri.nilai("POST", tujuan, jawab, tulis=True)
            tertulis |= ditulis(jawab.tulis) - (TITIPAN if tujuan.endswith("/buka/") else set())
        else:
            juri.nilai("POST", tujuan, jawab, 403 if milik else 404)
    assert juri.salah == []
    assert tertulis - TULIS.get(peran, tertulis) == set()
    assert tertulis & TAK_TULIS.get(peran, set()) == set()


def test_a_record_of_another_village_is_not_there_under_ones_own_address(
    dunia: d.Dunia, jalan: Jalan, surat: dict[str, Formulir]
) -> None:
    """Every way that leads somewhere, with the uuid of the same kind of record of village B in it."""
    ganti = {
        str(satu): str(lain)
        for jenis, semua in dunia.desa[A].calon.items()
        for satu, lain in zip(semua, dunia.desa[B].calon[jenis], strict=False)
    }
    peramban, juri, dicoba = Peramban(dunia.pelaku["semua-desa"]), Juri(dunia, "semua-desa"), 0
    for rute, alamat in jalan("semua-desa").items():
        # taking back "these two are two" that nobody said changes nothing and says nothing
        harap = (302, 405) if rute.teks.endswith("sasaran/ganda/bukan/<uuid:uuid>/batal/") else (403, 404, 405)
        for jalur in alamat:
            tukar = re.sub(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", lambda u: ganti.get(u[0], u[0]), jalur)
            for cara in ("GET", "POST") if tukar != jalur else ():
                isi = surat[jalur].isi if jalur in surat else {}
                juri.nilai(cara, tukar, peramban.minta(cara, tukar, isi), *harap)
                dicoba += 1
    assert juri.salah == []
    assert dicoba > 150


def test_the_forms_above_do_write_for_those_they_are_meant_for(dunia: d.Dunia, surat: dict[str, Formulir]) -> None:
    """What the test above sends is really stored where it may be."""
    peramban = Peramban(dunia.pelaku["semua-desa"])
    berhasil = [a for a, satu in surat.items() if a.startswith(f"/{A}/") and peramban.minta("POST", a, satu.isi).tulis]
    assert len(berhasil) > 35


@pytest.mark.parametrize("nama", ["semua-desa", *ATAS])
def test_no_method_and_no_nonsense_breaks_an_address(
    dunia: d.Dunia, jalan: Jalan, surat: dict[str, Formulir], nama: str
) -> None:
    siapa = dunia.pelaku[nama]
    izin, peramban, salah = izin_dari(siapa.peran) | {SIAPA_SAJA}, Peramban(dunia.pelaku[nama]), []
    milik = jalan(nama)
    nama_kueri = sorted(nama_di_alamat())
    coba: list[tuple[str, str, dict]] = []
    for ke, (rute, alamat) in enumerate(milik.items()):
        if rute.izin in izin:
            nilai = {"\x00", RUSAK[ke % len(RUSAK)]}  # a NUL is what PostgreSQL refuses wherever it comes from
            coba += [("GET", f"{alamat[0]}?{urlencode(dict.fromkeys(nama_kueri, satu))}", {}) for satu in nilai]
            # a view knows GET, HEAD and POST; the rest is one to it
            coba += [
                (cara, alamat[0], {}) for cara in (("PUT", "PATCH", "DELETE")[ke % 3], ("HEAD", "OPTIONS")[ke % 2])
            ]
    coba += [
        ("POST", tujuan, rusak(satu.isi, RUSAK[ke % len(RUSAK)]))
        for ke, (tujuan, satu) in enumerate(surat.items())
        if tujuan.startswith(f"/{siapa.wilayah}/") and izin_alamat(tujuan) in izin
    ]
    for cara, jalur, isi in coba:
        jawab = peramban.minta(cara, jalur, isi)
        if jawab.status >= 500:
            salah.append((cara, jalur, jawab.galat))
        if cara != "POST" and set(jawab.tulis) - {"INSERT kpm_jejak"}:
            salah.append((cara, jalur, jawab.tulis))
    assert salah == []
