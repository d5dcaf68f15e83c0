"""The log tells what happened and to which account, and nothing about anybody."""

from __future__ import annotations

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from kpm import urls
from kpm.catatan import jalur_aman, jam, setelan_log
from kpm.models import Pengguna, Wilayah
from tests.conftest import klien
from tests.factories import KeluargaFactory, OrangFactory

NAMA, NIK, TELEPON, SANDI = "Zubaidah Rahasia", "6213994101900001", "081234567890", "sandi-sangat-rahasia"


def meledak(request: HttpRequest, **kwargs: object) -> HttpResponse:
    nama, nik = NAMA, NIK
    logging.getLogger("kpm.uji").warning("perhatikan %s", nama)
    raise ValueError(f"{nama} {nik} {TELEPON}")


meledak.login_required = False  # type: ignore[attr-defined]
urlpatterns = [path("meledak/", meledak), *urls.urlpatterns]


@contextmanager
def tercatat(bentuk: str) -> Iterator[io.StringIO]:
    """The log as the program writes it in this form."""
    keluar = io.StringIO()
    setelan = setelan_log(bentuk, rinci=False)
    setelan["handlers"]["layar"]["stream"] = keluar
    akar = logging.getLogger()
    lama = akar.handlers[:], akar.level
    logging.config.dictConfig(setelan)
    try:
        yield keluar
    finally:
        akar.handlers, akar.level = lama
        logging.config.dictConfig({"version": 1, "incremental": True, "loggers": {"kpm.web": {"level": "NOTSET"}}})


@pytest.mark.parametrize("bentuk", ["json", "teks"])
@override_settings(ROOT_URLCONF=__name__)
def test_no_name_number_or_password_reaches_the_log(di_desa: Wilayah, kpm: Pengguna, bentuk: str) -> None:
    orang = OrangFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa), nama=NAMA, nik=NIK)
    awal = f"/{di_desa.kode}"
    peramban = klien(kpm)
    peramban.raise_request_exception = False
    with tercatat(bentuk) as keluar:
        Client().post("/masuk/", {"username": TELEPON, "password": SANDI})
        assert NIK in peramban.post(f"{awal}/sasaran/{orang.uuid}/nik/").content.decode().replace(" ", "")
        peramban.get(f"{awal}/sasaran/", {"cari": NIK})
        peramban.get(f"{awal}/sasaran/", {"cari": NAMA})
        peramban.get(f"{awal}/{NIK}/")
        peramban.post(f"{awal}/sasaran/keluarga/baru/", {"kepala": NAMA, "no_kk": "123", "telepon": TELEPON})
        assert peramban.get("/meledak/", {"nik": NIK}).status_code == 500
    isi = keluar.getvalue()
    assert [satu for satu in (NAMA, "Zubaidah", NIK, TELEPON, SANDI, kpm.nama, "?") if satu in isi] == []
    assert "meledak" in isi  # the fault itself, and where it is


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_can_be_found_by_the_number_of_its_request(desa: Wilayah, kpm: Pengguna) -> None:
    peramban = klien(kpm)
    peramban.raise_request_exception = False
    with tercatat("json") as keluar:
        jawab = peramban.get("/meledak/")
    baris = [json.loads(satu) for satu in keluar.getvalue().splitlines()]
    galat = next(satu for satu in baris if satu["asal"] == "django.request")
    assert (galat["permintaan"], galat["galat"], galat["status"]) == (jawab["X-Permintaan"], "ValueError", 500)
    assert galat["rangka"][-1].endswith(" meledak")
    assert next(satu["pesan"] for satu in baris if satu["asal"] == "kpm.uji") == "perhatikan %s"


def test_every_answer_is_one_line_of_json_with_the_account_number(desa: Wilayah, kpm: Pengguna) -> None:
    peramban = klien(kpm)
    with tercatat("json") as keluar:
        peramban.get(f"/{desa.kode}/sasaran/", {"cari": NAMA})
    (satu,) = [json.loads(baris) for baris in keluar.getvalue().splitlines()]
    assert set(satu) == {
        "waktu", "tingkat", "asal", "pesan", "permintaan", "metode", "jalur", "status", "ms", "pengguna",
    }  # fmt: skip
    assert (satu["jalur"], satu["status"], satu["pengguna"], satu["metode"]) == (
        f"/{desa.kode}/sasaran/", 200, kpm.pk, "GET",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("jalur", "aman"),
    [
        ("/52.04.20.2005/sasaran/?cari=Siti", "/52.04.20.2005/sasaran/"),
        ("/6213994101900001/", "/•/"),
        (
            "/52.04.20.2005/sasaran/orang/12345678-1234-4234-8234-123456789012/",
            "/52.04.20.2005/sasaran/orang/12345678-1234-4234-8234-123456789012/",
        ),
        ("/52.04.20.2005/pemantauan/2026-08/", "/52.04.20.2005/pemantauan/2026-08/"),
        ("/undangan/Gh3_pQ-rahasia-sekali-pakai/", "/undangan/•/"),
        ("/undangan/isi/", "/undangan/isi/"),
    ],
)
def test_paths_keep_uuids_and_lose_queries_and_long_numbers(jalur: str, aman: str) -> None:
    assert jalur_aman(jalur) == aman


def test_nonsense_in_the_settings_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured):
        setelan_log("xml", rinci=False)
    with pytest.raises(ImproperlyConfigured):
        jam("siang")
