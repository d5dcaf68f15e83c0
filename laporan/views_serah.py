"""Handing an office over: the form, and the paper on which both sides sign for what was handed over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak, terbilang
from kpm.forms_pengguna import FormulirSerah
from kpm.izin import perlu
from kpm.kueri import nama_induk, profil_desa
from kpm.kueri_pengguna import calon_penerima
from kpm.models import Penugasan, Peran, Wilayah
from kpm.penegasan import tegas
from kpm.permintaan import pengguna as oleh
from kpm.tindakan_pengguna import Ditolak, serahkan
from kpm.views_pengguna import cari_tugas
from laporan.kueri_serah import serahan


def _tugas_kpm(wilayah: Wilayah, uuid: UUID) -> Penugasan:
    tugas = cari_tugas(wilayah, uuid)
    if not wilayah.desa or tugas.peran != Peran.KPM:
        raise Http404("Hanya tugas KPM yang diserahterimakan.")
    return tugas


@perlu("pengguna.ubah")
@tegas
def serah_terima(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Hand the office of a KPM over: who takes it, from when, and what goes along."""
    tugas, hari_ini = _tugas_kpm(wilayah, uuid), timezone.localdate()
    if tugas.diserahkan_ke:
        messages.info(request, "Tugas ini sudah diserahkan.")
        return redirect("serah_berita", wilayah=wilayah.kode, uuid=uuid)
    data = request.POST if request.method == "POST" else None
    form = FormulirSerah(data, calon=calon_penerima(tugas, hari_ini), pada=hari_ini)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            serahkan(tugas=tugas, oleh=oleh(request), **isi)
        except Ditolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"Tugas {tugas.pengguna} diserahkan kepada {isi['penerima']}.")
            return redirect("serah_berita", wilayah=wilayah.kode, uuid=uuid)
    konteks = {"tugas": tugas, "form": form, "s": serahan(tugas, hari_ini)}
    return render(request, "laporan/serah_terima.html", konteks)


def _sudah_diserahkan(wilayah: Wilayah, uuid: UUID) -> tuple[Penugasan, Penugasan]:
    tugas = _tugas_kpm(wilayah, uuid)
    if tugas.diserahkan_ke is None:
        raise Http404("Tugas ini belum diserahkan.")
    return tugas, tugas.diserahkan_ke


@perlu("pengguna.ubah")
def berita(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """What was handed over, to read and to print."""
    tugas, penerus = _sudah_diserahkan(wilayah, uuid)
    konteks = {"tugas": tugas, "penerus": penerus, "s": serahan(tugas, timezone.localdate())}
    return render(request, "laporan/serah_berita.html", konteks)


@perlu("pengguna.ubah")
def berita_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The same as a paper with places for three signatures."""
    tugas, penerus = _sudah_diserahkan(wilayah, uuid)
    waktu, profil = timezone.localtime(), profil_desa(wilayah)
    kepala: str = profil.jabatan_kepala or ("Lurah" if wilayah.kelurahan else "Kepala Desa")
    konteks: dict[str, Any] = {
        "desa": wilayah,
        "tugas": tugas,
        "penerus": penerus,
        "s": serahan(tugas, waktu.date()),
        "kop": cetak.kop(wilayah, profil, nama_induk(wilayah)),
        "kalimat_hari": terbilang.tanggal_terbilang(penerus.mulai),
        "tanggal": waktu.date(),
        "ttd": (
            ("Yang menyerahkan", tugas.pengguna.nama),
            ("Yang menerima", penerus.pengguna.nama),
            (f"Mengetahui, {kepala}", profil.kepala_desa),
        ),
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": wilayah.contoh,
        "baris_kaki": [
            f"Berita serah terima tugas KPM, {wilayah.nama_lengkap}",
            f"Dicetak {terbilang.tanggal_panjang(waktu.date())} pukul {terbilang.jam(waktu.time())} "
            f"{wilayah.singkatan_zona}",
        ],
    }
    nama = f"serah-terima-{slugify(wilayah.nama)}-{penerus.mulai}"
    return cetak.tanggapan(cetak.cetak("cetak/serah_terima.html", konteks, nama=nama))
