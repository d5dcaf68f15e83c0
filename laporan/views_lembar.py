"""The official sheets: on the screen, as PDF, as JSON, and as a job where one file would be too long."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm import jejak
from kpm import kueri as kueri_desa
from kpm.dokumen import cetak
from kpm.dokumen.lembar import Lembar, sebagai_json
from kpm.izin import pastikan, perlu
from kpm.models import Dusun, Fasilitas, Kertas, Wilayah
from kpm.penegasan import bernama, tegas
from kpm.periode import Bulan, Tahun, Triwulan
from kpm.permintaan import pengguna
from laporan.dokumen_lembar import cetak_sumber
from laporan.kueri_cetak import berkas_tersimpan, satukan
from laporan.models import Pekerjaan
from laporan.permintaan import BARIS_TERBANYAK, Permintaan
from laporan.saringan import tautan_saring
from laporan.sumber_lembar import NAMA, TANPA_NAMA, Periode, Sumber, ada, sebutan_bagian
from laporan.tampilan_formulir1 import tautan_angka
from laporan.tampilan_lembar import tabel_layar, tautan
from laporan.tindakan_cetak import TERHENTI, mulai_pekerjaan
from laporan.tugas_cetak import cetak_paket, cetak_per_dusun

PER_HALAMAN = 25
NAMA_TERBANYAK = 40
"""Names under a table on the screen; the rest stands on paper and in the JSON."""


def menyebut_nama(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view for a sheet on which persons are named: who may only see counts does not open it in any form."""

    @perlu("nama.lihat")
    @wraps(view)
    def dengan_nama(*args: Any, **kwargs: Any) -> HttpResponse:
        return view(*args, **kwargs)

    return dengan_nama


def minta_lembar(request: HttpRequest, kode: str, periode: dict[str, Any]) -> Permintaan:
    """What the address asks for. Raises Http404 for a period that cannot be, a dusun or posyandu that is not here."""
    ((nama, isi),) = periode.items()
    waktu: Periode = Tahun(isi) if nama == "tahun" else isi
    if not ada(waktu, timezone.localdate()):
        raise Http404("Masa ini belum berjalan atau terlalu lama.")
    pilihan: dict[str, Any] = {}
    for nama, model in (("dusun", Dusun), ("posyandu", Fasilitas)):
        if teks := request.GET.get(nama, ""):
            pilihan[nama] = get_object_or_404(model, uuid=_uuid(teks))
    kertas = request.GET.get("kertas", "").upper()
    return Permintaan(
        kode=kode,
        periode=waktu,
        kumulatif=isinstance(waktu, Bulan) and request.GET.get("kumulatif") == "1",
        kertas=kertas if kertas in Kertas.values else "",
        **pilihan,
    )


def _uuid(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError as galat:
        raise Http404("Saringan tidak dikenal.") from galat


def baca_lembar(wilayah: Wilayah, minta: Permintaan) -> tuple[Sumber, Lembar]:
    """What the sheet is made of, and the part of it that was asked for."""
    sumber = minta.baca(wilayah, timezone.localdate())
    return sumber, minta.lembar(sumber)


@perlu("laporan.lihat")
def layar(request: HttpRequest, wilayah: Wilayah, kode: str, **periode: Any) -> HttpResponse:
    """The sheet on the screen: the official table from 700 px, a folded list below, long ones paged."""
    minta = minta_lembar(request, kode, periode)
    sumber, lembar = baca_lembar(wilayah, minta)
    alamat = tautan(wilayah, minta, boleh_isi="pemantauan.ubah" in request.izin)  # type: ignore[attr-defined]
    berhalaman = len(lembar.tabel) == 1 and kode not in TANPA_NAMA
    tempat: dict[str, list[Any]] = {"dusun": kueri_desa.dusun_desa(), "posyandu": kueri_desa.posyandu_desa()}
    angka = tautan_angka(wilayah, minta, tempat["dusun"]) if kode == "formulir-1" else None
    halaman = Paginator(lembar.tabel[0].baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    boleh_nama = "nama.lihat" in request.izin  # type: ignore[attr-defined]
    kertas = sorted(Kertas.values, key=lambda ukuran: ukuran != sumber.profil.kertas)
    konteks = {
        "lembar": lembar,
        "minta": minta,
        "nama_lembar": NAMA[kode],
        "tabel": [tabel_layar(satu, halaman if berhalaman else satu.baris, alamat, angka) for satu in lembar.tabel],
        "halaman": halaman if berhalaman else None,
        "belum": [(satu, alamat(satu)) for satu in lembar.belum_dipantau[:NAMA_TERBANYAK] if boleh_nama],
        "belum_lain": max(len(lembar.belum_dipantau) - NAMA_TERBANYAK, 0) if boleh_nama else 0,
        "panjang": lembar.jumlah_baris > BARIS_TERBANYAK,
        "cetak": [(u, minta.alamat(wilayah, "pdf", ganti={"kertas": u})) for u in kertas],
        "excel": minta.alamat(wilayah, "xlsx"),
        "isian": _isian(request, wilayah, minta),
        "siapkan": minta.alamat(wilayah, "cetak"),
        "json": minta.alamat(wilayah, "json"),
        "saringan": _saringan(wilayah, minta, tempat),
        "tetangga": _tetangga(wilayah, minta),
        "rupa_lain": minta.alamat(wilayah, ganti={"kumulatif": "" if minta.kumulatif else "1"})
        if isinstance(minta.periode, Bulan)
        else "",
        "tertutup": bool(sumber.berlaku and sumber.berlaku.tertutup),
        "berjalan": not ada(_geser(minta.periode, 1), timezone.localdate()),
    }
    return render(request, "laporan/lembar.html", konteks)


def _isian(request: HttpRequest, wilayah: Wilayah, minta: Permintaan) -> str:
    """Where the answers of Formulir 1 are given; empty for other sheets and for who gives none."""
    boleh = minta.kode == "formulir-1" and "kondisi.ubah" in request.izin  # type: ignore[attr-defined]
    return reverse("kondisi", args=[wilayah.kode, str(minta.periode)]) if boleh else ""


def _geser(periode: Periode, jumlah: int) -> Periode:
    return Tahun(periode.tahun + jumlah) if isinstance(periode, Tahun) else periode.geser(jumlah)


def _tetangga(wilayah: Wilayah, minta: Permintaan) -> dict[str, tuple[str, str]]:
    """Label and address of the period before and after, where there is one."""
    hari_ini = timezone.localdate()
    hasil = {}
    for nama, arah in (("sebelum", -1), ("sesudah", 1)):
        lain = _geser(minta.periode, arah)
        if ada(lain, hari_ini):
            hasil[nama] = (lain.label, minta.alamat(wilayah, periode=lain))
    return hasil


def _saringan(wilayah: Wilayah, minta: Permintaan, tempat: dict[str, list[Any]]) -> list[tuple[str, str, bool]]:
    dasar, _, tetap = minta.alamat(wilayah, ganti={"dusun": "", "posyandu": ""}).partition("?")
    return tautan_saring(wilayah, dasar, tempat, minta.saring, **dict(parse_qsl(tetap)))


@perlu("laporan.lihat")
@tegas
def pdf(request: HttpRequest, wilayah: Wilayah, kode: str, **periode: Any) -> HttpResponse:
    """The sheet on paper: the stored file of a finalised quarter, else printed now; a long one is prepared first."""
    minta = minta_lembar(request, kode, periode)
    sumber, lembar = baca_lembar(wilayah, minta)
    tersimpan = berkas_tersimpan(sumber, sebutan_bagian(minta.dusun, minta.posyandu))
    if not tersimpan and lembar.jumlah_baris > BARIS_TERBANYAK:
        return redirect(minta.alamat(wilayah))
    if lembar.bernama:
        jejak.unduh(request, f"{minta.kode} {minta.periode} cetak")
    berkas = tersimpan or [cetak_sumber(wilayah, sumber, lembar, waktu=timezone.now(), kertas=minta.kertas)]
    return cetak.tanggapan(satukan(berkas, f"{minta.kode}-{minta.periode}"))


@perlu("laporan.lihat")
@tegas(bila=bernama)
def json(request: HttpRequest, wilayah: Wilayah, kode: str, **periode: Any) -> JsonResponse:
    """The sheet as JSON; with names only when asked (`?nama=1`), and then traced."""
    minta = minta_lembar(request, kode, periode)
    if dengan_nama := bernama(request):
        pastikan(request, "nama.lihat")
    sumber, lembar = baca_lembar(wilayah, minta)
    if dengan_nama and (lembar.bernama or lembar.belum_dipantau):
        jejak.unduh(request, f"{minta.kode} {minta.periode} json")
    saring = {
        nama: objek.nama if objek else None for nama, objek in (("dusun", minta.dusun), ("posyandu", minta.posyandu))
    }
    isi = {"desa": wilayah.kode, "saring": saring, **sumber.dasar, **sebagai_json(lembar, dengan_nama=dengan_nama)}
    return JsonResponse(isi, json_dumps_params={"ensure_ascii": False})


@perlu("nama.lihat")
@require_POST
@tegas
def siapkan(request: HttpRequest, wilayah: Wilayah, kode: str, **periode: Any) -> HttpResponse:
    """Start printing a long sheet dusun by dusun."""
    minta = minta_lembar(request, kode, periode)
    bagian = sebutan_bagian(minta.dusun, minta.posyandu)
    pekerjaan, baru = mulai_pekerjaan(
        desa=wilayah,
        pengguna=pengguna(request),
        jenis=kode,
        judul=", ".join(satu for satu in (NAMA[kode], minta.periode.label, bagian) if satu),
        permintaan=minta.sebagai_json(),
    )
    if baru:
        jejak.unduh(request, f"{minta.kode} {minta.periode} cetak")
        cetak_per_dusun.enqueue(wilayah.kode, str(pekerjaan.uuid))
    return redirect("pekerjaan", wilayah=wilayah.kode, uuid=pekerjaan.uuid)


@perlu("nama.lihat")
@require_POST
@tegas
def siapkan_paket(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Start printing all the sheets of a quarter into one ZIP."""
    if not ada(triwulan, timezone.localdate()):
        raise Http404("Triwulan ini belum berjalan atau terlalu lama.")
    pekerjaan, baru = mulai_pekerjaan(
        desa=wilayah,
        pengguna=pengguna(request),
        jenis=Pekerjaan.PAKET,
        judul=f"Semua formulir {triwulan.label}",
        permintaan={"periode": str(triwulan)},
    )
    if baru:
        jejak.unduh(request, f"semua formulir {triwulan} cetak")
        cetak_paket.enqueue(wilayah.kode, str(pekerjaan.uuid))
    return redirect("pekerjaan", wilayah=wilayah.kode, uuid=pekerjaan.uuid)


@perlu("nama.lihat")
def pekerjaan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """How far a printing job is; looks again by itself while it runs."""
    satu = get_object_or_404(Pekerjaan.objects.defer("hasil"), uuid=uuid)
    terhenti = not satu.berakhir and satu.diubah_pada < timezone.now() - TERHENTI
    konteks = {"pekerjaan": satu, "terhenti": terhenti, **_asal(wilayah, satu)}
    return render(request, "laporan/pekerjaan.html", konteks)


def _asal(wilayah: Wilayah, satu: Pekerjaan) -> dict[str, str]:
    """Where the job came from, and where it can be started again."""
    if satu.jenis == Pekerjaan.BUKU:
        return {"siapkan": reverse("buku_kpm_cetak", args=[wilayah.kode, satu.permintaan["periode"]])}
    if satu.jenis == Pekerjaan.PAKET_REMBUK:
        rembuk = [wilayah.kode, satu.permintaan["rembuk"]]
        return {"siapkan": reverse("paket_rembuk", args=rembuk), "rembuk": reverse("rembuk_isi", args=rembuk)}
    if satu.jenis == Pekerjaan.PAKET:
        return {"siapkan": reverse("paket_cetak", args=[wilayah.kode, satu.permintaan["periode"]])}
    with suppress(ObjectDoesNotExist):  # a dusun that is gone leaves nothing to start again
        minta = Permintaan.dari_json(satu.jenis, satu.permintaan)
        return {
            "lembar": minta.alamat(wilayah),
            "siapkan": minta.alamat(wilayah, "cetak", ganti={"kertas": minta.kertas}),
        }
    return {}


@perlu("nama.lihat")
@tegas
def pekerjaan_unduh(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The file of a finished job; it holds names, so each download leaves a trace, whoever started the job."""
    satu = get_object_or_404(Pekerjaan, uuid=uuid, keadaan=Pekerjaan.Keadaan.SELESAI)
    jejak.unduh(request, f"{satu.jenis} {satu.permintaan['periode']} unduh")
    return cetak.tanggapan(cetak.Berkas(bytes(satu.hasil or b""), satu.jenis_berkas, satu.nama), unduh=True)
