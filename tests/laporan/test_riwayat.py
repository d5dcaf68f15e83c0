"""What was changed: each save with who, when, before and after, in the words of the forms."""

from __future__ import annotations

import re
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import AnggotaTpk, Dusun, Fasilitas, Pengguna, Peran, Wilayah
from kpm.tindakan import simpan
from pemantauan.models import PemantauanAnak
from pemantauan.tindakan import hapus_pemantauan
from rembuk.models import Pertemuan, Usulan
from sasaran.models import Keluarga, Orang
from sasaran.tindakan import ubah_keluarga
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PenggunaFactory,
    PenugasanFactory,
    PosyanduFactory,
)


def baca(peramban: Client, alamat: str) -> list[str]:
    """The saves on a page, each as one line of text, the newest first."""
    jawab = peramban.get(alamat)
    assert jawab.status_code == 200, alamat
    isi = re.findall(r"<article.*?</article>", jawab.content.decode(), re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", satu).split()) for satu in isi]


def ubah(objek, oleh: Pengguna | None, **isi) -> None:
    for nama, nilai in isi.items():
        setattr(objek, nama, nilai)
    simpan(objek, oleh=oleh)


WAKTU = "17 September 2026 pukul 10.00 WITA · Nurhayati, KPM"


def test_a_changed_month_tells_before_and_after_as_on_the_form(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    anak = AnakFactory(desa=di_desa, nama="Zaki")
    bulan = PemantauanAnakFactory(anak=anak, timbang=True, berat=Decimal("8.50"), air=None, tikar="H")
    ubah(bulan, kpm, berat=Decimal("8.90"), air=False, tikar="")
    assert baca(klien_kpm, f"/{di_desa.kode}/riwayat/bulan-anak/{bulan.uuid}/")[0] == (
        f"{WAKTU} Formulir 2B, Agustus 2026 diubah "
        "Air minum layak belum dicatat menjadi → Tidak "
        "Tikar pertumbuhan Hijau menjadi → kosong "
        "Berat badan 8,5 kg menjadi → 8,9 kg"
    )


def test_what_the_measurements_proposed_is_told_beside_what_a_person_decided(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    bulan = PemantauanAnakFactory(anak=AnakFactory(desa=di_desa, nama="Zaki"), gizi_kurang=None)
    ubah(bulan, kpm, gizi_diusulkan="GK,S", gizi_kurang=False)
    assert baca(klien_kpm, f"/{di_desa.kode}/riwayat/bulan-anak/{bulan.uuid}/")[0] == (
        f"{WAKTU} Formulir 2B, Agustus 2026 diubah "
        "Gizi kurang belum dicatat menjadi → Tidak "
        "Status gizi menurut ukuran kosong menjadi → gizi kurang, stunting"
    )


def test_a_place_is_called_by_its_name_also_after_it_was_renamed(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    melati, mawar = PosyanduFactory(desa=di_desa, nama="Melati"), PosyanduFactory(desa=di_desa, nama="Mawar")
    orang = OrangFactory(desa=di_desa, nama="Aminah", posyandu=melati)
    ubah(orang, kpm, posyandu=mawar)
    assert baca(klien_kpm, f"/{di_desa.kode}/riwayat/orang/{orang.uuid}/")[0] == (
        f"{WAKTU} Data diri diubah Posyandu Melati menjadi → Mawar"
    )


def test_a_number_that_is_encrypted_is_told_as_changed_and_never_shown(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    orang = OrangFactory(desa=di_desa, nama="Aminah", nik="6213994101980001")
    ubah(orang, kpm, nik="6213994101980002")
    ubah(orang, kpm, nik="")
    keluarga = orang.keluarga
    ubah(keluarga, kpm, no_kk="6213991701000001")
    semua = baca(klien_kpm, f"/{di_desa.kode}/riwayat/orang/{orang.uuid}/")
    assert semua[:2] == [
        f"{WAKTU} Data diri diubah NIK dihapus. Nomornya tidak disimpan di riwayat.",
        f"{WAKTU} Data diri diubah NIK diubah. Nomornya tidak disimpan di riwayat.",
    ]
    rumah = baca(klien_kpm, f"/{di_desa.kode}/riwayat/keluarga/{keluarga.uuid}/")
    assert rumah[0].endswith("Nomor KK diisi. Nomornya tidak disimpan di riwayat.")
    assert [satu for satu in semua + rumah if "621399" in satu] == []


def test_a_save_that_changes_nothing_is_no_change(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    orang = OrangFactory(desa=di_desa, nama="Aminah")
    ubah(orang, kpm, nama="Aminah")
    assert len(baca(klien_kpm, f"/{di_desa.kode}/riwayat/orang/{orang.uuid}/")) == 1


def test_the_page_of_a_person_gathers_pregnancies_child_and_months(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, nama="Zaki")
    PemantauanAnakFactory(anak=anak, air=True)
    lain = AnakFactory(desa=di_desa, nama="Orang Lain")
    PemantauanAnakFactory(anak=lain, air=True)
    semua = baca(klien_kpm, f"/{di_desa.kode}/riwayat/orang/{anak.orang.uuid}/")
    assert [re.search(r"Aplikasi (.*?) dicatat", satu)[1] for satu in semua] == [  # type: ignore[index]
        "Formulir 2B, Agustus 2026",
        "Data anak",
        "Data diri",
    ]


def test_a_deleted_month_keeps_its_history_and_stands_among_the_deleted(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    anak = AnakFactory(desa=di_desa, nama="Zaki")
    bulan = PemantauanAnakFactory(anak=anak, air=True)
    hapus_pemantauan(catatan=bulan, oleh=kpm, versi=1)
    harap = f"{WAKTU} Formulir 2B, Agustus 2026 dihapus Tanggal pemantauan 15 Agustus 2026"
    assert not PemantauanAnak.objects.exists()
    assert baca(klien_kpm, f"/{di_desa.kode}/riwayat/bulan-anak/{bulan.uuid}/")[0].startswith(harap)
    (terhapus,) = baca(klien_kpm, f"/{di_desa.kode}/riwayat/terhapus/")
    assert terhapus.startswith(harap)
    assert "Air minum layak Ya" in terhapus


def test_the_settings_of_the_village_have_one_history(
    di_desa: Wilayah, admin_desa: Pengguna, klien_kpm: Client
) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Karang")
    ubah(dusun, admin_desa, nama="Karang Baru")
    semua = baca(klien_kpm, f"/{di_desa.kode}/riwayat/desa/")
    assert semua[0] == (
        "17 September 2026 pukul 10.00 WITA · Rahmah, Admin desa Karang Baru diubah Nama Karang menjadi → Karang Baru"
    )
    assert Dusun.objects.get().nama == "Karang Baru"


def test_a_history_leads_back_and_marks_its_part_of_the_menu(
    di_desa: Wilayah, admin_desa: Pengguna, klien_kpm: Client
) -> None:
    dusun, orang = DusunFactory(desa=di_desa, nama="Karang"), OrangFactory(desa=di_desa)
    ubah(dusun, admin_desa, nama="Karang Baru")
    ubah(orang, admin_desa, nama="Aminah")
    tempat = {f"dusun/{dusun.uuid}/": ("desa/", "Desa"), f"orang/{orang.uuid}/": (f"sasaran/{orang.uuid}/", "Sasaran")}
    for jalur, (kembali, menu) in tempat.items():
        halaman = klien_kpm.get(f"/{di_desa.kode}/riwayat/{jalur}").content.decode()
        assert re.findall(r'class="kembali" href="([^"]*)"', halaman) == [f"/{di_desa.kode}/{kembali}"]
        assert re.findall(r'aria-current="page">.*?</svg>\s*(.*?)</a>', halaman, re.S) == [menu]


def test_a_proposal_tells_its_price_and_decision(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    rembuk = Pertemuan.objects.create(desa=di_desa, tahun=2026, triwulan="2026-T2")
    usulan = Usulan.objects.create(
        desa=di_desa, rembuk=rembuk, paket=3, kegiatan="Jamban", lokasi="-", volume="1", manfaat="-", waktu="-",
        biaya=1_000_000, pelaksana="-",
    )  # fmt: skip
    ubah(usulan, kpm, biaya=Decimal("1250000.00"), status=Usulan.Status.DISEPAKATI)
    semua = baca(klien_kpm, f"/{di_desa.kode}/riwayat/rembuk/{rembuk.uuid}/")
    assert semua[0] == (
        f"{WAKTU} Usulan: Jamban diubah Perkiraan biaya (Rp) 1.000.000 menjadi → 1.250.000 "
        "Putusan Diusulkan menjadi → Disepakati, menunggu keputusan"
    )


@pytest.mark.parametrize("jenis", ["orang", "kader", "tidak-ada"])
def test_an_unknown_kind_or_record_is_404(di_desa: Wilayah, klien_kpm: Client, jenis: str) -> None:
    assert klien_kpm.get(f"/{di_desa.kode}/riwayat/{jenis}/{uuid4()}/").status_code == 404
    assert klien_kpm.get(f"/{di_desa.kode}/riwayat/{jenis}/").status_code == 404


def test_a_bidan_reads_no_history_of_the_office_and_the_bpd_none_at_all(di_desa: Wilayah, klien_kpm: Client) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    hasil = {}
    for peran in (Peran.BIDAN, Peran.BPD):
        pengguna = PenggunaFactory()
        PenugasanFactory(pengguna=pengguna, wilayah=di_desa, peran=peran)
        hasil[peran] = [
            klien(pengguna).get(f"/{di_desa.kode}/riwayat/{bagian}/").status_code
            for bagian in (f"keluarga/{keluarga.uuid}", "tpk", "terhapus")
        ]
    assert hasil == {Peran.BIDAN: [200, 404, 200], Peran.BPD: [403, 403, 403]}


def test_a_deleted_member_of_the_tpk_is_not_among_the_deleted_records_of_the_village(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    AnggotaTpk.objects.create(desa=di_desa, nama="Rohana Tim", unsur="pkk").delete()
    kpm.penugasan.update(peran=Peran.BIDAN)
    assert b"Rohana Tim" not in klien(kpm).get(f"/{di_desa.kode}/riwayat/terhapus/").content


def test_history_of_another_village_is_404(desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna) -> None:
    with lingkup(desa.kode):
        keluarga = KeluargaFactory(desa=desa)
    assert klien(kpm_lain).get(f"/{desa_lain.kode}/riwayat/keluarga/{keluarga.uuid}/").status_code == 404


def test_history_costs_the_same_queries_for_one_save_and_for_three(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries
) -> None:
    keluarga = KeluargaFactory(desa=di_desa, kepala="Sahabudin")
    ubah(keluarga, kpm, kepala="Sahabuddin")
    for nama in ("Sahab", "Sahabu", "Sahabud"):
        with django_assert_num_queries(9):
            klien_kpm.get(f"/{di_desa.kode}/riwayat/keluarga/{keluarga.uuid}/")
        ubah(keluarga, kpm, kepala=nama)


def test_a_long_history_comes_in_pages_of_20(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    keluarga = KeluargaFactory(desa=di_desa, kepala="A")
    for ke in range(22):
        ubah(keluarga, kpm, kepala=f"Nama {ke}")
    alamat = f"/{di_desa.kode}/riwayat/keluarga/{keluarga.uuid}/"
    assert [len(baca(klien_kpm, alamat + kueri)) for kueri in ("", "?halaman=2", "?halaman=9")] == [20, 3, 3]


def test_a_record_says_who_wrote_and_last_changed_it(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    keluarga = Keluarga(desa=di_desa, nomor=1, kepala="Sahabudin", dusun=DusunFactory(desa=di_desa))
    simpan(keluarga, oleh=kpm)
    ubah(keluarga, kpm, kepala="Sahabuddin")
    halaman = klien_kpm.get(f"/{di_desa.kode}/sasaran/keluarga/{keluarga.uuid}/").content.decode()
    assert (
        "Dicatat Nurhayati, 17 September 2026. Diubah Nurhayati, 17 September 2026. "
        f'<a href="/{di_desa.kode}/riwayat/keluarga/{keluarga.uuid}/">Riwayat perubahan</a>'
    ) in halaman


def test_a_correction_through_the_form_tells_the_number_of_the_family_card(di_desa: Wilayah, kpm: Pengguna) -> None:
    keluarga = KeluargaFactory(desa=di_desa, kepala="Sahabudin", no_kk="6213991701000001")
    isi = {nama: getattr(keluarga, nama) for nama in ("kepala", "dusun", "rt", "rw", "alamat", "telepon")}
    ubah_keluarga(
        keluarga=keluarga, oleh=kpm, versi=1, pada=keluarga.dibuat_pada.date(), no_kk="6213991701000002",
        air=None, air_dilihat=None, jamban=None, jamban_dilihat=None, **isi,
    )  # fmt: skip
    assert Keluarga.history.first().history_change_reason == "rahasia:no_kk=diubah"
    assert (Orang.history.count(), Fasilitas.history.count()) == (0, 0)
