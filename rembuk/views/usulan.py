"""Pages: proposals of a meeting and what the meeting decides on each."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import versi_dari
from rembuk import kueri, tindakan
from rembuk.forms import FormulirUsulan
from rembuk.kegiatan_umum import menu
from rembuk.kekurangan import nama_masalah
from rembuk.models import Masalah, Pertemuan, Usulan
from rembuk.usulan_awal import isi_dari_masalah
from rembuk.views.bersama import cari_rembuk, kabarkan, ke_langkah, tersimpan


def _cari(uuid: UUID, usulan: UUID) -> Usulan:
    objek: Usulan = get_object_or_404(
        Usulan.objects.select_related("rembuk__desa", "dibuat_oleh", "diubah_oleh"), uuid=usulan, rembuk__uuid=uuid
    )
    return objek


def _isi(request: HttpRequest, wilayah: Wilayah, objek: Usulan) -> HttpResponse:
    """The proposal's form, new or changed; saved, one goes back to the list of proposals."""
    if kueri.tertutup(objek.pertemuan):
        return ke_langkah(wilayah, objek.pertemuan, "ba")
    masalah = kueri.masalah_rembuk(objek.pertemuan)
    pilihan = [(satu.pk, f"{nama_masalah(satu)} ({satu.kurang} orang)") for satu in masalah]
    form = FormulirUsulan(request.POST or None, instance=objek, masalah=pilihan)
    baru, draf = objek.pk is None, f"usulan:{objek.uuid if objek.pk else objek.pertemuan.uuid}"
    if request.method == "POST" and form.is_valid():
        pengenal, versi = form.cleaned_data.get("pengenal"), form.versi_dilihat
        simpan = partial(tindakan.simpan_isi, objek=objek, oleh=pengguna(request), versi=versi, pengenal=pengenal)
        if tersimpan(request, form, draf, simpan):
            messages.success(request, f"Usulan “{objek.kegiatan}” tersimpan.")
            return ke_langkah(wilayah, objek.pertemuan, "usulan")
    konteks = {
        "form": form,
        "rembuk": objek.pertemuan,
        "usulan": objek,
        "baru": baru,
        "draf": draf,
        "kegiatan": menu(objek.paket),
    }
    return render(request, "rembuk/usulan.html", konteks)


def _usulan_awal(rembuk: Pertemuan, masalah: Masalah | None, subjek: str) -> Usulan:
    """A new proposal of a subject, with what the gap it answers already tells."""
    prioritas = kueri.prioritas_berikut(rembuk, subjek)
    usulan = Usulan(desa=rembuk.desa, rembuk=rembuk, subjek=subjek, prioritas=prioritas)
    return isi_dari_masalah(usulan, masalah) if masalah else usulan


@perlu("rembuk.ubah")
def usulan_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A new proposal, for the gap named by ?masalah= if there is one; ?subjek=berjalan: an activity of this year."""
    rembuk = cari_rembuk(uuid)
    masalah = None
    if teks := request.GET.get("masalah"):
        masalah = next((satu for satu in kueri.masalah_rembuk(rembuk) if str(satu.uuid) == teks), None)
    subjek = Usulan.Subjek.BERJALAN if request.GET.get("subjek") == Usulan.Subjek.BERJALAN else Usulan.Subjek.RKP
    return _isi(request, wilayah, _usulan_awal(rembuk, masalah, subjek))


@perlu("rembuk.ubah")
def usulan_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, usulan: UUID) -> HttpResponse:
    """Change a proposal."""
    return _isi(request, wilayah, _cari(uuid, usulan))


@perlu("rembuk.ubah")
@require_POST
def usulan_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, usulan: UUID) -> HttpResponse:
    """Take a proposal out."""
    objek = _cari(uuid, usulan)
    kabarkan(request, partial(tindakan.hapus_usulan, usulan=objek), f"Usulan “{objek.kegiatan}” dihapus.")
    return ke_langkah(wilayah, objek.pertemuan, "usulan")


@perlu("rembuk.ubah")
@require_POST
def usulan_geser(request: HttpRequest, wilayah: Wilayah, uuid: UUID, usulan: UUID) -> HttpResponse:
    """One place up or down in the order of priority."""
    objek = _cari(uuid, usulan)
    naik = request.POST.get("arah") == "naik"
    geser = partial(tindakan.geser_usulan, usulan=objek, naik=naik, oleh=pengguna(request))
    kabarkan(request, geser, f"“{objek.kegiatan}” dipindahkan {'ke atas' if naik else 'ke bawah'}.")
    return ke_langkah(wilayah, objek.pertemuan, "usulan")


@perlu("rembuk.ubah")
@require_POST
def usulan_rapat(request: HttpRequest, wilayah: Wilayah, uuid: UUID, usulan: UUID) -> HttpResponse:
    """The meeting's decision on one proposal."""
    objek = _cari(uuid, usulan)
    putusan = request.POST.get("putusan", "")
    kata = {"disepakati": "disepakati", "ditolak_rapat": "tidak disepakati"}.get(putusan, "belum diputuskan")
    kabarkan(
        request,
        partial(tindakan.putuskan_di_rapat,
            usulan=objek, putusan=putusan, alasan=request.POST.get("alasan", "")[:300],
            oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")),
        ),
        f"“{objek.kegiatan}” dicatat {kata}.",
    )  # fmt: skip
    return ke_langkah(wilayah, objek.pertemuan, "usulan")


@perlu("rembuk.ubah")
@require_POST
def usulan_sepakati(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Everything of a subject (?subjek=) that is not yet decided is agreed on in one go."""
    rembuk = cari_rembuk(uuid)
    kabarkan(
        request,
        partial(tindakan.sepakati_semua, rembuk=rembuk, subjek=request.POST.get("subjek", ""), oleh=pengguna(request)),
        "Semua yang belum diputuskan dicatat disepakati.",
    )
    return ke_langkah(wilayah, rembuk, "usulan")
