"""Pages of the social map: all dusun in numbers, one dusun as a map, placing houses on its sketch, and its paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kpm import jejak
from kpm.dokumen import cetak
from kpm.izin import perlu
from kpm.kerja import BukanWilayahKerja
from kpm.models import Dusun, Fasilitas, Wilayah
from kpm.penegasan import tegas
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from pemantauan.kueri_kondisi import jumlah_belum_ditanyakan
from rembuk import peta
from rembuk.dokumen_peta import cetak_peta
from rembuk.forms_peta import baca_titik
from rembuk.kueri_peta import musdus_dusun, peta_dusun, semua_dusun, temuan_dusun
from rembuk.tautan_siklus import alamat
from rembuk.tindakan.peta import tempatkan
from sasaran.models import Keluarga

PER_HALAMAN = 50


@perlu("rembuk.lihat")
def pemetaan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Every dusun in numbers, without names; the maps themselves are for those who may know the households."""
    hari_ini = timezone.localdate()
    baris = semua_dusun(hari_ini.year, hari_ini)
    konteks = {
        "baris": baris,
        "paud_saja": sum(satu.hitung.paud_saja for satu in baris),
        "hari_ini": hari_ini,
        "fasilitas_belum": jumlah_belum_ditanyakan(hari_ini.year),
        "url_profil": alamat("profil_stunting", wilayah.kode, hari_ini.year),
    }
    return render(request, "rembuk/pemetaan.html", konteks)


@perlu("sasaran.lihat")
def dusun(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The map of a dusun: picture, legend, households, meeting and findings."""
    satu: Dusun = get_object_or_404(Dusun, uuid=uuid)
    hari_ini = timezone.localdate()
    isi = peta_dusun(satu, hari_ini)
    tanda = request.GET.get("tanda") == "merah"
    musdus = musdus_dusun(satu)
    konteks = {
        "peta": isi,
        "dusun": satu,
        "tanda": tanda,
        "halaman": Paginator(isi.merah if tanda else isi.rumah, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "kueri_lain": "tanda=merah" if tanda else "",
        "legenda": _legenda(),
        "musdus": [(rapat, alamat("pertemuan_isi", wilayah.kode, rapat.uuid)) for rapat in musdus],
        "url_musdus": alamat("pertemuan_baru", wilayah.kode, kueri=f"jenis=musdus&dusun={satu.uuid}"),
        "temuan": temuan_dusun(musdus),
        "boleh_temuan": any(not rapat.tertutup for rapat in musdus),  # type: ignore[attr-defined]
        "hari_ini": hari_ini,
    }
    return render(request, "rembuk/pemetaan_dusun.html", konteks)


def _legenda() -> tuple[tuple[str, dict[str, str]], ...]:
    return ("Siapa", peta.SIAPA), ("Keadaan", peta.STATUS), ("Yang kurang", peta.KURANG)


@perlu("nama.lihat")
@tegas
def dusun_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The map on paper with legend and list; it names households, so printing it is traced."""
    satu: Dusun = get_object_or_404(Dusun, uuid=uuid)
    waktu = timezone.now()
    jejak.unduh(request, f"peta sosial {timezone.localtime(waktu):%Y-%m} cetak")
    return cetak.tanggapan(cetak_peta(wilayah, satu, waktu=waktu, kertas=request.GET.get("kertas", "").upper()))


@perlu("rembuk.ubah")
def tata(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Place houses and providers on the sketch, one row after the other; a POST stores one row."""
    satu: Dusun = get_object_or_404(Dusun, uuid=uuid)
    if request.method == "POST":
        return _tempatkan(request, wilayah, satu)
    isi = peta_dusun(satu, timezone.localdate())
    baris: list[dict[str, Any]] = [
        {"id": t.id, "nomor": "", "nama": t.nama, "simbol": peta.simbol(t.jenis), "ket": "Fasilitas",
         "titik": isi.titik.get(t.id)}
        for t in isi.tempat
    ]  # fmt: skip
    baris += [
        {"id": r.id, "nomor": r.nomor, "nama": r.kepala, "simbol": "merah" if r.merah else "rumah",
         "ket": r.rt and f"RT {r.rt}", "titik": isi.titik.get(r.id)}
        for r in isi.rumah
    ]  # fmt: skip
    konteks = {
        "dusun": satu,
        "peta": isi,
        "halaman": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "sudah": sum(b["titik"] is not None for b in baris),
    }
    return render(request, "rembuk/pemetaan_tata.html", konteks)


def _tempatkan(request: HttpRequest, wilayah: Wilayah, dusun: Dusun) -> HttpResponse:
    """Store one row: as JSON for the script, else with a word on the page it came from."""
    siapa = _milik(request.POST.get("milik", ""), dusun)
    kata, galat, objek = "", "", None
    try:
        titik = baca_titik(request.POST)
        objek = tempatkan(
            desa=wilayah, dusun=dusun, milik=siapa, titik=titik, oleh=pengguna(request),
            versi=versi_dari(request.POST.get("versi")),
        )  # fmt: skip
        kata = "ditempatkan" if objek else "dilepas dari sketsa"
    except (ValidationError, BukanWilayahKerja) as salah:
        galat = " ".join(getattr(salah, "messages", [str(salah)]))
    except VersiUsang as usang:
        galat = f"Baru saja ditempatkan {usang.kini.diubah_oleh or 'orang lain'}. Muat ulang halaman ini."
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"versi": objek.versi if objek else 0, "galat": galat}, status=409 if galat else 200)
    if galat:
        messages.error(request, f"{siapa}: {galat}")
    else:
        messages.success(request, f"{siapa} {kata}.")
    return redirect(f"{request.path}?halaman={request.GET.get('halaman', 1)}")


def _milik(teks: str, dusun: Dusun) -> Any:
    """The house or provider a row is about; 404 for one that is not of this village and dusun."""
    try:
        uuid = UUID(teks)
    except ValueError:
        uuid = UUID(int=0)
    rumah = Keluarga.objects.filter(uuid=uuid, dusun=dusun).defer("no_kk").first()
    return rumah or get_object_or_404(Fasilitas, uuid=uuid)
