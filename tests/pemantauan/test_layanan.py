"""Who must provide each service: the default, the village's own answer, and the way back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_bekal import baca_bekal
from pemantauan.kueri_layanan import daftar_layanan
from pemantauan.layanan import BAWAAN, KEWENANGAN, Tanggung
from pemantauan.models import PenanggungJawab
from pemantauan.tindakan.layanan import hapus_penanggung_jawab
from tests.conftest import HARI_INI, _petugas, klien
from tests.factories import PosyanduFactory, WilayahFactory

ISI = {"kewenangan": "puskesmas", "nama": "Bidan Nurhayati", "fasilitas": "", "telepon": "+62 812-3456-7890"}


def alamat(desa: Wilayah, sisa: str = "anak/timbang/") -> str:
    return f"/{desa.kode}/desa/layanan/{sisa}"


def tanggung(desa: Wilayah) -> Any:
    """What the list of missing services reads."""
    return baca_bekal(desa, HARI_INI, []).tanggung


def test_every_indicator_has_a_default_with_a_known_authority() -> None:
    semua = {(kelompok, satu.kode) for kelompok in ("ibu", "anak", "paud") for satu in HPK_2018.kelompok(kelompok)}
    assert set(BAWAAN) == semua
    assert {satu.kewenangan for satu in BAWAAN.values()} <= set(KEWENANGAN)


def test_the_villages_answer_stands_over_the_default_until_it_is_taken_back(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    klien_kpm.post(alamat(di_desa), ISI)
    assert tanggung(di_desa)["anak", "timbang"] == Tanggung("puskesmas", "Bidan Nurhayati", "081234567890")
    assert tanggung(di_desa)["ibu", "anc"] == BAWAAN["ibu", "anc"]

    klien_kpm.post(alamat(di_desa, "anak/timbang/bawaan/"), {"versi": 1})
    assert tanggung(di_desa) == BAWAAN
    assert PenanggungJawab.history.count() == 2


def test_a_facility_of_the_village_is_named(di_desa: Wilayah, klien_kpm: Client) -> None:
    posyandu = PosyanduFactory(desa=di_desa, nama="Posyandu Melati")
    klien_kpm.post(alamat(di_desa), {**ISI, "nama": "", "fasilitas": posyandu.pk, "kewenangan": "desa"})
    (_, (_, timbang, *_)) = daftar_layanan()[1]
    assert (timbang.nama, timbang.tanggung.kata, timbang.milik_desa) == ("Penimbangan", "Posyandu Melati (desa)", True)


@pytest.mark.parametrize(
    ("ubah", "bidang", "kalimat"),
    [
        ({"nama": ""}, "nama", "Tulis siapa, atau pilih fasilitasnya."),
        ({"kewenangan": ""}, "kewenangan", "Pilih kewenangannya."),
        ({"telepon": "tanya pak RT"}, "telepon", "Nomor telepon ditulis dengan angka, misalnya 081234567890."),
    ],
)
def test_what_cannot_be_comes_back_as_typed(
    di_desa: Wilayah, klien_kpm: Client, ubah: dict[str, str], bidang: str, kalimat: str
) -> None:
    balasan = klien_kpm.post(alamat(di_desa), {**ISI, **ubah})
    assert balasan.context["form"].errors[bidang] == [kalimat]
    assert balasan.context["form"]["telepon"].value() == {**ISI, **ubah}["telepon"]
    assert PenanggungJawab.objects.count() == 0


def test_two_people_saving_at_once_both_see_what_stands(di_desa: Wilayah, klien_kpm: Client) -> None:
    klien_kpm.post(alamat(di_desa), ISI)
    klien_kpm.post(alamat(di_desa), {**ISI, "nama": "Bidan Sri", "versi": 1})

    balasan = klien_kpm.post(alamat(di_desa), {**ISI, "nama": "Bidan Ani", "versi": 1})

    assert balasan.context["form"].nilai_kini == [("Siapa", "Bidan Sri")]
    assert PenanggungJawab.objects.get().nama == "Bidan Sri"
    klien_kpm.post(alamat(di_desa), {**ISI, "nama": "Bidan Ani", "versi": 2})
    assert PenanggungJawab.objects.get().nama == "Bidan Ani"


def test_what_is_typed_without_signal_waits_on_the_phone_until_it_is_saved(di_desa: Wilayah, klien_kpm: Client) -> None:
    assert 'data-draf="layanan:anak:timbang"' in klien_kpm.get(alamat(di_desa)).content.decode()
    balasan = klien_kpm.post(alamat(di_desa), ISI, follow=True)
    assert balasan.context["draf_selesai"] == "layanan:anak:timbang"


def test_a_stale_way_back_changes_nothing(di_desa: Wilayah, klien_kpm: Client) -> None:
    klien_kpm.post(alamat(di_desa), ISI)
    klien_kpm.post(alamat(di_desa, "anak/timbang/bawaan/"), {"versi": 7})
    assert PenanggungJawab.objects.count() == 1


def test_the_way_back_taken_twice_is_one(di_desa: Wilayah, klien_kpm: Client, kpm: Pengguna) -> None:
    klien_kpm.post(alamat(di_desa), ISI)
    satu = PenanggungJawab.objects.get()
    for _ in range(2):  # two people on the same page, each holding the record
        hapus_penanggung_jawab(satu=PenanggungJawab(pk=satu.pk), oleh=kpm, versi=1)
    assert PenanggungJawab.objects.count() == 0
    assert PenanggungJawab.history.filter(history_type="-").count() == 1


def test_only_those_who_keep_the_facilities_change_it(di_desa: Wilayah) -> None:
    for peran, status in ((Peran.BIDAN, 403), (Peran.ANGGOTA_RDS, 403), (Peran.ADMIN_DESA, 200)):
        orang = klien(_petugas(di_desa, peran, "Salmah"))
        assert orang.get(alamat(di_desa, "")).status_code == 200
        assert orang.get(alamat(di_desa)).status_code == status


def test_a_service_that_does_not_exist_is_not_there(di_desa: Wilayah, klien_kpm: Client) -> None:
    assert klien_kpm.get(alamat(di_desa, "ibu/timbang/")).status_code == 404
    assert klien_kpm.get(alamat(di_desa, "anak/timbang/bawaan/")).status_code == 405


def test_another_villages_answer_stays_there(desa: Wilayah, desa_lain: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa_lain.kode):
        PenanggungJawab.objects.create(
            desa=desa_lain, kelompok="anak", indikator="timbang", kewenangan="opd", nama="Lain"
        )
    with lingkup(desa.kode):
        assert tanggung(desa) == BAWAAN


def test_the_list_costs_the_same_queries_with_one_and_three_answers(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for kode in ("timbang", "tinggi", "akta"):
        klien_kpm.post(alamat(di_desa, f"anak/{kode}/"), ISI, follow=True)
        with django_assert_num_queries(5):
            klien_kpm.get(alamat(di_desa, ""))


def test_in_a_kelurahan_the_defaults_speak_of_the_kelurahan(desa: Wilayah) -> None:
    """Also the authorities one chooses from; what the kelurahan wrote itself stays as written."""
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Brang Biji")
    orang = klien(_petugas(kelurahan, Peran.KPM, "Salmah"))
    daftar = orang.get(f"/{kelurahan.kode}/desa/layanan/").content.decode()
    assert "Pemerintah kelurahan · bawaan" in daftar
    assert "Bidan kelurahan (puskesmas) · bawaan" in daftar
    assert "KPM bersama bidan (kelurahan) · bawaan" in daftar
    satu = orang.get(alamat(kelurahan, "anak/air/"))
    assert satu.context["form"]["nama"].value() == "Pemerintah kelurahan"
    assert satu.context["form"].fields["kewenangan"].choices[1][1] == "Pemerintah kelurahan"
    assert "Fasilitas di kelurahan ini" in satu.content.decode()
    orang.post(alamat(kelurahan, "anak/air/"), {**ISI, "kewenangan": "desa", "nama": "Bidan desa Ani"})
    with lingkup(kelurahan.kode):
        assert tanggung(kelurahan)["anak", "air"].kata == "Bidan desa Ani (kelurahan)"
        assert tanggung(kelurahan)["ibu", "anc"].kata == "Bidan kelurahan (puskesmas)"
