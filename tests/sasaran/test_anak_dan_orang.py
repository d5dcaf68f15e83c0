"""Pages of a child and of any person: doubles, stale halves, leaving, the look at a NIK, drafts."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kpm.models import Jejak, Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_skor import skor_triwulan
from sasaran.forms.keluarga import FormulirKeluarga
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from sasaran.views import bantu
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, OrangFactory, PemantauanAnakFactory
from tests.sasaran.bahan import ALAMAT, NIK_IBU, anak, bayi, isi_keluarga, kirim, simpan, yakin


def test_a_child_is_registered_in_its_household(klien_kpm: Client, hamil: Kehamilan) -> None:
    Kehamilan.objects.update(berakhir_pada=dt.date(2025, 7, 17), hasil="lahir_hidup")
    alamat = f"{ALAMAT}anak/baru/?keluarga={hamil.ibu.keluarga.uuid}"
    simpan(klien_kpm, alamat, anak(ibu=hamil.ibu.pk, nama_ibu="", berat_lahir="2,9", akta="ya"))
    baru = Anak.objects.get()
    assert (baru.orang.keluarga, baru.ibu, baru.nama_ibu, baru.akta) == (hamil.ibu.keluarga, hamil.ibu, "Rohana", True)
    assert (baru.orang.jenis_kelamin, str(baru.berat_lahir), baru.sejak) == ("P", "2.90", dt.date(2026, 9, 17))


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"tanggal_lahir": ""}, "Belum diisi."),
        ({"tanggal_lahir": "18-09-2026"}, "belum terjadi"),
        ({"tanggal_lahir": "01-01-2019"}, "Anak ini sudah 7 tahun 8 bulan. Sasaran berumur sampai 6 tahun (72 bulan)."),
        ({"berat_lahir": "850"}, "850 kg tidak mungkin. Maksud Anda 0,85 kg?"),
        ({"berat_lahir": "9" * 40}, "Angka ini terlalu panjang. Periksa lagi."),
        ({"panjang_lahir": "9" * 5000}, "Angka ini terlalu panjang. Periksa lagi."),
        ({"sejak": "16-07-2025"}, "Tidak mungkin didata sebelum hari lahirnya."),
        ({"jenis_kelamin": "X"}, "Pilih dari daftar."),
    ],
)
def test_a_child_with_bad_input_comes_back_as_it_was_typed(
    klien_kpm: Client, keluarga: Keluarga, isi: dict[str, Any], kalimat: str
) -> None:
    halaman = kirim(klien_kpm, f"{ALAMAT}anak/baru/?keluarga={keluarga.uuid}", anak(**isi))
    assert (kalimat in halaman, 'value="Aisyah Putri"' in halaman) == (True, True)


@pytest.mark.parametrize(
    ("isi", "ditanya"),
    [
        ({}, True),
        ({"tanggal_lahir": "20-07-2025"}, True),
        ({"tanggal_lahir": "21-07-2025"}, False),
        ({"jenis_kelamin": "L"}, False),
        ({"nama": "Khadijah"}, True),  # the same mother
        ({"nama": "Khadijah", "nama_ibu": "Mariam"}, False),
    ],
)
def test_a_child_that_may_be_known_is_asked_about_once(
    klien_kpm: Client, keluarga: Keluarga, isi: dict[str, Any], ditanya: bool
) -> None:
    AnakFactory(
        desa=keluarga.desa,
        nama="Aisyah",
        jenis_kelamin="P",
        lahir=dt.date(2025, 7, 17),
        nama_ibu="Rohana",
        keluarga=keluarga,
    )
    alamat = f"{ALAMAT}anak/baru/?keluarga={keluarga.uuid}"
    if ditanya:
        halaman = kirim(klien_kpm, alamat, anak(**isi))
        assert "Aisyah, ibu Rohana, Dusun Barat, sudah terdaftar, lahir 17 Juli 2025. Ini anak lain?" in halaman
        isi = isi | {"yakin": yakin(halaman)}
    simpan(klien_kpm, alamat, anak(**isi))
    assert Anak.objects.count() == 2


def test_a_child_of_a_woman_on_record_as_pregnant_asks_for_the_birth_instead(
    klien_kpm: Client, hamil: Kehamilan
) -> None:
    isi = anak(ibu=hamil.ibu.pk, tanggal_lahir="03-09-2026")
    halaman = kirim(klien_kpm, f"{ALAMAT}anak/baru/?keluarga={hamil.ibu.keluarga.uuid}", isi)
    assert "Rohana tercatat masih hamil." in halaman


@pytest.mark.parametrize(
    ("lahir", "gugur"), [("10-08-2026", 1), ("20-08-2026", 2), ("17-07-2024", 1), ("15-07-2024", 2), ("1-7-2026", 0)]
)
def test_a_birth_date_that_leaves_months_outside_is_asked_about(
    klien_kpm: Client, keluarga: Keluarga, lahir: str, gugur: int
) -> None:
    lama = AnakFactory(desa=keluarga.desa, lahir=dt.date(2025, 7, 17), keluarga=keluarga, sejak=dt.date(2026, 9, 1))
    for bulan in (Bulan(2026, 7), Bulan(2026, 8)):
        PemantauanAnakFactory(anak=lama, bulan=bulan, timbang=True)
    alamat = f"{ALAMAT}anak/{lama.uuid}/ubah/"
    isi = anak(tanggal_lahir=lahir, versi="1", versi_anak="1")
    if gugur:
        halaman = kirim(klien_kpm, alamat, isi)
        assert f"{gugur} catatan bulanan jadi di luar umur 0–23 bulan dan tidak dihitung." in halaman
        isi |= {"yakin": yakin(halaman)}
    simpan(klien_kpm, alamat, isi)
    skor = skor_triwulan(keluarga.desa, Triwulan(2026, 3))
    assert sum(satu.data.bulan_dipantau for satu in skor.anak) == 2 - gugur
    sebelum = lahir in ("10-08-2026", "20-08-2026")
    assert ("sebelum lahir" in klien_kpm.get(f"{ALAMAT}{lama.orang.uuid}/").content.decode()) == sebelum


def test_a_newborn_gets_name_and_nik_later_without_a_new_record(klien_kpm: Client, hamil: Kehamilan) -> None:
    simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", bayi())
    lama = Anak.objects.get()
    isi = anak(
        nama="Khadijah", tanggal_lahir="03-09-2026", sejak="03-09-2026", nik="6213994309260001",
        versi="1", versi_anak="1", ibu=hamil.ibu.pk,
    )  # fmt: skip
    simpan(klien_kpm, f"{ALAMAT}anak/{lama.uuid}/ubah/", isi)
    baru = Anak.objects.get()
    assert (baru.pk, baru.orang.nama, baru.orang.nik, baru.kehamilan) == (
        lama.pk,
        "Khadijah",
        "6213994309260001",
        hamil,
    )


def test_the_general_change_page_of_a_child_is_the_page_of_the_child(klien_kpm: Client, keluarga: Keluarga) -> None:
    satu = AnakFactory(desa=keluarga.desa, keluarga=keluarga)
    halaman = klien_kpm.get(f"{ALAMAT}{satu.orang.uuid}/ubah/").content.decode()
    assert ('name="berat_lahir"' in halaman, 'name="versi_anak"' in halaman) == (True, True)


def test_a_stale_child_is_noticed_whichever_half_was_changed(klien_kpm: Client, keluarga: Keluarga) -> None:
    satu = AnakFactory(desa=keluarga.desa, keluarga=keluarga, lahir=dt.date(2025, 7, 17), nama_ayah="Hasan")
    Anak.objects.update(versi=2, nama_ayah="Ali")
    isi = anak(sejak="17-07-2025", nama_ayah="Suhardi", versi="1", versi_anak="1")
    halaman = kirim(klien_kpm, f"{ALAMAT}anak/{satu.uuid}/ubah/", isi)
    assert "isian Anda “Suhardi”, tersimpan “Ali”" in halaman
    simpan(klien_kpm, f"{ALAMAT}anak/{satu.uuid}/ubah/", isi | {"versi_anak": "2"})
    assert Anak.objects.get().nama_ayah == "Suhardi"


def test_a_mother_moves_to_another_household_found_by_its_head(klien_kpm: Client, hamil: Kehamilan) -> None:
    lain = KeluargaFactory(desa=hamil.desa, kepala="Hasan", dusun=hamil.ibu.keluarga.dusun)
    alamat = f"{ALAMAT}{hamil.ibu.uuid}/rumah/"
    assert f'value="{lain.uuid}"' in klien_kpm.get(f"{alamat}?cari=hasa").content.decode()
    isi = {"keluarga": str(lain.uuid), "siapa": [hamil.ibu.pk], "tanggal": "10-09-2026"}
    assert "belum terjadi" in kirim(klien_kpm, alamat, isi | {"tanggal": "18-09-2026"})
    assert Orang.objects.get().keluarga == hamil.ibu.keluarga
    assert klien_kpm.post(alamat, isi | {"keluarga": str(uuid4())}).status_code == 404
    simpan(klien_kpm, alamat, isi)
    assert Orang.objects.get().keluarga == lain
    assert "sudah tinggal di keluarga Hasan" in kirim(klien_kpm, alamat, isi)  # sent twice


def test_a_mother_is_changed_but_stays_a_woman(klien_kpm: Client, hamil: Kehamilan) -> None:
    isi = {"nama": "Rohani", "jenis_kelamin": "P", "sumber": "kohort", "jaminan": "ya", "versi": "1"}
    simpan(klien_kpm, f"{ALAMAT}{hamil.ibu.uuid}/ubah/", isi)
    assert (Orang.objects.get().nama, Orang.objects.get().jaminan) == ("Rohani", True)
    halaman = kirim(klien_kpm, f"{ALAMAT}{hamil.ibu.uuid}/ubah/", isi | {"versi": "2", "jenis_kelamin": "L"})
    assert "Ibu ini punya catatan kehamilan" in halaman


def test_leaving_and_coming_back_keep_every_record(klien_kpm: Client, hamil: Kehamilan) -> None:
    alamat = f"{ALAMAT}{hamil.ibu.uuid}/keluar/"
    assert "belum terjadi" in kirim(klien_kpm, alamat, {"sebab": "pindah", "tanggal": "18-09-2026", "versi": "1"})
    simpan(klien_kpm, alamat, {"sebab": "pindah", "tanggal": "17-09-2026", "versi": "1"})
    assert (Orang.objects.get().keluar_pada, Orang.objects.get().sebab_keluar) == (dt.date(2026, 9, 17), "pindah")
    assert "Masih tinggal di sini" in klien_kpm.get(alamat).content.decode()
    kembali = f"{ALAMAT}{hamil.ibu.uuid}/kembali/"
    assert klien_kpm.get(kembali).status_code == 405
    klien_kpm.post(kembali, {"versi": "1"})
    assert Orang.objects.get().sebab_keluar == "pindah"
    simpan(klien_kpm, kembali, {"versi": "2"})
    assert (Orang.objects.get().keluar_pada, Kehamilan.objects.count()) == (None, 1)


def test_a_death_is_not_spread_over_the_household(klien_kpm: Client, hamil: Kehamilan) -> None:
    isi = {"sebab": "meninggal", "tanggal": "17-09-2026", "versi": "1", "seluruhnya": "on"}
    assert "Hanya untuk keluarga yang pindah." in kirim(klien_kpm, f"{ALAMAT}{hamil.ibu.uuid}/keluar/", isi)


def test_the_whole_nik_is_shown_once_with_a_trace_and_never_kept(
    klien_kpm: Client, klien_kades: Client, di_desa: Wilayah
) -> None:
    orang = OrangFactory(desa=di_desa, nik=NIK_IBU)
    alamat = f"{ALAMAT}{orang.uuid}/nik/"
    assert (klien_kpm.get(alamat).status_code, klien_kades.post(alamat).status_code, Jejak.objects.count()) == (
        405,
        403,
        0,
    )
    jawab = klien_kpm.post(alamat)
    assert "6213 9941 0195 0001" in jawab.content.decode()
    assert "no-store" in jawab.headers["Cache-Control"]
    jejak = Jejak.objects.get()
    assert (jejak.perbuatan, jejak.objek, jejak.pengguna.nama) == ("lihat_nik", str(orang.uuid), "Nurhayati")


def test_secret_numbers_are_marked_so_that_no_draft_keeps_them(klien_kpm: Client, keluarga: Keluarga) -> None:
    for alamat, nama in (("ibu/baru/", "nik"), ("anak/baru/", "nik"), ("keluarga/baru/", "no_kk"), ("", "q")):
        isian = klien_kpm.get(ALAMAT + alamat).content.decode().split(f'name="{nama}"')[1].split(">")[0]
        assert "data-rahasia" in isian, alamat


def test_one_form_sent_twice_makes_one_person(klien_kpm: Client, keluarga: Keluarga) -> None:
    isi = anak(pengenal="3f6b1c4e-0b57-4c57-9a0e-0f6f3c1d2a11")
    alamat = f"{ALAMAT}anak/baru/?keluarga={keluarga.uuid}"
    tujuan = [simpan(klien_kpm, alamat, isi) for _ in range(2)]
    assert (tujuan, Anak.objects.count()) == ([f"{ALAMAT}3f6b1c4e-0b57-4c57-9a0e-0f6f3c1d2a11/"] * 2, 1)
    simpan(
        klien_kpm, alamat, isi | {"nama": "Zaki", "jenis_kelamin": "L", "nama_ibu": "Mariam"}
    )  # gone back, filled again
    assert Anak.objects.count() == 2


def test_one_form_sent_twice_in_the_same_moment_makes_one_household(
    klien_kpm: Client, keluarga: Keluarga, monkeypatch: pytest.MonkeyPatch
) -> None:
    isi = isi_keluarga(keluarga.dusun, kepala="Hasan", pengenal=str(uuid4()))
    tujuan = simpan(klien_kpm, f"{ALAMAT}keluarga/baru/", isi)
    semula = bantu.sudah_terkirim
    dijawab = iter([lambda: None])  # the first look came before the other one saved

    def terlambat(*arg: object) -> object:
        asli = semula(*arg)
        return lambda: next(dijawab, asli)()

    monkeypatch.setattr("sasaran.views.keluarga.sudah_terkirim", terlambat)
    monkeypatch.setattr(FormulirKeluarga, "clean_pengenal", lambda form: form.cleaned_data["pengenal"])
    monkeypatch.setattr("sasaran.kueri_mirip.keluarga_mirip", lambda *arg: [])
    assert simpan(klien_kpm, f"{ALAMAT}keluarga/baru/", isi) == tujuan
    assert Keluarga.objects.count() == 2


def test_the_draft_of_a_saved_form_is_dropped_on_the_next_page(klien_kpm: Client, di_desa: Wilayah) -> None:
    isi = isi_keluarga(DusunFactory(desa=di_desa))
    kunci = "sasaran-keluarga-baru-52.04.20.2005"
    assert f'data-draf="{kunci}"' in klien_kpm.get(f"{ALAMAT}keluarga/baru/").content.decode()
    tujuan = simpan(klien_kpm, f"{ALAMAT}keluarga/baru/", isi)
    selesai = f'<meta name="draf-selesai" content="{kunci}">'
    assert [selesai in klien_kpm.get(tujuan).content.decode() for _ in range(2)] == [True, False]


@pytest.mark.parametrize("alamat", ["keluarga/baru/", "ibu/baru/", "anak/baru/"])
def test_without_a_dusun_the_forms_say_who_makes_one(klien_kpm: Client, desa: Wilayah, alamat: str) -> None:
    assert "Belum ada dusun" in klien_kpm.get(ALAMAT + alamat).content.decode()
