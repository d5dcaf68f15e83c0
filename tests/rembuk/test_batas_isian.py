"""Slips of the finger in the forms of meetings: a year too far ahead, a day before its meeting, a text without end."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk.models import JenisPertemuan, Pertemuan, Publikasi, TindakLanjut
from rembuk.surat import TITIK, agenda, undangan
from rembuk.tindakan.fgd import mulai_fgd
from tests.factories import DusunFactory
from tests.rembuk.bahan import HARI_INI, TANGGAL, TRIWULAN, isi_profil, isi_triwulan, mulai

pytestmark = pytest.mark.django_db


def hari(tanggal: dt.date) -> str:
    return f"{tanggal:%d-%m-%Y}"


def galat(jawaban: Any) -> str:
    """The words of the page."""
    return " ".join(re.sub(r"<[^>]*>", " ", jawaban.content.decode()).split())


@pytest.fixture
def jauh() -> dt.date:
    """The first day that is too far ahead."""
    return timezone.localdate() + dt.timedelta(days=732)


def rapat(desa: Wilayah, **isi: Any) -> Pertemuan:
    baru = {"jenis": JenisPertemuan.SOSIALISASI, "tahun": 2026, "tanggal": TANGGAL, **isi}
    satu: Pertemuan = Pertemuan.objects.create(desa=desa, **baru)
    return satu


@pytest.mark.parametrize(("lebih", "jumlah"), [(0, 0), (-1, 1)])
def test_a_meeting_is_planned_at_most_two_years_ahead(
    desa: Wilayah, klien_kpm: Client, jauh: dt.date, lebih: int, jumlah: int
) -> None:
    isi = {"tanggal": hari(jauh + dt.timedelta(days=lebih)), "penyelenggara": "KPM"}
    jawaban = klien_kpm.post(f"/{desa.kode}/pertemuan/baru/?jenis=sosialisasi", isi)
    with lingkup(desa.kode):
        assert Pertemuan.objects.count() == jumlah
    assert ("Periksa tahunnya. Hari ini" in galat(jawaban)) == (jumlah == 0)


def test_a_rembuk_is_not_held_in_a_year_too_far(desa: Wilayah, kpm: Pengguna, klien_kpm: Client, jauh: dt.date) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = mulai(desa, kpm)
    isi = {"tanggal": hari(jauh), "cara_putusan": "mufakat", "versi": rembuk.versi, "penyelenggara": "RDS"}
    jawaban = klien_kpm.post(f"/{desa.kode}/rembuk/{rembuk.uuid}/ubah/", isi)
    assert "Periksa tahunnya. Hari ini" in galat(jawaban)
    with lingkup(desa.kode):
        assert Pertemuan.objects.get().tanggal is None


def test_a_promise_is_not_due_in_a_year_too_far(desa: Wilayah, klien_kpm: Client, jauh: dt.date) -> None:
    with lingkup(desa.kode):
        satu = rapat(desa)
    alamat = f"/{desa.kode}/pertemuan/{satu.uuid}/tindak-lanjut/baru/"
    isi = {"apa": "Memeriksa pipa", "siapa": "Kaur", "batas": hari(jauh)}
    assert "Periksa tahunnya. Hari ini" in galat(klien_kpm.post(alamat, isi))
    with lingkup(desa.kode):
        assert not TindakLanjut.objects.exists()


def fgd_baru(desa: Wilayah, oleh: Pengguna) -> Pertemuan:
    return mulai_fgd(
        desa=desa, triwulan=TRIWULAN, terpilih=(), ambang=Decimal(80), oleh=oleh, hari_ini=HARI_INI
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hari_fgd", "tanggal", "kalimat"),
    [
        (None, dt.date(2026, 3, 31), "Tanggalnya tidak mungkin sebelum 1 April 2026. Periksa tahunnya."),
        (None, dt.date(2026, 4, 1), ""),
        (dt.date(2026, 6, 3), dt.date(2026, 6, 2), "Tanggalnya tidak mungkin sebelum 3 Juni 2026. Periksa tahunnya."),
        (dt.date(2026, 6, 3), dt.date(2026, 6, 3), ""),
        (dt.date(2026, 6, 3), dt.date(2099, 6, 3), "Tanggalnya tidak mungkin sesudah hari ini."),
    ],
)
def test_results_are_made_public_after_their_fgd_and_not_tomorrow(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, hari_fgd: dt.date | None, tanggal: dt.date, kalimat: str
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        fgd = fgd_baru(desa, kpm)
        Pertemuan.objects.filter(pk=fgd.pk).update(tanggal=hari_fgd)
    isi = {"cara": "papan", "tanggal": hari(tanggal), "tempat": "Balai"}
    jawaban = klien_kpm.post(f"/{desa.kode}/fgd/{fgd.uuid}/informasi/baru/", isi)
    with lingkup(desa.kode):
        assert Publikasi.objects.count() == (not kalimat)
    assert kalimat in galat(jawaban)


def test_a_long_text_is_refused_as_it_was_typed(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu = rapat(desa)
    isi = {"tanggal": hari(TANGGAL), "penyelenggara": "KPM", "versi": satu.versi, "ringkasan": "a" * 4001}
    jawaban = klien_kpm.post(f"/{desa.kode}/pertemuan/{satu.uuid}/ubah/", isi)
    assert "Paling panjang 4000 huruf, yang diisi 4001 huruf." in galat(jawaban)
    assert "a" * 4001 in jawaban.content.decode()
    klien_kpm.post(f"/{desa.kode}/pertemuan/{satu.uuid}/ubah/", isi | {"ringkasan": "a" * 4000})
    with lingkup(desa.kode):
        assert len(Pertemuan.objects.get().ringkasan) == 4000


def test_the_year_nought_is_no_planning_year(desa: Wilayah, klien_kpm: Client) -> None:
    assert klien_kpm.get(f"/{desa.kode}/siklus/0/").status_code == 404


@pytest.mark.parametrize(
    ("pada", "surat", "tertulis"),
    [
        (TANGGAL, None, "Pulau Kaung, 25 Juni 2026"),
        (TANGGAL + dt.timedelta(days=1), None, f"Pulau Kaung, {TITIK}"),
        (TANGGAL + dt.timedelta(days=1), dt.date(2026, 6, 18), "Pulau Kaung, 18 Juni 2026"),
    ],
)
def test_an_invitation_is_never_dated_after_its_meeting(
    desa: Wilayah, pada: dt.date, surat: dt.date | None, tertulis: str
) -> None:
    with lingkup(desa.kode):
        satu = rapat(desa, tanggal_undangan=surat)
        assert undangan(satu, desa, isi_profil(desa), ttd="kades", pada=pada).tempat_tanggal == tertulis


def test_notulen_and_invitation_print_the_same_agenda(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        biasa, tertulis = rapat(desa, jenis=JenisPertemuan.REMBUK), rapat(desa, agenda="Satu\nDua")
        profil = isi_profil(desa)
        for satu, pertama in ((biasa, "Hasil pemetaan sosial, data sasaran, dan kondisi layanan"), (tertulis, "Satu")):
            assert agenda(satu, desa)[0] == pertama
            assert undangan(satu, desa, profil, ttd="kades", pada=TANGGAL).agenda == agenda(satu, desa)


def test_what_is_wrong_is_told_once_above_the_form(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa, nama="Dusun Barat")
        rapat(desa, jenis=JenisPertemuan.MUSDUS, dusun=dusun)
    tahun = timezone.localdate().year + 1
    for alamat, isi in (
        (f"pemetaan/{dusun.uuid}/temuan/", {"temuan": ""}),
        (f"siklus/{tahun}/ubah/", {"mad_perlu": "tidak", "musdes": "31-02-2026"}),
    ):
        assert galat(klien_kpm.post(f"/{desa.kode}/{alamat}", isi)).count("Belum tersimpan.") == 1, alamat


@pytest.mark.parametrize(("banyak", "surat", "terlampir"), [(60, 60, 0), (61, 1, 61)])
def test_more_than_sixty_are_invited_by_one_letter_with_a_list(
    desa: Wilayah, klien_kpm: Client, settings: Any, banyak: int, surat: int, terlampir: int
) -> None:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa.kode):
        satu = rapat(desa, diundang="\n".join(f"Tamu {nomor}" for nomor in range(banyak)))
    alamat = f"/{desa.kode}/pertemuan/{satu.uuid}/undangan"
    isi = klien_kpm.get(f"{alamat}.pdf?tiap=ya").content.decode()
    assert (isi.count("Kepada Yth."), isi.count("<td>Tamu ")) == (surat, terlampir)
    assert ('name="tiap"' in klien_kpm.get(f"{alamat}/").content.decode()) == (terlampir == 0)
