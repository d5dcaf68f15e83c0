"""Reads of the page from gap to rupiah: the gaps of a year, their proposals, their money, the quarters since."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.jejak_masalah import Angka, BarisJejak, JejakMasalah, UsulanJejak, gambar
from laporan.kueri_tren import Titik, baca_titik
from rembuk.anggaran import jumlahkan
from rembuk.kekurangan import SASARAN, cari_indikator, persen_masalah
from rembuk.kueri_advokasi import TAHUN, label_usulan
from rembuk.kueri_anggaran import kegiatan_usulan
from rembuk.models import BeritaAcara, LangkahUsulan, Masalah, Usulan

PALING_BANYAK = 12
"""Quarters of a line: three years, until the activities of a plan have been carried out and watched for a year."""
TAHUN_MASALAH = Coalesce("rembuk__tahun", "fgd__tahun")


def tahun_masalah() -> list[int]:
    """Years of meetings that took up gaps, the latest first. One query."""
    semua = Masalah.objects.order_by().annotate(tahun=TAHUN_MASALAH).values_list("tahun", flat=True)
    return list(semua.distinct().order_by("-tahun"))


def jejak_masalah(desa: Wilayah, tahun: int, hari_ini: dt.date) -> JejakMasalah:
    """The page of the meetings held in ``tahun``. Four queries and those of the quarters, whatever the number of
    gaps."""
    masalah = _masalah(tahun)
    usulan = _usulan(tahun)
    uang = _anggaran(satu.pk for satu in usulan)
    per_masalah: dict[int | None, list[UsulanJejak]] = defaultdict(list)
    for satu in usulan:
        per_masalah[satu.masalah_id].append(_jejak(satu, uang.get(satu.pk)))
    titik = _titik(desa, masalah, hari_ini)
    berkelompok: dict[tuple[str, str], list[Masalah]] = defaultdict(list)
    for temuan in masalah:
        berkelompok[temuan.kelompok, temuan.indikator].append(temuan)
    baris = [_baris(semua, per_masalah, titik, hari_ini) for semua in berkelompok.values()]
    return JejakMasalah(
        tahun=tahun,
        baris=tuple(sorted(baris, key=lambda satu: (-(satu.awal.kurang or 0), satu.kunci))),
        lain=tuple(per_masalah[None]),
    )


def _masalah(tahun: int) -> list[Any]:
    terbit = BeritaAcara.objects.filter(rembuk=OuterRef("rembuk")).order_by("-revisi").values("nomor")
    return list(
        Masalah.objects.annotate(tahun=TAHUN_MASALAH, nomor_ba=Subquery(terbit[:1]))
        .filter(tahun=tahun)
        .select_related("rembuk", "fgd")
        .defer("rembuk__skor_awal", "fgd__skor_awal")
        .order_by("pk")
    )


def _usulan(tahun: int) -> list[Any]:
    """The proposals of the year and those for its gaps, with the number of the last document they stand in."""
    langkah = LangkahUsulan.objects.filter(usulan=OuterRef("pk")).exclude(nomor="").order_by("-pk").values("nomor")
    return list(
        Usulan.objects.annotate(tahun=TAHUN, nomor=Subquery(langkah[:1]))
        .filter(tahun=tahun)
        .select_related("desa")
        .order_by("-subjek", "prioritas", "pk")
    )


def _anggaran(usulan: Iterable[int]) -> dict[int, tuple[Decimal, Decimal]]:
    """Proposal -> (budget in force, spent) in rupiah. Two queries, and one for each year with a line of the KPM's
    pay."""
    jumlah = {satu: jumlahkan(baris.pos for baris in semua) for satu, semua in kegiatan_usulan(usulan).items()}
    return {satu: (pos.pagu, pos.realisasi) for satu, pos in jumlah.items()}


def _jejak(satu: Any, uang: tuple[Decimal, Decimal] | None) -> UsulanJejak:
    return UsulanJejak(
        uuid=str(satu.uuid),
        kegiatan=satu.kegiatan,
        biaya=satu.biaya,
        rencana=satu.subjek == Usulan.Subjek.RKP,
        status=satu.status,
        label=label_usulan(satu),
        nomor=satu.nomor or "",
        alasan=satu.alasan,
        anggaran=uang[0] if uang else Decimal(0),
        realisasi=uang[1] if uang else Decimal(0),
        dianggarkan=uang is not None,
    )


def _triwulan(temuan: Masalah) -> Triwulan | None:
    """The quarter a gap was found in: the meeting stands on it."""
    teks = temuan.pertemuan.triwulan
    return Triwulan.dari_teks(teks) if teks else None


def _titik(desa: Wilayah, masalah: Sequence[Masalah], hari_ini: dt.date) -> list[Titik]:
    """The quarters after the earliest gap, up to the running one."""
    kini = Triwulan.dari_tanggal(hari_ini)
    awal = min((satu for temuan in masalah if (satu := _triwulan(temuan))), default=kini)
    semua = [awal.geser(ke) for ke in range(1, PALING_BANYAK) if awal.geser(ke) <= kini]
    return baca_titik(desa, semua, kini) if semua else []


def _baris(
    semua: Sequence[Any], per_masalah: dict[int | None, list[UsulanJejak]], titik: Sequence[Titik], hari_ini: dt.date
) -> BarisJejak:
    """One indicator: where several meetings of the year took it up, it is told from the first one on."""
    pertama = min(semua, key=lambda satu: (satu.pertemuan.triwulan, satu.pk))
    indikator = cari_indikator(pertama.kelompok, pertama.indikator)
    triwulan = _triwulan(pertama) or Triwulan.dari_tanggal(hari_ini)
    awal = Angka(triwulan, pertama.kurang, pertama.seharusnya, persen_masalah(pertama), sementara=False)
    sesudah = tuple(
        _angka(satu, pertama.kelompok, pertama.indikator, hari_ini) for satu in titik if satu.triwulan > triwulan
    )
    return BarisJejak(
        kunci=f"{pertama.kelompok}:{pertama.indikator}",
        nama=indikator.nama,
        sasaran=SASARAN[pertama.kelompok],
        awal=awal,
        dusun=tuple((nama, jumlah) for nama, jumlah in pertama.per_dusun),
        penyebab=next((satu.penyebab for satu in semua if satu.penyebab), ""),
        usulan=tuple(satu for temuan in semua for satu in per_masalah[temuan.pk]),
        berita_acara=tuple(dict.fromkeys(satu.nomor_ba for satu in semua if satu.nomor_ba)),
        sesudah=sesudah,
        gambar=gambar([awal, *sesudah]),
    )


def _angka(titik: Titik, kelompok: str, kode: str, hari_ini: dt.date) -> Angka:
    """The number of a quarter as its scorecard has it; months of attendance are no persons."""
    isi = titik.isi["indikator"].get(kelompok, {}).get(kode)
    sementara = hari_ini in titik.triwulan
    bulan = kelompok == "paud" and titik.isi.get("pengaturan", {}).get("paud_basis") == "bulan"
    if not titik.ada or isi is None or not isi["seharusnya"]:
        return Angka(titik.triwulan, None, 0, None, sementara)
    persen = None if isi["persen"] is None else Decimal(isi["persen"])
    kurang = None if bulan else isi["seharusnya"] - isi["diterima"]
    return Angka(titik.triwulan, kurang, isi["seharusnya"], persen, sementara)
