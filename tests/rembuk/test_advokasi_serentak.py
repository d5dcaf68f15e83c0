"""Two people decide on one proposal in the same moment: one step is taken, the other person is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import transaction

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import VersiUsang
from rembuk import tindakan
from rembuk.models import LangkahUsulan, Usulan
from tests.pemantauan.test_serentak import BERSAMA, WAKTU, berdua, sampai_menunggu
from tests.rembuk.bahan import isi_triwulan, terbit

HARI = dt.date(2026, 7, 14)


@BERSAMA
@pytest.mark.django_db(transaction=True)
def test_who_decides_second_waits_and_is_told_what_the_first_decided(
    desa: Wilayah, kpm: Pengguna, kades: Pengguna, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    kabar: list[str] = []
    with lingkup(desa.kode):
        isi_triwulan(desa)
        terbit(desa, kpm)
        usulan = Usulan.objects.get(kegiatan="Jamban sehat rumah tangga")

    def menolak() -> None:
        try:
            tindakan.pindahkan(usulan, "ditolak", oleh=kpm, tanggal=HARI, alasan="Pagu", versi=usulan.versi)
        except VersiUsang as usang:
            kabar.append(usang.kini.status)

    with lingkup(desa.kode):
        with transaction.atomic():
            tindakan.putuskan_usulan(
                usulan=usulan, putusan="masuk_rkp", alasan="", oleh=kades, versi=usulan.versi
            )  # fmt: skip
            pekerja = berdua(desa, menolak)
            sampai_menunggu(pekerja)
        pekerja.join(WAKTU)
        assert kabar == ["masuk_rkp"]
        assert list(LangkahUsulan.objects.filter(usulan=usulan).values_list("ke", flat=True)) == [
            "disepakati", "masuk_rkp",
        ]  # fmt: skip
