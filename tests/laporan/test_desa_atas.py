"""One village from above: kept figures and documents, quarter by quarter, and nothing of the village's own records."""

from __future__ import annotations

import datetime as dt
import re

from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Wilayah
from kpm.periode import Triwulan
from laporan.models import RekapDesa
from laporan.tindakan import perbarui_rekap
from tests.bahan_desa import RAHASIA, isi_desa
from tests.factories import AnakFactory, PemantauanAnakFactory

DESA = "/52.04.20/desa/52.04.20.2005/"


def polos(peramban: Client, alamat: str = DESA) -> str:
    jawab = peramban.get(alamat)
    assert jawab.status_code == 200
    isi = jawab.content.decode().split("<main", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", isi).split())


def test_a_village_without_figures_says_so(desa: Wilayah, klien_pendamping: Client) -> None:
    teks = polos(klien_pendamping)
    assert "Kecamatan Buer, Kabupaten Sumbawa, Nusa Tenggara Barat · 52.04.20.2005" in teks
    assert "Belum ada angka untuk Triwulan III 2026." in teks
    assert "Belum ada dokumen yang terbit." in teks


def test_figures_of_a_quarter_stand_with_every_indicator_and_without_any_name(
    desa: Wilayah, klien_pendamping: Client
) -> None:
    pengenal = isi_desa(desa)
    perbarui_rekap(desa.kode, Triwulan(2026, 3))
    rekap = RekapDesa.objects.get()
    teks = polos(klien_pendamping)
    assert f"Tingkat konvergensi {str(rekap.konvergensi).replace('.', ',')} %" in teks
    assert f"Terlayani lengkap {rekap.lengkap} dari {rekap.orang} orang" in teks
    halaman = klien_pendamping.get(DESA).content.decode()
    assert [satu for satu in (RAHASIA, "KIA-", *map(str, pengenal)) if satu in halaman] == []


def test_another_quarter_is_chosen_in_the_address_and_an_unknown_one_is_the_running_one(
    desa: Wilayah, klien_pendamping: Client
) -> None:
    with lingkup(desa.kode):
        PemantauanAnakFactory(anak=AnakFactory(desa=desa), air=True)
    for ke in (2, 3):
        perbarui_rekap(desa.kode, Triwulan(2026, ke))
    for kueri, kini in (("", "2026-T3"), ("?triwulan=2026-T2", "2026-T2"), ("?triwulan=2031-T1", "2026-T3")):
        halaman = klien_pendamping.get(DESA + kueri).content.decode()
        assert f'href="?triwulan={kini}" aria-current="true"' in halaman


def test_issued_documents_lead_to_the_public_page(desa: Wilayah, klien_pendamping: Client) -> None:
    for ke, jenis in enumerate((DokumenTerbit.Jenis.FORMULIR_4, DokumenTerbit.Jenis.BUKTI_KERJA)):
        DokumenTerbit.objects.create(
            kode=f"ABC{ke}", jenis=jenis, wilayah=desa, periode="2026-T2", nomor=f"F4/{ke}", sidik="x",
            tanggal=dt.date(2026, 7, 5),
        )  # fmt: skip
    assert "Formulir 4, Laporan Konvergensi F4/0 · 5 Juli 2026" in polos(klien_pendamping)
    halaman = klien_pendamping.get(DESA).content.decode()
    assert ('href="/v/ABC0/"' in halaman, 'href="/v/ABC1/"' in halaman) == (True, False)


def test_the_table_of_villages_leads_here(desa: Wilayah, klien_pendamping: Client) -> None:
    desa.dibuka_pada = dt.date(2026, 1, 1)
    desa.save()
    assert f'<a href="{DESA}">Desa Pulau Kaung</a>' in klien_pendamping.get("/52.04.20/").content.decode()


def test_the_page_costs_the_same_queries_for_one_quarter_and_for_three(
    desa: Wilayah, klien_pendamping: Client, django_assert_num_queries
) -> None:
    for ke in (3, 2, 1):
        perbarui_rekap(desa.kode, Triwulan(2026, ke))
        with django_assert_num_queries(8):
            klien_pendamping.get(DESA)
