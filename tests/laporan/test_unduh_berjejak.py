"""No file with names leaves without a trace: every address that answers a file, with and without names in it."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.http import HttpResponse
from django.test import Client

from kpm.lingkup import ModelDesa, lingkup
from kpm.models import Dusun, Fasilitas, Jejak, Pengguna, Peran, Wilayah
from laporan.models import Pekerjaan
from rembuk.models import BeritaAcara, SalinanMad
from tests.bahan_desa import RAHASIA, alamat_wilayah, isi_desa, isi_rute
from tests.conftest import klien
from tests.factories import AnakFactory, KehamilanFactory, OrangFactory, PemantauanAnakFactory

NAMA = RAHASIA.encode()
KUERI = ("", "?nama=1")


def isi_berkas(jawab: HttpResponse) -> bytes:
    """What stands in a file; of a ZIP in all its files."""
    isi = bytes(jawab.content)
    if not isi.startswith(b"PK"):
        return isi
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return b"".join(arsip.read(nama) for nama in arsip.namelist())


def berkas(jawab: HttpResponse) -> bool:
    jenis = jawab.headers.get("Content-Type", "")
    return jawab.status_code == 200 and ("Content-Disposition" in jawab.headers or not jenis.startswith("text/html"))


def _tanpa_nama_di_rembuk() -> None:
    """Whatever is written in meetings, institutions and budget is nobody's name."""
    for model in apps.get_app_config("rembuk").get_models():
        if issubclass(model, ModelDesa) and model not in (BeritaAcara, SalinanMad):
            for satu in model._meta.concrete_fields:
                if isinstance(satu, models.CharField | models.TextField) and not satu.choices:
                    model.objects.filter(**{f"{satu.name}__contains": RAHASIA}).update(**{satu.name: "Umum"})
    for salinan in SalinanMad.objects.all():
        salinan.isi = json.loads(json.dumps(salinan.isi).replace(RAHASIA, "Umum"))
        salinan.save()


@pytest.fixture
def penuh(desa: Wilayah, settings: Any) -> list[str]:
    """Addresses of a village with data: its sasaran are called RAHASIA, nobody at its meeting is."""
    settings.KPM_TANPA_PDF = True
    semua = isi_desa(desa)
    with lingkup(desa.kode):
        _tanpa_nama_di_rembuk()
        # Formulir 1 lists places, which are nobody's name
        Dusun.objects.filter(nama__contains=RAHASIA).update(nama="Tengah")
        Fasilitas.objects.filter(nama__contains=RAHASIA).update(nama="Melati")
        anak = AnakFactory(desa=desa, nama=RAHASIA, nama_ayah=RAHASIA)
        PemantauanAnakFactory(anak=anak, konseling_ayah=False, timbang=True, berat=Decimal("8.5"))
        KehamilanFactory(desa=desa, ibu=OrangFactory(desa=desa, nama=RAHASIA), suami=RAHASIA)
        wadah = io.BytesIO()
        with zipfile.ZipFile(wadah, "w") as arsip:
            arsip.writestr("01.html", NAMA)
        pekerjaan = Pekerjaan.objects.create(
            desa=desa, jenis="formulir-2b", judul="2B", permintaan={"periode": "2026-08"}, hasil=wadah.getvalue(),
            keadaan=Pekerjaan.Keadaan.SELESAI, nama="2b.zip", jenis_berkas="application/zip",
        )  # fmt: skip
    return [
        isi_rute(rute, desa.kode, pengenal) + kueri
        for rute, _ in alamat_wilayah()
        for pengenal in ((*semua, pekerjaan.uuid) if "<uuid:" in rute else list(semua)[:1])
        for kueri in KUERI
        if "<uuid:" not in rute or "." in rute.rsplit(">", 1)[-1] or "unduh" in rute
        if "/berita-acara" not in rute  # the minutes name who was at the meeting, and cannot be written anew
    ]


@pytest.mark.parametrize("peran", [Peran.KPM, Peran.KEPALA_DESA, Peran.BIDAN, Peran.BPD])
def test_a_file_leaves_a_trace_if_and_only_if_it_carries_names(
    desa: Wilayah, penuh: list[str], kpm: Pengguna, peran: str
) -> None:
    kpm.penugasan.update(peran=peran)
    peramban = klien(kpm)
    bernama, salah = set(), []
    for alamat in penuh:
        with lingkup(desa.kode):
            sebelum = Jejak.objects.count()
        jawab = peramban.get(alamat)
        if not berkas(jawab):
            continue
        with lingkup(desa.kode):
            jejak = list(Jejak.objects.order_by("-pk")[: Jejak.objects.count() - sebelum])
        ada = NAMA in isi_berkas(jawab)
        bernama |= {alamat} if ada else set()
        if [(satu.perbuatan, satu.pengguna, satu.peran) for satu in jejak] != [("unduh_nama", kpm, peran)] * ada:
            salah.append((alamat, ada, len(jejak)))
    assert salah == []
    if peran == Peran.KPM:
        assert len(bernama) >= 14


def test_a_trace_of_a_file_never_holds_a_name(desa: Wilayah, penuh: list[str], klien_kpm: Client) -> None:
    for alamat in penuh:
        klien_kpm.get(alamat)
    with lingkup(desa.kode):
        assert [satu.objek for satu in Jejak.objects.all() if RAHASIA in f"{satu.objek} {satu.alasan}"] == []


def test_a_file_written_by_a_command_leaves_a_trace_of_nobody(desa: Wilayah, penuh: list[str], tmp_path) -> None:
    call_command("cetak", "formulir-2b", desa.kode, "2026-08", "-o", str(tmp_path / "2b.html"))
    call_command("cetak", "formulir-4", desa.kode, "2026-T3", "-o", str(tmp_path / "4.html"))
    call_command("skor", desa.kode, "2026-T3", "--nama", stdout=io.StringIO())
    call_command("skor", desa.kode, "2026-T3", stdout=io.StringIO())
    with lingkup(desa.kode):
        assert [(j.objek, j.pengguna, j.peran) for j in Jejak.objects.order_by("pk")] == [
            ("formulir-2b 2026-08 cetak", None, "perintah"),
            ("skor 2026-T3", None, "perintah"),
        ]
