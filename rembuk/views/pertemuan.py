"""Pages: the village's meetings of every kind, one of them with all that hangs on it, its form, throwing it away."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import kueri
from rembuk import kueri_pertemuan as kueri_p
from rembuk.forms_pertemuan import FormulirPertemuan
from rembuk.models import JenisPertemuan, Pertemuan
from rembuk.pertemuan import BAWAAN, RAGAM, halaman, sebutan
from rembuk.pertemuan import ragam as ragam_desa
from rembuk.teks import butir
from rembuk.tindakan.pertemuan import hapus_pertemuan, simpan_pertemuan
from rembuk.views.bersama import alamat_pertemuan, cari_pertemuan, kabarkan, tersimpan

PER_HALAMAN = 20
MENDATANG = 10
"""Coming meetings shown above the list; nobody plans more."""


def _saring(request: HttpRequest) -> tuple[int | None, str]:
    """Year and kind from the address; nonsense narrows nothing."""
    teks, jenis = request.GET.get("tahun", ""), request.GET.get("jenis", "")
    tahun = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else None
    return tahun, jenis if jenis in JenisPertemuan.values else ""


@perlu("rembuk.lihat")
def pertemuan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """What is coming, and what is over, by year and kind."""
    hari_ini = timezone.localdate()
    tahun, jenis = _saring(request)
    semua = kueri_p.daftar_pertemuan(tahun=tahun, jenis=jenis)
    lewat = Paginator(kueri_p.sudah_lewat(semua, hari_ini), PER_HALAMAN).get_page(request.GET.get("halaman"))
    lewat.object_list = kueri_p.bernama(lewat.object_list)
    konteks = {
        "tahun": tahun, "jenis": jenis, "ikhtisar": kueri_p.ikhtisar(tahun), "halaman": lewat,
        "mendatang": kueri_p.bernama(kueri_p.akan_datang(semua, hari_ini)[:MENDATANG]), "hari_ini": hari_ini,
        "tindak": kueri_p.jumlah_tindak(hari_ini), "kueri_saring": _kueri(tahun, jenis),
    }  # fmt: skip
    return render(request, "rembuk/pertemuan.html", konteks)


def _kueri(tahun: int | None, jenis: str) -> str:
    return "&".join(f"{nama}={nilai}" for nama, nilai in (("tahun", tahun), ("jenis", jenis)) if nilai)


@perlu("rembuk.ubah")
def pertemuan_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """First the kind, then its form; a kind with a page of its own is opened there."""
    jenis = request.GET.get("jenis", "")
    if jenis not in RAGAM:
        kata = partial(ragam_desa, kelurahan=wilayah.kelurahan)
        pilihan = [(satu.value, kata(satu.value), halaman(satu.value).baru) for satu in JenisPertemuan]
        return render(request, "rembuk/pertemuan_pilih.html", {"pilihan": pilihan})
    if halaman(jenis).baru != BAWAAN.baru:
        return redirect(halaman(jenis).baru, wilayah=wilayah.kode)
    return _isi(request, wilayah, Pertemuan(desa=wilayah, jenis=jenis))


@perlu("rembuk.ubah")
def pertemuan_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change the facts of a meeting; a kind with a form of its own is changed there."""
    rapat = cari_pertemuan(uuid)
    if halaman(rapat.jenis).ubah != BAWAAN.ubah:
        return redirect(halaman(rapat.jenis).ubah, wilayah=wilayah.kode, uuid=uuid)
    return _isi(request, wilayah, rapat)


def _isi(request: HttpRequest, wilayah: Wilayah, rapat: Pertemuan) -> HttpResponse:
    baru, ragam = rapat.pk is None, ragam_desa(rapat.jenis, kelurahan=wilayah.kelurahan)
    draf = f"pertemuan:{rapat.jenis if baru else rapat.uuid}"
    hari_ini = timezone.localdate()
    form = FormulirPertemuan(request.POST or None, instance=rapat, hari_ini=hari_ini)
    if request.method == "POST" and form.is_valid():
        hasil: list[Pertemuan] = []
        pengenal, versi = form.cleaned_data.get("pengenal"), form.versi_dilihat

        def simpan() -> None:
            hasil.append(simpan_pertemuan(rapat=rapat, oleh=pengguna(request), versi=versi, pengenal=pengenal))

        if tersimpan(request, form, draf, simpan):
            messages.success(request, f"{sebutan(hasil[0])} tersimpan.")
            return redirect(alamat_pertemuan(wilayah, hasil[0]))
    lalu = kueri_p.tindak_sebelumnya(None if baru else rapat, hari_ini)
    konteks = {"form": form, "rapat": rapat, "baru": baru, "draf": draf, "ragam": ragam, "lalu": lalu}
    return render(request, "rembuk/pertemuan_ubah.html", konteks)


@perlu("rembuk.lihat")
def pertemuan_isi(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """What a meeting of any kind has: facts, agenda, notes, follow-ups, attendance, photos, and the way to the rest."""
    rapat = cari_pertemuan(uuid)
    konteks = konteks_isi(request, wilayah, rapat) | {"milik": halaman(rapat.jenis)}
    return render(request, "rembuk/pertemuan_isi.html", konteks)


def konteks_isi(request: HttpRequest, wilayah: Wilayah, rapat: Pertemuan) -> dict[str, Any]:
    """What the common parts of a meeting's page need (``templates/rembuk/bagian_*.html``), for pages of any kind."""
    hari_ini: dt.date = timezone.localdate()
    tertutup = rapat.jenis == JenisPertemuan.REMBUK and kueri.tertutup(rapat)
    return {
        "rapat": rapat,
        "bagian": kueri_p.bagian(rapat, wilayah, hari_ini),
        "sebutan": sebutan(rapat),
        "boleh": "rembuk.ubah" in request.izin and not tertutup,  # type: ignore[attr-defined]
        "mendatang": rapat.tanggal is None or rapat.tanggal >= hari_ini,
        "hari_ini": hari_ini,
        "butir": {nama: butir(getattr(rapat, nama)) for nama in ("narasumber", "agenda", "ringkasan", "diundang")},
    }


@perlu("rembuk.ubah")
@require_POST
def pertemuan_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Throw away a meeting written down by mistake, while it is empty; a kind with its own page has its own way."""
    rapat = cari_pertemuan(uuid)
    if halaman(rapat.jenis).isi != BAWAAN.isi:
        return redirect(alamat_pertemuan(wilayah, rapat))
    if kabarkan(request, partial(hapus_pertemuan, rapat=rapat), f"{sebutan(rapat)} dihapus."):
        return redirect("pertemuan", wilayah=wilayah.kode)
    return redirect(alamat_pertemuan(wilayah, rapat))
