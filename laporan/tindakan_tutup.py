"""Finalising a quarter, printing its forms once and for all, and opening it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.kode import kode_acak
from kpm.dokumen.pengesahan import Pengesahan
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.kueri import dusun_desa, posyandu_desa, profil_desa
from kpm.models import DokumenTerbit, Pengguna, Wilayah
from kpm.periode import Triwulan
from laporan.pencetak import PENCETAK, SEKETIKA
from laporan.sinyal import triwulan_ditutup
from laporan.tabel5 import tabel5_beku, tabel5_kini
from laporan.tindakan import perbarui_rekap
from pemantauan.kueri_kartu import kartu_terakhir, penutup, tertutup
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import BerkasKartu, KartuSkor, PembukaanTriwulan
from pemantauan.skor.banding import bandingkan
from pemantauan.skor.beku import baca_periode, bekukan, cairkan, sidik
from pemantauan.tindakan.bulan import kunci_triwulan
from pemantauan.tindakan.titipan import HasilTitipan, terapkan_titipan
from rembuk.anggaran import bekukan_tabel5

PERCOBAAN = 5
HURUF_ALASAN = 10
"""Letters a reason has at least."""
PANJANG_ALASAN = 300
"""Characters of a stored reason."""
PenandaTangan = Iterable[tuple[str, str]]


class BelumBerakhir(Exception):
    """The quarter still runs."""

    def __init__(self, triwulan: Triwulan) -> None:
        super().__init__(f"{triwulan.label} baru dapat ditutup mulai {tanggal_panjang(triwulan.akhir)}.")


class SudahDitutup(Exception):
    """The quarter is finalised already, by ``kartu``."""

    def __init__(self, kartu: KartuSkor) -> None:
        super().__init__("Triwulan ini sudah ditutup.")
        self.kartu = kartu


class TidakTertutup(Exception):
    """The quarter is not finalised, or not by the revision the person saw."""

    def __init__(self) -> None:
        super().__init__("Triwulan ini sudah dibuka atau ditutup ulang orang lain. Periksa keadaannya yang terbaru.")


class TerlaluRamai(Exception):
    """Others kept changing the same quarter while we printed."""

    def __init__(self) -> None:
        super().__init__("Orang lain sedang menyimpan catatan triwulan ini. Coba tutup sekali lagi.")


def tutup_triwulan(
    *, desa: Wilayah, triwulan: Triwulan, penanda_tangan: PenandaTangan, oleh: Pengguna | None, sekarang: dt.datetime
) -> KartuSkor:
    """Finalise a quarter: answers, totals, settings, signers and hash, with its printed Formulir 4, all or nothing.

    ``penanda_tangan`` as (office, name) in printed order; ``sekarang`` is the village's local time. Printing takes a
    second, so it happens before the transaction; under the lock the scorecard is computed again, and only what still
    equals the printed paper is stored. The other forms are printed after it (`cetak_susulan`).
    Raises BelumBerakhir, SudahDitutup, TerlaluRamai.
    """
    if sekarang.date() < triwulan.akhir:
        raise BelumBerakhir(triwulan)
    ttd = tuple((jabatan, nama) for jabatan, nama in penanda_tangan)
    for _ in range(PERCOBAAN):
        lama, isi = _isi_kini(desa, triwulan)
        calon = KartuSkor(
            desa=desa,
            periode=str(triwulan),
            revisi=lama.revisi + 1 if lama else 0,
            isi=isi,
            sidik=sidik(isi),
            penanda_tangan=[list(satu) for satu in ttd],
            perbedaan=bandingkan(lama.isi, isi) if lama else [],
            ditutup_pada=sekarang,
            ditutup_oleh=oleh,
        )
        kode, berkas = _cetak(calon, SEKETIKA, "")
        try:
            with transaction.atomic():
                kunci_triwulan(desa, triwulan, sendiri=True)
                lama_kini, isi_kini = _isi_kini(desa, triwulan)
                if lama_kini == lama and sidik(isi_kini) == calon.sidik:
                    calon.save()
                    daftarkan(calon, SEKETIKA, "", kode, berkas, sekarang)
                    perbarui_rekap(desa.kode, triwulan)
                    kabar = partial(
                        triwulan_ditutup.send_robust, sender=KartuSkor, kode=desa.kode, kartu=str(calon.uuid)
                    )
                    transaction.on_commit(kabar)
                    return calon
        except IntegrityError:
            continue
    raise TerlaluRamai


def _isi_kini(desa: Wilayah, triwulan: Triwulan) -> tuple[KartuSkor | None, dict[str, Any]]:
    """The finalisation before, and the scorecard to be frozen now. Raises SudahDitutup."""
    lama = kartu_terakhir(desa, str(triwulan), dengan_isi=True)
    if lama is not None and tertutup(lama):
        raise SudahDitutup(lama)
    skor = skor_triwulan(desa, triwulan)
    isi = bekukan(
        skor,
        tabel5=bekukan_tabel5(tabel5_kini(desa, skor, pada=triwulan.akhir)),
        nama_dusun={str(satu.uuid): satu.nama for satu in dusun_desa()},
        nama_posyandu={str(satu.uuid): satu.nama for satu in posyandu_desa()},
    )
    return lama, isi


def _cetak(kartu: KartuSkor, kode_lembar: str, bagian: str) -> tuple[str, Berkas]:
    """One form of a card, and the code printed on it. All of them carry the time at which the quarter was finalised."""
    skor, kode = cairkan(kartu.isi), kode_acak()
    pengesahan = Pengesahan(
        kode=kode,
        alamat=f"{settings.KPM_ALAMAT_UMUM}/v/{kode}/",
        revisi=kartu.revisi,
        sidik=kartu.sidik,
        penanda_tangan=tuple((jabatan, nama) for jabatan, nama in kartu.penanda_tangan),
    )
    berkas = PENCETAK[kode_lembar].cetak(
        kartu.desa,
        skor.saring(dusun=bagian) if bagian else skor,
        tabel5=None if bagian else tabel5_beku(kartu.isi.get("tabel5"), skor),
        waktu=_saat(kartu),
        pengesahan=pengesahan,
        kertas=profil_desa(kartu.desa).kertas,
        bagian=bagian,
    )
    return kode, berkas


def _saat(kartu: KartuSkor) -> dt.datetime:
    """When it was finalised, by the village's clock."""
    return timezone.localtime(kartu.ditutup_pada, ZoneInfo(kartu.desa.nama_zona))


def daftarkan(
    kartu: KartuSkor, kode_lembar: str, bagian: str, kode: str, berkas: Berkas, sekarang: dt.datetime
) -> None:
    """Store a printed form and put it into the register, where it takes the place of the one before."""
    lembar, periode = PENCETAK[kode_lembar], baca_periode(kartu.periode)
    ekor = f"/R{kartu.revisi}" if kartu.revisi else ""
    register = DokumenTerbit.objects.create(
        kode=kode,
        jenis=lembar.jenis,
        wilayah=kartu.desa,
        periode=periode.label,
        nomor=f"{lembar.singkatan}/{kartu.desa.kode}/{kartu.periode}{ekor}",
        revisi=kartu.revisi,
        tanggal=_saat(kartu).date(),
        sidik=kartu.sidik,
    )
    dasar, _, jenis = berkas.nama.rpartition(".")
    BerkasKartu.objects.create(
        desa=kartu.desa,
        kartu=kartu,
        kode=kode_lembar,
        bagian=bagian,
        nama=f"{dasar}-revisi-{kartu.revisi}.{jenis}" if kartu.revisi else berkas.nama,
        jenis_berkas=berkas.jenis,
        berkas=berkas.isi,
        register=register,
        dicetak_pada=sekarang,
    )
    DokumenTerbit.objects.filter(
        pk__in=BerkasKartu.objects.filter(
            desa=kartu.desa,
            kartu__periode=kartu.periode,
            kartu__revisi=kartu.revisi - 1,
            kode=kode_lembar,
            bagian=bagian,
        ).values("register")
    ).update(digantikan_oleh=register)


def cetak_susulan(*, desa: Wilayah, kartu: KartuSkor, sekarang: dt.datetime) -> int:
    """Print the forms of a card that are not stored yet, each once; how many were stored.

    A card that was opened again meanwhile gets no more papers: its next revision does.
    """
    triwulan = Triwulan.dari_teks(kartu.periode)
    skor, dicetak = cairkan(kartu.isi), 0
    ada = set(BerkasKartu.objects.filter(kartu=kartu).values_list("kode", "bagian"))
    belum = [
        (kode_lembar, bagian)
        for kode_lembar, lembar in PENCETAK.items()
        for bagian, _ in lembar.bagian(skor)
        if (kode_lembar, bagian) not in ada
    ]
    for kode_lembar, bagian in belum:
        kode, berkas = _cetak(kartu, kode_lembar, bagian)
        with transaction.atomic():
            kunci_triwulan(desa, triwulan, sendiri=True)
            if penutup(desa, triwulan) != kartu:
                break
            if not BerkasKartu.objects.filter(kartu=kartu, kode=kode_lembar, bagian=bagian).exists():
                daftarkan(kartu, kode_lembar, bagian, kode, berkas, sekarang)
                dicetak += 1
    return dicetak


def buka_triwulan(
    *, desa: Wilayah, triwulan: Triwulan, revisi: int, alasan: str, oleh: Pengguna | None, sekarang: dt.datetime
) -> HasilTitipan:
    """Open the finalised revision the person saw, and write what waited for it; what became of those entries.

    An issued yearly report that is made of it is open from then on as well.
    Raises ValidationError for a reason of too few letters, TidakTertutup.
    """
    alasan = " ".join(alasan.split())
    if sum(huruf.isalpha() for huruf in alasan) < HURUF_ALASAN:
        raise ValidationError({"alasan": f"Tulis alasannya dengan jelas, paling sedikit {HURUF_ALASAN} huruf."})
    with transaction.atomic():
        kunci_triwulan(desa, triwulan, sendiri=True)
        kartu = penutup(desa, triwulan)
        if kartu is None or kartu.revisi != revisi:
            raise TidakTertutup
        _buka_kartu(kartu, alasan, oleh, sekarang)
        setahun = kartu_terakhir(desa, str(triwulan.tahun))
        if setahun is not None and tertutup(setahun):
            _buka_kartu(setahun, f"{triwulan.label} dibuka kembali: {alasan}"[:PANJANG_ALASAN], oleh, sekarang)
        hasil = terapkan_titipan(desa=desa, triwulan=triwulan, oleh=oleh)
        perbarui_rekap(desa.kode, triwulan)
    return hasil


def _buka_kartu(kartu: KartuSkor, alasan: str, oleh: Pengguna | None, sekarang: dt.datetime) -> None:
    """Write the opening, and mark the papers of the card in the public register."""
    PembukaanTriwulan.objects.create(
        desa=kartu.desa, kartu=kartu, alasan=alasan, dibuka_pada=sekarang, dibuka_oleh=oleh
    )
    DokumenTerbit.objects.filter(pk__in=BerkasKartu.objects.filter(kartu=kartu).values("register")).update(
        dibuka_pada=sekarang.date()
    )
