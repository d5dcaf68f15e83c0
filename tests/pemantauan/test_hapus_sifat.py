"""Whatever two people do to one month in whatever order: nothing stored is lost, and the last word stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from kpm.tindakan import VersiUsang
from pemantauan.models import PemantauanAnak
from pemantauan.tindakan import hapus_pemantauan, pulihkan_pemantauan, simpan_pemantauan_anak
from sasaran.models import Anak
from tests.factories import AnakFactory

AGUSTUS = Bulan(2026, 8)
LANGKAH = st.lists(
    st.tuples(st.sampled_from(("lihat", "simpan", "hapus", "pulihkan")), st.sampled_from((0, 1))), max_size=14
)


@contextmanager
def lalu_dibatalkan() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Bulanan:
    """One month of one child, and what each of two people last saw of it."""

    def __init__(self, anak: Anak, orang: tuple[Pengguna, Pengguna]) -> None:
        self.anak, self.orang = anak, orang
        self.dilihat: list[PemantauanAnak | None] = [None, None]
        self.tersimpan: list[int] = []
        self.terakhir: int | None = None
        """What the last successful writer left: the number of visits, or nothing."""

    def kini(self) -> PemantauanAnak | None:
        catatan: PemantauanAnak | None = PemantauanAnak.objects.filter(anak=self.anak, bulan=AGUSTUS).first()
        return catatan

    def lihat(self, siapa: int) -> None:
        self.dilihat[siapa] = self.kini()

    def simpan(self, siapa: int) -> None:
        lihat, nilai = self.dilihat[siapa], len(self.tersimpan)
        catatan = simpan_pemantauan_anak(
            desa=self.anak.desa,
            anak=self.anak,
            bulan=AGUSTUS,
            tanggal=dt.date(2026, 8, 20),
            nilai={"kunjungan": nilai},
            oleh=self.orang[siapa],
            versi=lihat.versi if lihat else None,
            uuid=lihat.uuid if lihat else uuid4(),
        )
        self.tersimpan.append(nilai)
        self.terakhir, self.dilihat[siapa] = nilai, catatan

    def hapus(self, siapa: int) -> None:
        lihat, kini = self.dilihat[siapa], self.kini()
        if lihat is None:
            return
        hapus_pemantauan(catatan=lihat, oleh=self.orang[siapa], versi=lihat.versi)
        if kini is not None and kini.uuid == lihat.uuid:
            self.terakhir = None
        self.dilihat[siapa] = None

    def pulihkan(self, siapa: int) -> None:
        riwayat: Any = PemantauanAnak.history.filter(anak=self.anak, history_type="-").first()
        if riwayat is None:
            return
        ada = self.kini()
        catatan = pulihkan_pemantauan(riwayat=riwayat, oleh=self.orang[siapa]).catatan
        if ada is None:
            self.terakhir = riwayat.kunjungan
        self.dilihat[siapa] = catatan  # type: ignore[assignment]


@pytest.mark.django_db
@given(langkah=LANGKAH)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_stored_is_lost_and_the_last_writer_is_seen(
    di_desa: Wilayah, kpm: Pengguna, admin_desa: Pengguna, langkah: list[tuple[str, int]]
) -> None:
    with lalu_dibatalkan():
        bulanan = Bulanan(AnakFactory(desa=di_desa, lahir=dt.date(2025, 7, 17)), (kpm, admin_desa))
        for perbuatan, siapa in langkah:
            sebelum, ditolak = bulanan.kini(), None
            try:
                getattr(bulanan, perbuatan)(siapa)
            except VersiUsang as usang:
                ditolak = usang.kini
            kini = bulanan.kini()
            assert (kini.kunjungan if kini else None) == bulanan.terakhir
            if ditolak is not None:  # what stands there is shown, and untouched
                assert (kini and (kini.uuid, kini.versi)) == (sebelum and (sebelum.uuid, sebelum.versi))
                assert ditolak.kunjungan in bulanan.tersimpan
        riwayat = PemantauanAnak.history.filter(anak=bulanan.anak)
        assert set(riwayat.values_list("kunjungan", flat=True)) == set(bulanan.tersimpan)
        assert riwayat.exclude(history_type="-").count() >= len(bulanan.tersimpan)
