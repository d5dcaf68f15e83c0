"""The work area of a KPM: what belongs to it, what lists begin with, and that nothing else is written."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kpm.kerja import BukanWilayahKerja, kerja, kerja_terbuka
from kpm.models import Peran, Wilayah, WilayahKerja
from kpm.periode import Bulan
from kpm.tindakan import simpan
from kpm.wilayah_kerja import Kerja, Letak, Tempat
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.tindakan import catat_anak
from sasaran.kueri_kerja import orang_wilayah
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanPaudFactory,
    PenggunaFactory,
    PenugasanFactory,
    PosyanduFactory,
)

D = "/52.04.20.2005"
TIMUR, BARAT = 1, 2
MELATI, MAWAR = 11, 12
dusun_timur = Tempat("dusun", TIMUR, "Timur")
melati_timur = Tempat("posyandu", MELATI, "Melati", TIMUR, "Timur")
melati = Tempat("posyandu", MELATI, "Melati")


@pytest.mark.parametrize(
    ("tempat", "dusun", "posyandu", "milik"),
    [
        # by dusun: the household decides, whatever the posyandu
        ((dusun_timur,), TIMUR, None, True),
        ((dusun_timur,), TIMUR, MAWAR, True),
        ((dusun_timur,), BARAT, MELATI, False),
        # by posyandu: the person's own, wherever they live
        ((melati_timur,), BARAT, MELATI, True),
        ((melati_timur,), TIMUR, MAWAR, False),
        # without a posyandu: the dusun in which the posyandu stands; everybody's where nobody noted it
        ((melati_timur,), TIMUR, None, True),
        ((melati_timur,), BARAT, None, False),
        ((melati,), BARAT, None, True),
        ((melati,), BARAT, MAWAR, False),
        # the union
        ((dusun_timur, melati), TIMUR, MAWAR, True),
        ((dusun_timur, melati), BARAT, MELATI, True),
        ((dusun_timur, melati), BARAT, None, False),
        ((dusun_timur, melati), BARAT, MAWAR, False),
    ],
)
def test_who_belongs_to_a_work_area(tempat: tuple[Tempat, ...], dusun: int, posyandu: int | None, milik: bool) -> None:
    nama = {TIMUR: "Timur", BARAT: "Barat", MELATI: "Melati", MAWAR: "Mawar", None: ""}
    area = Kerja(tempat)
    assert area.memuat(Letak("x", dusun, posyandu)) is milik
    assert area.memuat_nama(nama[dusun], nama[posyandu]) is milik


@pytest.mark.parametrize(
    ("tempat", "dusun", "milik"),
    [
        ((dusun_timur,), BARAT, False),
        ((melati_timur,), TIMUR, True),
        ((melati_timur,), BARAT, False),
        ((melati,), BARAT, True),
    ],
)
def test_a_household_belongs_by_its_dusun(tempat: tuple[Tempat, ...], dusun: int, milik: bool) -> None:
    assert Kerja(tempat).memuat(Letak("x", dusun, rumah=True)) is milik


class Kampung:
    """Two dusun with a posyandu each; a family with everybody in both, and a KPM of the first."""

    def __init__(self, desa: Wilayah) -> None:
        self.desa = desa
        self.dusun = {nama: DusunFactory(desa=desa, nama=nama) for nama in ("Timur", "Barat")}
        self.posyandu = {
            "Timur": PosyanduFactory(desa=desa, nama="Melati", dusun=self.dusun["Timur"]),
            "Barat": PosyanduFactory(desa=desa, nama="Mawar", dusun=self.dusun["Barat"]),
        }
        self.rumah, self.ibu, self.hamil, self.anak, self.besar = {}, {}, {}, {}, {}
        for nama in self.dusun:
            rumah = KeluargaFactory(desa=desa, kepala=f"Kepala {nama}", dusun=self.dusun[nama])
            self.rumah[nama] = rumah
            self.ibu[nama] = OrangFactory(desa=desa, keluarga=rumah, nama=f"Ibu {nama}", posyandu=self.posyandu[nama])
            self.hamil[nama] = KehamilanFactory(desa=desa, ibu=self.ibu[nama])
            self.anak[nama] = AnakFactory(desa=desa, keluarga=rumah, nama=f"Anak {nama}")
            self.besar[nama] = AnakFactory(desa=desa, keluarga=rumah, nama=f"Besar {nama}", lahir=dt.date(2023, 5, 20))
        self.kpm = PenggunaFactory(nama="Kader Timur")
        self.tugas = PenugasanFactory(pengguna=self.kpm, wilayah=desa, peran=Peran.KPM)
        WilayahKerja.objects.create(desa=desa, penugasan=self.tugas, dusun=self.dusun["Timur"])
        self.klien = klien(self.kpm)


@pytest.fixture
def kampung(di_desa: Wilayah) -> Kampung:
    return Kampung(di_desa)


def teks(jawab: Any) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", jawab.content.decode()).split())


@pytest.mark.parametrize(
    ("jalur", "punya", "lain"),
    [
        ("/sasaran/", "Ibu Timur", "Ibu Barat"),
        ("/sasaran/?tab=keluarga", "Kepala Timur", "Kepala Barat"),
        ("/pemantauan/2026-09/", "Anak Timur", "Anak Barat"),
        ("/pemantauan/2026-09/?kelompok=ibu", "Ibu Timur", "Ibu Barat"),
        ("/pemantauan/2026-09/grid/", "Anak Timur", "Anak Barat"),
        ("/pemantauan/2026-09/paud/", "Besar Timur", "Besar Barat"),
        ("/pemantauan/paud/2026/", "Besar Timur", "Besar Barat"),
        ("/", "Anak Timur", "Anak Barat"),
    ],
)
def test_a_list_begins_with_ones_own_people_and_opens_to_all(
    kampung: Kampung, jalur: str, punya: str, lain: str
) -> None:
    isi = teks(kampung.klien.get(D + jalur))
    assert (punya in isi, lain in isi, "Timur" in isi) == (True, False, True)
    sambung = "&" if "?" in jalur else "?"
    semua = teks(kampung.klien.get(f"{D}{jalur}{sambung}wilayah=semua"))
    # the grid only writes: other KPM's people stand in the list of the month
    assert (punya in semua, lain in semua) == (True, "grid" not in jalur)


def test_a_filter_of_the_address_wins(kampung: Kampung) -> None:
    barat = kampung.dusun["Barat"]
    assert "Ibu Barat" in teks(kampung.klien.get(f"{D}/sasaran/?dusun={barat.uuid}"))
    assert "Anak Barat" in teks(kampung.klien.get(f"{D}/pemantauan/2026-09/?dusun=Barat"))
    assert "Anak Barat" in teks(kampung.klien.get(f"{D}/pemantauan/2026-09/?q=&dusun=&posyandu="))
    assert "Ibu Barat" in teks(kampung.klien.get(f"{D}/sasaran/?q=barat"))


def test_the_home_page_counts_ones_own_people(kampung: Kampung) -> None:
    assert "dari 2" in teks(kampung.klien.get(f"{D}/"))
    assert "dari 4" in teks(kampung.klien.get(f"{D}/?wilayah=semua"))


def test_who_has_no_work_area_or_is_admin_as_well_begins_with_everybody(kampung: Kampung) -> None:
    for peran in (Peran.BIDAN, Peran.KEPALA_DESA):
        orang = PenggunaFactory()
        PenugasanFactory(pengguna=orang, wilayah=kampung.desa, peran=peran)
        assert "Ibu Barat" in teks(klien(orang).get(f"{D}/sasaran/"))
    PenugasanFactory(pengguna=kampung.kpm, wilayah=kampung.desa, peran=Peran.ADMIN_DESA)
    peramban = klien(kampung.kpm)
    assert "Ibu Barat" in teks(peramban.get(f"{D}/sasaran/"))
    assert peramban.get(f"{D}/sasaran/{kampung.ibu['Barat'].uuid}/ubah/").status_code == 200


def test_two_offices_of_one_kpm_add_up(kampung: Kampung) -> None:
    kedua = PenugasanFactory(pengguna=kampung.kpm, wilayah=kampung.desa, peran=Peran.KPM, mulai=dt.date(2021, 1, 1))
    assert "Ibu Barat" in teks(kampung.klien.get(f"{D}/sasaran/"))  # one of them is not limited
    WilayahKerja.objects.create(desa=kampung.desa, penugasan=kedua, posyandu=kampung.posyandu["Barat"])
    assert kampung.klien.get(f"{D}/sasaran/{kampung.ibu['Barat'].uuid}/ubah/").status_code == 200
    assert "Timur, Mawar (wilayah Anda)" in teks(kampung.klien.get(f"{D}/sasaran/"))


HALAMAN_TULIS = (
    "sasaran/keluarga/{rumah}/ubah/",
    "sasaran/ibu/baru/?keluarga={rumah}",
    "sasaran/anak/baru/?keluarga={rumah}",
    "sasaran/anak/{anak}/ubah/",
    "sasaran/kehamilan/{hamil}/ubah/",
    "sasaran/kehamilan/{hamil}/persalinan/",
    "sasaran/{ibu}/ubah/",
    "sasaran/{ibu}/rumah/",
    "sasaran/{ibu}/keluar/",
    "pemantauan/2026-09/anak/{anak}/",
    "pemantauan/2026-09/ibu/{hamil}/",
)


def isi_jalur(kampung: Kampung, nama: str, jalur: str) -> str:
    return f"{D}/" + jalur.format(
        **{apa: getattr(kampung, apa)[nama].uuid for apa in ("rumah", "ibu", "hamil", "anak", "besar")}
    )


@pytest.mark.parametrize("jalur", HALAMAN_TULIS)
def test_a_form_about_other_peoples_people_is_refused_before_anything_is_typed(kampung: Kampung, jalur: str) -> None:
    assert kampung.klien.get(isi_jalur(kampung, "Timur", jalur)).status_code == 200
    for jawab in (
        kampung.klien.get(isi_jalur(kampung, "Barat", jalur)),
        kampung.klien.post(isi_jalur(kampung, "Barat", jalur), {}),
    ):
        assert jawab.status_code == 403
        assert "Bukan wilayah kerja Anda" in teks(jawab)
        assert "Anda mengisi data Timur." in teks(jawab)


def cacah() -> dict[str, Any]:
    model = (Keluarga, Orang, Kehamilan, Anak, PemantauanAnak, PemantauanIbu, PemantauanPaud, EntriMenunggu)
    return {m.__name__: sorted(m.objects.values_list("pk", "versi")) for m in model}


def test_what_is_posted_about_other_peoples_people_changes_nothing(kampung: Kampung) -> None:
    catatan = PemantauanAnakFactory(anak=kampung.anak["Barat"], air=True)
    paud = PemantauanPaudFactory(anak=kampung.besar["Barat"])
    tunggu = EntriMenunggu.objects.create(
        desa=kampung.desa, kelompok="anak", anak=kampung.anak["Barat"], bulan=catatan.bulan, tanggal=catatan.tanggal,
        keadaan="tertahan",
    )  # fmt: skip
    anak, hamil, besar, ibu = (getattr(kampung, apa)["Barat"] for apa in ("anak", "hamil", "besar", "ibu"))
    ibu.keluar_pada, ibu.sebab_keluar = dt.date(2026, 9, 1), "pindah"
    ibu.save()
    kirim: list[tuple[str, dict[str, Any]]] = [
        (f"sasaran/{ibu.uuid}/kembali/", {"versi": ibu.versi}),
        (f"sasaran/kehamilan/{hamil.uuid}/persalinan/", {"tanggal": "10-09-2026", "hasil": "keguguran"}),
        (f"pemantauan/2026-08/anak/{anak.uuid}/hapus/", {"versi": catatan.versi}),
        (f"pemantauan/2026-08/paud/{besar.uuid}/hapus/", {"versi": paud.versi}),
        ("pemantauan/2026-09/grid/", {"baris": str(anak.uuid), "tanggal": "10-09-2026", "kunjungan": "1"}),
        ("pemantauan/paud/2026/", {"anak": str(besar.uuid), "h-2026-09": "ya", "l-2026-09": "-"}),
        (f"pemantauan/paud/2026/{besar.uuid}/", {"h-2026-09": "ya", "l-2026-09": "-"}),
        ("pemantauan/2026-09/paud/", {f"h-{besar.uuid}": "ya", f"l-{besar.uuid}": "-"}),
        (f"pemantauan/menunggu/{tunggu.uuid}/", {"perbuatan": "batalkan", "versi": tunggu.versi}),
        (f"pemantauan/menunggu/{tunggu.uuid}/", {"perbuatan": "terapkan", "versi": tunggu.versi}),
    ]  # fmt: skip
    sebelum = cacah()
    for jalur, isi in kirim:
        jawab = kampung.klien.post(f"{D}/{jalur}", isi)
        assert jawab.status_code in (200, 403), jalur
        assert cacah() == sebelum, jalur


def test_the_same_posts_do_store_ones_own(kampung: Kampung) -> None:
    besar = kampung.besar["Timur"]
    kampung.klien.post(f"{D}/pemantauan/paud/2026/{besar.uuid}/", {"h-2026-09": "ya", "l-2026-09": "-"})
    assert PemantauanPaud.objects.filter(anak=besar).count() == 1
    anak = kampung.anak["Timur"]
    baris = {"baris": str(anak.uuid), "tanggal": "10-09-2026", "kunjungan": "1"}
    kampung.klien.post(f"{D}/pemantauan/2026-09/grid/", baris)
    assert PemantauanAnak.objects.filter(anak=anak).count() == 1


@pytest.mark.parametrize("apa", ["rumah", "ibu", "hamil", "anak"])
def test_the_guard_stands_at_the_door_of_every_write(kampung: Kampung, apa: str) -> None:
    objek = getattr(kampung, apa)["Barat"]
    area = Kerja((Tempat("dusun", kampung.dusun["Timur"].pk, "Timur"),))
    with kerja(area):
        for tulis in (
            lambda: simpan(objek, oleh=kampung.kpm),
            objek.save,
            objek.delete,
        ):
            with pytest.raises(BukanWilayahKerja):
                tulis()
        simpan(getattr(kampung, apa)["Timur"], oleh=kampung.kpm)
    assert kerja_terbuka() is None
    simpan(objek, oleh=None)  # commands and tasks are not limited


def test_a_kpm_hands_somebody_over_and_takes_nobody(kampung: Kampung) -> None:
    area = Kerja((Tempat("dusun", kampung.dusun["Timur"].pk, "Timur"),))
    with kerja(area):
        pergi = kampung.ibu["Timur"]
        pergi.keluarga = kampung.rumah["Barat"]
        simpan(pergi, oleh=kampung.kpm)
        datang = kampung.ibu["Barat"]
        datang.keluarga = kampung.rumah["Timur"]
        with pytest.raises(BukanWilayahKerja):
            simpan(datang, oleh=kampung.kpm)


def test_forms_offer_ones_own_dusun_and_posyandu(kampung: Kampung) -> None:
    WilayahKerja.objects.create(desa=kampung.desa, penugasan=kampung.tugas, posyandu=kampung.posyandu["Timur"])
    isi = kampung.klien.get(f"{D}/sasaran/ibu/baru/").content.decode()
    for nama, ada in (("Timur", True), ("Barat", False), ("Melati", True), ("Mawar", False)):
        assert (f">{nama}</option>" in isi) is ada, nama


def test_the_page_of_other_peoples_people_is_read_and_offers_no_button(kampung: Kampung) -> None:
    for jalur in ("sasaran/{ibu}/", "sasaran/keluarga/{rumah}/"):
        sendiri = kampung.klien.get(isi_jalur(kampung, "Timur", jalur)).content.decode()
        lain = kampung.klien.get(isi_jalur(kampung, "Barat", jalur)).content.decode()
        assert ("/ubah/" in sendiri, "/ubah/" in lain) == (True, False), jalur
        assert ("Hanya dibaca" in sendiri, "Anda mengisi data Timur." in lain) == (False, True)


def test_the_rule_is_the_same_in_sql(kampung: Kampung) -> None:
    for posyandu in (None, *kampung.posyandu.values()):
        for rumah in kampung.rumah.values():
            OrangFactory(desa=kampung.desa, keluarga=rumah, posyandu=posyandu)
    timur, barat = (Tempat("dusun", d.pk, d.nama) for d in kampung.dusun.values())
    bertempat, tanpa = (
        Tempat("posyandu", p.pk, p.nama, *dusun)
        for p, dusun in (
            (kampung.posyandu["Timur"], (kampung.dusun["Timur"].pk, "Timur")),
            (kampung.posyandu["Barat"], (None, None)),
        )
    )
    for tempat in (
        (timur,),
        (timur, barat),
        (bertempat,),
        (tanpa,),
        (timur, tanpa),
        (barat, bertempat),
        (bertempat, tanpa),
    ):
        area = Kerja(tempat)
        sama = {o.pk for o in Orang.objects.select_related("keluarga") if area.memuat(o.letak_kerja())}
        assert set(Orang.objects.filter(orang_wilayah(area)).values_list("pk", flat=True)) == sama, tempat


def test_the_work_area_costs_no_query_of_its_own(
    di_desa: Wilayah, django_assert_num_queries: Any, kampung: Kampung
) -> None:
    bebas = PenggunaFactory()
    PenugasanFactory(pengguna=bebas, wilayah=di_desa, peran=Peran.KPM)
    for peramban in (klien(bebas), kampung.klien):
        peramban.get(f"{D}/pemantauan/2026-09/?kelompok=ibu")
        with django_assert_num_queries(12):
            peramban.get(f"{D}/pemantauan/2026-09/?kelompok=ibu")


def test_an_entry_of_somebody_elses_people_that_waits_is_read_and_not_decided(kampung: Kampung) -> None:
    KartuSkor.objects.create(
        desa=kampung.desa, periode="2026-T3", revisi=0, isi={}, sidik="0" * 64, ditutup_pada=timezone.now()
    )
    entri = {}
    for nama in ("Timur", "Barat"):
        catat_anak(
            desa=kampung.desa,
            anak=kampung.anak[nama],
            bulan=Bulan(2026, 8),
            tanggal=dt.date(2026, 8, 20),
            nilai={"air": True},
            oleh=kampung.kpm,
        )
        entri[nama] = EntriMenunggu.objects.get(anak=kampung.anak[nama])
    isi = kampung.klien.get("/52.04.20.2005/pemantauan/menunggu/").content.decode()
    assert "Anak Timur" in isi
    assert "Anak Barat" in isi
    assert f"/menunggu/{entri['Timur'].uuid}/" in isi
    assert f"/menunggu/{entri['Barat'].uuid}/" not in isi
    assert f"/pemantauan/2026-08/anak/{kampung.anak['Barat'].uuid}/" not in isi
    assert isi.count("Bukan wilayah kerja Anda") == 1
    putuskan = reverse("entri_putuskan", args=[kampung.desa.kode, entri["Barat"].uuid])
    assert kampung.klien.post(putuskan, {"perbuatan": "batalkan", "versi": "1"}).status_code == 403
    entri["Barat"].refresh_from_db()
    assert entri["Barat"].keadaan == "menunggu"
