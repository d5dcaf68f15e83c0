"""Pages: the attendance list of any meeting, person by person or taken over, and why some did not come."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import kueri, kueri_pertemuan, tindakan
from rembuk.forms import FormulirAlasan, FormulirHadirin
from rembuk.models import Hadirin, JenisPertemuan
from rembuk.pertemuan import sebutan
from rembuk.tindakan.pertemuan import ambil_hadirin
from rembuk.views.bersama import alamat_pertemuan, cari_pertemuan, cari_rembuk, kabarkan, ke_langkah, tersimpan


def _cari(uuid: UUID, hadirin: UUID) -> Hadirin:
    objek: Hadirin = get_object_or_404(
        Hadirin.objects.select_related("desa", "pertemuan__desa", "pertemuan__dusun"),
        uuid=hadirin,
        pertemuan__uuid=uuid,
    )
    return objek


def _tersimpan(request: HttpRequest, wilayah: Wilayah, objek: Hadirin, baru: bool) -> HttpResponse:
    """To the next person, or back to the list. Outside a rembuk many come from one place, so the next starts there."""
    rapat = objek.pertemuan
    messages.success(request, f"{objek.nama} tersimpan.")
    if not baru or "selesai" in request.POST:
        return redirect(alamat_pertemuan(wilayah, rapat, "hadir"))
    lanjut = reverse("hadirin_baru", args=[wilayah.kode, rapat.uuid])
    if rapat.jenis == JenisPertemuan.REMBUK:
        return redirect(lanjut)
    return redirect(f"{lanjut}?{urlencode({'unsur': objek.unsur, 'alamat': objek.alamat})}")


def _isi(request: HttpRequest, wilayah: Wilayah, objek: Hadirin) -> HttpResponse:
    """One attendee; a new one leads straight to the next, a changed one back to the list."""
    rapat = objek.pertemuan
    if kueri.tertutup(rapat):
        return ke_langkah(wilayah, rapat, "ba")
    awal = {nama: request.GET[nama] for nama in ("unsur", "alamat") if nama in request.GET}
    form = FormulirHadirin(request.POST or None, instance=objek, initial=awal if objek.pk is None else None)
    baru, draf = objek.pk is None, f"hadirin:{objek.uuid if objek.pk else rapat.uuid}"
    if request.method == "POST" and form.is_valid():
        pengenal, versi = form.cleaned_data.get("pengenal"), form.versi_dilihat
        simpan = partial(tindakan.simpan_isi, objek=objek, oleh=pengguna(request), versi=versi, pengenal=pengenal)
        if tersimpan(request, form, draf, simpan):
            return _tersimpan(request, wilayah, objek, baru)
    konteks = {
        "form": form, "rapat": rapat, "hadirin": objek, "baru": baru, "draf": draf,
        "hadir": kueri.kehadiran(rapat, wilayah), "kembali": alamat_pertemuan(wilayah, rapat, "hadir"),
        "dusun": [satu for satu in dusun_desa() if not satu.ditutup_pada], "sebutan": sebutan(rapat),
    }  # fmt: skip
    return render(request, "rembuk/hadirin.html", konteks)


@perlu("rembuk.ubah")
def hadirin_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Somebody more on the attendance list."""
    return _isi(request, wilayah, Hadirin(desa=wilayah, pertemuan=cari_pertemuan(uuid)))


@perlu("rembuk.ubah")
def hadirin_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, hadirin: UUID) -> HttpResponse:
    """Change what is written about somebody on the list."""
    return _isi(request, wilayah, _cari(uuid, hadirin))


@perlu("rembuk.ubah")
@require_POST
def hadirin_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, hadirin: UUID) -> HttpResponse:
    """Take somebody off the attendance list."""
    objek = _cari(uuid, hadirin)
    kabarkan(request, partial(tindakan.hapus_hadirin, hadirin=objek), f"{objek.nama} dihapus dari daftar hadir.")
    return redirect(alamat_pertemuan(wilayah, objek.pertemuan, "hadir"))


@perlu("rembuk.ubah")
def hadirin_ambil(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """People of the last meeting of this kind or of an institution, all ticked, onto the attendance list."""
    rapat = cari_pertemuan(uuid)
    semua = kueri_pertemuan.sumber_hadirin(rapat, timezone.localdate())
    dari = (request.POST if request.method == "POST" else request.GET).get("dari", "")
    sumber = next((satu for satu in semua if satu.kode == dari), semua[0] if semua else None)
    if request.method == "POST" and sumber:
        ambil = partial(
            ambil_hadirin, rapat=rapat, sumber=sumber, terpilih=request.POST.getlist("orang"), oleh=pengguna(request)
        )
        if kabarkan(request, ambil, "Daftar hadir sudah ditambah. Hapus atau tambah orang bila perlu."):
            return redirect(alamat_pertemuan(wilayah, rapat, "hadir"))
    konteks = {
        "rapat": rapat, "semua": semua, "sumber": sumber, "sebutan": sebutan(rapat),
        "kembali": alamat_pertemuan(wilayah, rapat, "hadir"),
    }  # fmt: skip
    return render(request, "rembuk/pertemuan_ambil.html", konteks)


@perlu("rembuk.ubah")
def rembuk_alasan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Why a mandatory element did not come."""
    rembuk = cari_rembuk(uuid)
    draf = f"alasan:{uuid}"
    form = FormulirAlasan(request.POST or None, instance=rembuk)
    if request.method == "POST" and form.is_valid():
        ubah = partial(tindakan.ubah_rembuk, rembuk=rembuk, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, ubah):
            messages.success(request, "Alasan tersimpan.")
            return ke_langkah(wilayah, rembuk, "hadir")
    konteks = {"form": form, "rembuk": rembuk, "draf": draf, "hadir": kueri.kehadiran(rembuk, wilayah)}
    return render(request, "rembuk/alasan.html", konteks)
