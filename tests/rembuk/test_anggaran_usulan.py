"""From a proposal to a line of the budget, and what the proposal becomes by it."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk.models import KegiatanAnggaran, LangkahUsulan, Usulan
from rembuk.tindakan.kode import muat_kode_kegiatan
from rembuk.tindakan.langkah import pindahkan
from tests.rembuk.bahan import isi_triwulan, mulai, terbit, usul
from tests.rembuk.bahan_anggaran import ISI, alamat, kegiatan, teks


@pytest.fixture
def kode(desa: Wilayah) -> None:
    muat_kode_kegiatan()


def _usulan_rkp(desa: Wilayah, oleh: Pengguna) -> Usulan:
    """An agreed proposal of an issued rembuk that the kepala desa has put into the RKP Desa."""
    with lingkup(desa.kode):
        isi_triwulan(desa)
        terbit(desa, oleh)
        usulan = Usulan.objects.get(kegiatan="Jamban sehat rumah tangga")
        return pindahkan(usulan, "masuk_rkp", oleh=oleh, tanggal=dt.date(2026, 9, 1))


def test_a_proposal_fills_the_form_and_moves_into_the_apbdes_and_to_its_end_when_asked(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna, kode: None
) -> None:
    usulan = _usulan_rkp(desa, kpm)
    tujuan = alamat(desa, f"kegiatan/baru/?usulan={usulan.uuid}")
    assert f'href="{tujuan}">Jamban sehat rumah tangga</a>' in teks(klien_kpm.get(alamat(desa, "2027/")))
    assert tujuan not in teks(klien_kpm.get(alamat(desa, "2026/")))
    form = klien_kpm.get(tujuan).context["form"]
    assert {nama: form[nama].value() for nama in ("uraian", "tahun", "anggaran", "lokasi", "catat")} == {
        "uraian": "Jamban sehat rumah tangga", "tahun": 2027, "anggaran": "42.000.000", "lokasi": "Dusun Barat",
        "catat": True,
    }  # fmt: skip
    isi = ISI | {"tahun": "2027", "catat": "on", "catat_pada": "10-09-2026", "catat_nomor": "Perdes 7/2026"}
    assert klien_kpm.post(tujuan, isi).status_code == 302
    with lingkup(desa.kode):
        satu = KegiatanAnggaran.objects.get()
        langkah = LangkahUsulan.objects.order_by("pk").last()
        assert (satu.usulan_id, langkah.dari, langkah.ke, langkah.tanggal, langkah.nomor) == (
            usulan.pk, "masuk_rkp", "masuk_apbdes", dt.date(2026, 9, 10), "Perdes 7/2026",
        )  # fmt: skip
    assert tujuan not in teks(klien_kpm.get(alamat(desa, "2027/")))
    selesai = {"selesai_pada": "17-09-2026", "versi": "1", "catat": "on"}
    klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/selesai/"), selesai)
    with lingkup(desa.kode):
        satu.refresh_from_db()
        assert (satu.selesai_pada, satu.usulan.status) == (dt.date(2026, 9, 17), "terlaksana")


def test_a_proposal_stays_where_it_is_unless_that_was_asked_for(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna, kode: None
) -> None:
    usulan = _usulan_rkp(desa, kpm)
    tujuan = alamat(desa, f"kegiatan/baru/?usulan={usulan.uuid}")
    klien_kpm.post(tujuan, ISI)
    klien_kpm.post(tujuan, ISI | {"uraian": "Tahap dua"})
    with lingkup(desa.kode):
        satu = KegiatanAnggaran.objects.get(uraian="Tahap dua")
        pindahkan(satu.usulan, "masuk_apbdes", oleh=kpm, tanggal=dt.date(2026, 9, 2))
    # one of two activities being done is not the whole proposal done: that is not even offered
    klien_kpm.post(
        alamat(desa, f"kegiatan/{satu.uuid}/selesai/"), {"selesai_pada": "17-09-2026", "versi": "1", "catat": "on"}
    )
    with lingkup(desa.kode):
        satu.refresh_from_db()
        assert (satu.selesai_pada, satu.usulan.status) == (dt.date(2026, 9, 17), "masuk_apbdes")


def test_a_date_before_the_last_step_is_refused_and_nothing_is_stored(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna, kode: None
) -> None:
    usulan = _usulan_rkp(desa, kpm)
    isi = ISI | {"catat": "on", "catat_pada": "01-08-2026"}
    jawab = teks(klien_kpm.post(alamat(desa, f"kegiatan/baru/?usulan={usulan.uuid}"), isi))
    assert "Tanggal keputusan tidak boleh sebelum langkah terakhir, 1 September 2026." in jawab
    with lingkup(desa.kode):
        assert KegiatanAnggaran.objects.count() == 0


def test_an_unknown_proposal_is_404(desa: Wilayah, klien_kpm: Client) -> None:
    for teks_usulan in ("x", str(uuid.uuid4())):
        assert klien_kpm.get(alamat(desa, f"kegiatan/baru/?usulan={teks_usulan}")).status_code == 404


@pytest.mark.parametrize("keadaan", ["diusulkan", "ditolak_rapat", "ditolak"])
def test_a_proposal_nobody_agreed_on_makes_no_line(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna, keadaan: str
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        usulan = usul(mulai(desa, kpm), kpm)
        Usulan.objects.filter(pk=usulan.pk).update(status=keadaan)
    assert klien_kpm.get(alamat(desa, f"kegiatan/baru/?usulan={usulan.uuid}")).status_code == 404


def test_a_proposal_with_a_line_in_the_budget_stays_in_its_meeting(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        usulan = usul(mulai(desa, kpm), kpm)
        satu = kegiatan(desa, usulan=usulan)
    hapus = f"/{desa.kode}/rembuk/{usulan.rembuk.uuid}/usulan/{usulan.uuid}/hapus/"
    kalimat = "Usulan ini sudah menjadi kegiatan dalam anggaran. Hapus kegiatannya dari anggaran dahulu."
    assert kalimat in teks(klien_kpm.post(hapus, follow=True))
    with lingkup(desa.kode):
        assert Usulan.objects.filter(pk=usulan.pk).exists()
        satu.delete()
    klien_kpm.post(hapus)
    with lingkup(desa.kode):
        assert not Usulan.objects.filter(pk=usulan.pk).exists()
