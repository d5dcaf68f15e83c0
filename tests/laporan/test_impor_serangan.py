"""Imports under attack: tampered decisions, two browsers at one file, numbers of sixteen digits in the wrong place."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Wilayah
from laporan.impor.baca import DUSUN_TUTUP
from laporan.impor.bentuk import BERNOMOR, Opsi, samarkan
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import jawab, kerjakan, mulai_impor
from pemantauan.models import PemantauanAnak
from tests.factories import AnakFactory, DusunFactory
from tests.impor.bahan_form_kpm import DATA, PER_BULAN
from tests.impor.eppgbm import ukur
from tests.impor.test_eppgbm_ujung import DATA as DATA_IMPOR
from tests.impor.tulis_eppgbm import tulis_html
from tests.laporan.bahan_impor import bawa, berkas, perencana_uji

__all__ = ["perencana_uji"]
pytestmark = pytest.mark.usefixtures("perencana_uji")
NIK = "6213990000000017"
SARI = f"Sari Rekaan;Wati;2025-03-10;{NIK};2026-08-12;7.5;y;y;t"


def test_only_a_candidate_of_the_row_is_taken_as_a_decision(desa: Wilayah, desa_lain: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa_lain.kode):
        asing = AnakFactory(desa=desa_lain, nama="Sari Rekaan").orang.uuid
    with lingkup(desa.kode):
        calon = AnakFactory(desa=desa, nama="Sari Lama").orang.uuid
        bukan_calon = AnakFactory(desa=desa, nama="Budi Lain").orang.uuid
        impor = bawa(desa, kpm, SARI)
        for isi in (str(asing), str(bukan_calon), str(uuid4()), "x" * 5000, "Baru"):
            impor = jawab(impor=impor, keputusan={"Sari Rekaan": isi, "tidak ada": "baru", "": "baru"})
            assert impor.keputusan == {}
            kerjakan(desa=desa, impor=impor)

        impor = jawab(impor=impor, keputusan={"Sari Rekaan": str(calon)})

        assert impor.keputusan == {"Sari Rekaan": str(calon)}
        kerjakan(desa=desa, impor=impor)
        assert jawab(impor=impor, keputusan={"Sari Rekaan": ""}).keputusan == {}


def test_what_was_read_anew_meanwhile_is_not_saved_unseen(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
    data = {"berkas": SimpleUploadedFile("uji.csv", berkas(SARI)), "jenis": "eppgbm", "daftarkan": "on"}
    alamat = klien_kpm.post(f"/{desa.kode}/impor/", data)["Location"]
    dilihat = klien_kpm.get(alamat).context["dilihat"]
    assert f'name="dilihat" value="{dilihat}"' in klien_kpm.get(alamat).content.decode()
    klien_kpm.post(f"{alamat}pilihan/", {"tahun": "2026", "daftarkan": "on"})

    jawab_ = klien_kpm.post(f"{alamat}simpan/", {"dilihat": dilihat}, follow=True)

    assert "Berkas dibaca ulang sesudah halaman ini Anda buka. Periksa lagi, lalu simpan." in jawab_.content.decode()
    with lingkup(desa.kode):
        assert (Impor.objects.get().keadaan, PemantauanAnak.objects.count()) == (Impor.Keadaan.SIAP, 0)
    klien_kpm.post(f"{alamat}simpan/", {"dilihat": jawab_.context["dilihat"]})
    with lingkup(desa.kode):
        assert (Impor.objects.get().keadaan, PemantauanAnak.objects.count()) == (Impor.Keadaan.SELESAI, 1)


def test_a_nik_in_the_name_of_the_file_or_in_a_wrong_column_is_not_shown(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
    baris = SARI.replace("Sari Rekaan", f"Sari {NIK}").replace("Wati", f"Wati {NIK}")
    data = {"berkas": SimpleUploadedFile(f"C:\\data\\{NIK}.csv", berkas(baris)), "jenis": "eppgbm", "daftarkan": "on"}

    alamat = klien_kpm.post(f"/{desa.kode}/impor/", data)["Location"]

    isi = klien_kpm.get(alamat).content.decode() + klien_kpm.get(f"/{desa.kode}/impor/").content.decode()
    assert (NIK in isi, "Sari (16 angka), Agustus 2026" in isi) == (False, True)
    with lingkup(desa.kode):
        tampil = [*BarisImpor.objects.values_list("sebutan", "alasan", "beda", "calon", "isi")]
        assert NIK not in str(
            [*tampil, *Jejak.objects.values_list("alasan"), *Impor.objects.values_list("nama_berkas")]
        )
        orang = BarisImpor.objects.filter(rekam="orang").values_list("keadaan", "alasan", "isi")
        assert set(map(str, orang)) == {str((BarisImpor.Keadaan.DITOLAK.value, BERNOMOR, {}))}


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        (f"Sari {NIK}, Agustus", "Sari (16 angka), Agustus"),
        ("20260917103000 unduhan", "20260917103000 unduhan"),
        (NIK + "1", NIK + "1"),
        ("", ""),
    ],
)
def test_only_numbers_of_sixteen_digits_are_hidden(teks: str, hasil: str) -> None:
    assert samarkan(teks) == hasil


def test_a_file_of_which_every_row_is_refused_does_not_say_that_all_is_here_already(
    klien_kpm: Client, desa: Wilayah
) -> None:
    with lingkup(desa.kode):
        impor = Impor.objects.create(desa=desa, jenis="eppgbm", nama_berkas="x.xls", sidik="0", keadaan="siap")
        BarisImpor.objects.create(
            desa=desa, impor=impor, urutan=0, rekam="anak", untuk=uuid4(), keadaan="ditolak", sebutan="3 baris"
        )
    alamat = f"/{desa.kode}/impor/{impor.uuid}/"
    assert "Semua baris ditolak. Sebabnya tertulis pada tiap baris di bawah." in klien_kpm.get(alamat).content.decode()
    with lingkup(desa.kode):
        BarisImpor.objects.update(keadaan="tidak_jelas")
    isi = klien_kpm.get(alamat).content.decode()
    assert ("Tidak ada yang" in isi, "<p>Putuskan satu per satu.</p>" in isi) == (False, True)
    assert '<a href="#pertanyaan">Daftarkan sekaligus</a>' in isi


@pytest.mark.parametrize("jenis", ["eppgbm", "form-kpm", "opensid-penduduk"])
def test_nobody_is_registered_into_a_dusun_closed_since_it_was_chosen(
    di_desa: Wilayah, monkeypatch: pytest.MonkeyPatch, jenis: str
) -> None:
    monkeypatch.undo()  # the real planners
    DusunFactory(desa=di_desa, nama="Timur")
    tutup = DusunFactory(desa=di_desa, nama="Barat", ditutup_pada="2026-09-01")
    isi = {
        "eppgbm": tulis_html([ukur()]),
        "form-kpm": (DATA / PER_BULAN).read_bytes(),
        "opensid-penduduk": (DATA_IMPOR / "opensid_penduduk.xlsx").read_bytes(),
    }[jenis]
    opsi = Opsi(dusun=str(tutup.uuid), daftarkan=True)

    impor = mulai_impor(desa=di_desa, pengguna=None, jenis=jenis, nama="x", isi=isi, opsi=opsi)
    kerjakan(desa=di_desa, impor=impor)

    assert impor.peringatan[0] == DUSUN_TUTUP
    dusun = {satu["dusun"] for satu in impor.baris.filter(rekam="keluarga").values_list("isi", flat=True)}
    assert len(dusun) == 1
    assert str(tutup.uuid) not in dusun
