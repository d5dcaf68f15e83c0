"""Late entries of a closed quarter wait in sight, are decided one by one, and overwrite nothing."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.tindakan import VersiUsang
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanAnak, PemantauanIbu, PembukaanTriwulan
from pemantauan.tindakan import (
    batalkan_titipan,
    catat_anak,
    hapus_pemantauan,
    kembalikan_titipan,
    pulihkan_pemantauan,
    terapkan_entri,
    terapkan_titipan,
)
from sasaran.models import Anak
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PenggunaFactory,
    PenugasanFactory,
)

AGUSTUS = Bulan(2026, 8)
TW3 = Triwulan(2026, 3)
DESA = "/52.04.20.2005"
MENUNGGU = f"{DESA}/pemantauan/menunggu/"
Keadaan = EntriMenunggu.Keadaan


def tutup(desa: Wilayah, revisi: int = 0) -> KartuSkor:
    kartu: KartuSkor = KartuSkor.objects.create(
        desa=desa, periode=str(TW3), revisi=revisi, isi={}, sidik="0" * 64, ditutup_pada=timezone.now()
    )
    return kartu


def buka(kartu: KartuSkor, oleh: Pengguna) -> None:
    PembukaanTriwulan.objects.create(desa=kartu.desa, kartu=kartu, alasan="Susulan", dibuka_pada=timezone.now())
    terapkan_titipan(desa=kartu.desa, triwulan=TW3, oleh=oleh)


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    anak: Anak = AnakFactory(desa=di_desa, nama="Aisyah", lahir=dt.date(2025, 7, 17))
    PemantauanAnakFactory(anak=anak, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), timbang=True, berat="8.20")
    return anak


@pytest.fixture
def kartu(di_desa: Wilayah) -> KartuSkor:
    return tutup(di_desa)


@pytest.fixture
def siti(desa: Wilayah) -> Pengguna:
    """Another KPM of the same village."""
    lain: Pengguna = PenggunaFactory(username="siti", nama="Siti")
    PenugasanFactory(pengguna=lain, wilayah=desa, peran=Peran.KPM)
    return lain


def titip(anak: Anak, oleh: Pengguna, *, versi: int | None = 1, **nilai: Any) -> EntriMenunggu:
    pilihan = {"versi_titipan": nilai.pop("versi_titipan", None)}
    tercatat = catat_anak(
        desa=anak.desa, anak=anak, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), nilai=nilai, oleh=oleh, versi=versi,
        **pilihan,
    )  # fmt: skip
    assert tercatat.titipan is not None
    return tercatat.titipan


def lembar(anak: Anak) -> str:
    return f"{DESA}/pemantauan/2026-08/anak/{anak.uuid}/"


def beda(halaman: str) -> list[tuple[str, ...]]:
    return re.findall(r'<th scope="row">(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>', halaman)


def test_the_sheet_of_a_closed_quarter_says_so_and_its_entry_waits(
    anak: Anak, kartu: KartuSkor, klien_kpm: Client
) -> None:
    kata = "Triwulan III 2026 sudah ditutup. Isian ini disimpan dan menunggu pembukaan triwulan."
    assert kata in klien_kpm.get(lembar(anak)).content.decode()
    isi = {"tanggal": "20-08-2026", "timbang": "ya", "berat": "8,4", "tikar": "K", "versi": "1"}
    halaman = klien_kpm.post(lembar(anak), isi, follow=True).content.decode()
    assert "Aisyah: Agustus 2026 disimpan dan menunggu pembukaan Triwulan III 2026." in halaman
    assert "1 isian menunggu</a>" in halaman
    assert PemantauanAnak.objects.get().berat == Decimal("8.20")

    halaman = klien_kpm.get(lembar(anak)).content.decode()
    assert beda(halaman) == [("Berat badan", "8,2 kg", "8,4 kg"), ("Tikar pertumbuhan", "belum dicatat", "Kuning")]
    assert 'name="berat" value="8,4"' in halaman
    assert 'name="versi_titipan" value="1"' in halaman
    assert 'name="versi" value="1"' in halaman
    klien_kpm.post(lembar(anak), isi | {"berat": "8,5", "versi_titipan": "1"})
    assert EntriMenunggu.objects.values_list("nilai", "versi").get() == ({"berat": "8.5", "tikar": "K"}, 2)


def test_a_new_month_of_a_closed_quarter_waits_and_is_written_once_it_opens(
    di_desa: Wilayah, kartu: KartuSkor, kpm: Pengguna, klien_kpm: Client
) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    alamat = f"{DESA}/pemantauan/2026-07/ibu/{hamil.uuid}/"
    klien_kpm.post(alamat, {"tanggal": "20-07-2026", "anc": "1", "fe": "95", "pasti": "fe_banyak:95"})
    assert PemantauanIbu.objects.count() == 0
    halaman = klien_kpm.get(alamat).content.decode()
    assert 'name="fe" value="95"' in halaman
    assert "Hapus catatan bulan ini" not in halaman
    # what was confirmed for the waiting entry is not asked again
    versi = EntriMenunggu.objects.get().versi
    isi = {"tanggal": "20-07-2026", "anc": "2", "fe": "95", "versi_titipan": versi}
    assert klien_kpm.post(alamat, isi).status_code == 302
    buka(kartu, kpm)
    catatan = PemantauanIbu.objects.get()
    assert (catatan.anc, catatan.fe, catatan.dipastikan) == (2, 95, {"fe_banyak:95": "95"})
    assert (catatan.dibuat_oleh, EntriMenunggu.objects.get().keadaan) == (kpm, Keadaan.DITERAPKAN)


def test_another_persons_waiting_entry_is_shown_and_not_overwritten(
    anak: Anak, kartu: KartuSkor, kpm: Pengguna, siti: Pengguna
) -> None:
    satu, dua = klien(kpm), klien(siti)
    isi = {"tanggal": "20-08-2026", "timbang": "ya", "versi": "1"}
    satu.post(lembar(anak), isi | {"berat": "8,4"})
    halaman = dua.post(lembar(anak), isi | {"berat": "8,6"}).content.decode()
    assert "Isian lain untuk bulan ini sudah menunggu, dibuat Nurhayati pada 17 September 2026" in halaman
    assert beda(halaman) == [("Berat badan", "8,4 kg", "8,6 kg")]
    assert EntriMenunggu.objects.get().nilai == {"berat": "8.4"}
    assert 'name="versi_titipan" value="1"' in halaman
    dua.post(lembar(anak), isi | {"berat": "8,6", "versi_titipan": "1"})
    assert EntriMenunggu.objects.values_list("nilai", "diubah_oleh__nama").get() == ({"berat": "8.6"}, "Siti")
    assert [satu.nilai.get("berat") for satu in EntriMenunggu.history.all()] == ["8.6", "8.4"]


def test_going_back_to_what_is_stored_ends_the_waiting(anak: Anak, kartu: KartuSkor, kpm: Pengguna) -> None:
    titip(anak, kpm, berat=Decimal("8.4"))
    tercatat = catat_anak(
        desa=anak.desa, anak=anak, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), oleh=kpm, versi=1, versi_titipan=1,
        nilai={"berat": Decimal("8.2")},
    )  # fmt: skip
    assert (tercatat.titipan, PemantauanAnak.objects.get().versi) == (None, 1)
    assert EntriMenunggu.objects.values_list("keadaan", "keterangan").get() == (
        Keadaan.DIBATALKAN,
        "Diputuskan di lembar bulan ini.",
    )


def test_deleting_waits_too_and_is_done_when_the_quarter_opens(
    anak: Anak, kartu: KartuSkor, kpm: Pengguna, klien_kpm: Client
) -> None:
    halaman = klien_kpm.post(f"{lembar(anak)}hapus/", {"versi": "1"}, follow=True).content.decode()
    assert "Aisyah: penghapusan catatan Agustus 2026 menunggu pembukaan Triwulan III 2026." in halaman
    assert PemantauanAnak.objects.count() == 1
    assert "Penghapusan catatan ini menunggu, diminta Nurhayati" in klien_kpm.get(lembar(anak)).content.decode()
    assert "Catatan bulan ini akan dihapus." in klien_kpm.get(MENUNGGU).content.decode()
    buka(kartu, kpm)
    assert PemantauanAnak.objects.count() == 0
    assert EntriMenunggu.objects.get().keadaan == Keadaan.DITERAPKAN

    # and taking it back in the next revision waits as well
    kedua, riwayat = tutup(anak.desa, 1), PemantauanAnak.history.get(history_type="-")
    assert pulihkan_pemantauan(riwayat=riwayat, oleh=kpm).titipan is not None
    assert PemantauanAnak.objects.count() == 0
    buka(kedua, kpm)
    assert PemantauanAnak.objects.values_list("berat", "timbang").get() == (Decimal("8.20"), True)


def test_a_deletion_that_waits_does_not_delete_what_was_changed_meanwhile(
    anak: Anak, kartu: KartuSkor, kpm: Pengguna
) -> None:
    hapus_pemantauan(catatan=PemantauanAnak.objects.get(), oleh=kpm, versi=1)
    PemantauanAnak.objects.update(versi=2)
    buka(kartu, kpm)
    assert PemantauanAnak.objects.count() == 1
    assert EntriMenunggu.objects.get().keadaan == Keadaan.TERTAHAN


def test_a_deletion_does_not_push_aside_another_persons_entry(
    anak: Anak, kartu: KartuSkor, kpm: Pengguna, siti: Pengguna
) -> None:
    titip(anak, siti, berat=Decimal("8.4"))
    peramban = klien(kpm)
    jawab = peramban.post(f"{lembar(anak)}hapus/", {"versi": "1"})
    halaman = jawab.content.decode()
    assert (jawab.status_code, beda(halaman)) == (409, [("Berat badan", "8,2 kg", "8,4 kg")])
    assert "Isian lain untuk bulan ini sudah menunggu, dibuat Siti" in halaman
    peramban.post(f"{lembar(anak)}hapus/", {"versi": "1", "versi_titipan": "1"})
    assert EntriMenunggu.objects.values_list("perbuatan", "diubah_oleh__nama").get() == ("hapus", "Nurhayati")


def tertahan(anak: Anak, kartu: KartuSkor, kpm: Pengguna) -> EntriMenunggu:
    """An entry that was held because the record had changed when the quarter was opened."""
    titip(anak, kpm, berat=Decimal("8.4"))
    PemantauanAnak.objects.update(versi=2, tikar="H")
    buka(kartu, kpm)
    entri: EntriMenunggu = EntriMenunggu.objects.get()
    assert entri.keadaan == Keadaan.TERTAHAN
    return entri


def putuskan(peramban: Client, entri: EntriMenunggu, perbuatan: str, **lain: Any) -> str:
    isi = {"perbuatan": perbuatan, "versi": entri.versi, **lain}
    return peramban.post(f"{MENUNGGU}{entri.uuid}/", isi, follow=True).content.decode()


def test_a_held_entry_is_applied_by_decision(anak: Anak, kartu: KartuSkor, kpm: Pengguna, klien_kpm: Client) -> None:
    entri = tertahan(anak, kartu, kpm)
    halaman = klien_kpm.get(MENUNGGU).content.decode()
    assert "Perlu diputuskan" in halaman
    assert "Catatan bulan ini sudah diubah orang lain" in halaman
    assert beda(halaman) == [("Berat badan", "8,2 kg", "8,4 kg")]
    assert 'name="versi_catatan" value="2"' in halaman
    assert entri.diubah_oleh == kpm
    assert "Aisyah, Agustus 2026: belum diterapkan." in putuskan(klien_kpm, entri, "terapkan", versi_catatan=1)
    entri.refresh_from_db()
    assert "Aisyah, Agustus 2026: isian sudah diterapkan." in putuskan(klien_kpm, entri, "terapkan", versi_catatan=2)
    assert PemantauanAnak.objects.values_list("berat", "tikar", "versi").get() == (Decimal("8.40"), "H", 3)


def test_a_held_entry_gives_way_to_what_is_stored_and_can_be_taken_back(
    anak: Anak, kartu: KartuSkor, kpm: Pengguna, klien_kpm: Client
) -> None:
    entri = tertahan(anak, kartu, kpm)
    halaman = putuskan(klien_kpm, entri, "batalkan")
    assert "Aisyah, Agustus 2026: isian dibatalkan." in halaman
    assert "Tidak ada isian yang menunggu" in halaman
    assert PemantauanAnak.objects.get().berat == Decimal("8.20")
    entri.refresh_from_db()
    assert "Kembalikan" in klien_kpm.get(f"{MENUNGGU}?keadaan=dibatalkan").content.decode()
    assert "isian menunggu lagi" in putuskan(klien_kpm, entri, "kembalikan")
    entri.refresh_from_db()
    assert (entri.keadaan, entri.keterangan.split(".")[0]) == (Keadaan.TERTAHAN, "Triwulan ini sedang terbuka")


def test_a_given_up_entry_waits_again_unless_another_took_its_place(
    anak: Anak, kartu: KartuSkor, kpm: Pengguna, siti: Pengguna
) -> None:
    entri = titip(anak, kpm, berat=Decimal("8.4"))
    batalkan_titipan(entri=entri, oleh=kpm, versi=1)
    titip(anak, siti, berat=Decimal("8.6"))
    with pytest.raises(VersiUsang) as usang:
        kembalikan_titipan(desa=anak.desa, entri=entri, oleh=kpm, versi=2)
    assert usang.value.kini.nilai == {"berat": "8.6"}
    batalkan_titipan(entri=usang.value.kini, oleh=siti, versi=1)
    assert kembalikan_titipan(desa=anak.desa, entri=entri, oleh=kpm, versi=2).keadaan == Keadaan.MENUNGGU


def test_an_entry_decided_meanwhile_is_not_decided_again(anak: Anak, kartu: KartuSkor, kpm: Pengguna) -> None:
    entri = titip(anak, kpm, berat=Decimal("8.4"))
    buka(kartu, kpm)
    for perbuatan in (
        lambda: batalkan_titipan(entri=entri, oleh=kpm, versi=2),
        lambda: kembalikan_titipan(desa=anak.desa, entri=entri, oleh=kpm, versi=2),
        lambda: terapkan_entri(desa=anak.desa, entri=entri, oleh=kpm, versi=2, versi_catatan=2),
    ):
        with pytest.raises(VersiUsang):
            perbuatan()
    assert (EntriMenunggu.objects.get().keadaan, PemantauanAnak.objects.get().berat) == ("diterapkan", Decimal("8.40"))


def test_a_stale_button_says_so(anak: Anak, kartu: KartuSkor, kpm: Pengguna, klien_kpm: Client) -> None:
    entri = titip(anak, kpm, berat=Decimal("8.4"))
    titip(anak, kpm, berat=Decimal("8.5"))
    assert "isian ini baru saja diubah orang lain" in putuskan(klien_kpm, entri, "batalkan")
    assert EntriMenunggu.objects.get().keadaan == Keadaan.MENUNGGU


def test_who_may_only_look_sees_the_list_and_no_buttons(
    anak: Anak, kartu: KartuSkor, kpm: Pengguna, klien_kades: Client
) -> None:
    entri = titip(anak, kpm, berat=Decimal("8.4"))
    halaman = klien_kades.get(MENUNGGU).content.decode()
    assert "Aisyah" in halaman
    assert "Batalkan" not in halaman
    assert klien_kades.post(f"{MENUNGGU}{entri.uuid}/", {"perbuatan": "batalkan", "versi": 1}).status_code == 403


def test_the_page_costs_the_same_with_one_and_with_three_of_each(
    di_desa: Wilayah, kartu: KartuSkor, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for jumlah in (1, 2):
        for _ in range(jumlah):
            satu = AnakFactory(desa=di_desa, lahir=dt.date(2025, 7, 17))
            PemantauanAnakFactory(anak=satu, bulan=AGUSTUS, timbang=True)
            titip(satu, kpm, tikar="K")
            PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa), bulan=AGUSTUS, anc=1)
            hapus_pemantauan(catatan=PemantauanIbu.objects.latest("pk"), oleh=kpm, versi=1)
        # session, user, role, region above; both counts, how many, the page; quarters, records of two groups
        with django_assert_num_queries(4 + 1 + 1 + 1 + 1 + 2):
            klien_kpm.get(MENUNGGU)


def test_the_list_is_paged_and_grouped_by_quarter(
    di_desa: Wilayah, kartu: KartuSkor, kpm: Pengguna, klien_kpm: Client
) -> None:
    for _ in range(26):
        titip(AnakFactory(desa=di_desa, lahir=dt.date(2025, 7, 17)), kpm, versi=None, tikar="K")
    halaman = klien_kpm.get(MENUNGGU).content.decode()
    assert halaman.count("Menjadi</th>") == 25
    assert "1–25 dari 26 isian" in halaman
    assert halaman.count("<h2>Triwulan III 2026</h2>") == 1
    assert klien_kpm.get(f"{MENUNGGU}?halaman=2").content.decode().count("Menjadi</th>") == 1


def test_the_month_page_tells_that_its_quarter_is_closed(kartu: KartuSkor, klien_kpm: Client) -> None:
    kata = "Triwulan III 2026 sudah ditutup."
    assert kata in klien_kpm.get(f"{DESA}/pemantauan/2026-09/").content.decode()
    assert kata not in klien_kpm.get(f"{DESA}/pemantauan/2026-06/").content.decode()


def test_the_grid_and_the_month_of_paud_tell_it_too(anak: Anak, kartu: KartuSkor, klien_kpm: Client) -> None:
    kata = "Triwulan III 2026 sudah ditutup. Yang diisi sekarang disimpan dan menunggu pembukaan triwulan."
    for halaman in ("grid", "paud"):
        assert kata in klien_kpm.get(f"{DESA}/pemantauan/2026-09/{halaman}/").content.decode()
        assert kata not in klien_kpm.get(f"{DESA}/pemantauan/2026-06/{halaman}/").content.decode()


@pytest.fixture
def bima_menunggu(di_desa: Wilayah, kartu: KartuSkor, kpm: Pengguna) -> Anak:
    """A child without a record in August, whose entry waits; after it in the list stands Citra, who has nothing."""
    bima: Anak = AnakFactory(desa=di_desa, nama="Bima", lahir=dt.date(2025, 7, 17))
    AnakFactory(desa=di_desa, nama="Citra", lahir=dt.date(2025, 7, 17), keluarga=bima.orang.keluarga)
    titip(bima, kpm, versi=None, tikar="K")
    return bima


def test_who_has_a_waiting_entry_is_named_in_the_list_and_not_asked_for_again(
    bima_menunggu: Anak, klien_kpm: Client
) -> None:
    halaman = klien_kpm.get(f"{DESA}/pemantauan/2026-08/").content.decode()
    baris = re.findall(r'<li class="baris">.*?</li>', halaman, re.S)
    assert ["Menunggu pembukaan Triwulan III 2026" in satu for satu in baris] == [True, False]
    mulai = re.search(r'href="([^"]+)">Mulai dari yang belum', halaman)
    citra = Anak.objects.get(orang__nama="Citra")
    assert mulai is not None
    assert mulai[1] == lembar(citra)
    isi = {"tanggal": "20-08-2026", "berat": "9", "lanjut": "1"}
    selesai = klien_kpm.post(lembar(citra), isi, follow=True).content.decode()
    assert "Tidak ada lagi yang belum dicatat di daftar ini." in selesai


def test_a_waiting_mother_is_named_in_the_list_too(
    di_desa: Wilayah, kartu: KartuSkor, kpm: Pengguna, klien_kpm: Client
) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    klien_kpm.post(f"{DESA}/pemantauan/2026-08/ibu/{hamil.uuid}/", {"tanggal": "20-08-2026", "anc": "1"})
    halaman = klien_kpm.get(f"{DESA}/pemantauan/2026-08/?kelompok=ibu").content.decode()
    assert halaman.count('<p class="perlu">Menunggu pembukaan Triwulan III 2026</p>') == 1
    assert "Mulai dari yang belum" not in halaman


def test_the_grid_counts_a_waiting_row_as_done(bima_menunggu: Anak, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(f"{DESA}/pemantauan/2026-08/grid/").content.decode()
    assert "<span data-sudah>1</span> dari 2" in halaman


def test_the_page_of_a_person_names_the_months_that_wait(
    anak: Anak, bima_menunggu: Anak, kpm: Pengguna, klien_kpm: Client
) -> None:
    titip(anak, kpm, tikar="K")
    kata = "Isian Agustus 2026 belum masuk ke catatan di bawah."
    assert kata in klien_kpm.get(f"{DESA}/sasaran/{anak.orang.uuid}/").content.decode()
    citra = Anak.objects.get(orang__nama="Citra")
    assert "belum masuk ke catatan" not in klien_kpm.get(f"{DESA}/sasaran/{citra.orang.uuid}/").content.decode()


def test_the_waiting_page_leads_to_the_opening_of_the_quarter_and_to_the_sheet_of_paud(
    di_desa: Wilayah, kartu: KartuSkor, klien_kpm: Client
) -> None:
    besar = AnakFactory(desa=di_desa, lahir=dt.date(2023, 5, 1))
    isian = {"anak": str(besar.uuid), "h-2026-08": "ya", "l-2026-08": ".."}
    klien_kpm.post(f"{DESA}/pemantauan/paud/2026/", isian)
    halaman = klien_kpm.get(MENUNGGU).content.decode()
    assert f'href="{DESA}/skor/2026-T3/buka/">Buka kembali Triwulan III 2026</a>' in halaman
    assert f'href="{DESA}/pemantauan/paud/2026/{besar.uuid}/"' in halaman


def test_a_new_month_that_waits_is_not_listed_field_by_field_against_nothing(
    bima_menunggu: Anak, klien_kpm: Client
) -> None:
    halaman = klien_kpm.get(lembar(bima_menunggu)).content.decode()
    assert "Yang terlihat di bawah adalah isian yang menunggu" in halaman
    assert beda(halaman) == []
