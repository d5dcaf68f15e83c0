"""Pages of the advocacy: the list with its filters, one proposal's way, recording what was decided."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from rembuk import tindakan
from rembuk.models import JenisPertemuan, KegiatanAnggaran, LangkahUsulan, Pertemuan, Realisasi, Usulan
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory, WilayahFactory
from tests.rembuk.bahan import HARI_INI, isi_triwulan, siap, terbit

JAMBAN, KELAS, KEBUN = "Jamban sehat rumah tangga", "Kelas ayah dan ibu", "Kebun gizi keluarga"


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def usulan(desa: Wilayah, kpm: Pengguna) -> Usulan:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        terbit(desa, kpm)
        return Usulan.objects.select_related("rembuk").get(kegiatan=JAMBAN)


def teks(peramban: Client, alamat: str) -> str:
    jawab = peramban.get(alamat)
    assert jawab.status_code == 200, jawab.status_code
    isi = jawab.content.decode().split('id="isi"')[1]
    return " ".join(re.sub(r"<[^>]+>", " ", isi).split())


def alamat(desa: Wilayah, usulan: Usulan | None = None, ekor: str = "") -> str:
    return f"/{desa.kode}/advokasi/" + (f"{usulan.uuid}/" if usulan else "") + ekor


def kiriman(usulan: Usulan, **lain: Any) -> dict[str, Any]:
    return {
        "ke": "masuk_rkp", "tanggal": "14-07-2026", "pemutus": "Musyawarah Desa", "nomor": "Perdes 4/2026",
        "alasan": "", "versi": usulan.versi, **lain,
    }  # fmt: skip


def test_the_list_says_whom_each_proposal_waits_for_and_since_when(
    desa: Wilayah, klien_kpm: Client, usulan: Usulan
) -> None:
    isi = teks(klien_kpm, alamat(desa))
    assert "Usulan tahun 2026, untuk RKP Desa 2027" in isi
    assert "Semua 3 Masih menunggu 2 Disepakati 2 Tidak disepakati rapat 1" in isi
    assert isi.count("Menunggu Kepala Desa sejak 25 Juni 2026, 84 hari") == 2
    assert "Alasan: Sudah dibiayai PKK" in isi


@pytest.mark.parametrize(
    ("saring", "terlihat"),
    [
        ("", [JAMBAN, KELAS, KEBUN]),
        ("?keadaan=menunggu", [JAMBAN, KELAS]),
        ("?keadaan=ditolak_rapat", [KEBUN]),
        ("?keadaan=terlaksana", []),
        ("?paket=3", [JAMBAN, KELAS, KEBUN]),
        ("?paket=1", []),
        ("?sumber=OPD", [KELAS]),
        ("?sumber=OPD&keadaan=disepakati", [KELAS]),
        ("?tahun=2026", [JAMBAN, KELAS, KEBUN]),
        ("?tahun=x&paket=99&sumber=?&keadaan=lunas", [JAMBAN, KELAS, KEBUN]),
    ],
)
def test_filters_stand_in_the_address(
    desa: Wilayah, klien_kpm: Client, usulan: Usulan, saring: str, terlihat: list[str]
) -> None:
    with lingkup(desa.kode):
        Usulan.objects.filter(kegiatan=KELAS).update(sumber="OPD")
    isi = teks(klien_kpm, alamat(desa) + saring)
    assert [satu for satu in (JAMBAN, KELAS, KEBUN) if satu in isi] == terlihat


def test_a_year_shows_its_own_proposals(desa: Wilayah, klien_kpm: Client, usulan: Usulan) -> None:
    with lingkup(desa.kode):
        fgd = Pertemuan.objects.create(desa=desa, tahun=2025, jenis=JenisPertemuan.FGD)
        Usulan.objects.create(
            desa=desa, asal=fgd, paket=1, kegiatan="Timbangan baru", lokasi="-", volume="1", manfaat="-", waktu="-",
            biaya=1, pelaksana="-",
        )  # fmt: skip
    lama = teks(klien_kpm, alamat(desa) + "?tahun=2025")
    assert "Timbangan baru" in lama
    assert "Menunggu KPM dan RDS sejak 17 September 2026, hari ini" in lama
    assert JAMBAN not in lama
    assert "Timbangan baru" not in teks(klien_kpm, alamat(desa))


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_list_and_the_page_cost_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        for _ in range(jumlah):
            terbit(desa, kpm)
        usulan = Usulan.objects.filter(kegiatan=JAMBAN).first()
        assert usulan is not None
        for nomor in range(jumlah):
            satu = KegiatanAnggaran.objects.create(
                desa=desa, tahun=2027, bidang="2", uraian=f"Jamban {nomor}", anggaran=Decimal(1000), usulan=usulan
            )
            for _ in range(jumlah):
                Realisasi.objects.create(desa=desa, kegiatan=satu, tanggal=HARI_INI, jumlah=Decimal(100))
    with django_assert_num_queries(10):
        isi = teks(klien_kpm, alamat(desa))
    assert isi.count(JAMBAN) == jumlah
    with django_assert_num_queries(10):
        isi = teks(klien_kpm, alamat(desa, usulan))
    assert f"Rp{jumlah * jumlah * 100 if jumlah * jumlah < 10 else 0} terpakai dari Rp{jumlah}.000" in isi


def test_what_was_decided_is_recorded_with_document_and_day(
    desa: Wilayah, klien_kpm: Client, usulan: Usulan, kpm: Pengguna
) -> None:
    ujung = alamat(desa, usulan, "langkah/")
    assert 'value="Kepala Desa"' in klien_kpm.get(f"{ujung}?ke=masuk_rkp").content.decode()
    jawab = klien_kpm.post(ujung, kiriman(usulan))
    assert jawab.headers["Location"] == alamat(desa, usulan)
    isi = teks(klien_kpm, alamat(desa, usulan))
    assert "Masuk RKP Desa · Perdes 4/2026 Musyawarah Desa, 14 Juli 2026" in isi
    assert "Dicatat Nurhayati, 17 September 2026" in isi
    assert "Menunggu Kaur Keuangan dan BPD sejak 14 Juli 2026, 65 hari" in isi
    with lingkup(desa.kode):
        kini = Usulan.objects.get(pk=usulan.pk)
        assert (kini.status, kini.diputus_oleh) == ("masuk_rkp", kpm)


def test_the_same_form_sent_twice_leaves_one_step(desa: Wilayah, klien_kpm: Client, usulan: Usulan) -> None:
    for _ in range(2):
        assert klien_kpm.post(alamat(desa, usulan, "langkah/"), kiriman(usulan)).status_code == 302
    with lingkup(desa.kode):
        assert LangkahUsulan.objects.filter(usulan=usulan, ke="masuk_rkp").count() == 1


def test_of_two_people_the_second_is_told_what_the_first_decided(
    desa: Wilayah, klien_kpm: Client, usulan: Usulan, kades: Pengguna
) -> None:
    with lingkup(desa.kode):
        tindakan.putuskan_usulan(usulan=usulan, putusan="ditolak", alasan="Pagu", oleh=kades, versi=usulan.versi)
    isi = klien_kpm.post(alamat(desa, usulan, "langkah/"), kiriman(usulan, ke="masuk_rkp")).content.decode()
    assert "baru saja diubah orang lain dan sekarang ditolak" in isi
    assert "Pilih dari daftar." not in isi
    with lingkup(desa.kode):
        assert Usulan.objects.get(pk=usulan.pk).status == "ditolak"
        lain = Usulan.objects.get(kegiatan=KELAS)
        tindakan.putuskan_usulan(usulan=lain, putusan="masuk_rkp", alasan="", oleh=kades, versi=lain.versi)
    isi = klien_kpm.post(alamat(desa, lain, "langkah/"), kiriman(lain, ke="ditolak", alasan="Lain")).content.decode()
    assert "baru saja diubah orang lain dan sekarang masuk RKP Desa" in isi
    assert "Perdes 4/2026" in isi


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"ke": "ditolak", "alasan": " "}, "Tulis alasan ditolak, agar pengusul tahu sebabnya."),
        ({"ke": "terlaksana"}, "Pilih dari daftar."),
        ({"ke": "disepakati"}, "Pilih dari daftar."),
        ({"ke": ""}, "Belum dipilih."),
        ({"tanggal": "18-09-2026"}, "Tanggal keputusan tidak boleh sesudah hari ini."),
        ({"tanggal": "24-06-2026"}, "Tanggal keputusan tidak boleh sebelum rembuk, 25 Juni 2026."),
        ({"tanggal": "kemarin"}, "Tanggal tidak terbaca."),
        ({"pemutus": ""}, "Belum diisi."),
    ],
)
def test_bad_input_comes_back_as_typed(
    desa: Wilayah, klien_kpm: Client, usulan: Usulan, ganti: dict[str, str], kalimat: str
) -> None:
    isi = klien_kpm.post(alamat(desa, usulan, "langkah/"), kiriman(usulan, **ganti)).content.decode()
    assert kalimat in isi
    assert 'value="Perdes 4/2026"' in isi
    with lingkup(desa.kode):
        assert Usulan.objects.get(pk=usulan.pk).status == "disepakati"


def test_the_last_step_is_taken_back_with_a_reason(desa: Wilayah, klien_kpm: Client, usulan: Usulan) -> None:
    ujung = alamat(desa, usulan, "langkah/")
    klien_kpm.post(ujung, kiriman(usulan))
    batal = kiriman(usulan, ke="disepakati", tanggal="17-09-2026", versi=usulan.versi + 1)
    assert "Tulis alasan langkah terakhir dibatalkan." in klien_kpm.post(ujung, batal).content.decode()
    assert klien_kpm.post(ujung, batal | {"alasan": "Salah tahun"}).status_code == 302
    isi = teks(klien_kpm, alamat(desa, usulan))
    assert "Dibatalkan, kembali ke: Disepakati" in isi
    assert "Alasan: Salah tahun" in isi
    assert "Batalkan langkah terakhir" not in isi


def test_before_the_minutes_are_issued_nothing_is_recorded(desa: Wilayah, klien_kpm: Client, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        siap(desa, kpm)
        usulan = Usulan.objects.get(kegiatan=JAMBAN)
    isi = teks(klien_kpm, alamat(desa, usulan))
    assert "Menunggu KPM dan RDS sejak 25 Juni 2026" in isi
    assert "Catat:" not in isi
    assert klien_kpm.get(alamat(desa, usulan, "langkah/")).status_code == 302


@pytest.mark.parametrize(
    ("peran", "lihat", "catat"),
    [
        (Peran.KEPALA_DESA, 200, 200),
        (Peran.ADMIN_DESA, 200, 200),
        (Peran.BIDAN, 200, 403),
        (Peran.ANGGOTA_RDS, 200, 403),
        (Peran.BPD, 200, 403),
    ],
)
def test_who_sees_and_who_records(desa: Wilayah, usulan: Usulan, peran: str, lihat: int, catat: int) -> None:
    orang = PenggunaFactory()
    PenugasanFactory(pengguna=orang, wilayah=desa, peran=peran)
    peramban = klien(orang)
    for satu in (alamat(desa), alamat(desa, usulan), f"/{desa.kode}/jejak-masalah/"):
        assert peramban.get(satu).status_code == lihat
    assert peramban.get(alamat(desa, usulan, "langkah/")).status_code == catat
    assert peramban.get(f"/{desa.kode}/advokasi/penyerahan/baru/?rembuk={usulan.rembuk.uuid}").status_code == catat
    isi = teks(peramban, alamat(desa, usulan))
    assert ("Catat:" in isi) == (catat == 200)
    assert "Aisyah" not in isi


def test_from_above_nobody_opens_it(desa: Wilayah, klien_pendamping: Client, usulan: Usulan) -> None:
    for satu in (alamat(desa), alamat(desa, usulan), f"/{desa.kode}/jejak-masalah/"):
        assert klien_pendamping.get(satu).status_code == 404


def test_a_kelurahan_has_its_own_words(desa: Wilayah, kpm: Pengguna) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Buer")
    PenugasanFactory(pengguna=kpm, wilayah=kelurahan, peran=Peran.KPM)
    with lingkup(kelurahan.kode):
        isi_triwulan(kelurahan)
        terbit(kelurahan, kpm)
        usulan = Usulan.objects.get(kegiatan=JAMBAN)
        pada = dt.date(2026, 7, 1)
        tindakan.pindahkan(usulan, "masuk_rkp", oleh=kpm, tanggal=pada, pemutus="Lurah")
        tindakan.pindahkan(usulan, "masuk_apbdes", oleh=kpm, tanggal=pada)
    peramban = klien(kpm)
    isi = " ".join(
        teks(peramban, satu)
        for satu in (
            alamat(kelurahan), alamat(kelurahan, usulan), alamat(kelurahan, usulan, "langkah/"),
            f"/{kelurahan.kode}/jejak-masalah/",
        )
    )  # fmt: skip
    assert "Masuk Renja Kelurahan Lurah, 1 Juli 2026" in isi
    assert "Masuk DPA" in isi
    assert "Menunggu Lurah sejak 25 Juni 2026" in isi
    assert [kata for kata in ("APBDes", "RKP Desa", "RPJM", "BPD", "Kepala Desa") if kata in isi] == []


def test_the_sheet_for_the_musdes_lists_by_priority_with_cost_and_state(
    desa: Wilayah, klien_kpm: Client, usulan: Usulan
) -> None:
    jawab = klien_kpm.get(alamat(desa) + "ringkasan.pdf?tahun=2026")
    isi = " ".join(re.sub(r"<[^>]+>", " ", jawab.content.decode()).split())
    assert "untuk RKP Desa Tahun 2027" in isi
    assert f"1 {JAMBAN}, 10 unit, Dusun Barat" in isi
    assert "42.000.000" in isi
    assert "Jumlah 51.600.000" in isi
    assert "Disepakati. Menunggu Kepala Desa sejak 25 Juni 2026, 84 hari" in isi
    assert f"Tidak dilanjutkan: {KEBUN} (Sudah dibiayai PKK)" in isi


def test_the_kepala_desa_puts_it_into_the_six_year_plan_then_into_the_yearly_one(
    desa: Wilayah, klien_kades: Client, usulan: Usulan
) -> None:
    ujung = f"/{desa.kode}/keputusan/{usulan.uuid}/"
    assert "Menunggu Anda sejak rembuk 25 Juni 2026, 84 hari" in teks(klien_kades, f"/{desa.kode}/keputusan/")
    klien_kades.post(ujung, {"putusan": "masuk_rpjm", "versi": usulan.versi})
    assert "Masuk RPJM Desa Rp42.000.000 · Kepala Desa, 17 September 2026 Masuk RKP Desa 2027 Batalkan" in teks(
        klien_kades, f"/{desa.kode}/keputusan/"
    )
    klien_kades.post(ujung, {"putusan": "masuk_rkp", "versi": usulan.versi + 1})
    with lingkup(desa.kode):
        assert list(LangkahUsulan.objects.filter(usulan=usulan).values_list("ke", flat=True)) == [
            "disepakati", "masuk_rpjm", "masuk_rkp",
        ]  # fmt: skip


def test_what_the_running_year_does_is_no_proposal_that_waits(desa: Wilayah, klien_kpm: Client, usulan: Usulan) -> None:
    with lingkup(desa.kode):
        Usulan.objects.filter(kegiatan=KELAS).update(subjek=Usulan.Subjek.BERJALAN)
        berjalan = Usulan.objects.get(kegiatan=KELAS)
    isi = teks(klien_kpm, alamat(desa))
    assert KELAS not in isi
    assert "Masih menunggu 1" in isi
    isi = teks(klien_kpm, alamat(desa, berjalan))
    assert "Kegiatan tahun berjalan" in isi
    assert "Menunggu" not in isi
    assert "Catat:" not in isi


def test_while_the_minutes_are_corrected_nobody_outside_is_waited_for(
    desa: Wilayah, klien_kpm: Client, usulan: Usulan
) -> None:
    with lingkup(desa.kode):
        Pertemuan.objects.update(koreksi_pada=timezone.now(), alasan_koreksi="Salah jumlah")
    isi = teks(klien_kpm, alamat(desa, usulan))
    assert "Menunggu KPM dan RDS sejak 25 Juni 2026" in isi
    assert "Catat:" not in isi
