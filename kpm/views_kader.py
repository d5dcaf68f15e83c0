"""The KPM's office: who serves, one term with its papers, trainings, payments and activities, the TPK beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kpm import kueri_kader as kueri
from kpm.forms_kader import (
    FormulirKader,
    FormulirKegiatan,
    FormulirPelatihan,
    FormulirPembayaran,
    FormulirTpk,
)
from kpm.izin import perlu
from kpm.kader import MATERI
from kpm.models import AnggotaTpk, Kader, KegiatanKader, Pelatihan, PembayaranKader, Peran, Wilayah
from kpm.periode import sebut_bulan
from kpm.permintaan import pengguna
from kpm.tindakan_kader import bayar_kader, simpan_kader, simpan_kantor
from kpm.unggah import jawab_unggahan
from kpm.views_kantor import boleh_tulis, isi_kantor, ke_kader, wajib_boleh_tulis

PER_HALAMAN = 8
TAHUN_PERTAMA = 2018


def _kader(uuid: UUID) -> Kader:
    satu: Kader = get_object_or_404(Kader.objects.select_related("desa", "sk", "pengguna"), uuid=uuid)
    return satu


def lihat_bayaran(request: HttpRequest, kader: Kader) -> bool:
    """Whether this person sees what that KPM is paid: the office does, and the KPM themself."""
    peran, izin = request.peran, request.izin  # type: ignore[attr-defined]
    return "kader.bayar" in izin or Peran.KEPALA_DESA in peran or kader.pengguna_id == request.user.pk


@perlu("kader.lihat")
def daftar(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The KPM of the village by term, and the TPK."""
    semua = kueri.daftar_kader(timezone.localdate())
    isi = {
        "semua": semua,
        "boleh_tambah": _boleh_tambah(request, [satu.kader for satu in semua]),
        "tpk": kueri.anggota_tpk(),
    }
    return render(request, "kpm/kader.html", isi)


@perlu("kader.lihat")
def saya(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The own term of the KPM who is signed in; the list for anybody else."""
    return redirect(ke_kader(wilayah, kueri.kader_pengguna(pengguna(request))))


def _boleh_tambah(request: HttpRequest, semua: list[Kader]) -> bool:
    """The office adds terms; a KPM writes down the own one where nobody has."""
    izin = request.izin  # type: ignore[attr-defined]
    milik = any(satu.pengguna_id == request.user.pk for satu in semua)
    return "kader.bayar" in izin or ("kader.ubah" in izin and not milik)


@perlu("kader.lihat")
def satu(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One term: election, SK, trainings, payments of a year, activities."""
    kader, hari_ini = _kader(uuid), timezone.localdate()
    tahun = _tahun(request, hari_ini)
    bayar = kueri.pembayaran_tahun(kader, tahun, hari_ini) if lihat_bayaran(request, kader) else None
    kegiatan, pelatihan = kueri.kegiatan_kader(kader), kueri.pelatihan_kader(kader)
    isi = {
        "kader": kader,
        "masa": kueri.masa(kader, hari_ini),
        "pelatihan": [(satu, [MATERI[k] for k in satu.materi if k in MATERI]) for satu in pelatihan],
        "materi_belum": [kata for kode, kata in MATERI.items() if all(kode not in satu.materi for satu in pelatihan)],
        "bayar": bayar,
        "belum_dibayar": sebut_bulan(bayar.belum) if bayar else "",
        "tahun": tahun,
        "kueri_tahun": f"tahun={tahun}",
        "tahun_tahun": range(max(kader.mulai.year, hari_ini.year - 4), hari_ini.year + 1),
        "boleh": boleh_tulis(request, kader),
        "kegiatan": Paginator(kegiatan, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "peserta": kueri.peserta(kegiatan.filter(tanggal__year=tahun)),
    }
    return render(request, "kpm/kader_satu.html", isi)


def _tahun(request: HttpRequest, hari_ini: dt.date) -> int:
    teks = request.GET.get("tahun", "")
    tahun = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else hari_ini.year
    return tahun if TAHUN_PERTAMA <= tahun <= hari_ini.year else hari_ini.year


@perlu("kader.lihat")
def berkas_sk(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The scanned SK of a term."""
    return jawab_unggahan(_kader(uuid).sk)


@perlu("kader.ubah")
def ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID | None = None) -> HttpResponse:
    """A term, new or changed. A KPM writes the own one, which is then linked to the own account."""
    kader = _kader(uuid) if uuid else Kader(desa=wilayah)
    kantor = "kader.bayar" in request.izin  # type: ignore[attr-defined]
    if uuid:
        wajib_boleh_tulis(request, kader)
    elif not kantor and (milik := kueri.kader_pengguna(pengguna(request))):
        messages.info(request, "Masa tugas Anda sudah dicatat. Masa tugas yang baru dicatat admin desa.")
        return redirect(ke_kader(wilayah, milik))
    hari_ini = timezone.localdate()
    akun = kueri.akun_kpm(wilayah, hari_ini, kader.pengguna_id) if kantor else None
    form = FormulirKader(request.POST or None, request.FILES or None, instance=kader, pada=hari_ini, akun=akun)

    def simpan() -> Kader:
        if not uuid and not kantor:
            form.instance.pengguna = pengguna(request)
        berkas = form.cleaned_data.get("berkas_sk")
        return simpan_kader(kader=form.instance, sk=berkas, oleh=pengguna(request), versi=form.versi_dilihat)

    judul = "Ubah masa tugas KPM" if uuid else "KPM baru"
    return isi_kantor(request, wilayah, form, simpan, judul=judul, kader=kader if uuid else None)


@perlu("kader.ubah")
def pelatihan(
    request: HttpRequest, wilayah: Wilayah, kader: UUID | None = None, uuid: UUID | None = None
) -> HttpResponse:
    """A training, new (of ``kader``) or changed."""
    return _milik_kader(request, wilayah, Pelatihan, FormulirPelatihan, "pelatihan", kader, uuid)


@perlu("kader.ubah")
def kegiatan(
    request: HttpRequest, wilayah: Wilayah, kader: UUID | None = None, uuid: UUID | None = None
) -> HttpResponse:
    """An activity, new (of ``kader``) or changed."""
    return _milik_kader(request, wilayah, KegiatanKader, FormulirKegiatan, "kegiatan", kader, uuid)


def _milik_kader(
    request: HttpRequest, wilayah: Wilayah, model: Any, formulir: Any, nama: str, kader: UUID | None, uuid: UUID | None
) -> HttpResponse:
    lama = get_object_or_404(model.objects.select_related("kader", "desa"), uuid=uuid) if uuid else None
    pemilik = lama.kader if lama else _kader(cast(UUID, kader))
    wajib_boleh_tulis(request, pemilik)
    objek = lama or model(desa=wilayah, kader=pemilik)
    form = formulir(request.POST or None, instance=objek, pada=timezone.localdate())

    def simpan() -> Any:
        return simpan_kantor(objek=form.instance, oleh=pengguna(request), versi=form.versi_dilihat)

    judul = f"{'Ubah' if lama else 'Catat'} {nama}"
    return isi_kantor(request, wilayah, form, simpan, judul=judul, kader=pemilik, hapus=nama)


@perlu("kader.bayar")
def bayar(request: HttpRequest, wilayah: Wilayah, kader: UUID) -> HttpResponse:
    """Payments of one month or of several in a row."""
    pemilik = _kader(kader)
    objek = PembayaranKader(desa=wilayah, kader=pemilik)
    awal = {satu: request.GET[satu] for satu in ("bulan", "jenis") if satu in request.GET}
    form = FormulirPembayaran(
        request.POST or None, instance=objek, pada=timezone.localdate(), kader=pemilik, initial=awal
    )

    def simpan() -> Any:
        isi = {nama: form.cleaned_data[nama] for nama in ("jenis", "jumlah", "sumber", "dibayar_pada", "bukti")}
        return bayar_kader(
            kader=pemilik, uuid=form.instance.uuid, bulan=form.semua_bulan, oleh=pengguna(request), **isi
        )

    return isi_kantor(request, wilayah, form, simpan, judul="Catat pembayaran", kader=pemilik)


@perlu("kader.bayar")
def bayar_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One recorded payment."""
    objek = get_object_or_404(PembayaranKader.objects.select_related("kader", "desa"), uuid=uuid)
    form = FormulirPembayaran(request.POST or None, instance=objek, pada=timezone.localdate(), kader=objek.kader)

    def simpan() -> Any:
        return simpan_kantor(objek=form.instance, oleh=pengguna(request), versi=form.versi_dilihat)

    return isi_kantor(request, wilayah, form, simpan, judul="Ubah pembayaran", kader=objek.kader, hapus="pembayaran")


@perlu("kader.ubah")
def tpk(request: HttpRequest, wilayah: Wilayah, uuid: UUID | None = None) -> HttpResponse:
    """A member of the TPK, new or changed."""
    objek = (
        get_object_or_404(AnggotaTpk.objects.select_related("desa"), uuid=uuid) if uuid else AnggotaTpk(desa=wilayah)
    )
    form = FormulirTpk(request.POST or None, instance=objek, pada=timezone.localdate())

    def simpan() -> Any:
        return simpan_kantor(objek=form.instance, oleh=pengguna(request), versi=form.versi_dilihat)

    judul = "Ubah anggota TPK" if uuid else "Anggota TPK baru"
    return isi_kantor(request, wilayah, form, simpan, judul=judul, kader=None, hapus="tpk")
