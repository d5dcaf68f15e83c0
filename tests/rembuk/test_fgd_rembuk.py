"""What a rembuk takes over from an FGD: the same rows, once, and back again when the rembuk is thrown away."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kpm.models import Pengguna, Wilayah
from rembuk import kueri_fgd, tindakan
from rembuk.models import JenisPertemuan, Masalah, Pertemuan, Usulan
from rembuk.tindakan.fgd import ambil_dari_fgd
from tests.rembuk.bahan import TRIWULAN, isi_triwulan, terbit


@pytest.fixture
def fgd(di_desa: Wilayah) -> Pertemuan:
    return Pertemuan.objects.create(desa=di_desa, jenis=JenisPertemuan.FGD, tahun=2026, triwulan=str(TRIWULAN))


def masalah(rapat: Pertemuan, kode: str, **lain: object) -> Masalah:
    milik = {"fgd" if rapat.jenis == JenisPertemuan.FGD else "rembuk": rapat}
    return Masalah.objects.create(
        desa=rapat.desa, kelompok="anak", indikator=kode, diterima=1, seharusnya=4, per_dusun=[], **milik, **lain
    )


def usulan(asal: Pertemuan | None, kegiatan: str, **lain: object) -> Usulan:
    isi = {"desa": lain.pop("desa", None) or asal.desa, "asal": asal, "paket": 3, "kegiatan": kegiatan}  # type: ignore[union-attr]
    return Usulan.objects.create(**isi, biaya=Decimal(1), **lain)


def rembuk(desa: Wilayah) -> Pertemuan:
    return Pertemuan.objects.create(desa=desa, tahun=2026, triwulan=str(TRIWULAN))


def test_chosen_problems_and_their_proposals_become_those_of_the_rembuk(fgd: Pertemuan, kpm: Pengguna) -> None:
    jamban, air, r = masalah(fgd, "jamban"), masalah(fgd, "air"), rembuk(fgd.desa)
    usulan(fgd, "Jamban", masalah=jamban)
    usulan(fgd, "Sumur", masalah=air)
    usulan(fgd, "Rapat")
    assert ambil_dari_fgd(rembuk=r, fgd=fgd, terpilih={"anak:jamban"}, oleh=kpm) == 3
    assert [(m.pk, m.fgd_id) for m in r.masalah.all()] == [(jamban.pk, fgd.pk)]
    assert sorted(r.usulan.values_list("kegiatan", "asal_id")) == [("Jamban", fgd.pk), ("Rapat", fgd.pk)]
    assert [m.pk for m in kueri_fgd.masalah_fgd_untuk_rembuk(fgd)] == [air.pk]


def test_taken_again_nothing_is_doubled_and_another_rembuk_gets_only_the_rest(fgd: Pertemuan, kpm: Pengguna) -> None:
    masalah(fgd, "jamban"), masalah(fgd, "air")
    satu, dua = rembuk(fgd.desa), rembuk(fgd.desa)
    semua = {"anak:jamban", "anak:air"}
    assert ambil_dari_fgd(rembuk=satu, fgd=fgd, terpilih={"anak:jamban"}, oleh=kpm) == 1
    assert ambil_dari_fgd(rembuk=satu, fgd=fgd, terpilih={"anak:jamban"}, oleh=kpm) == 0
    assert ambil_dari_fgd(rembuk=dua, fgd=fgd, terpilih=semua, oleh=kpm) == 1
    assert [m.indikator for m in satu.masalah.all()] == ["jamban"]
    assert [m.indikator for m in dua.masalah.all()] == ["air"]
    assert list(kueri_fgd.fgd_untuk_rembuk()) == []


def test_the_rembuks_own_row_of_an_indicator_gives_way_with_its_cause_and_proposals(
    fgd: Pertemuan, kpm: Pengguna
) -> None:
    r = rembuk(fgd.desa)
    lama, baru = masalah(r, "jamban", penyebab="Tanah berbatu"), masalah(fgd, "jamban")
    menjawab = usulan(None, "Jamban", desa=fgd.desa, rembuk=r, masalah=lama)
    ambil_dari_fgd(rembuk=r, fgd=fgd, terpilih={"anak:jamban"}, oleh=kpm)
    baru.refresh_from_db()
    menjawab.refresh_from_db()
    assert (list(r.masalah.all()), baru.penyebab, menjawab.masalah) == ([baru], "Tanah berbatu", baru)


def test_a_rembuk_thrown_away_gives_back_what_it_took(fgd: Pertemuan, kpm: Pengguna) -> None:
    jamban, r = masalah(fgd, "jamban"), rembuk(fgd.desa)
    satu = usulan(fgd, "Jamban", masalah=jamban)
    ambil_dari_fgd(rembuk=r, fgd=fgd, terpilih={"anak:jamban"}, oleh=kpm)
    tindakan.hapus_rembuk(rembuk=r, oleh=kpm)
    jamban.refresh_from_db()
    satu.refresh_from_db()
    assert (jamban.rembuk, satu.rembuk, satu.asal, satu.masalah) == (None, None, fgd, jamban)


def test_a_rembuk_that_decided_on_a_proposal_of_the_fgd_is_not_thrown_away(fgd: Pertemuan, kpm: Pengguna) -> None:
    r = rembuk(fgd.desa)
    usulan(fgd, "Jamban", rembuk=r, status=Usulan.Status.DISEPAKATI)
    with pytest.raises(tindakan.BerisiUsulan):
        tindakan.hapus_rembuk(rembuk=r, oleh=kpm)


def test_nothing_is_taken_into_a_rembuk_that_is_closed(fgd: Pertemuan, kpm: Pengguna) -> None:
    isi_triwulan(fgd.desa)
    masalah(fgd, "air")
    ba = terbit(fgd.desa, kpm)
    with pytest.raises(tindakan.SudahTerbit):
        ambil_dari_fgd(rembuk=ba.rembuk, fgd=fgd, terpilih={"anak:air"}, oleh=kpm)
    assert Masalah.objects.filter(fgd=fgd, rembuk=None).count() == 1
