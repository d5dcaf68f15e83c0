"""The papers of an FGD: its results with the analysis and the proposals, and the sheet for the notice board."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak, terbilang
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from rembuk import kueri_fgd
from rembuk.informasi import SAMPAIKAN, Papan, susun_papan
from rembuk.models import Pertemuan


def fgd_uuid(uuid: UUID) -> Pertemuan | None:
    """The FGD of an address; None when there is none in the open scope."""
    fgd: Pertemuan | None = kueri_fgd.semua_fgd().filter(uuid=uuid).first()
    return fgd


def keadaan_angka(rapat: Pertemuan) -> str:
    """Where the numbers of a meeting come from: the finalisation of its quarter, or the day it was opened."""
    skor = rapat.skor_awal
    penutupan = skor.get("penutupan", {})
    if penutupan.get("tertutup"):
        pada = terbilang.tanggal_panjang(dt.date.fromisoformat(penutupan["ditutup_pada"]))
        revisi = f", revisi {penutupan['revisi']}" if penutupan["revisi"] else ""
        return f"Angka menurut penutupan {pada}{revisi}"
    pada = terbilang.tanggal_panjang(dt.date.fromisoformat(skor["dihitung_pada"]))
    return f"Angka menurut catatan {pada}, triwulan belum ditutup"


def _bersama(desa: Wilayah, fgd: Pertemuan, waktu: dt.datetime, sebutan: str, kertas: str) -> dict[str, Any]:
    """Letterhead, paper and foot that the papers of an FGD share."""
    profil = profil_desa(desa)
    setempat = timezone.localtime(waktu, ZoneInfo(desa.nama_zona))
    return {
        "desa": desa,
        "fgd": fgd,
        "profil": profil,
        "kop": cetak.kop(desa, profil),
        "kelas_kertas": cetak.kelas_kertas(kertas or profil.kertas),
        "desa_contoh": desa.contoh,
        "tanggal": fgd.tanggal or setempat.date(),
        "baris_kaki": [
            f"{sebutan}. {keadaan_angka(fgd)}",
            f"Dicetak {terbilang.tanggal_panjang(setempat.date())} pukul {terbilang.jam(setempat.time())} "
            f"{desa.singkatan_zona}",
        ],
    }


def cetak_hasil(fgd: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, kertas: str = "") -> cetak.Berkas:
    """The results of an FGD: "Analisis Masalah" (forms.md 13.4) and the proposals, printed at ``waktu`` (aware)."""
    hasil = kueri_fgd.hasil_fgd(fgd)
    sebutan = f"Hasil FGD {desa.nama_lengkap}, {hasil.triwulan.label}"
    konteks = _bersama(desa, fgd, waktu, sebutan, kertas) | {
        "hasil": hasil,
        "ambang": kueri_fgd.ambang_fgd(fgd),
        "ttd": (("Pemimpin diskusi", fgd.pemimpin), ("Notulen", fgd.notulen)),
    }
    return cetak.cetak("cetak/hasil_fgd.html", konteks, nama=f"hasil-fgd-{slugify(desa.nama)}-{fgd.triwulan}")


def papan(fgd: Pertemuan, desa: Wilayah) -> Papan:
    """What the village is told of an FGD (five queries)."""
    hasil = kueri_fgd.hasil_fgd(fgd)
    rembuk = kueri_fgd.rembuk_berikut(fgd)
    kata = ""
    if rembuk and rembuk.tanggal:
        kata = f"{terbilang.hari(rembuk.tanggal)}, {terbilang.tanggal_panjang(rembuk.tanggal)}"
        kata += f" pukul {terbilang.jam(rembuk.jam_mulai)}" if rembuk.jam_mulai else ""
        kata += f", di {rembuk.tempat}" if rembuk.tempat else ""
    return susun_papan(
        desa=desa.nama_lengkap,
        triwulan=hasil.triwulan,
        tanggal=fgd.tanggal,
        skor=fgd.skor_awal,
        masalah=hasil.masalah,
        usulan=hasil.usulan,
        rembuk=kata,
    )


def cetak_papan(fgd: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, kertas: str = "") -> cetak.Berkas:
    """The sheet for the notice board: one page, large, black and white, counts only."""
    isi = papan(fgd, desa)
    sebutan = f"Hasil FGD {desa.nama_lengkap}, {isi.triwulan.label}"
    konteks = _bersama(desa, fgd, waktu, sebutan, kertas) | {"papan": isi, "sampaikan": SAMPAIKAN}
    return cetak.cetak(
        "cetak/papan_informasi.html", konteks, nama=f"papan-informasi-{slugify(desa.nama)}-{fgd.triwulan}"
    )
