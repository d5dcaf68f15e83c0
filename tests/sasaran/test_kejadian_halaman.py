"""The pages of what happens in a life: said in the words of the village, undone when it was a mistake."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from sasaran import kueri_kejadian
from sasaran.models import Anak, Kehamilan, Kejadian, Keluarga, Orang, PindahKeluar, PindahMasuk
from tests.conftest import klien
from tests.factories import AnakFactory, DusunFactory, KehamilanFactory, KeluargaFactory, OrangFactory
from tests.sasaran.bahan import ALAMAT, NIK_IBU, NO_KK, bayi, ibu, kirim, simpan

MAGANTIS = "/62.13.01.2005/sasaran/"


def isi(klien_kpm: Client, alamat: str) -> str:
    jawab = klien_kpm.get(alamat)
    assert jawab.status_code == 200, alamat
    return jawab.content.decode().split('id="isi"')[1]


def test_a_loss_is_told_without_a_mark_of_success_and_asks_for_nothing_more(
    klien_kpm: Client, hamil: Kehamilan
) -> None:
    data = {"tanggal": "10-03-2026", "hasil": "keguguran", "nama_1": "Bayi Rohana", "no_kia_1": "KIA-7"}
    tujuan = simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", data)
    halaman = klien_kpm.get(tujuan).content.decode()
    assert "Turut berduka untuk Ibu Rohana dan keluarga." in halaman
    assert 'class="pesan baik"' not in halaman
    assert "Tidak ada lagi yang perlu dicatat untuk kehamilan ini." in halaman
    assert ("Isi September" in halaman, "nifas" in halaman.lower()) == (False, False)


def test_a_stillbirth_keeps_the_puerperium_in_sight(klien_kpm: Client, hamil: Kehamilan) -> None:
    data = {"tanggal": "03-09-2026", "hasil": "lahir_mati", "nama_1": "Bayi Rohana", "no_kia_1": "KIA-7"}
    tujuan = simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", data)
    halaman = klien_kpm.get(tujuan).content.decode()
    assert "Pemeriksaan nifas tetap dipantau sampai 15 Oktober 2026." in halaman
    assert "Ibu tetap diperiksa selama nifas, sampai 15 Oktober 2026." in halaman
    assert 'class="pesan baik"' not in halaman


def test_twins_lead_to_the_household_that_shows_both(klien_kpm: Client, hamil: Kehamilan) -> None:
    data = bayi(jenis_kelamin_2="L", berat_2="2,9")
    tujuan = simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", data)
    assert tujuan == f"{ALAMAT}keluarga/{hamil.ibu.keluarga.uuid}/"
    halaman = klien_kpm.get(tujuan).content.decode()
    assert "Selamat untuk Ibu Rohana. Bayi Rohana 1 dan Bayi Rohana 2 terdaftar sebagai sasaran." in halaman
    assert simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", data) == tujuan
    assert Anak.objects.count() == 2


def test_of_twins_one_may_live_and_the_other_be_stillborn(klien_kpm: Client, hamil: Kehamilan) -> None:
    tujuan = simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", bayi(lahir_mati_kembar="1"))
    halaman = klien_kpm.get(tujuan).content.decode()
    assert "Turut berduka untuk Ibu Rohana dan keluarga. Bayi Rohana terdaftar." in halaman
    assert "Selamat" not in halaman
    satu = Kehamilan.objects.get()
    assert (satu.hasil, satu.lahir_mati_kembar, Anak.objects.count()) == ("lahir_hidup", 1, 1)


def test_a_child_that_dies_on_the_day_of_its_birth_is_recorded_and_mourned(klien_kpm: Client, hamil: Kehamilan) -> None:
    alamat = f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/"
    assert "sebelum hari lahirnya" in kirim(klien_kpm, alamat, bayi(meninggal_1="02-09-2026"))
    assert "Isi dahulu data bayi kedua" in kirim(klien_kpm, alamat, bayi(meninggal_2="03-09-2026"))
    tujuan = simpan(klien_kpm, alamat, bayi(meninggal_1="03-09-2026"))
    assert tujuan == f"{ALAMAT}{hamil.ibu.uuid}/"
    anak = Anak.objects.select_related("orang").get().orang
    assert (anak.keluar_pada, anak.sebab_keluar) == (dt.date(2026, 9, 3), "meninggal")
    assert "Turut berduka cita" in klien_kpm.get(f"{ALAMAT}{anak.uuid}/").content.decode()


def test_a_household_parts_and_a_move_is_taken_back(klien_kpm: Client, hamil: Kehamilan) -> None:
    anak = AnakFactory(desa=hamil.desa, keluarga=hamil.ibu.keluarga, ibu=hamil.ibu)
    alamat = f"{ALAMAT}{hamil.ibu.uuid}/rumah/?keluarga=baru"
    assert 'name="siapa"' in isi(klien_kpm, alamat)
    dusun = DusunFactory(desa=hamil.desa, nama="Dusun Timur")
    data = {
        "keluarga": "baru", "siapa": [hamil.ibu.pk], "tanggal": "10-09-2026", "kepala": "Rohana", "dusun": dusun.pk,
        "rt": "2", "no_kk": NO_KK,
    }  # fmt: skip
    simpan(klien_kpm, alamat, data)
    baru = Orang.objects.select_related("keluarga__dusun").get(pk=hamil.ibu.pk).keluarga
    assert (baru.kepala, baru.dusun.nama, baru.no_kk) == ("Rohana", "Dusun Timur", NO_KK)
    assert Orang.objects.get(pk=anak.orang.pk).keluarga == hamil.ibu.keluarga
    kejadian = Kejadian.objects.get()
    assert (kejadian.dari_keluarga, kejadian.ke_keluarga) == (hamil.ibu.keluarga, baru)
    halaman = isi(klien_kpm, f"{ALAMAT}{hamil.ibu.uuid}/kejadian/")
    assert "10 September 2026 · ke keluarga Rohana, Dusun Timur" in halaman
    simpan(klien_kpm, f"{ALAMAT}kejadian/{kejadian.uuid}/batal/", {})
    assert Orang.objects.get(pk=hamil.ibu.pk).keluarga == hamil.ibu.keluarga
    assert "Dibatalkan 17 September 2026" in isi(klien_kpm, f"{ALAMAT}{hamil.ibu.uuid}/kejadian/")


def test_a_family_in_a_new_house_takes_its_number_along_and_the_old_house_is_no_household(
    klien_kpm: Client, hamil: Kehamilan
) -> None:
    lama = hamil.ibu.keluarga
    lama.no_kk, lama.rentan = NO_KK, True
    lama.save()
    data = {
        "keluarga": "baru", "siapa": [hamil.ibu.pk], "tanggal": "10-09-2026", "kepala": "Suhardi",
        "dusun": lama.dusun.pk, "rt": "3",
    }  # fmt: skip
    simpan(klien_kpm, f"{ALAMAT}{hamil.ibu.uuid}/rumah/", data)
    assert list(Keluarga.objects.order_by("nomor").values_list("rt", flat=True)) == ["01", "03"]
    assert [(satu.no_kk, satu.rentan) for satu in Keluarga.objects.order_by("pk")] == [("", True), (NO_KK, True)]
    isi(klien_kpm, f"{ALAMAT}?tab=keluarga")  # what was just saved is told once
    assert isi(klien_kpm, f"{ALAMAT}?tab=keluarga").count("Suhardi") == 1


def test_a_child_in_care_keeps_its_mother_and_goes_home_again(klien_kpm: Client, hamil: Kehamilan) -> None:
    anak = AnakFactory(desa=hamil.desa, keluarga=hamil.ibu.keluarga, ibu=hamil.ibu, nama="Aisyah")
    lain = KeluargaFactory(desa=hamil.desa, kepala="Salmah", dusun=hamil.ibu.keluarga.dusun)
    alamat = f"{ALAMAT}{anak.orang.uuid}/asuh/"
    assert str(lain.uuid) in isi(klien_kpm, f"{alamat}?cari=Salmah")
    simpan(klien_kpm, alamat, {"keluarga": str(lain.uuid), "hubungan": "nenek", "tanggal": "01-09-2026"})
    anak.refresh_from_db()
    assert (anak.orang.keluarga, anak.ibu, anak.hubungan_pengasuh) == (lain, hamil.ibu, "nenek")
    assert "Diasuh nenek." in klien_kpm.get(f"{ALAMAT}{anak.orang.uuid}/").content.decode()
    pulang = f"{ALAMAT}{anak.orang.uuid}/pulang/"
    assert "diasuh sejak 1 September 2026" in kirim(klien_kpm, pulang, {"tanggal": "31-08-2026", "versi": "2"})
    simpan(klien_kpm, pulang, {"tanggal": "12-09-2026", "versi": "2"})
    anak = Anak.objects.select_related("orang__keluarga").get(pk=anak.pk)
    assert (anak.orang.keluarga, anak.hubungan_pengasuh) == (hamil.ibu.keluarga, "")


def test_a_death_is_recorded_with_dignity_and_a_mistake_is_taken_back(klien_kpm: Client, hamil: Kehamilan) -> None:
    alamat = f"{ALAMAT}{hamil.ibu.uuid}/keluar/"
    assert (
        "Pindah ke mana" in isi(klien_kpm, alamat),
        "Pindah ke mana" in isi(klien_kpm, f"{alamat}?sebab=meninggal"),
    ) == (
        True,
        False,
    )
    tujuan = simpan(
        klien_kpm, f"{alamat}?sebab=meninggal", {"sebab": "meninggal", "tanggal": "10-09-2026", "versi": "1"}
    )
    halaman = klien_kpm.get(tujuan).content.decode()
    assert "Turut berduka cita untuk keluarga Suhardi." in halaman
    assert "Rohana meninggal dunia pada 10 September 2026. Turut berduka cita." in halaman
    assert 'class="pesan baik"' not in halaman
    simpan(klien_kpm, f"{ALAMAT}kejadian/{Kejadian.objects.get().uuid}/batal/", {})
    assert Orang.objects.get().keluar_pada is None


def test_somebody_without_a_nik_is_found_by_the_temporary_number_and_gets_the_nik_on_the_same_record(
    klien_kpm: Client, hamil: Kehamilan
) -> None:
    nomor = kueri_kejadian.nomor_sementara(hamil.ibu)
    assert nomor in klien_kpm.get(f"{ALAMAT}{hamil.ibu.uuid}/").content.decode()
    assert simpan(klien_kpm, f"{ALAMAT}cari/", {"q": nomor}) == f"{ALAMAT}{hamil.ibu.uuid}/"
    alamat = f"{ALAMAT}{hamil.ibu.uuid}/catat-nik/"
    assert "16 angka" in kirim(klien_kpm, alamat, {"nik": "123", "sumber": "kohort", "versi": "1"})
    simpan(klien_kpm, alamat, {"nik": NIK_IBU, "sumber": "kohort", "tanggal_data": "12-09-2026", "versi": "1"})
    orang = Orang.objects.get()
    assert (orang.nik, orang.asal_data["nik"]) == (NIK_IBU, ["kohort", "2026-09-12"])
    kejadian = Kejadian.objects.get()
    assert (kejadian.jenis, kejadian.tanggal, NIK_IBU in str(vars(kejadian))) == (
        "identitas",
        dt.date(2026, 9, 12),
        False,
    )
    halaman = klien_kpm.get(f"{ALAMAT}{orang.uuid}/").content.decode()
    assert (nomor in halaman, "NIK · Kohort bidan, 12 September 2026" in halaman) == (False, True)
    assert klien_kpm.get(f"{ALAMAT}?q={NIK_IBU}").status_code == 302


def test_a_changed_datum_remembers_where_it_comes_from_and_the_others_keep_theirs(
    klien_kpm: Client, hamil: Kehamilan
) -> None:
    alamat = f"{ALAMAT}kehamilan/{hamil.uuid}/ubah/"
    data = ibu(hpht="01-12-2025", sejak="10-04-2026", no_kia="KIA-8", versi="1", sumber="buku_kia")
    simpan(klien_kpm, alamat, data | {"tanggal_data": "12-09-2026"})
    assert Kehamilan.objects.get().asal_data == {"no_kia": ["buku_kia", "2026-09-12"]}
    assert '<option value="buku_kia" selected' in klien_kpm.get(alamat).content.decode()


@pytest.fixture
def tujuan(desa: Wilayah, desa_lain: Wilayah) -> Wilayah:
    """Magantis, with a KPM at work and a household."""
    with lingkup(desa_lain.kode):
        KeluargaFactory(desa=desa_lain, kepala="Hasan", dusun=DusunFactory(desa=desa_lain))
    return desa_lain


def test_a_move_is_offered_seen_by_name_and_taken_in_once(
    klien_kpm: Client, kpm_lain: Pengguna, tujuan: Wilayah, desa: Wilayah
) -> None:
    with lingkup(desa.kode):
        hamil = KehamilanFactory(desa=desa, ibu=OrangFactory(desa=desa, nama="Rohana", nik=NIK_IBU))
        siapa = hamil.ibu
    alamat = f"{ALAMAT}{siapa.uuid}/pindah-desa/"
    assert "?desa=62.13.01.2005" in isi(klien_kpm, f"{alamat}?cari=magan")
    simpan(klien_kpm, f"{alamat}?desa=62.13.01.2005", {"siapa": [siapa.pk], "tanggal": "10-09-2026"})
    assert "Rohana" in isi(klien_kpm, f"{ALAMAT}pindah/")
    sana = klien(kpm_lain)
    assert "Akan datang dari desa lain" in isi(sana, MAGANTIS)
    halaman = isi(sana, f"{MAGANTIS}pindah/")
    assert ("Dari Desa Pulau Kaung, 10 September 2026" in halaman, NIK_IBU in halaman) == (True, False)
    with lingkup(tujuan.kode):
        masuk, rumah = PindahMasuk.objects.get(), Keluarga.objects.get()
    terima = f"{MAGANTIS}pindah/{masuk.uuid}/terima/?keluarga={rumah.uuid}"
    assert "sebelum tanggal pindahnya" in kirim(sana, terima, {"tiba": "09-09-2026"})
    for _ in range(2):
        simpan(sana, terima, {"tiba": "12-09-2026"})
    with lingkup(tujuan.kode):
        assert [(o.nama, o.nik) for o in Orang.objects.all()] == [("Rohana", NIK_IBU)]
    with lingkup(desa.kode):
        assert Orang.objects.get().keluar_pada == dt.date(2026, 9, 10)


def test_a_declined_move_comes_back_as_a_question(
    klien_kpm: Client, kpm_lain: Pengguna, tujuan: Wilayah, desa: Wilayah
) -> None:
    with lingkup(desa.kode):
        siapa = OrangFactory(desa=desa, nama="Rohana")
    simpan(
        klien_kpm,
        f"{ALAMAT}{siapa.uuid}/pindah-desa/?desa=62.13.01.2005",
        {"siapa": [siapa.pk], "tanggal": "10-09-2026"},
    )
    with lingkup(tujuan.kode):
        masuk = PindahMasuk.objects.get()
    simpan(klien(kpm_lain), f"{MAGANTIS}pindah/{masuk.uuid}/tolak/", {"alasan": "belum sampai"})
    halaman = isi(klien_kpm, f"{ALAMAT}pindah/")
    assert ("Tidak diterima desa tujuan" in halaman, "belum sampai" in halaman) == (True, True)
    with lingkup(desa.kode):
        luar = PindahKeluar.objects.get()
    simpan(klien_kpm, f"{ALAMAT}pindah/{luar.uuid}/putuskan/", {"pergi": "tinggal"})
    with lingkup(desa.kode):
        assert Orang.objects.get().keluar_pada is None
    assert "belum sampai" not in isi(klien_kpm, f"{ALAMAT}pindah/")


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_of_moves_and_the_events_of_a_person_cost_the_same_queries(
    klien_kpm: Client, tujuan: Wilayah, desa: Wilayah, banyak: int, django_assert_num_queries: Any
) -> None:
    with lingkup(desa.kode):
        for ke in range(banyak):
            orang = OrangFactory(desa=desa)
            Kejadian.objects.create(desa=desa, orang=orang, jenis="datang", tanggal=dt.date(2026, 9, 1))
            isi_pindah: dict[str, Any] = {"kesepakatan": f"0000000{ke}-0000-0000-0000-000000000000"}
            isi_pindah["tanggal"] = dt.date(2026, 9, 1)
            PindahKeluar.objects.create(desa=desa, tujuan=tujuan, anggota=[str(orang.uuid)], **isi_pindah)
    # session, user, role, region above; coming, going, their names
    with django_assert_num_queries(4 + 3):
        klien_kpm.get(f"{ALAMAT}pindah/")
    # the person with household and carer, events, the offer that waits
    with django_assert_num_queries(4 + 3):
        klien_kpm.get(f"{ALAMAT}{orang.uuid}/kejadian/")
