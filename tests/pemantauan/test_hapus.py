"""Deleting a month can be undone: history keeps it, nothing is written over, and everyone sees both versions."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan
from kpm.tindakan import VersiUsang
from pemantauan.models import CatatanBulanan, PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.sinyal import bulan_tersimpan
from pemantauan.tindakan import (
    hapus_pemantauan,
    pulihkan_pemantauan,
    simpan_pemantauan_anak,
    simpan_pemantauan_ibu,
    simpan_pemantauan_paud,
)
from sasaran.models import Anak, Keluarga
from tests.conftest import klien
from tests.factories import AnakFactory, KehamilanFactory, KeluargaFactory, PenggunaFactory, PenugasanFactory

AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)
TANGGAL = dt.date(2026, 8, 20)
DESA = "/52.04.20.2005"


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    return AnakFactory(desa=di_desa, nama="Aisyah", lahir=dt.date(2025, 7, 17))


def catat(anak: Anak, oleh: Pengguna | None, **nilai: Any) -> PemantauanAnak:
    pilihan = {kunci: nilai.pop(kunci) for kunci in ("versi", "uuid") if kunci in nilai}
    return simpan_pemantauan_anak(
        desa=anak.desa, anak=anak, bulan=AGUSTUS, tanggal=TANGGAL, nilai=nilai, oleh=oleh, **pilihan
    )


def satu_catatan(kelompok: str, desa: Wilayah, oleh: Pengguna) -> CatatanBulanan:
    bersama: dict[str, Any] = {"desa": desa, "bulan": AGUSTUS, "tanggal": TANGGAL, "oleh": oleh}
    if kelompok == "ibu":
        return simpan_pemantauan_ibu(kehamilan=KehamilanFactory(desa=desa), nilai={"anc": 1, "fe": 30}, **bersama)
    if kelompok == "anak":
        anak = AnakFactory(desa=desa, lahir=dt.date(2025, 7, 17))
        return simpan_pemantauan_anak(anak=anak, nilai={"air": True, "berat": 8}, **bersama)
    return simpan_pemantauan_paud(anak=AnakFactory(desa=desa, lahir=dt.date(2023, 7, 17)), hadir=True, **bersama)


def isi(catatan: CatatanBulanan) -> dict[str, Any]:
    """Every stored value but version and who changed it when."""
    model = type(catatan)
    return model.objects.filter(pk=catatan.pk).values().get() | dict.fromkeys(
        ("versi", "diubah_pada", "diubah_oleh_id", "dibuat_pada")
    )


@pytest.mark.parametrize("kelompok", ["ibu", "anak", "paud"])
def test_a_month_of_each_form_is_deleted_and_comes_back_as_it_was(
    kelompok: str, di_desa: Wilayah, kpm: Pengguna, admin_desa: Pengguna
) -> None:
    catatan = satu_catatan(kelompok, di_desa, kpm)
    model, semula = type(catatan), isi(catatan)

    terhapus = hapus_pemantauan(catatan=catatan, oleh=admin_desa, versi=1)
    assert model.objects.count() == 0
    assert (terhapus.titipan, terhapus.riwayat.history_type) == (None, "-")
    assert (terhapus.riwayat.history_user, terhapus.riwayat.diubah_oleh) == (admin_desa, kpm)

    kembali = pulihkan_pemantauan(riwayat=terhapus.riwayat, oleh=admin_desa).catatan
    assert kembali is not None
    assert isi(kembali) == semula
    assert (kembali.versi, kembali.diubah_oleh, kembali.dibuat_oleh) == (2, admin_desa, kpm)
    assert [satu.history_type for satu in model.history.filter(uuid=catatan.uuid)] == ["+", "-", "+"]


def test_household_and_person_keep_what_the_month_had_told_them(di_desa: Wilayah, kpm: Pengguna) -> None:
    anak = AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa), lahir=dt.date(2025, 7, 17))
    catatan = catat(anak, kpm, air=True, akta=True, jamkes=True)
    hapus_pemantauan(catatan=catatan, oleh=kpm, versi=1)
    assert Keluarga.objects.values_list("air", "air_dilihat").get() == (True, TANGGAL)
    assert Anak.objects.values_list("akta", "orang__jaminan").get() == (True, True)


def test_deleting_and_taking_back_twice_is_doing_it_once(anak: Anak, kpm: Pengguna) -> None:
    catatan = catat(anak, kpm, timbang=True)
    riwayat = hapus_pemantauan(catatan=catatan, oleh=kpm, versi=1).riwayat
    assert hapus_pemantauan(catatan=catatan, oleh=kpm, versi=1).riwayat == riwayat
    pertama = pulihkan_pemantauan(riwayat=riwayat, oleh=kpm).catatan
    kedua = pulihkan_pemantauan(riwayat=riwayat, oleh=kpm).catatan
    assert (pertama, kedua and kedua.versi) == (kedua, 2)
    assert PemantauanAnak.history.count() == 3


def test_a_record_somebody_changed_is_not_deleted_unseen(anak: Anak, kpm: Pengguna, admin_desa: Pengguna) -> None:
    catatan = catat(anak, kpm, timbang=True)
    catat(anak, admin_desa, tikar="K", versi=1)
    with pytest.raises(VersiUsang) as usang:
        hapus_pemantauan(catatan=catatan, oleh=kpm, versi=1)
    assert (usang.value.kini.tikar, PemantauanAnak.objects.count()) == ("K", 1)


def test_a_deleted_record_does_not_take_the_place_of_a_new_one(anak: Anak, kpm: Pengguna, admin_desa: Pengguna) -> None:
    riwayat = hapus_pemantauan(catatan=catat(anak, kpm, tikar="H"), oleh=kpm, versi=1).riwayat
    catat(anak, admin_desa, tikar="M")
    with pytest.raises(VersiUsang) as usang:
        pulihkan_pemantauan(riwayat=riwayat, oleh=kpm)
    assert usang.value.kini.tikar == "M"
    assert PemantauanAnak.objects.values_list("tikar", "versi").get() == ("M", 1)


def test_a_stale_edit_tells_that_the_record_was_deleted(anak: Anak, kpm: Pengguna, admin_desa: Pengguna) -> None:
    catatan = catat(anak, kpm, tikar="H")
    hapus_pemantauan(catatan=catatan, oleh=admin_desa, versi=1)
    with pytest.raises(VersiUsang) as usang:
        catat(anak, kpm, tikar="M", versi=1, uuid=catatan.uuid)
    assert (usang.value.kini.history_type, usang.value.kini.tikar) == ("-", "H")
    assert PemantauanAnak.objects.count() == 0


def test_the_version_of_a_deleted_record_opens_no_other_one(anak: Anak, kpm: Pengguna, admin_desa: Pengguna) -> None:
    lama = catat(anak, kpm, tikar="H")
    hapus_pemantauan(catatan=lama, oleh=admin_desa, versi=1)
    baru = catat(anak, admin_desa, tikar="K")
    assert baru.versi == lama.versi
    with pytest.raises(VersiUsang) as usang:
        catat(anak, kpm, tikar="M", versi=1, uuid=lama.uuid)
    assert usang.value.kini.tikar == "K"
    catat(anak, kpm, tikar="M", versi=1, uuid=uuid4())  # an entry of one's own, with the new record in sight
    assert PemantauanAnak.objects.values_list("tikar", "versi").get() == ("M", 2)


def test_others_are_told_of_deleting_and_of_taking_back(
    anak: Anak, kpm: Pengguna, django_capture_on_commit_callbacks: Any
) -> None:
    catatan, kabar = catat(anak, kpm, timbang=True), []

    def dengar(*, kode: str, bulan: Bulan, **_: Any) -> None:
        kabar.append((kode, bulan))

    bulan_tersimpan.connect(dengar)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            riwayat = hapus_pemantauan(catatan=catatan, oleh=kpm, versi=1).riwayat
        with django_capture_on_commit_callbacks(execute=True):
            pulihkan_pemantauan(riwayat=riwayat, oleh=kpm)
    finally:
        bulan_tersimpan.disconnect(dengar)
    assert kabar == [("52.04.20.2005", AGUSTUS)] * 2


# --- pages ---------------------------------------------------------------------------------------------------------


def lembar(anak: Anak) -> str:
    return f"{DESA}/pemantauan/2026-08/anak/{anak.uuid}/"


def halaman_orang(peramban: Client, anak: Anak) -> str:
    return peramban.get(f"{DESA}/sasaran/{anak.orang.uuid}/").content.decode()


def test_the_sheet_deletes_and_the_next_page_offers_to_take_back(anak: Anak, kpm: Pengguna, klien_kpm: Client) -> None:
    assert "Hapus catatan bulan ini" not in klien_kpm.get(lembar(anak)).content.decode()
    catatan = catat(anak, kpm, tikar="H")
    isi_lembar = klien_kpm.get(lembar(anak)).content.decode()
    assert f'action="{lembar(anak)}hapus/"' in isi_lembar

    jawab = klien_kpm.post(f"{lembar(anak)}hapus/", {"versi": "1"}, follow=True)
    halaman = jawab.content.decode()
    kembalikan = f"{DESA}/pemantauan/pulihkan/anak/{catatan.uuid}/"
    assert "Aisyah: catatan Agustus 2026 dihapus." in halaman
    assert halaman.count(f'action="{kembalikan}"') == 2  # in the message, and in the list of deleted months
    assert "Dihapus Nurhayati, 17 September 2026" in halaman
    assert PemantauanAnak.objects.count() == 0

    halaman = klien_kpm.post(kembalikan, follow=True).content.decode()
    assert "Aisyah: catatan Agustus 2026 dikembalikan." in halaman
    assert "Bulan yang dihapus" not in halaman
    assert PemantauanAnak.objects.get().tikar == "H"


def test_deleted_months_are_listed_for_ninety_days(anak: Anak, kpm: Pengguna, klien_kpm: Client) -> None:
    hapus_pemantauan(catatan=catat(anak, kpm, tikar="H"), oleh=kpm, versi=1)
    for hari, terlihat in ((90, True), (91, False)):
        saat = dt.datetime(2026, 9, 17, 2, 0, tzinfo=dt.UTC) + dt.timedelta(days=hari, minutes=-5)
        with time_machine.travel(saat):
            klien_kpm.force_login(kpm, backend="kpm.izin.NamaAtauTelepon")
            assert ("Bulan yang dihapus" in halaman_orang(klien_kpm, anak)) is terlihat


def test_nothing_is_deleted_or_taken_back_by_a_link(anak: Anak, kpm: Pengguna, klien_kpm: Client) -> None:
    catatan = catat(anak, kpm, tikar="H")
    assert klien_kpm.get(f"{lembar(anak)}hapus/").status_code == 405
    assert klien_kpm.get(f"{DESA}/pemantauan/pulihkan/anak/{catatan.uuid}/").status_code == 405
    assert klien_kpm.post(f"{DESA}/pemantauan/pulihkan/anak/{catatan.uuid}/").status_code == 404  # never deleted
    assert PemantauanAnak.objects.count() == 1


def test_who_may_only_look_deletes_nothing(anak: Anak, kpm: Pengguna, klien_kades: Client) -> None:
    catat(anak, kpm, tikar="H")
    assert klien_kades.post(f"{lembar(anak)}hapus/", {"versi": "1"}).status_code == 403
    assert PemantauanAnak.objects.count() == 1


def beda(halaman: str) -> list[tuple[str, ...]]:
    return re.findall(r'<th scope="row">(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>', halaman)


@pytest.fixture
def kpm_dua(desa: Wilayah) -> Pengguna:
    """Another KPM of the same village."""
    lain = PenggunaFactory(username="siti", nama="Siti")
    PenugasanFactory(pengguna=lain, wilayah=desa, peran=Peran.KPM)
    return lain


def test_one_deletes_while_the_other_corrects(anak: Anak, kpm: Pengguna, kpm_dua: Pengguna) -> None:
    satu, dua = klien(kpm), klien(kpm_dua)
    catatan = catat(anak, kpm, tikar="H")
    kunci = {"tanggal": "20-08-2026", "versi": "1", "uuid": str(catatan.uuid)}

    # Siti corrects first: Nurhayati's deletion stops and shows both
    dua.post(lembar(anak), kunci | {"tikar": "K"})
    jawab = satu.post(f"{lembar(anak)}hapus/", {"versi": "1"})
    assert (jawab.status_code, beda(jawab.content.decode())) == (409, [("Tikar pertumbuhan", "Hijau", "Kuning")])
    assert "Catatan ini baru saja diubah Siti" in jawab.content.decode()

    # Nurhayati deletes all the same: Siti's next correction stops and shows what was deleted
    satu.post(f"{lembar(anak)}hapus/", {"versi": "2"})
    jawab = dua.post(lembar(anak), kunci | {"tikar": "M", "versi": "2"})
    halaman = jawab.content.decode()
    assert "Catatan bulan ini sudah dihapus Nurhayati pada 17 September 2026" in halaman
    assert beda(halaman) == [("Tikar pertumbuhan", "Kuning", "Merah")]
    assert PemantauanAnak.objects.count() == 0

    # Siti saves again, knowing it: a new record; Nurhayati's restoring then stops and shows both
    baru = dict(re.findall(r'name="(versi|uuid)"(?: value="([^"]*)")?', halaman))
    dua.post(lembar(anak), {"tanggal": "20-08-2026", "tikar": "M", **baru})
    assert PemantauanAnak.objects.get().tikar == "M"
    assert "Bulan ini sudah dicatat lagi" in halaman_orang(satu, anak)
    jawab = satu.post(f"{DESA}/pemantauan/pulihkan/anak/{catatan.uuid}/")
    assert (jawab.status_code, beda(jawab.content.decode())) == (409, [("Tikar pertumbuhan", "Kuning", "Merah")])
    assert PemantauanAnak.objects.get().tikar == "M"


def test_a_mothers_and_a_paud_month_are_deleted_on_their_pages(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    ibu, paud = satu_catatan("ibu", di_desa, kpm), satu_catatan("paud", di_desa, kpm)
    assert isinstance(ibu, PemantauanIbu)
    assert isinstance(paud, PemantauanPaud)
    for catatan, nama, sasaran in ((ibu, "ibu", ibu.kehamilan), (paud, "paud", paud.anak)):
        halaman = klien_kpm.post(
            f"{DESA}/pemantauan/2026-08/{nama}/{sasaran.uuid}/hapus/", {"versi": "1"}, follow=True
        ).content.decode()
        assert halaman.count(f'action="{DESA}/pemantauan/pulihkan/{nama}/{catatan.uuid}/"') == 2
    assert (PemantauanIbu.objects.count(), PemantauanPaud.objects.count()) == (0, 0)
