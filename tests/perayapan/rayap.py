"""Every address of the URLconf with real values in it, and a light browser that counts what a request writes."""

from __future__ import annotations

import io
import itertools
import re
import traceback
import zipfile
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.handlers.base import BaseHandler
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from laporan.halaman_riwayat import JENIS
from tests.conftest import klien
from tests.perayapan.dunia import Dunia, Pelaku
from tests.test_peran import MATRIKS, URUTAN

A, B = "52.04.20.2005", "62.13.01.2005"
BANYAK = {
    "Anak": 4,
    "Usulan": 4,
    "SaringanTersimpan": 3,
    "Penugasan": 3,
    "Terhapus": 10,
    "Orang": 2,
    "Keluarga": 2,
    "Pertemuan": 8,
}
"""Of these more than one is tried in an address: each is of another kind, or two belong together."""
PANGGILAN = {
    "anggota": "AnggotaLembaga",
    "foto": "FotoPertemuan",
    "kegiatan": "KegiatanMad",
    "peserta": "DesaMad",
    "pindaian": "PindaianBA",
    "tindak": "TindakLanjut",
}
"""Name of a part of an address -> the model it is one of, where it is not called like it."""
INDUK = {"anggota": "Lembaga"}
"""Name of the second uuid of an address -> the model of the first; the others are of meetings."""
BEBAS = {"django_session", "kpm_sesipengguna"}
"""Tables that know where somebody is signed in; a trace of looking (kpm_jejak) is only ever added."""
TULIS = re.compile(r'^\s*(INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.I)
BAGIAN = re.compile(r"<(?:(\w+):)?(\w+)>")


def izin_dari(peran: tuple[str, ...]) -> set[str]:
    """Permissions of roles as the literal table of `test_peran` has them."""
    return {
        izin for izin, baris in MATRIKS.items() for ke, satu in enumerate(URUTAN)
        if satu in peran and baris.split()[ke] == "x"
    }  # fmt: skip


@dataclass(frozen=True)
class Rute:
    """One address pattern: its text, the mark of its view, whether signing in is asked for."""

    teks: str
    izin: str | None
    umum: bool

    @property
    def berwilayah(self) -> bool:
        return self.teks.startswith("<wilayah:wilayah>/")

    @property
    def bagian(self) -> list[tuple[str, str]]:
        """(kind, name) of every part to be filled, the leading region left out."""
        return [satu for satu in BAGIAN.findall(self.teks) if satu[1] != "wilayah"]


@cache
def semua_rute() -> tuple[Rute, ...]:
    """All of them, those of /admin/ too."""

    def jalan(pola: list[Any], awalan: str) -> Iterator[Rute]:
        for satu in pola:
            teks = awalan + str(satu.pattern)
            if isinstance(satu, URLResolver):
                yield from jalan(satu.url_patterns, teks)
            elif isinstance(satu, URLPattern):
                umum = not getattr(satu.callback, "login_required", True)
                yield Rute(teks, getattr(satu.callback, "izin", None), umum)

    return tuple(jalan(get_resolver().url_patterns, ""))


def nilai_bagian(dunia: Dunia, desa: str, jenis: str, nama: str) -> list[tuple[str, str]]:
    """(kind, value) of what can stand in one part of an address. A new kind of part is made known here."""
    milik = dunia.desa[desa]
    tetap = {
        ("bulan", "bulan"): ["2026-08"],
        ("triwulan", "triwulan"): ["2026-T3"],
        ("int", "tahun"): ["2026"],
        ("slug", "indikator"): ["jamban"],
        ("slug", "kunci"): ["fe_rule"],
        ("slug", "kode"): milik.kode_dokumen,
        ("slug", "rahasia"): ["BUKAN-RAHASIA"],
        ("str", "kode"): [desa],
        ("slug", "panduan"): ["kpm"],
        ("slug", "halaman"): ["masuk"],
        ("kelompok", "kelompok"): ["anak", "ibu", "paud"],
        ("slug", "jenis"): list(JENIS),
        ("wilayah", "kode"): [desa],
        ("int", "pk"): ["1"],
        ("path", "content_type_id"): ["1"],
        ("path", "object_id"): ["1"],
        ("", "id"): ["1"],
        ("", "app_label"): ["kpm"],
        ("", "url"): ["x"],
    }
    if jenis == "uuid":
        return [(m, str(satu)) for m, semua in milik.calon.items() for satu in semua[: BANYAK.get(m, 1)]]
    if (jenis, nama) not in tetap:
        pytest.fail(f"Bagian alamat <{jenis}:{nama}> belum dikenal: tambahkan nilainya di tests/perayapan/rayap.py")
    return [("", nilai) for nilai in tetap[jenis, nama]]


@dataclass(frozen=True)
class Alamat:
    """One address of a route: the values that are no uuid, the kinds of the uuids, and the whole path."""

    varian: tuple[str, ...]
    jenis: tuple[str, ...]
    jalur: str


def alamat(dunia: Dunia, rute: Rute, wilayah: str, desa: str) -> Iterator[Alamat]:
    """The addresses of a route under a region with the values of a village in them."""
    teks = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", rute.teks).replace("^", "").replace("$", "")
    teks = teks.replace("<wilayah:wilayah>", wilayah)
    bagian = BAGIAN.findall(teks)
    for isi in itertools.product(*(_pilihan(dunia, desa, bagian, ke) for ke in range(len(bagian)))):
        nilai = [satu for _, satu in isi]
        kembar = [jenis for jenis, _ in isi if jenis]
        if bagian and bagian[-1] == ("uuid", "lain") and (len(set(kembar)) > 1 or nilai[-1] == nilai[-2]):
            continue  # two of one kind
        jalur = teks
        for (jenis, nama), satu in zip(bagian, nilai, strict=True):
            jalur = jalur.replace(f"<{jenis}:{nama}>" if jenis else f"<{nama}>", satu)
        varian = tuple(satu for jenis, satu in isi if not jenis)
        yield Alamat(varian, tuple(kembar), f"/{jalur}")


def _pilihan(dunia: Dunia, desa: str, bagian: list[tuple[str, str]], ke: int) -> list[tuple[str, str]]:
    """Values of one part; a uuid called as a model is one of that model, and so is the one it belongs to."""
    semua = nilai_bagian(dunia, desa, *bagian[ke])
    if bagian[ke][0] != "uuid":
        return semua
    nama = bagian[ke][1]
    anak = next((satu for jenis, satu in bagian[ke + 1 :] if jenis == "uuid" and satu != "lain"), "")
    sebut = INDUK.get(anak, "Pertemuan") if anak else PANGGILAN.get(nama, nama)
    cocok = [satu for satu in semua if satu[0].lower() == sebut.lower()]
    return cocok or (semua[:1] if anak or nama in PANGGILAN else semua)


def hidup(
    dunia: Dunia, peramban: Peramban, wilayah: str, desa: str, izin: Container[str], halaman: dict[str, Jawab]
) -> dict[Rute, list[str]]:
    """Route -> its addresses that lead somewhere, one for each variant, as ``peramban`` finds them out; of routes that
    are closed to it, and of those that lead nowhere, any one. What was answered to GET is put into ``halaman``."""
    hasil: dict[Rute, list[str]] = {}
    dikenal: dict[str, str] = {}
    for rute in semua_rute():
        if not rute.berwilayah:
            continue
        if rute.izin not in izin:
            hasil[rute] = [next(alamat(dunia, rute, wilayah, desa)).jalur]
            continue
        awalan = rute.teks.partition("<uuid:")[0]
        semua = _urut(alamat(dunia, rute, wilayah, desa), rute, dikenal.get(awalan, ""))
        ada: dict[tuple[str, ...], str] = {}
        hanya_kirim = False
        for satu in semua:
            if satu.varian in ada:
                continue
            if not hanya_kirim:
                jawab = peramban.minta("GET", satu.jalur)
                hanya_kirim = jawab.status == 405
            if (peramban.minta("POST", satu.jalur) if hanya_kirim else jawab).status == 404:
                continue
            ada[satu.varian], halaman[satu.jalur] = satu.jalur, jawab
            dikenal[awalan] = "".join(satu.jenis[:1])
        hasil[rute] = list(ada.values()) or [semua[0].jalur]
    return hasil


def _urut(semua: Iterable[Alamat], rute: Rute, dikenal: str) -> list[Alamat]:
    """The likely ones first: of the kind that was found at the last address that began so, or that is called so."""
    kata = [satu for satu in re.findall(r"[a-z]+", rute.teks.partition(">/")[2]) if len(satu) > 3]

    def jauh(satu: Alamat) -> tuple[bool, bool]:
        jenis = "".join(satu.jenis[:1])
        return jenis != dikenal, not any(k in jenis.lower() or jenis.lower() in k for k in kata if jenis)

    return sorted(semua, key=jauh)


@dataclass
class Jawab:
    """An answer, and what asking for it wrote."""

    status: int
    jenis: str
    isi: str
    kepala: dict[str, str]
    tulis: list[str]
    galat: str = ""


class Peramban:
    """Somebody's browser, without the ballast of the test client: no copies of contexts, no signals."""

    def __init__(self, siapa: Pelaku) -> None:
        self.siapa = siapa
        kue = klien(siapa.pengguna).cookies if siapa.pengguna else {}
        self._kue = "; ".join(f"{nama}={satu.value}" for nama, satu in kue.items())
        self._olah = BaseHandler()
        self._olah.load_middleware()

    def minta(self, cara: str, jalur: str, isi: dict[str, Any] | None = None) -> Jawab:
        """Ask once; whatever was written is taken back, so that no request stands on another."""
        pabrik = RequestFactory(headers={"Cookie": self._kue, "Referer": "http://testserver/"})
        if cara == "POST":
            request = pabrik.post(jalur, urlencode(isi or {}, doseq=True), "application/x-www-form-urlencoded")
        else:
            request = pabrik.generic(cara, jalur)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        with _terpantau() as (tulis, galat), transaction.atomic():
            jawab = self._olah.get_response(request)
            if hasattr(jawab, "render") and not jawab.is_rendered:
                jawab.render()
            transaction.set_rollback(True)
        return Jawab(
            jawab.status_code, jawab.headers.get("Content-Type", ""), teks_berkas(jawab), dict(jawab.headers), tulis,
            "\n".join(galat),
        )  # fmt: skip


@contextmanager
def _terpantau() -> Iterator[tuple[list[str], list[str]]]:
    tulis: list[str] = []
    galat: list[str] = []

    def catat(laksana: Any, sql: str, parameter: Any, many: bool, konteks: Any) -> Any:
        if (cocok := TULIS.match(sql)) and cocok[2] not in BEBAS:
            tulis.append(f"{cocok[1].split()[0].upper()} {cocok[2]}")
        return laksana(sql, parameter, many, konteks)

    def gagal(sender: Any, **_: Any) -> None:
        galat.append(traceback.format_exc(limit=-4))

    got_request_exception.connect(gagal)
    try:
        with connection.execute_wrapper(catat):
            yield tulis, galat
    finally:
        got_request_exception.disconnect(gagal)


def teks_berkas(jawab: HttpResponse) -> str:
    """What stands in an answer, in a ZIP in all its files."""
    isi = b"".join(jawab.streaming_content) if jawab.streaming else bytes(jawab.content)  # type: ignore[attr-defined]
    if isi.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            isi = b"".join(arsip.read(nama) for nama in arsip.namelist())
    return isi.decode(errors="replace")


JEJAK = {"INSERT kpm_jejak"}
