"""Pages: follow-ups of meetings, all of them by state, and one of them: promised, done, given up, open again."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import versi_dari
from rembuk import kueri_pertemuan as kueri
from rembuk import tindakan
from rembuk.forms_pertemuan import FormulirSelesai, FormulirTindak
from rembuk.models import TindakLanjut
from rembuk.pertemuan import sebutan
from rembuk.tindakan.pertemuan import hapus_tindak, selesaikan_tindak
from rembuk.views.bersama import alamat_pertemuan, cari_pertemuan, kabarkan, tersimpan

PER_HALAMAN = 25
KEADAAN = (("terbuka", "Belum selesai"), ("lewat", "Lewat batas"), ("selesai", "Sudah berakhir"))


def _cari(uuid: UUID, tindak: UUID) -> TindakLanjut:
    semua = TindakLanjut.objects.select_related(
        "pertemuan__desa", "pertemuan__dusun", "desa", "dibuat_oleh", "diubah_oleh"
    )
    satu: TindakLanjut = get_object_or_404(semua, uuid=tindak, pertemuan__uuid=uuid)
    return satu


def _asal(wilayah: Wilayah, satu: TindakLanjut, dari: str) -> str:
    """Address it was opened from: the page of all follow-ups, a later meeting (its uuid), or its own meeting."""
    if dari == "semua":
        return reverse("tindak_lanjut", args=[wilayah.kode])
    try:
        return alamat_pertemuan(wilayah, cari_pertemuan(UUID(dari)), "tindak-lalu")
    except ValueError:
        return alamat_pertemuan(wilayah, satu.pertemuan, "tindak-lanjut")


@perlu("rembuk.lihat")
def tindak_lanjut(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """All follow-ups of the village, those still open first."""
    hari_ini = timezone.localdate()
    keadaan = request.GET.get("keadaan", "")
    keadaan = keadaan if keadaan in dict(KEADAAN) else "terbuka"
    isi = Paginator(kueri.semua_tindak(keadaan, hari_ini), PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi.object_list = kueri.halaman_tindak(isi.object_list, hari_ini)
    jumlah = kueri.jumlah_tindak(hari_ini)
    konteks = {
        "halaman": isi, "keadaan": keadaan, "pilihan": [(kode, kata, jumlah[kode]) for kode, kata in KEADAAN],
        "boleh_selesai": "rembuk.ubah" in request.izin,  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "rembuk/tindak_lanjut.html", konteks)


def _isi(request: HttpRequest, wilayah: Wilayah, satu: TindakLanjut) -> HttpResponse:
    rapat, baru = satu.pertemuan, satu.pk is None
    draf = f"tindak:{rapat.uuid if baru else satu.uuid}"
    form = FormulirTindak(request.POST or None, instance=satu, hari_ini=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        pengenal, versi = form.cleaned_data.get("pengenal"), form.versi_dilihat
        simpan = partial(tindakan.simpan_isi, objek=satu, oleh=pengguna(request), versi=versi, pengenal=pengenal)
        if tersimpan(request, form, draf, simpan):
            messages.success(request, "Tindak lanjut tersimpan.")
            if baru and "selesai" not in request.POST:
                return redirect("tindak_baru", wilayah=wilayah.kode, uuid=rapat.uuid)
            return redirect(alamat_pertemuan(wilayah, rapat, "tindak-lanjut"))
    konteks = {
        "form": form, "tindak": satu, "rapat": rapat, "baru": baru, "draf": draf, "sebutan": sebutan(rapat),
        "kembali": alamat_pertemuan(wilayah, rapat, "tindak-lanjut"),
    }  # fmt: skip
    return render(request, "rembuk/tindak_ubah.html", konteks)


@perlu("rembuk.ubah")
def tindak_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Something more that was promised in a meeting."""
    return _isi(request, wilayah, TindakLanjut(desa=wilayah, pertemuan=cari_pertemuan(uuid)))


@perlu("rembuk.ubah")
def tindak_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, tindak: UUID) -> HttpResponse:
    """Change what was promised."""
    return _isi(request, wilayah, _cari(uuid, tindak))


@perlu("rembuk.ubah")
def tindak_selesai(request: HttpRequest, wilayah: Wilayah, uuid: UUID, tindak: UUID) -> HttpResponse:
    """What became of it: done with its result, or given up with the reason."""
    satu, hari_ini = _cari(uuid, tindak), timezone.localdate()
    draf, dari = f"tindak-selesai:{tindak}", request.POST.get("dari") or request.GET.get("dari", "")
    kembali = _asal(wilayah, satu, dari)
    form = FormulirSelesai(request.POST or None, instance=satu, hari_ini=hari_ini)
    if request.method == "POST" and form.is_valid():
        isi = {nama: form.cleaned_data[nama] for nama in ("selesai_pada", "batal", "hasil")}
        simpan = partial(selesaikan_tindak, tindak=satu, oleh=pengguna(request), versi=form.versi_dilihat, **isi)
        if tersimpan(request, form, draf, simpan):
            messages.success(request, f"“{satu.apa}” {'tidak dilanjutkan' if isi['batal'] else 'selesai'}.")
            return redirect(kembali)
    konteks = {
        "form": form, "tindak": satu, "rapat": satu.pertemuan, "draf": draf, "sebutan": sebutan(satu.pertemuan),
        "dari": dari, "kembali": kembali,
    }  # fmt: skip
    return render(request, "rembuk/tindak_selesai.html", konteks)


@perlu("rembuk.ubah")
@require_POST
def tindak_buka(request: HttpRequest, wilayah: Wilayah, uuid: UUID, tindak: UUID) -> HttpResponse:
    """It is not done after all."""
    satu, versi = _cari(uuid, tindak), versi_dari(request.POST.get("versi"))
    buka = partial(selesaikan_tindak, tindak=satu, selesai_pada=None, oleh=pengguna(request), versi=versi)
    kabarkan(request, buka, f"“{satu.apa}” kembali belum selesai.")
    return redirect(_asal(wilayah, satu, request.POST.get("dari", "")))


@perlu("rembuk.ubah")
@require_POST
def tindak_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, tindak: UUID) -> HttpResponse:
    """Take a follow-up typed by mistake away."""
    satu = _cari(uuid, tindak)
    kabarkan(request, partial(hapus_tindak, tindak=satu), "Tindak lanjut dihapus.")
    return redirect(alamat_pertemuan(wilayah, satu.pertemuan, "tindak-lanjut"))
