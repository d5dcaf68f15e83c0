"""The kepala desa decides on what an issued Berita Acara proposes; who and when are kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk import kueri, tindakan
from rembuk.models import LangkahUsulan, Usulan
from tests.rembuk.bahan import isi_triwulan, siap, terbit


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def usulan(desa: Wilayah, kpm: Pengguna) -> Usulan:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        terbit(desa, kpm)
        return Usulan.objects.get(kegiatan="Jamban sehat rumah tangga")


def test_only_agreed_proposals_of_issued_minutes_wait(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    siap(di_desa, kpm)
    assert kueri.usulan_menunggu(di_desa).count() == 0
    terbit(di_desa, kpm)
    menunggu = kueri.usulan_menunggu(di_desa)
    assert [satu.kegiatan for satu in menunggu] == ["Jamban sehat rumah tangga", "Kelas ayah dan ibu"]
    assert menunggu.count() == 2


def test_a_proposal_enters_the_rkp_with_who_and_when(
    desa: Wilayah, klien_kades: Client, kades: Pengguna, usulan: Usulan
) -> None:
    alamat = f"/{desa.kode}/keputusan/{usulan.uuid}/"
    assert klien_kades.get(alamat).status_code == 405
    jawab = klien_kades.post(alamat, {"putusan": "masuk_rkp", "versi": usulan.versi})
    assert jawab.headers["Location"] == f"/{desa.kode}/keputusan/"
    with lingkup(desa.kode):
        kini = Usulan.objects.get(pk=usulan.pk)
    assert (kini.status, kini.diputus_oleh_id, kini.alasan) == ("masuk_rkp", kades.pk, "")
    assert timezone.localtime(kini.diputus_pada).date() == dt.date(2026, 9, 17)


def test_a_refusal_needs_a_reason_and_comes_back_as_typed(desa: Wilayah, klien_kades: Client, usulan: Usulan) -> None:
    alamat = f"/{desa.kode}/keputusan/{usulan.uuid}/"
    isi = klien_kades.post(alamat, {"putusan": "ditolak", "alasan": "  ", "versi": usulan.versi}).content.decode()
    assert "Tulis alasan penolakan, agar pengusul tahu sebabnya." in isi
    klien_kades.post(alamat, {"putusan": "ditolak", "alasan": "Dibiayai Dinas Kesehatan", "versi": usulan.versi})
    isi = klien_kades.get(f"/{desa.kode}/keputusan/").content.decode()
    assert "Alasan: Dibiayai Dinas Kesehatan" in isi
    with lingkup(desa.kode):
        assert Usulan.objects.get(pk=usulan.pk).status == "ditolak"


def test_a_decision_can_be_taken_back(desa: Wilayah, klien_kades: Client, usulan: Usulan) -> None:
    alamat = f"/{desa.kode}/keputusan/{usulan.uuid}/"
    klien_kades.post(alamat, {"putusan": "ditolak", "alasan": "Salah tekan", "versi": usulan.versi})
    klien_kades.post(alamat, {"putusan": "disepakati", "versi": usulan.versi + 1})
    with lingkup(desa.kode):
        kini = Usulan.objects.get(pk=usulan.pk)
    assert (kini.status, kini.alasan, kini.diputus_oleh, kini.diputus_pada) == ("disepakati", "", None, None)
    with lingkup(desa.kode):
        assert Usulan.history.filter(id=usulan.pk, status="ditolak").count() == 1


def test_a_decision_on_an_old_page_is_shown_not_stored(
    desa: Wilayah, klien_kades: Client, usulan: Usulan, kades: Pengguna
) -> None:
    with lingkup(desa.kode):
        tindakan.putuskan_usulan(usulan=usulan, putusan="masuk_rkp", alasan="", oleh=kades, versi=usulan.versi)
    kiriman = {"putusan": "ditolak", "alasan": "Tidak perlu", "versi": usulan.versi}
    isi = klien_kades.post(f"/{desa.kode}/keputusan/{usulan.uuid}/", kiriman).content.decode()
    assert "baru saja diubah orang lain dan sekarang masuk RKP Desa" in isi
    with lingkup(desa.kode):
        assert Usulan.objects.get(pk=usulan.pk).status == "masuk_rkp"


def test_a_button_pressed_twice_decides_once_and_says_so(desa: Wilayah, klien_kades: Client, usulan: Usulan) -> None:
    kiriman = {"putusan": "masuk_rkp", "versi": usulan.versi}
    alamat = f"/{desa.kode}/keputusan/{usulan.uuid}/"
    assert [klien_kades.post(alamat, kiriman).status_code for _ in range(2)] == [302, 302]
    isi = klien_kades.get(f"/{desa.kode}/keputusan/").content.decode()
    assert f"“{usulan.kegiatan}” masuk RKP Desa." in isi
    with lingkup(desa.kode):
        assert list(LangkahUsulan.objects.filter(usulan=usulan).values_list("ke", flat=True)) == [
            "disepakati", "masuk_rkp",
        ]  # fmt: skip


@pytest.mark.parametrize("putusan", ["diusulkan", "ditolak_rapat", "lunas", ""])
def test_other_decisions_are_refused(desa: Wilayah, klien_kades: Client, usulan: Usulan, putusan: str) -> None:
    kiriman = {"putusan": putusan, "alasan": "x", "versi": usulan.versi}
    isi = klien_kades.post(f"/{desa.kode}/keputusan/{usulan.uuid}/", kiriman).content.decode()
    assert "Pilih Masuk RKP Desa atau Tolak." in isi
    with lingkup(desa.kode):
        assert Usulan.objects.get(pk=usulan.pk).status == "disepakati"


def test_what_the_meeting_refused_or_has_not_issued_cannot_be_decided(
    di_desa: Wilayah, kpm: Pengguna, kades: Pengguna
) -> None:
    isi_triwulan(di_desa)
    siap(di_desa, kpm)
    belum_terbit = Usulan.objects.get(kegiatan="Kelas ayah dan ibu")
    terbit(di_desa, kpm)
    ditolak_rapat = Usulan.objects.filter(kegiatan="Kebun gizi keluarga").last()
    for satu in (belum_terbit, ditolak_rapat):
        with pytest.raises(tindakan.BelumTerbit):
            tindakan.putuskan_usulan(usulan=satu, putusan="masuk_rkp", alasan="", oleh=kades, versi=satu.versi)


def test_the_kpm_does_not_decide(desa: Wilayah, klien_kpm: Client, usulan: Usulan) -> None:
    assert klien_kpm.get(f"/{desa.kode}/keputusan/").status_code == 403
    jawab = klien_kpm.post(f"/{desa.kode}/keputusan/{usulan.uuid}/", {"putusan": "masuk_rkp", "versi": usulan.versi})
    assert jawab.status_code == 403


@pytest.mark.parametrize("versi", ["²", "9" * 5000, "abc", "-1", ""])
def test_a_version_that_is_none_is_a_stale_one(
    desa: Wilayah, klien_kades: Client, klien_kpm: Client, usulan: Usulan, versi: str
) -> None:
    isi = {"putusan": "masuk_rkp", "versi": versi}
    teks = klien_kades.post(f"/{desa.kode}/keputusan/{usulan.uuid}/", isi).content.decode()
    assert "baru saja diubah orang lain" in teks
    with lingkup(desa.kode):
        alamat = f"/{desa.kode}/rembuk/{usulan.rembuk.uuid}/usulan/{usulan.uuid}/rapat/"
    assert klien_kpm.post(alamat, {"putusan": "diusulkan", "versi": versi}).status_code == 302


def test_a_reason_keeps_no_mark_the_database_refuses(desa: Wilayah, klien_kades: Client, usulan: Usulan) -> None:
    isi = {"putusan": "ditolak", "alasan": "Dana\x00 habis", "versi": usulan.versi}
    klien_kades.post(f"/{desa.kode}/keputusan/{usulan.uuid}/", isi)
    with lingkup(desa.kode):
        assert Usulan.objects.get(pk=usulan.pk).alasan == "Dana habis"
