"""What was issued never changes: not through the program, not through SQL, not through the admin site, and not after
the tables were built anew by migrations."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib import admin
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from kpm.lingkup import ModelDesa, lingkup
from kpm.migrasi import langkah_rinci
from kpm.models import Pengguna, Wilayah
from rembuk import tindakan
from rembuk.models import BeritaAcara, Pertemuan, Usulan
from tests.conftest import klien
from tests.factories import PenggunaFactory
from tests.rembuk.bahan import SEKARANG, isi_triwulan, siap, terbit


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


def percobaan(ba: BeritaAcara) -> list[Callable[[], object]]:
    """Every way somebody could try to change or remove an issued Berita Acara."""

    def sql(perintah: str) -> None:
        with connection.cursor() as kursor:
            kursor.execute(perintah, [ba.pk])

    ba.nomor = "palsu"
    return [
        ba.save,
        ba.delete,
        lambda: BeritaAcara.objects.filter(pk=ba.pk).update(nomor="palsu"),
        lambda: BeritaAcara.objects.bulk_update([ba], ["nomor"]),
        lambda: BeritaAcara.objects.all().delete(),
        lambda: sql("UPDATE rembuk_beritaacara SET sidik = 'x' WHERE id = %s"),
        lambda: sql("UPDATE rembuk_beritaacara SET revisi = revisi + 1 WHERE id = %s"),
        lambda: sql("DELETE FROM rembuk_beritaacara WHERE id = %s"),
    ]


def pastikan_kekal(ba: BeritaAcara) -> None:
    sebelum = (ba.nomor, ba.sidik, bytes(ba.berkas))
    for ubah in percobaan(ba):
        with pytest.raises(DatabaseError, match="sudah terbit tidak dapat diubah"), transaction.atomic():
            ubah()
    kini = BeritaAcara.objects.get()
    assert (kini.nomor, kini.sidik, bytes(kini.berkas)) == sebelum


def test_the_issued_row_never_changes_whoever_asks(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    pastikan_kekal(terbit(di_desa, kpm))


def test_the_admin_site_knows_no_record_of_a_village(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        ba = terbit(desa, kpm)
    assert [model for model in admin.site._registry if issubclass(model, ModelDesa)] == []
    petugas: Client = klien(PenggunaFactory(is_staff=True, is_superuser=True))
    for jalur in ("", "add/", f"{ba.pk}/change/", f"{ba.pk}/delete/"):
        assert petugas.get(f"/admin/rembuk/beritaacara/{jalur}").status_code == 404


def ke(*tujuan: tuple[str, str]) -> Any:
    """Bring the tables to these migrations, or to the newest ones; the models of that state."""
    pelaksana = MigrationExecutor(connection)
    if tujuan:
        pelaksana.loader = langkah_rinci(connection)
    return pelaksana.migrate(list(tujuan) or pelaksana.loader.graph.leaf_nodes()).apps


BARIS = "Kelas ibu hamil; Poskesdes; 8 kali; Februari–September; 8.000.000; Berjalan"


@pytest.mark.django_db(transaction=True)
def test_activities_are_lines_before_and_rows_after_and_the_guard_survives(desa: Wilayah, kpm: Pengguna) -> None:
    panjang = "Sumur bor " + "dalam sekali " * 12
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rapat = siap(desa, kpm, ringkasan="Peserta hadir.")
        jumlah = Usulan.objects.count()
    try:
        Lama = ke(("rembuk", "0005_anggaran")).get_model("rembuk", "Pertemuan")
        lama = Lama.objects.get(pk=rapat.pk)
        assert lama.kegiatan_berjalan == BARIS
        lama.kegiatan_berjalan = f"1. {BARIS}\n- Kelas gizi\n{panjang}; Timur; 1 unit; Mei; kira-kira 5 juta; Berjalan"
        lama.save()
    finally:
        ke()
    with lingkup(desa.kode):
        semua = Usulan.objects.filter(rembuk_id=rapat.pk, subjek="berjalan").order_by("prioritas")
        isi = list(semua.values_list("prioritas", "status", "paket", "kegiatan", "lokasi", "biaya", "keadaan"))
        assert isi == [
            (1, "disepakati", 1, "Kelas ibu hamil", "Poskesdes", Decimal(8000000), "Berjalan"),
            (2, "disepakati", 2, "Kelas gizi", "", Decimal(0), ""),
            (3, "disepakati", 3, panjang[:150], "Timur", Decimal(0), "Berjalan"),
        ]
        assert Usulan.objects.count() == jumlah + 2
        assert Pertemuan.objects.get().ringkasan.splitlines()[0] == "Peserta hadir."
        assert "kira-kira 5 juta" in Pertemuan.objects.get().ringkasan
        assert Usulan.history.filter(subjek="berjalan", history_type="+").count() == 4
        with transaction.atomic():  # an issued row would stay for the tests after this one
            pastikan_kekal(tindakan.terbitkan(rembuk=rapat, desa=desa, oleh=kpm, sekarang=SEKARANG))
            transaction.set_rollback(True)
