"""The history of a woman tells what changed in her pregnancy and in its contacts, in words."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from pemantauan.models import Pemeriksaan
from pemantauan.tindakan.periksa import hapus_pemeriksaan, simpan_pemeriksaan
from tests.conftest import HARI_INI
from tests.factories import KehamilanFactory, OrangFactory
from tests.pemantauan.test_periksa_halaman import teks


def test_the_history_of_a_woman_tells_of_factors_and_contacts(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    hamil = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Rohani"))
    hamil.faktor_resti = ["sesar", "hipertensi"]
    simpan(hamil, oleh=kpm)
    satu = Pemeriksaan(desa=di_desa, kehamilan=hamil, jenis="anc", tanggal=dt.date(2026, 8, 5), tablet=30)
    simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=kpm)
    hapus_pemeriksaan(pemeriksaan=satu, oleh=kpm, versi=1)
    halaman = teks(klien_kpm.get(f"/{di_desa.kode}/riwayat/orang/{hamil.ibu.uuid}/"))
    assert "Penyebab risiko tinggi kosong menjadi → Pernah operasi sesar; Tekanan darah tinggi" in halaman
    assert "Periksa kehamilan dihapus" in halaman
    assert "Tablet diterima 30 tablet" in halaman
