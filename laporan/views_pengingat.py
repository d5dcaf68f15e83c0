"""Reminders of an occasion: a text for the group, one for each household that WhatsApp opens. Nothing is sent here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kpm.dokumen.terbilang import jam
from kpm.izin import perlu
from kpm.kerja import kerja_terbuka, saringan_baku
from kpm.kueri import posyandu_desa
from kpm.models import Fasilitas, Wilayah
from kpm.telepon import nomor_seluler, tautan_wa
from laporan import pengingat as aturan
from laporan.forms_pengingat import FormulirPengingat
from laporan.kueri_pengingat import Diundang, diundang, sesi_berikut, tanpa_posyandu
from laporan.tampilan_konseling import tempat_sesi
from laporan.views_skor import tanpa_halaman
from pemantauan.kueri_aturan import aturan_tumbuh

PER_HALAMAN = 30


@perlu("pemantauan.lihat")
def pengingat(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The texts of an occasion; the list of persons only for who may see names."""
    hari_ini, tempat = timezone.localdate(), [satu for satu in posyandu_desa() if satu.ditutup_pada is None]
    isi = _isian(request.GET, hari_ini, tempat)
    # without a day nothing was asked yet: the form stands there empty, not refused
    diminta = isi if isi.get("tanggal") or "tanggal" in request.GET else None
    form = FormulirPengingat(diminta, initial=isi, hari_ini=hari_ini, posyandu=tempat)
    konteks: dict[str, Any] = {
        "form": form,
        "jenis": isi["acara"],
        "pilihan": aturan.ACARA,
        "posyandu_kini": isi.get("posyandu", ""),
        "di_posyandu": isi["acara"] in aturan.DI_POSYANDU,
        "tanpa_tempat": isi["acara"] in aturan.DI_POSYANDU and not tempat,
    }
    if not konteks["tanpa_tempat"] and form.is_valid():
        konteks |= _teks(request, wilayah, form.cleaned_data)
    return render(request, "laporan/pengingat.html", konteks)


def _isian(isi: Mapping[str, Any], hari_ini: dt.date, tempat: list[Fasilitas]) -> dict[str, Any]:
    """What stands in the address, and where it says nothing what is planned or usual."""
    jenis = isi.get("acara", "")
    jenis = jenis if jenis in dict(aturan.ACARA) else aturan.POSYANDU
    hasil: dict[str, Any] = {"acara": jenis}
    tertulis = {nama: isi[nama] for nama in ("tanggal", "pukul", "tempat") if nama in isi}
    if jenis in aturan.DI_POSYANDU:
        satu = _posyandu(isi.get("posyandu", ""), tempat)
        hasil |= {"posyandu": str(satu.uuid)} if satu else {}
        hasil |= _baku_posyandu(jenis, satu, hari_ini)
        semula = next((lain for lain in tempat if str(lain.uuid) == isi.get("semula")), None)
        if semula and semula != satu:
            # another posyandu was chosen: what nobody changed belongs to the one before
            tertulis = dict(tertulis.items() - _tertulis(_baku_posyandu(jenis, semula, hari_ini)).items())
    elif sesi := sesi_berikut(jenis, hari_ini):
        hasil |= {"tanggal": sesi.tanggal, "pukul": jam(sesi.jam) if sesi.jam else "", "tempat": tempat_sesi(sesi)}
    return hasil | tertulis


def _tertulis(baku: dict[str, Any]) -> dict[str, str]:
    """What is usual at a posyandu, as the form shows it."""
    return {nama: f"{nilai:%d-%m-%Y}" if isinstance(nilai, dt.date) else nilai for nama, nilai in baku.items()}


def _posyandu(teks: str, tempat: list[Fasilitas]) -> Fasilitas | None:
    """The posyandu of the address, else the first of the reader's work area, else the first."""
    area = kerja_terbuka()
    milik = [satu for satu in tempat if area and satu.pk in area.posyandu]
    return next((satu for satu in tempat if str(satu.uuid) == teks), next(iter(milik or tempat), None))


def _baku_posyandu(jenis: str, posyandu: Fasilitas | None, hari_ini: dt.date) -> dict[str, Any]:
    buka = posyandu.tanggal_buka if posyandu else None
    if jenis == aturan.TIMBANG:
        tanggal: dt.date | None = aturan.timbang_berikut(buka, aturan_tumbuh(hari_ini).bulan_timbang, hari_ini)
    else:
        tanggal = aturan.hari_berikut(buka, hari_ini)
    return {
        "tanggal": tanggal or "",
        "pukul": posyandu.pukul if posyandu else "",
        "tempat": posyandu.nama if posyandu else "",
    }


def _teks(request: HttpRequest, wilayah: Wilayah, isi: dict[str, Any]) -> dict[str, Any]:
    """The texts and the list of an occasion that is told wholly."""
    jenis, posyandu = isi["acara"], isi.get("posyandu")
    kerja = None if posyandu else saringan_baku(request.GET)
    undang = diundang(jenis, isi["tanggal"], posyandu=posyandu, kerja=kerja)
    judul, ajakan = aturan.sebut_acara(jenis, str(posyandu or ""))
    acara = aturan.Acara(
        jenis=jenis, judul=judul, ajakan=ajakan, tanggal=isi["tanggal"], pukul=isi["pukul"], tempat=isi["tempat"],
        desa=wilayah.nama_lengkap,
    )  # fmt: skip
    teks = aturan.teks_kelompok(acara, undang.jumlah)
    konteks = {
        "acara": acara,
        "jumlah": undang.jumlah,
        "teks": teks,
        "url_wa": tautan_wa(teks),
        "kerja": kerja,
        "tanpa_posyandu": tanpa_posyandu(isi["tanggal"]) if posyandu else 0,
    }
    return konteks | (_daftar(request, acara, undang) if "nama.lihat" in request.izin else {})  # type: ignore[attr-defined]


def _daftar(request: HttpRequest, acara: aturan.Acara, undang: Diundang) -> dict[str, Any]:
    """Who is written to, and whose home one goes to instead."""
    bernomor = [satu for satu in undang.penerima if nomor_seluler(satu.telepon)]
    tanpa = [satu for satu in undang.penerima if not nomor_seluler(satu.telepon)]
    rumah = request.GET.get("daftar") == "rumah"
    halaman = Paginator(tanpa if rumah else bernomor, PER_HALAMAN).get_page(request.GET.get("halaman"))
    return {
        "rumah": rumah,
        "bernomor": len(bernomor),
        "tanpa_nomor": len(tanpa),
        "halaman": halaman,
        "penerima": [
            (satu, "" if rumah else tautan_wa(aturan.teks_orang(acara, satu), satu.telepon)) for satu in halaman
        ],
        "contoh": aturan.teks_orang(acara, bernomor[0]) if bernomor else "",
        "kueri_tanpa_halaman": tanpa_halaman(request),
    }
