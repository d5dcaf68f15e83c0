"""A kelurahan speaks of its own government, and has no BPD: in every list, form and paper of its meetings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from rembuk import dokumen_pertemuan, kueri, tindakan
from rembuk.dokumen_fgd import cetak_hasil
from rembuk.models import AnggotaLembaga, Hadirin, JenisPertemuan, Lembaga, Pertemuan, Unsur
from rembuk.tindakan.fgd import mulai_fgd
from tests.conftest import klien
from tests.factories import PenugasanFactory, WilayahFactory
from tests.rembuk.bahan import (
    HARI_INI,
    ORANG_WAJIB,
    SEKARANG,
    TANGGAL,
    TRIWULAN,
    isi_profil,
    isi_triwulan,
    siap,
    terbit,
)

TANPA_BPD = [satu for satu in ORANG_WAJIB if satu[1] != Unsur.BPD]
LKD = ("Ismail", Unsur.LKD, "L", "")
KATA_DESA = ("Pemerintah Desa", "Kepala Desa", "kemasyarakatan desa", "Wakil desa lain", "BPD", "APBDes", "RKP Desa")


@pytest.fixture(autouse=True)
def tanpa_pdf(settings: Any) -> None:
    """Papers are read as HTML: printing them is tested elsewhere."""
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def lurah(db: None, kpm: Pengguna) -> Iterator[Wilayah]:
    """A kelurahan with the gaps of a quarter, in whose scope the test runs; the KPM works there too."""
    wilayah = WilayahFactory(kode="52.04.20.1001", nama="Brang Bara")
    PenugasanFactory(pengguna=kpm, wilayah=wilayah, peran=Peran.KPM)
    with lingkup(wilayah.kode):
        isi_triwulan(wilayah)
        yield wilayah


def teks(halaman: Any) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", halaman.content.decode()).split())


def kata_desa(isi: str) -> list[str]:
    return [kata for kata in KATA_DESA if kata in isi]


def pimpin(rapat: Pertemuan) -> Pertemuan:
    """The lurah leads, somebody of his office writes."""
    rapat.pemimpin, rapat.unsur_pemimpin = "H. Abdul Wahab", Unsur.PEMDES
    rapat.notulen, rapat.unsur_notulen = "Sahril", Unsur.PEMDES
    rapat.save()
    return rapat


def test_its_minutes_speak_of_the_kelurahan_from_the_opening_to_the_attachments(lurah: Wilayah, kpm: Pengguna) -> None:
    rembuk = pimpin(siap(lurah, kpm, orang=[*TANPA_BPD, LKD]))
    kepala = Hadirin.objects.get(nama="H. Abdul Wahab")
    kepala.mewakili = Hadirin.Mewakili.RDS
    kepala.save()
    isi = tindakan.terbitkan(rembuk=rembuk, desa=lurah, oleh=kpm, sekarang=SEKARANG).isi
    assert isi["pimpinan"][:2] == [
        ["Pemimpin rapat", "H. Abdul Wahab dari Pemerintah Kelurahan"],
        ["Notulen", "Sahril dari Pemerintah Kelurahan"],
    ]
    assert [
        (satu["nama"], satu["jabatan_unsur"]) for satu in isi["hadir"] if satu["nama"] in (kepala.nama, "Ismail")
    ] == [
        ("H. Abdul Wahab", "Pemerintah Kelurahan"),
        ("Ismail", "Lembaga kemasyarakatan kelurahan"),
    ]
    assert {"nama": "H. Abdul Wahab", "jabatan": "Pemerintah Kelurahan"} in isi["ttd"]["blok"][0]["orang"]
    assert "unsur Rumah Desa Sehat, Pemerintah Kelurahan, tenaga kesehatan" in isi["kehadiran"][0]
    assert kata_desa(str(isi)) == []


def test_an_absent_government_is_missed_by_its_name(lurah: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(lurah, kpm, orang=[satu for satu in TANPA_BPD if satu[1] != Unsur.PEMDES])
    assert kueri.kehadiran(rembuk, lurah).tidak_hadir == ["Pemerintah Kelurahan"]


@pytest.mark.parametrize("langkah", ["rapat", "hadir", "ba"])
def test_the_steps_of_its_rembuk_say_so_too(lurah: Wilayah, kpm: Pengguna, langkah: str) -> None:
    rembuk = pimpin(siap(lurah, kpm, orang=[*TANPA_BPD, LKD]))
    isi = teks(klien(kpm).get(f"/{lurah.kode}/rembuk/{rembuk.uuid}/?langkah={langkah}"))
    assert kata_desa(isi) == []
    assert ("Pemerintah Kelurahan" in isi) == (langkah != "ba")


def test_the_forms_offer_its_elements_and_no_bpd(lurah: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(lurah, kpm, orang=TANPA_BPD)
    musdus = Pertemuan.objects.create(desa=lurah, jenis=JenisPertemuan.SOSIALISASI, tahun=2026, tanggal=TANGGAL)
    rds = Lembaga.objects.create(desa=lurah, jenis="rds")
    peramban = klien(kpm)
    for ekor in (
        f"rembuk/{rembuk.uuid}/ubah/",
        f"pertemuan/{rembuk.uuid}/hadirin/baru/",
        f"pertemuan/{rembuk.uuid}/hadirin/{rembuk.hadirin.first().uuid}/",
        f"pertemuan/{musdus.uuid}/ubah/",
        f"pertemuan/{musdus.uuid}/hadirin/ambil/",
        f"lembaga/{rds.uuid}/anggota/",
        "pertemuan/baru/?jenis=koordinasi",
    ):
        halaman = peramban.get(f"/{lurah.kode}/{ekor}")
        assert (halaman.status_code, kata_desa(teks(halaman))) == (200, []), ekor
    assert "Pemerintah Kelurahan" in teks(peramban.get(f"/{lurah.kode}/lembaga/{rds.uuid}/anggota/"))


def test_an_element_chosen_before_stays_a_choice(lurah: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(lurah, kpm)
    bpd = Hadirin.objects.get(unsur=Unsur.BPD)
    isi = teks(klien(kpm).get(f"/{lurah.kode}/pertemuan/{rembuk.uuid}/hadirin/{bpd.uuid}/"))
    assert "BPD" in isi


def test_its_other_meetings_and_papers_say_so_too(lurah: Wilayah, kpm: Pengguna) -> None:
    isi_profil(lurah)
    rapat = pimpin(Pertemuan(desa=lurah, jenis=JenisPertemuan.KOORDINASI, tahun=2026, tanggal=TANGGAL))
    Hadirin.objects.create(desa=lurah, pertemuan=rapat, nama="Sahril", unsur=Unsur.PEMDES, jenis_kelamin="L")
    waktu = dt.datetime(2026, 9, 17, 2, 0, tzinfo=dt.UTC)
    halaman = klien(kpm).get(f"/{lurah.kode}/pertemuan/{rapat.uuid}/")
    cetak = [dokumen_pertemuan.cetak_notulen, dokumen_pertemuan.cetak_daftar_hadir, dokumen_pertemuan.cetak_undangan]
    for isi in [teks(halaman), *(satu(rapat, lurah, waktu=waktu).isi.decode() for satu in cetak)]:
        assert kata_desa(isi) == []
    assert "H. Abdul Wahab, Pemerintah Kelurahan" in teks(halaman)


def test_its_institutions_name_the_elements_of_a_kelurahan(lurah: Wilayah, kpm: Pengguna) -> None:
    tpps = Lembaga.objects.create(desa=lurah, jenis="tpps")
    rds = Lembaga.objects.create(desa=lurah, jenis="rds")
    for lembaga in (tpps, rds):
        AnggotaLembaga.objects.create(desa=lurah, lembaga=lembaga, nama="Sahril", unsur=Unsur.PEMDES, jenis_kelamin="L")
    for ekor in ("lembaga/", f"lembaga/{tpps.uuid}/", f"lembaga/{rds.uuid}/"):
        isi = teks(klien(kpm).get(f"/{lurah.kode}/{ekor}"))
        assert kata_desa(isi) == [], ekor
        assert "Pemerintah Kelurahan" in isi


def test_a_desa_keeps_its_words(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        isi = terbit(desa, kpm, orang=[*ORANG_WAJIB, LKD]).isi
    assert [satu["jabatan_unsur"] for satu in isi["hadir"]][1:3] == ["Pemerintah Desa", "BPD"]
    assert isi["hadir"][-1]["jabatan_unsur"] == "Lembaga kemasyarakatan desa"


def test_its_first_notes_and_kinds_of_meeting_say_kelurahan(lurah: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(lurah, kpm, orang=TANPA_BPD, ringkasan="")
    peramban = klien(kpm)
    assert "Tingkat konvergensi kelurahan pada Triwulan II 2026" in ringkasan(lurah, kpm)
    for ekor in ("pertemuan/", "pertemuan/baru/", "rembuk/", f"rembuk/{rembuk.uuid}/?langkah=usulan"):
        isi = teks(peramban.get(f"/{lurah.kode}/{ekor}"))
        assert kata_desa(isi) + [kata for kata in ("Musdes", "perangkat desa", "antardesa") if kata in isi] == [], ekor


def ringkasan(desa: Wilayah, oleh: Pengguna) -> str:
    """The first notes of an FGD."""
    ambang = Decimal(80)
    fgd = mulai_fgd(desa=desa, triwulan=TRIWULAN, terpilih=(), ambang=ambang, oleh=oleh, hari_ini=HARI_INI)
    return fgd.ringkasan


def test_its_fgd_asks_the_kelurahan_for_what_a_desa_provides(lurah: Wilayah, kpm: Pengguna) -> None:
    fgd = mulai_fgd(
        desa=lurah, triwulan=TRIWULAN, terpilih=("anak:jamban",), ambang=Decimal(80), oleh=kpm, hari_ini=HARI_INI
    )
    isi = klien(kpm).get(f"/{lurah.kode}/fgd/{fgd.uuid}/").content.decode()
    assert '<option value="desa" selected>Pemerintah kelurahan</option>' in isi
    assert "Pemerintah desa" not in isi
    assert "Pemerintah desa" not in cetak_hasil(fgd, lurah, waktu=timezone.now()).isi.decode()
