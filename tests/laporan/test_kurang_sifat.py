"""The list and the scorecard say the same: every T has its way, every way leads to Y, and no shortcut changes one."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh import buat_desa
from laporan.kueri_beranda import kemajuan
from laporan.kueri_kurang import baca_kurang, daftar_kurang
from pemantauan.kueri_bukti import riwayat_orang
from pemantauan.kueri_bulan import ANAK, IBU, kemajuan_anak, kemajuan_ibu
from pemantauan.kueri_jalan import bahan_jalan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.skor import Nilai
from pemantauan.skor.jalan import cari_jalan
from pemantauan.skor.jalan_banyak import Pencari
from pemantauan.skor.simulasi import Simulasi
from tests.pemantauan.test_jalan_sifat import SEL

BEBAS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
