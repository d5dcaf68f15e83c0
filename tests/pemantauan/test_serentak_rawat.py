"""Two people in the same moment at doses, contacts, referrals and lists: nothing lost, nothing twice, no failure."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from decimal import Decimal
from threading import Thread
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.tindakan import hapus
from pemantauan.kueri_ragukan import keraguan_satu
from pemantauan.models import (
    DosisImunisasi,
    EntriMenunggu,
    JawabanRagu,
    PemantauanAnak,
    PemantauanIbu,
    Pemeriksaan,
    PenanggungJawab,
    Rujukan,
    SesiKonseling,
)
from pemantauan.tindakan import kunci_triwulan, simpan_pemantauan_anak
from pemantauan.tindakan.datang import terima
from pemantauan.tindakan.hapus import hapus_pemantauan
from pemantauan.tindakan.imunisasi import DosisBentrok, simpan_dosis
from pemantauan.tindakan.periksa import hapus_pemeriksaan, simpan_pemeriksaan
from pemantauan.tindakan.ragu import TidakDiragukan, nyatakan_benar
from pemantauan.tindakan.rujukan import simpan_rujukan
from pemantauan.tindakan.sesi import simpan_sesi
from sasaran.models import Anak, Kehamilan, Orang, PindahMasuk, SaringanTersimpan
from sasaran.tindakan import tawarkan
from sasaran.tindakan_daftar import simpan_daftar
from tests.conftest import HARI_INI, klien
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    KeluargaFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PemeriksaanFactory,
)
from tests.pemantauan.bahan_gabung import banding, gabung
from tests.pemantauan.test_serentak import BERSAMA, WAKTU, berdua, sampai_menunggu, tutup

pytestmark = [BERSAMA, pytest.mark.django_db(transaction=True)]

AGUSTUS = Bulan(2026, 8)
RUJUK = {"alasan": ["lain"], "keterangan": "Susah makan", "kepada": "bidan", "tujuan": "Bidan Nur"}


@pytest.fixture
def hamil(di_desa: Wilayah) -> Kehamilan:
    satu: Kehamilan = KehamilanFactory(desa=di_desa, hpht=dt.date(2026, 3, 10))
    return satu


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    satu: Anak = AnakFactory(desa=di_desa, nama="Bayu", lahir=dt.date(2026, 1, 10))
    return satu


def sementara(desa: Wilayah, dahulu: Callable[[], object], kemudian: Callable[[], object]) -> list[Any]:
    """``dahulu`` is done but not yet committed when ``kemudian`` begins: what it gave back, or what it raised."""
    hasil: list[Any] = []

    def coba() -> None:
        try:
            hasil.append(kemudian())
        except Exception as galat:  # told to the test, which says what it must be
            hasil.append(galat)

    with transaction.atomic():
        dahulu()
        pekerja: Thread = berdua(desa, coba)
        sampai_menunggu(pekerja)
    pekerja.join(WAKTU)
    return hasil


def kontak(hamil: Kehamilan, hari: int, **isi: Any) -> Callable[[], Any]:
    """Stores a contact of that day of August, as a page that was opened before."""
    lihat = Kehamilan.objects.select_related("ibu__keluarga", "desa").get(pk=hamil.pk)
    isi |= {"jenis": "anc", "tanggal": dt.date(2026, 8, hari), "pemeriksa": "bidan"}
    satu = Pemeriksaan(desa=hamil.desa, kehamilan=lihat, **isi)
    return lambda: simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=None)


def bulan_ibu() -> list[tuple[int | None, int | None]]:
    return list(PemantauanIbu.objects.order_by("bulan").values_list("anc", "fe"))


# ---------------------------------------------------------------- contacts


def test_two_contacts_of_one_month_raise_it_to_both(hamil: Kehamilan) -> None:
    sementara(hamil.desa, kontak(hamil, 5, tablet=30), kontak(hamil, 20, tablet=10))
    assert (Pemeriksaan.objects.count(), bulan_ibu()) == (2, [(2, 40)])


def test_a_contact_is_stored_when_its_month_is_deleted_in_the_same_moment(hamil: Kehamilan) -> None:
    catatan = PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 3), kek=False)
    hasil = sementara(
        hamil.desa, lambda: hapus_pemantauan(catatan=catatan, oleh=None, versi=1), kontak(hamil, 5, tablet=30)
    )
    assert hasil[0].akibat.naik == {"anc": 1, "fe": 30}
    assert bulan_ibu() == [(1, 30)]


def test_a_contact_waits_when_its_quarter_is_finalised_in_the_same_moment(hamil: Kehamilan) -> None:
    def menutup() -> None:
        kunci_triwulan(hamil.desa, Triwulan(2026, 3), sendiri=True)
        tutup(hamil.desa)

    hasil = sementara(hamil.desa, menutup, kontak(hamil, 5))
    assert hasil[0].akibat.menunggu
    assert (EntriMenunggu.objects.get().nilai["anc"], bulan_ibu(), Pemeriksaan.objects.count()) == (1, [], 1)


def test_a_contact_deleted_while_it_is_corrected_is_gone_and_no_failure(hamil: Kehamilan, kpm: Pengguna) -> None:
    kontak(hamil, 5)()
    satu, peramban = Pemeriksaan.objects.get(), klien(kpm)
    isi = {"tanggal": "05-08-2026", "pemeriksa": "dokter", "sumber": "buku_kia", "versi": 1}
    jawab = sementara(
        hamil.desa,
        lambda: hapus_pemeriksaan(pemeriksaan=satu, oleh=None, versi=1),
        lambda: peramban.post(f"/{hamil.desa.kode}/sasaran/periksa/{satu.uuid}/", isi),
    )
    assert (jawab[0].status_code, Pemeriksaan.objects.count(), bulan_ibu()) == (404, 0, [])


def test_a_contact_of_a_pregnancy_that_is_merged_meanwhile_is_corrected_where_it_went(
    hamil: Kehamilan, kpm: Pengguna
) -> None:
    dua = KehamilanFactory(desa=hamil.desa, hpht=dt.date(2026, 3, 10))
    satu, peramban = PemeriksaanFactory(kehamilan=dua, tanggal=dt.date(2026, 8, 5)), klien(kpm)
    isi = {"tanggal": "05-08-2026", "pemeriksa": "dokter", "sumber": "buku_kia", "versi": 1}
    jawab = sementara(
        hamil.desa,
        lambda: gabung(hamil.ibu, dua.ibu),
        lambda: peramban.post(f"/{hamil.desa.kode}/sasaran/periksa/{satu.uuid}/", isi),
    )
    satu.refresh_from_db()
    assert (jawab[0].status_code, satu.pemeriksa, satu.kehamilan_id) == (302, "dokter", hamil.pk)


# ---------------------------------------------------------------- doses


def test_the_same_dose_typed_by_two_is_one_and_another_day_is_shown(anak: Anak) -> None:
    def dosis(hari: int) -> Callable[[], Any]:
        isi = {"bcg-1": (dt.date(2026, 1, hari), False)}
        return lambda: simpan_dosis(desa=anak.desa, anak=anak, isi=isi, versi={}, oleh=None)

    lain = sementara(anak.desa, dosis(20), dosis(21))
    sama = sementara(anak.desa, lambda: Anak.objects.select_for_update(of=("self",)).get(), dosis(20))
    assert isinstance(lain[0], DosisBentrok)
    assert sama[0].kosong
    assert list(DosisImunisasi.objects.values_list("tanggal", "versi")) == [(dt.date(2026, 1, 20), 1)]


def test_a_dose_typed_while_another_village_takes_the_child_in_comes_along(anak: Anak, desa_lain: Wilayah) -> None:
    luar = tawarkan(orang=[anak.orang], tujuan=desa_lain, tanggal=dt.date(2026, 9, 10), oleh=None)
    with lingkup(desa_lain.kode):
        masuk = PindahMasuk.objects.select_related("asal", "desa").get(kesepakatan=luar.kesepakatan)
        rumah = KeluargaFactory(desa=desa_lain)

    def menerima() -> None:
        with lingkup(desa_lain.kode):
            terima(masuk=masuk, keluarga=rumah, tiba=dt.date(2026, 9, 12), oleh=None)

    isi = {"bcg-1": (dt.date(2026, 1, 20), False)}
    sementara(anak.desa, lambda: simpan_dosis(desa=anak.desa, anak=anak, isi=isi, versi={}, oleh=None), menerima)
    with lingkup(desa_lain.kode):
        assert list(DosisImunisasi.objects.values_list("vaksin", "tanggal")) == [("bcg", dt.date(2026, 1, 20))]


# ---------------------------------------------------------------- referrals


def test_a_referral_sent_twice_at_once_is_stored_once_without_a_complaint(anak: Anak) -> None:
    pengenal = uuid.uuid4()

    def rujuk() -> Rujukan:
        satu = Rujukan(desa=anak.desa, orang=anak.orang, tanggal=HARI_INI, kepada="bidan", alasan=["lain"])
        return simpan_rujukan(rujukan=satu, oleh=None, pengenal=pengenal)

    hasil = sementara(anak.desa, rujuk, rujuk)
    assert hasil == [Rujukan.objects.get()]


def test_an_answer_to_a_referral_that_is_deleted_meanwhile_finds_it_gone(anak: Anak, kpm: Pengguna) -> None:
    satu = Rujukan.objects.create(desa=anak.desa, orang=anak.orang, anak=anak, alasan=["lain"], tanggal=HARI_INI)
    peramban, isi = klien(kpm), {"dijawab_pada": "17-09-2026", "jawaban": "Baik", "versi": 1}
    isi["hasil"] = Rujukan._meta.get_field("hasil").choices[0][0]  # type: ignore[index]
    jawab = sementara(
        anak.desa,
        lambda: hapus(satu, oleh=None, versi=1),
        lambda: peramban.post(f"/{anak.desa.kode}/rujukan/{satu.uuid}/jawab/", isi),
    )
    assert (jawab[0].status_code, Rujukan.objects.count()) == (404, 0)


def test_a_referral_of_somebody_who_is_merged_meanwhile_is_sent_on_to_the_other_record(
    anak: Anak, kpm: Pengguna
) -> None:
    dua, peramban = AnakFactory(desa=anak.desa, nama="Bayu", lahir=dt.date(2026, 1, 10)), klien(kpm)
    isi = RUJUK | {"tanggal": "17-09-2026", "pengenal": str(uuid.uuid4())}
    jawab = sementara(
        anak.desa,
        lambda: gabung(anak.orang, dua.orang),
        lambda: peramban.post(f"/{anak.desa.kode}/sasaran/{dua.orang.uuid}/rujuk/", isi),
    )
    assert (jawab[0].status_code, jawab[0]["Location"]) == (307, f"/{anak.desa.kode}/sasaran/{anak.orang.uuid}/rujuk/")


def test_a_comparison_that_asks_for_more_since_it_was_answered_is_shown_again(anak: Anak, kpm: Pengguna) -> None:
    dua, peramban = AnakFactory(desa=anak.desa, nama="Bayu", lahir=dt.date(2026, 1, 10)), klien(kpm)
    PemantauanAnakFactory(anak=dua, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 3), air=True)
    isi = {"langkah": "gabung", "sidik": banding(anak.orang, dua.orang).sidik}
    lihat = Anak.objects.select_related("orang__keluarga", "desa").get(pk=dua.pk)

    def simpan() -> None:
        simpan_pemantauan_anak(
            desa=anak.desa, anak=lihat, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 3), nilai={"jamkes": True}, oleh=None,
            versi=1,
        )  # fmt: skip

    alamat = f"/{anak.desa.kode}/sasaran/ganda/orang/{anak.orang.uuid}/{dua.orang.uuid}/"
    jawab = sementara(anak.desa, simpan, lambda: peramban.post(alamat, isi))
    assert jawab[0].status_code == 409
    assert "Salah satu catatan baru saja diubah orang lain." in jawab[0].content.decode()


# ---------------------------------------------------------------- doubts


def test_a_weight_called_right_while_it_is_corrected_is_nothing_to_answer_any_more(anak: Anak) -> None:
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), tanggal=dt.date(2026, 7, 5), timbang=True, berat="7.50")
    catatan = PemantauanAnakFactory(
        anak=anak, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 3), timbang=True, berat="5.00"
    )  # fmt: skip
    [ragu] = [satu for satu in keraguan_satu("bulan_anak", catatan.uuid, HARI_INI) if "5 kg" in satu.ragu.pernyataan]
    isi: dict[str, Any] = {"jenis": "bulan_anak", "untuk": catatan.uuid, "kode": ragu.ragu.kode}
    hasil = sementara(
        anak.desa,
        lambda: simpan_pemantauan_anak(
            desa=anak.desa, anak=anak, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 3), nilai={"berat": Decimal("7.80")},
            oleh=None, versi=1,
        ),
        lambda: nyatakan_benar(desa=anak.desa, oleh=None, hari_ini=HARI_INI, **isi),
    )  # fmt: skip
    assert (type(hasil[0]), JawabanRagu.objects.count()) == (TidakDiragukan, 0)


# ---------------------------------------------------------------- settings and lists


def test_a_counselling_session_sent_twice_at_once_is_stored_once_without_a_complaint(di_desa: Wilayah) -> None:
    pengenal = uuid.uuid4()

    def simpan() -> SesiKonseling:
        sesi = SesiKonseling(desa=di_desa, jenis=SesiKonseling.Jenis.values[0], tanggal=dt.date(2026, 9, 10))
        return simpan_sesi(sesi=sesi, hari_ini=HARI_INI, oleh=None, pengenal=pengenal)

    assert sementara(di_desa, simpan, simpan) == [SesiKonseling.objects.get()]


def test_who_answers_a_service_while_it_goes_back_to_the_default_is_answered(anak: Anak, kpm: Pengguna) -> None:
    satu = PenanggungJawab.objects.create(
        desa=anak.desa, kelompok="anak", indikator="timbang", kewenangan="desa", nama="Kader"
    )
    peramban, isi = klien(kpm), {"kewenangan": "desa", "nama": "Bidan Nur", "fasilitas": "", "versi": 1}
    jawab = sementara(
        anak.desa,
        lambda: hapus(satu, oleh=None, versi=1),
        lambda: peramban.post(f"/{anak.desa.kode}/desa/layanan/anak/timbang/", isi),
    )
    assert (jawab[0].status_code, PenanggungJawab.objects.get().nama) == (302, "Bidan Nur")


def test_one_narrowing_kept_twice_at_once_is_one_list_with_the_later_name(anak: Anak, kpm: Pengguna) -> None:
    def simpan(nama: str) -> Callable[[], object]:
        return lambda: simpan_daftar(desa=anak.desa, oleh=kpm, nama=nama, kueri="dusun=1")

    sementara(anak.desa, simpan("Barat"), simpan("Barat"))
    assert list(SaringanTersimpan.objects.values_list("nama", "versi")) == [("Barat", 2)]
    sementara(anak.desa, simpan("Barat"), simpan("Timur"))
    assert list(SaringanTersimpan.objects.values_list("nama", flat=True)) == ["Timur"]


# ---------------------------------------------------------------- who waits for each other


def test_a_month_undone_because_two_waited_for_each_other_is_written_after_all(anak: Anak, kpm: Pengguna) -> None:
    """As a merge does, the other holds the person and wants the month; who saves the month holds that and wants the
    person."""
    catatan = PemantauanAnakFactory(anak=anak, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 3), air=True)
    peramban: Client = klien(kpm)
    alamat = f"/{anak.desa.kode}/pemantauan/2026-08/anak/{anak.uuid}/"
    isi = {"tanggal": "03-08-2026", "air": "ya", "jamkes": "ya", "versi": 1, "pengenal": str(catatan.uuid)}
    jawab: list[Any] = []
    with transaction.atomic():
        Orang.objects.select_for_update().get(pk=anak.orang_id)
        pekerja = berdua(anak.desa, lambda: jawab.append(peramban.post(alamat, isi)))
        sampai_menunggu(pekerja)
        PemantauanAnak.objects.select_for_update().get(pk=catatan.pk)
    pekerja.join(WAKTU)
    catatan.refresh_from_db()
    assert (jawab[0].status_code, catatan.jamkes, catatan.versi) == (302, True, 2)
