"""The table of an FGD on one screen: each row is saved for itself, nobody overwrites anybody, nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk import kueri_fgd, tindakan
from rembuk.analisis import skor_bantu
from rembuk.models import Masalah, Pertemuan, Usulan
from rembuk.tindakan.fgd import MasihDipakai, ambil_dari_fgd, hapus_fgd, hapus_masalah, tambah_masalah, urutkan_masalah
from tests.conftest import _petugas, klien
from tests.rembuk.bahan import TRIWULAN, isi_triwulan, terbit
from tests.rembuk.bahan_fgd import isian, kirim, mulai, satu, usul


@pytest.fixture
def fgd(desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        return mulai(desa, kpm)


@pytest.fixture
def jamban(fgd: Pertemuan, di_desa: Wilayah) -> Masalah:
    return satu(fgd, "jamban")


@pytest.fixture
def timbang(fgd: Pertemuan, di_desa: Wilayah) -> Masalah:
    return satu(fgd, "timbang")


def tulis(masalah: Masalah, oleh: Pengguna, **isi: str) -> None:
    """Somebody else saves this row meanwhile."""
    kini = Masalah.objects.get(pk=masalah.pk)
    for nama, nilai in isi.items():
        setattr(kini, nama, nilai)
    tindakan.ubah_masalah(masalah=kini, oleh=oleh, versi=kini.versi)


def test_only_the_row_that_was_changed_is_saved(
    fgd: Pertemuan, jamban: Masalah, timbang: Masalah, klien_kpm: Client
) -> None:
    jawab = kirim(klien_kpm, fgd, isian(jamban, timbang, penyebab="Tanah berbatu\r\ndan sempit", prioritas="1"))
    assert jawab.status_code == 302
    jamban.refresh_from_db()
    timbang.refresh_from_db()
    assert (jamban.penyebab, jamban.prioritas, jamban.versi) == ("Tanah berbatu\ndan sempit", 1, 2)
    assert (timbang.versi, timbang.history.count()) == (1, 1)


def test_an_old_page_does_not_put_back_a_row_that_somebody_else_has_filled(
    fgd: Pertemuan, jamban: Masalah, timbang: Masalah, klien_kpm: Client, kades: Pengguna
) -> None:
    lama = isian(timbang, jamban, penyebab="Alat rusak")
    tulis(jamban, kades, penyebab="Ditulis orang lain")
    assert kirim(klien_kpm, fgd, lama).status_code == 302
    jamban.refresh_from_db()
    timbang.refresh_from_db()
    assert (jamban.penyebab, timbang.penyebab) == ("Ditulis orang lain", "Alat rusak")


def test_the_same_row_comes_back_with_both_values_and_is_saved_when_sent_again(
    fgd: Pertemuan, jamban: Masalah, timbang: Masalah, klien_kpm: Client, kades: Pengguna
) -> None:
    lama = isian(jamban, timbang, penyebab="Isian saya")
    lama[f"m{timbang.pk}-penyebab"] = "Alat rusak"
    tulis(jamban, kades, penyebab="Ditulis orang lain")
    jawab = kirim(klien_kpm, fgd, lama)
    isi = jawab.content.decode()
    jamban.refresh_from_db()
    timbang.refresh_from_db()
    assert (jamban.penyebab, timbang.penyebab) == ("Ditulis orang lain", "Alat rusak")
    assert "1 baris belum tersimpan, 1 baris tersimpan." in isi
    assert "menyimpan lebih dahulu: Penyebab “Ditulis orang lain”." in isi
    assert ">\nIsian saya</textarea>" in isi
    baris = next(b for b in jawab.context["baris"] if b.hasil == "bentrok")
    kirim(klien_kpm, fgd, lama | {f"m{jamban.pk}-versi": baris.form["versi"].value()})
    jamban.refresh_from_db()
    assert jamban.penyebab == "Isian saya"


def test_two_who_type_the_same_do_not_disturb_each_other(
    fgd: Pertemuan, jamban: Masalah, klien_kpm: Client, kades: Pengguna
) -> None:
    lama = isian(jamban, penyebab="Sama")
    tulis(jamban, kades, penyebab="Sama")
    assert kirim(klien_kpm, fgd, lama).status_code == 302


def test_nonsense_in_one_row_comes_back_as_typed_and_the_others_are_saved(
    fgd: Pertemuan, jamban: Masalah, timbang: Masalah, klien_kpm: Client
) -> None:
    lama = isian(jamban, timbang, prioritas="satu", penyebab="Tanah berbatu")
    lama[f"m{timbang.pk}-penyebab"] = "Alat rusak"
    isi = kirim(klien_kpm, fgd, lama).content.decode()
    jamban.refresh_from_db()
    timbang.refresh_from_db()
    assert (jamban.penyebab, timbang.penyebab) == ("", "Alat rusak")
    assert "Tulis angka bulat, misalnya 2." in isi
    assert 'value="satu"' in isi
    assert ">\nTanah berbatu</textarea>" in isi


def test_what_was_typed_into_a_row_somebody_took_out_is_given_back(
    fgd: Pertemuan, jamban: Masalah, timbang: Masalah, klien_kpm: Client
) -> None:
    lama = isian(jamban, timbang, penyebab="Tanah berbatu", rencana="Ukur lahan")
    hapus_masalah(masalah=jamban, versi=1)
    isi = kirim(klien_kpm, fgd, lama).content.decode()
    assert "Jamban sehat, anak 0–23 bulan sudah dihapus orang lain dari FGD ini." in isi
    assert "Tanah berbatu; Ukur lahan" in isi


def test_counts_are_read_by_the_rds_who_writes_nothing(
    desa: Wilayah, fgd: Pertemuan, jamban: Masalah, kpm: Pengguna
) -> None:
    tulis(jamban, kpm, penyebab="Tanah berbatu")
    rds = klien(_petugas(desa, "anggota_rds", "Syamsuddin"))
    isi = rds.get(f"/{desa.kode}/fgd/{fgd.uuid}/").content.decode()
    assert "Tanah berbatu" in isi
    assert "<textarea" not in isi
    assert "Dusun Barat 1, Dusun Timur 1" in isi
    assert not any(nama in isi for nama in ("Budi", "Citra"))
    assert kirim(rds, fgd, isian(jamban, penyebab="x")).status_code == 403


def test_another_gap_of_the_quarter_is_added_once_with_its_frozen_numbers(
    fgd: Pertemuan, jamban: Masalah, kpm: Pengguna
) -> None:
    hapus_masalah(masalah=jamban, versi=1)
    lain = {m.kunci for m in kueri_fgd.kekurangan_lain(fgd, kueri_fgd.masalah_fgd(fgd))}
    assert "anak:jamban" in lain
    dua = [tambah_masalah(fgd=fgd, kunci="anak:jamban", oleh=kpm) for _ in range(2)]
    assert (dua[0].pk, dua[0].kurang, dua[0].otoritas) == (dua[1].pk, 2, "desa")
    with pytest.raises(ValueError, match="Pilih kekurangan dari daftar"):
        tambah_masalah(fgd=fgd, kunci="anak:air", oleh=kpm)  # everybody has water


def test_a_problem_with_a_proposal_or_in_a_rembuk_is_not_taken_out(
    fgd: Pertemuan, jamban: Masalah, timbang: Masalah, kpm: Pengguna
) -> None:
    usul(fgd, masalah=jamban)
    with pytest.raises(MasihDipakai, match="sudah punya usulan"):
        hapus_masalah(masalah=jamban, versi=1)
    rembuk = Pertemuan.objects.create(desa=fgd.desa, tahun=2026, triwulan=str(TRIWULAN))
    ambil_dari_fgd(rembuk=rembuk, fgd=fgd, terpilih={"anak:timbang"}, oleh=kpm)
    with pytest.raises(MasihDipakai, match="sudah dibawa ke rembuk"):
        hapus_masalah(masalah=timbang, versi=2)
    with pytest.raises(MasihDipakai, match="sudah berisi"):
        hapus_fgd(fgd=fgd)


def test_the_hint_orders_what_nobody_has_ordered(fgd: Pertemuan, jamban: Masalah, kpm: Pengguna) -> None:
    tulis(jamban, kpm, prioritas="1")
    daftar = kueri_fgd.masalah_fgd(fgd)
    assert daftar[0] == jamban
    assert urutkan_masalah(fgd=fgd, oleh=kpm) == 2
    assert sorted(m.prioritas for m in Masalah.objects.filter(fgd=fgd)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("diterima", "seharusnya", "poin"),
    [(3, 10, (3, 3)), (4, 10, (2, 3)), (59, 100, (2, 3)), (6, 10, (1, 2)), (9, 10, (1, 1)), (10, 10, (1, 1))],
)
def test_the_hint_counts_how_far_and_how_many(diterima: int, seharusnya: int, poin: tuple[int, int]) -> None:
    terbanyak = Masalah(diterima=0, seharusnya=9)
    bantu = skor_bantu([Masalah(diterima=diterima, seharusnya=seharusnya), terbanyak])[0]
    assert (bantu.keparahan, bantu.jumlah, bantu.nilai) == (*poin, sum(poin))


def test_from_an_alternative_one_click_makes_a_proposal_for_the_rembuk(
    desa: Wilayah, fgd: Pertemuan, jamban: Masalah, klien_kpm: Client, kpm: Pengguna
) -> None:
    tulis(jamban, kpm, alternatif="Jamban komunal; arisan jamban", penanggung_jawab="Kaur Pembangunan")
    alamat = f"/{desa.kode}/fgd/{fgd.uuid}/usulan/baru/?masalah={jamban.uuid}"
    isi = dict(klien_kpm.get(alamat).context["form"].initial)
    assert (isi["kegiatan"], isi["paket"], isi["lokasi"]) == ("Jamban komunal", 3, "Dusun Barat, Dusun Timur")
    assert (isi["manfaat"], isi["pelaksana"]) == ("2 anak 0–23 bulan", "Kaur Pembangunan")
    kirim_ini = {n: "" if v is None else str(v) for n, v in isi.items()}
    kirim_ini |= {"biaya": "42.000.000", "volume": "10 unit", "waktu": "Maret", "masalah": str(jamban.pk)}
    assert klien_kpm.post(alamat, kirim_ini).status_code == 302
    baru = Usulan.objects.get()
    assert (baru.asal, baru.rembuk, baru.masalah, baru.biaya) == (fgd, None, jamban, 42_000_000)
    assert "1. Jamban komunal" in klien_kpm.get(f"/{desa.kode}/fgd/{fgd.uuid}/").content.decode()


def test_a_proposal_the_rembuk_has_taken_is_changed_there(
    desa: Wilayah, fgd: Pertemuan, klien_kpm: Client, kpm: Pengguna, di_desa: Wilayah
) -> None:
    rembuk = Pertemuan.objects.create(desa=desa, tahun=2026, triwulan=str(TRIWULAN))
    satu_usulan = usul(fgd, rembuk=rembuk)
    alamat = f"/{desa.kode}/fgd/{fgd.uuid}/usulan/{satu_usulan.uuid}/"
    assert klien_kpm.get(alamat).headers["Location"] == f"/{desa.kode}/rembuk/{rembuk.uuid}/usulan/{satu_usulan.uuid}/"
    klien_kpm.post(f"{alamat}hapus/")
    assert Usulan.objects.filter(pk=satu_usulan.pk).exists()


def test_a_row_in_an_issued_berita_acara_is_only_read(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, fgd: Pertemuan, timbang: Masalah
) -> None:
    ba = terbit(desa, kpm)
    Masalah.objects.filter(pk=timbang.pk).update(rembuk=ba.rembuk)
    isi = klien_kpm.get(f"/{desa.kode}/fgd/{fgd.uuid}/").content.decode()
    assert f'name="m{timbang.pk}-penyebab"' not in isi
    assert "Berita Acara rembuknya sudah terbit" in isi
    isi = kirim(klien_kpm, fgd, isian(timbang, penyebab="x")).content.decode()
    assert "jadi isinya tidak dapat diubah lagi" in isi
    timbang.refresh_from_db()
    assert timbang.penyebab == ""


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_screen_costs_the_same_with_one_and_with_three_rows(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        fgd = mulai(desa, kpm, ("anak:jamban", "anak:timbang", "anak:konseling")[:jumlah])
        for nomor in range(jumlah):
            usul(fgd, f"Kegiatan {nomor}", masalah=fgd.masalah_fgd.all()[nomor])
    alamat = f"/{desa.kode}/fgd/{fgd.uuid}/"
    klien_kpm.get(alamat)
    with django_assert_num_queries(9):
        isi = klien_kpm.get(alamat).content.decode()
    assert isi.count('name="baris"') == jumlah
