"""The documents this app prints: what stands on them, from the village's names to the foot of the page."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak, terbilang
from kpm.kueri import nama_induk, profil_desa
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.formulir4 import BIDANG_DANA, susun
from laporan.kueri import skor_desa
from rembuk.models import BeritaAcara

BERJALAN = "Angka sementara, triwulan masih berjalan"
BERAKHIR = "Angka menurut catatan pada hari cetak"


def identitas_formulir4(desa: Wilayah) -> dict[str, Any]:
    """The heading of Formulir 4: the village and the regions above it, and whether it has a Tabel 5."""
    induk = nama_induk(desa)
    nama_kabupaten = induk.get("kabupaten", "")
    jenis, _, nama = nama_kabupaten.partition(" ")
    bernama_jenis = jenis in ("Kabupaten", "Kota") and nama
    return {
        "desa": desa,
        "induk": induk,
        "kabupaten": {
            "sebutan": jenis if bernama_jenis else "Kabupaten",
            "nama": nama if bernama_jenis else nama_kabupaten,
        },
        "kecamatan": induk.get("kecamatan", ""),
        # a kelurahan has no APBDes, hence no Tabel 5
        "bidang_dana": () if desa.kelurahan else BIDANG_DANA,
    }


def isi_formulir4(desa: Wilayah, triwulan: Triwulan) -> dict[str, Any]:
    """What Formulir 4 says, on screen and on paper. The scope of the village is open."""
    bulan = triwulan.bulan_bulan
    return identitas_formulir4(desa) | {
        "triwulan": triwulan,
        "bulan_awal": bulan[0].nama,
        "bulan_akhir": bulan[2].nama,
        "f4": susun(skor_desa(desa, triwulan)),
    }


def cetak_formulir4(desa: Wilayah, triwulan: Triwulan, *, waktu: dt.datetime, kertas: str = "") -> cetak.Berkas:
    """Formulir 4 as a document printed at ``waktu`` (aware); ``kertas`` overrides the profile's paper."""
    profil = profil_desa(desa)
    setempat = timezone.localtime(waktu)
    isi = isi_formulir4(desa, triwulan)
    konteks = isi | {
        "kop": cetak.kop(desa, profil, isi["induk"]),
        "profil": profil,
        "pimpinan": "Lurah" if desa.kelurahan else "Kepala Desa",
        "tanggal": setempat.date(),
        "kelas_kertas": cetak.kelas_kertas(kertas or profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": [
            f"Formulir 4, {triwulan.label}. {BERJALAN if setempat.date() in triwulan else BERAKHIR}",
            f"Dicetak {terbilang.tanggal_panjang(setempat.date())} pukul {terbilang.jam(setempat.time())} "
            f"{desa.singkatan_zona}",
        ],
    }
    return cetak.cetak("cetak/formulir4.html", konteks, nama=f"formulir-4-{slugify(desa.nama)}-{triwulan}")


def berita_acara_terbit(rembuk: UUID) -> cetak.Berkas | None:
    """The stored file of the latest issued Berita Acara of a rembuk; None when there is none in the open scope."""
    terbit = BeritaAcara.objects.filter(rembuk__uuid=rembuk).order_by("-revisi").first()
    if terbit is None:
        return None
    akhiran = "pdf" if terbit.jenis_berkas == cetak.PDF else "html"
    return cetak.Berkas(bytes(terbit.berkas), terbit.jenis_berkas, f"berita-acara-{slugify(terbit.nomor)}.{akhiran}")
