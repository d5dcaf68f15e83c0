"""Papers of the advocacy: the receipt of minutes handed over, and the one-page list of proposals for the Musdes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.text import slugify

from kpm.dokumen import cetak, terbilang
from kpm.dokumen.qr import qr
from kpm.kueri import nama_induk, profil_desa
from kpm.models import ProfilDesa, Wilayah
from rembuk import kueri_advokasi as kueri
from rembuk import status
from rembuk.models import BeritaAcara, Penyerahan


def _dasar(
    desa: Wilayah, profil: ProfilDesa, sebutan: str, waktu: dt.datetime, ba: BeritaAcara | None
) -> dict[str, Any]:
    """Letterhead, paper, foot and the QR code of the Berita Acara the paper is about."""
    kode = ba.isi.get("kode", "") if ba else ""
    gambar = qr(f"{settings.KPM_ALAMAT_UMUM}/v/{kode}/") if kode else None
    kaki = [
        sebutan,
        f"Dicetak {terbilang.tanggal_panjang(waktu.date())} pukul {terbilang.jam(waktu.time())} {desa.singkatan_zona}",
    ]
    if kode:
        alamat = settings.KPM_ALAMAT_UMUM.split("://", 1)[-1]
        kaki.append(f"Periksa Berita Acara: {alamat}/v/{kode}")
    return {
        "desa": desa,
        "profil": profil,
        "kop": cetak.kop(desa, profil, nama_induk(desa)),
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": desa.contoh,
        "qr_path": gambar.path if gambar else "",
        "qr_sisi": gambar.sisi if gambar else 0,
        "baris_kaki": kaki,
        "tanggal": waktu.date(),
    }


def _ba_diserahkan(penyerahan: Penyerahan) -> BeritaAcara:
    """The Berita Acara in force on the day it was handed over; the first where it was issued only afterwards.

    Raises BeritaAcara.DoesNotExist.
    """
    semua = list(BeritaAcara.objects.filter(rembuk=penyerahan.rembuk_id).defer("berkas").order_by("revisi"))
    if not semua:
        raise BeritaAcara.DoesNotExist
    sampai = [satu for satu in semua if satu.terbit_pada.date() <= penyerahan.tanggal]
    return sampai[-1] if sampai else semua[0]


def _kepada(penyerahan: Penyerahan, desa: Wilayah, profil: ProfilDesa) -> str:
    """Who takes it, as a paper addresses them."""
    if penyerahan.kepada == Penyerahan.Kepada.KEPALA_DESA:
        return profil.jabatan(desa)
    kata = dict(kueri.kepada_pilihan(desa)).get(penyerahan.kepada, penyerahan.get_kepada_display())
    return f"{kata} {desa.nama}" if penyerahan.kepada == Penyerahan.Kepada.BPD else kata


def cetak_tanda_terima(penyerahan: Penyerahan, desa: Wilayah, waktu: dt.datetime) -> cetak.Berkas:
    """The receipt of an issued Berita Acara: what was handed over stands in it as the minutes froze it."""
    ba, profil = _ba_diserahkan(penyerahan), profil_desa(desa)
    usulan = ba.isi["usulan"]
    jumlah = sum((Decimal(satu["biaya"]) for satu in usulan), Decimal(0))
    rapat = penyerahan.rembuk.tanggal
    konteks = _dasar(desa, profil, f"Tanda terima Berita Acara Nomor {ba.nomor}", waktu, ba) | {
        "serah": penyerahan,
        "kepada": _kepada(penyerahan, desa, profil),
        "nomor": ba.nomor,
        "rapat": terbilang.tanggal_panjang(rapat) if rapat else "",
        "hari": terbilang.tanggal_terbilang(penyerahan.tanggal),
        "usulan": usulan,
        "jumlah": jumlah,
        "terbilang": terbilang.rupiah_terbilang(jumlah),
        "tahun": ba.isi["tahun_rencana"],
        "rencana": "Renja Kelurahan" if desa.kelurahan else "RKP Desa dan APBDes",
    }
    nama = f"tanda-terima-{slugify(ba.nomor)}-{penyerahan.kepada}"
    return cetak.cetak("cetak/tanda_terima.html", konteks, nama=nama)


def tanda_terima_penyerahan(uuid: UUID, desa: Wilayah, waktu: dt.datetime) -> cetak.Berkas | None:
    """The receipt of the handing over with this uuid; None when the open village has none."""
    satu = Penyerahan.objects.select_related("rembuk").filter(uuid=uuid).first()
    return cetak_tanda_terima(satu, desa, waktu) if satu else None


def cetak_ringkasan(desa: Wilayah, saringan: kueri.Saringan, waktu: dt.datetime) -> cetak.Berkas:
    """The letter to the Musdes: all proposals of a year by priority, with cost and state. Refused ones stand last."""
    tahun = saringan.tahun or waktu.year
    profil = profil_desa(desa)
    semua = [kueri.keadaan(satu, waktu.date()) for satu in kueri.daftar_usulan(saringan)]
    tetap = [satu for satu in semua if satu.usulan.status not in (status.DITOLAK, status.DITOLAK_RAPAT)]
    tolak = [satu for satu in semua if satu.usulan.status in (status.DITOLAK, status.DITOLAK_RAPAT)]
    terbit = BeritaAcara.objects.filter(rembuk__tahun=tahun).defer("berkas").select_related("rembuk")
    ba = terbit.order_by("-rembuk__tahun", "-rembuk_id", "-revisi").first()
    konteks = _dasar(desa, profil, f"Usulan pencegahan stunting tahun {tahun + 1}", waktu, ba) | {
        "tahun": tahun,
        "rencana": "Renja Kelurahan" if desa.kelurahan else "RKP Desa",
        "usulan": tetap,
        "ditolak": tolak,
        "jumlah": sum((satu.usulan.biaya for satu in tetap), Decimal(0)),
        "ba": ba,
        "kepala": profil.jabatan(desa),
    }
    return cetak.cetak("cetak/ringkasan_usulan.html", konteks, nama=f"usulan-{slugify(desa.nama)}-{tahun + 1}")
