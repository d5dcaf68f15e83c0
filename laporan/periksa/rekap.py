"""The aggregates those above the village read, against the village's own numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.models import RekapDesa
from laporan.periksa.temuan import Temuan
from pemantauan.kueri_kartu import skor_berlaku
from sasaran.models import Orang

PEKERJAAN = ("laporan.tugas.hitung_rekap", "laporan.tugas.hitung_ulang_di_bawah")
"""Tasks that will renew an aggregate: what waits for them is late, not wrong."""


CONTOH_DESA = 500
"""Villages looked at in one run, by lot: on a national server the rest has its turn in the next ones."""


def mutakhir(sekarang: dt.datetime) -> Iterator[Temuan]:
    """The running quarter and the one before, of every village with sasaran."""
    if DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path__in=PEKERJAAN).exists():
        return
    kini = Triwulan.dari_tanggal(sekarang.date())
    for desa in Wilayah.objects.filter(pk__in=Orang.objects.values("desa_id")).order_by("?")[:CONTOH_DESA]:
        for triwulan in (kini, kini.geser(-1)):
            if not sama(desa, triwulan):
                yield Temuan(
                    "rekap_usang",
                    f"Ringkasan {triwulan.label} {desa.nama_lengkap} ({desa.kode}) tidak sama dengan kartu skornya.",
                    "Jalankan: python manage.py periksa --perbarui-ringkasan, lalu pastikan pekerja hidup.",
                )


def sama(desa: Wilayah, triwulan: Triwulan) -> bool:
    """Whether the stored totals are those of the scorecard in force; an aggregate nobody asked for may be missing."""
    rekap = RekapDesa.objects.filter(wilayah=desa, periode=str(triwulan)).first()
    if rekap is None:
        return True
    with lingkup(desa.kode):
        skor = skor_berlaku(desa, triwulan).skor
    lengkap, belum = skor.terlayani_lengkap, len(skor.belum_dipantau_ibu) + len(skor.belum_dipantau_anak)
    return (rekap.konvergensi, rekap.orang, rekap.lengkap, rekap.belum_dipantau) == (
        skor.konvergensi.persen, lengkap.seharusnya, lengkap.diterima, belum,
    )  # fmt: skip
