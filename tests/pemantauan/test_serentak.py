"""Two people in the same moment: nothing is lost between them, and neither waits for the other for ever."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanAnak, PemantauanIbu, PembukaanTriwulan
from pemantauan.tindakan import kunci_triwulan, simpan_pemantauan_ibu, terapkan_entri
from pemantauan.tindakan.bulan import TriwulanTertutup
from pemantauan.tindakan.titipan import tulis_atau_titipkan
from sasaran.models import Anak, Kehamilan
from sasaran.tindakan import ubah_kehamilan
from tests.factories import AnakFactory, KehamilanFactory, PemantauanIbuFactory

AGUSTUS = Bulan(2026, 8)
TANGGAL = dt.date(2026, 8, 12)
BERSAMA = pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time anyway")
WAKTU = 20


def tutup(desa: Wilayah) -> KartuSkor:
    kartu: KartuSkor = KartuSkor.objects.create(
        desa=desa, periode="2026-T3", isi={}, sidik="0" * 64, ditutup_pada=timezone.now()
    )
    return kartu


def test_an_entry_is_written_when_its_quarter_opens_while_it_is_put_aside(di_desa: Wilayah, kpm: Pengguna) -> None:
    """Refused because the quarter is closed, and open when the entry is to wait: nobody would ever apply it."""
    kartu, anak = tutup(di_desa), AnakFactory(desa=di_desa)
    kali = []

    def tulis() -> PemantauanAnak:
        kali.append(1)
        if len(kali) == 1:
            PembukaanTriwulan.objects.create(desa=di_desa, kartu=kartu, alasan="Susulan", dibuka_pada=timezone.now())
            raise TriwulanTertutup(kartu, {"air": True}, None)
        catatan: PemantauanAnak = PemantauanAnak.objects.create(
            desa=di_desa, anak=anak, bulan=AGUSTUS, tanggal=TANGGAL, air=True
        )
        return catatan

    hasil = tulis_atau_titipkan(
        tulis, desa=di_desa, kelompok="anak", sasaran=anak, bulan=AGUSTUS, tanggal=TANGGAL, oleh=kpm
    )
    assert (hasil, EntriMenunggu.objects.count()) == (PemantauanAnak.objects.get(), 0)


def sampai_menunggu(pekerja: Thread) -> None:
    """Until the other connection waits for this one."""
    batas = time.monotonic() + WAKTU
    while time.monotonic() < batas and pekerja.is_alive():
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
            )
            if kursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("tidak ada yang menunggu")


def berdua(desa: Wilayah, pekerjaan: Callable[[], object]) -> Thread:
    """Start ``pekerjaan`` in a connection of its own."""

    def jalan() -> None:
        with lingkup(desa.kode):
            pekerjaan()
        connection.close()

    pekerja = Thread(target=jalan)
    pekerja.start()
    return pekerja


@BERSAMA
@pytest.mark.django_db(transaction=True)
def test_who_saves_a_mothers_month_and_who_corrects_her_dates_do_not_block_each_other() -> None:
    desa = Wilayah.objects.create(kode="52.04.20.2005", nama="Pulau Kaung")
    with lingkup(desa.kode):
        hamil = KehamilanFactory(desa=desa, hpht=dt.date(2026, 3, 1))
        catatan = PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, tanggal=TANGGAL, anc=1, usia_bulan=5)
        lama = Kehamilan.objects.select_related("ibu__keluarga").get()

    def simpan() -> None:
        simpan_pemantauan_ibu(
            desa=desa, kehamilan=lama, bulan=AGUSTUS, tanggal=TANGGAL, nilai={"kek": True, "anc": 2}, oleh=None,
            versi=catatan.versi + 1,
        )  # fmt: skip

    with lingkup(desa.kode):
        with transaction.atomic():
            kini = Kehamilan.objects.select_for_update().get()
            pekerja = berdua(desa, simpan)
            sampai_menunggu(pekerja)
            ubah_kehamilan(kehamilan=kini, oleh=None, versi=None, hpht=dt.date(2026, 5, 1))
        pekerja.join(WAKTU)
        akhir = PemantauanIbu.objects.get()
        assert (akhir.usia_bulan, akhir.anc, akhir.kek, akhir.versi) == (3, 2, True, 3)


@BERSAMA
@pytest.mark.django_db(transaction=True)
def test_who_applies_an_entry_and_who_opens_its_quarter_do_not_block_each_other() -> None:
    desa = Wilayah.objects.create(kode="52.04.20.2005", nama="Pulau Kaung")
    with lingkup(desa.kode):
        anak: Anak = AnakFactory(desa=desa)
        entri = EntriMenunggu.objects.create(
            desa=desa, kelompok="anak", anak=anak, bulan=AGUSTUS, tanggal=TANGGAL, nilai={"air": True}
        )
        lihat = EntriMenunggu.objects.select_related("anak__orang__keluarga").get()

    def terapkan() -> None:
        terapkan_entri(desa=desa, entri=lihat, oleh=None, versi=entri.versi, versi_catatan=None)

    with lingkup(desa.kode):
        with transaction.atomic():
            kunci_triwulan(desa, Triwulan(2026, 3), sendiri=True)
            pekerja = berdua(desa, terapkan)
            sampai_menunggu(pekerja)
            assert EntriMenunggu.objects.select_for_update(nowait=True).get() == entri
        pekerja.join(WAKTU)
        assert (EntriMenunggu.objects.get().keadaan, PemantauanAnak.objects.get().air) == ("diterapkan", True)
