"""Pages that write the budget: a line, the total of a bidang, money spent, finishing an activity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import BENTROK, VersiUsang, versi_dari
from rembuk import kueri_anggaran as kueri
from rembuk import status
from rembuk.anggaran import Pertanyaan, tanya_kode, tanya_lebih
from rembuk.forms_anggaran import FormulirBidang, FormulirKegiatan, FormulirRealisasi, FormulirSelesai
from rembuk.kueri_kode import kode_berlaku
from rembuk.models import AnggaranBidang, KegiatanAnggaran, Realisasi, SumberDana, Usulan
from rembuk.tindakan import anggaran as tindakan
from rembuk.tindakan.anggaran import CatatApbdes
from rembuk.views.anggaran import (
    boleh_pindah,
    cari_kegiatan,
    cari_realisasi,
    dapat_terlaksana,
    sebut_keadaan,
    wajib_apbdes,
)


def _simpan(request: HttpRequest, form: Any, draf: str, simpan: Callable[[], Any]) -> bool:
    """Save a valid form; a refusal becomes a sentence at the form, a stale version shows both values."""
    try:
        simpan()
    except VersiUsang as usang:
        form.hadapi(usang.kini)
    except ValidationError as galat:
        form.add_error(None, galat)
    except ValueError as galat:
        form.add_error(None, str(galat))
    except IntegrityError:
        form.add_error(None, BENTROK)
    else:
        request.session["draf_selesai"] = draf
        return True
    return False


def _kabari_tertutup(request: HttpRequest, wilayah: Wilayah, tahun: int, sejak: dt.date | None = None) -> None:
    """Say which finalised quarters keep the Tabel 5 they were closed with."""
    if semua := kueri.triwulan_tertutup(wilayah, tahun, sejak):
        kata = " dan ".join(satu.romawi for satu in semua[-2:])
        kata = ", ".join([*(satu.romawi for satu in semua[:-2]), kata])
        messages.info(request, f"Tabel 5 Triwulan {kata} {tahun} sudah ditutup dan tidak ikut berubah.")


def _ke_tahun(wilayah: Wilayah, tahun: int) -> HttpResponse:
    return redirect("anggaran_tahun", wilayah=wilayah.kode, tahun=tahun)


def _ke_kegiatan(wilayah: Wilayah, kegiatan: KegiatanAnggaran) -> HttpResponse:
    return redirect("kegiatan_anggaran", wilayah=wilayah.kode, uuid=kegiatan.uuid)


def _tahun_diminta(request: HttpRequest) -> int:
    """The year of ?tahun=, or this one."""
    teks = request.GET.get("tahun", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else timezone.localdate().year


@perlu("anggaran.ubah")
def kegiatan_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """A new line; ?usulan= fills it from a proposal and keeps the two together, ?jenis= is one of the KPM's pay."""
    wajib_apbdes(wilayah)
    kegiatan = KegiatanAnggaran(desa=wilayah, tahun=_tahun_diminta(request))
    if teks := request.GET.get("usulan"):
        kegiatan = _dari_usulan(wilayah, teks)
    elif request.GET.get("jenis") in kueri.JENIS_BAYAR:
        kegiatan.jenis = request.GET["jenis"]
        kegiatan.uraian = str(kegiatan.get_jenis_display())
        if request.GET.get("sumber") in SumberDana.values:
            kegiatan.sumber = request.GET["sumber"]
    return _isi_kegiatan(request, wilayah, kegiatan)


def _dari_usulan(wilayah: Wilayah, teks: str) -> KegiatanAnggaran:
    """A line with what its proposal tells already. Raises Http404 for a proposal that is not in this village, that no
    rembuk has agreed on, or that was refused."""
    try:
        uuid = UUID(teks)
    except ValueError as galat:
        raise Http404("Usulan ini tidak ada.") from galat
    semua = Usulan.objects.select_related("rembuk", "asal").exclude(status__in=status.TANPA_ANGGARAN)
    usulan: Usulan = get_object_or_404(semua, uuid=uuid)
    return KegiatanAnggaran(
        desa=wilayah,
        usulan=usulan,
        tahun=kueri.tahun_usulan(usulan),
        bidang=usulan.bidang,
        uraian=usulan.kegiatan,
        paket=usulan.paket,
        sumber=usulan.sumber,
        anggaran=usulan.biaya,
        volume=usulan.volume,
        lokasi=usulan.lokasi,
        waktu=usulan.waktu,
        penanggung_jawab=usulan.pelaksana,
    )


@perlu("anggaran.ubah")
def kegiatan_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change a line, its budget after the change included."""
    return _isi_kegiatan(request, wilayah, cari_kegiatan(wilayah, uuid))


def _isi_kegiatan(request: HttpRequest, wilayah: Wilayah, kegiatan: KegiatanAnggaran) -> HttpResponse:
    hari_ini, kode = timezone.localdate(), kode_berlaku(wilayah)
    bercatat = boleh_pindah(request, kegiatan.usulan, status.MASUK_APBDES)
    form = FormulirKegiatan(
        request.POST or None, instance=kegiatan, pada=hari_ini, bercatat=bercatat,
        initial={"catat": True, "catat_pada": hari_ini} if bercatat else {},
    )  # fmt: skip
    draf = f"anggaran:{kegiatan.uuid if kegiatan.pk else (kegiatan.usulan and kegiatan.usulan.uuid) or wilayah.kode}"
    if request.method == "POST" and form.is_valid() and not form.tanyakan(_ragu(form, kode)):
        simpan = partial(
            tindakan.simpan_kegiatan, kegiatan=kegiatan, oleh=pengguna(request), versi=form.versi_dilihat,
            pengenal=form.pengenal_baru, catat=_catatan(form),
        )  # fmt: skip
        if _simpan(request, form, draf, simpan):
            messages.success(request, f"“{kegiatan.uraian}” tersimpan dalam anggaran {kegiatan.tahun}.")
            _kabari_tertutup(request, wilayah, kegiatan.tahun)
            return _ke_tahun(wilayah, kegiatan.tahun)
    konteks = {
        "form": form,
        "kegiatan": kegiatan,
        "keadaan_usulan": sebut_keadaan(kegiatan.usulan),
        "baru": kegiatan.pk is None,
        "draf": draf,
        "kode": kode.values(),
    }
    return render(request, "rembuk/anggaran_isi.html", konteks)


def _catatan(form: FormulirKegiatan) -> CatatApbdes | None:
    isi = form.cleaned_data
    return CatatApbdes(isi["catat_pada"], isi["catat_nomor"]) if isi.get("catat") else None


def _ragu(form: FormulirKegiatan, kode: Any) -> list[Pertanyaan | None]:
    """What is unlikely about a line: its code, more than its bidang has, less than was spent already."""
    kegiatan = form.instance
    asing = tanya_kode(kegiatan.kode) if kegiatan.kode and kegiatan.kode not in kode else None
    lebih = None
    if kegiatan.pk:
        pos = kueri.baris_kegiatan(kegiatan).pos
        lebih = tanya_lebih(pos.realisasi, pos.pagu)
    return [asing, kueri.tanya_bidang(kegiatan), lebih]


@perlu("anggaran.ubah")
@require_POST
def kegiatan_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take a line out of the budget."""
    satu = cari_kegiatan(wilayah, uuid)
    laku = partial(tindakan.hapus_kegiatan, kegiatan=satu)
    if _lakukan(request, laku, f"“{satu.uraian}” dihapus dari anggaran {satu.tahun}."):
        return _ke_tahun(wilayah, satu.tahun)
    return _ke_kegiatan(wilayah, satu)


def _lakukan(request: HttpRequest, laku: Callable[..., Any], berhasil: str) -> bool:
    """Do something to a record as the person saw it; the outcome is told on the next page."""
    try:
        laku(oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")))
    except VersiUsang as usang:
        messages.error(request, f"{usang} Lihat isinya yang terbaru, lalu ulangi.")
    except ValueError as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, berhasil)
        return True
    return False


@perlu("anggaran.ubah")
@require_POST
def kegiatan_selesai(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Say that an activity is done, or with `batal` that it is not."""
    satu = cari_kegiatan(wilayah, uuid)
    pada, catat = None, False
    if "batal" not in request.POST:
        form = FormulirSelesai(
            request.POST, pada=timezone.localdate(), tahun=satu.tahun, bercatat=dapat_terlaksana(request, satu)
        )
        if not form.is_valid():
            messages.error(request, " ".join(str(teks) for semua in form.errors.values() for teks in semua))
            return _ke_kegiatan(wilayah, satu)
        pada, catat = form.cleaned_data["selesai_pada"], bool(form.cleaned_data.get("catat"))
    kata = f"“{satu.uraian}” {f'selesai {tanggal_panjang(pada)}' if pada else 'belum selesai'}."
    _lakukan(request, partial(tindakan.selesaikan, kegiatan=satu, pada=pada, catat=catat), kata)
    return _ke_kegiatan(wilayah, satu)


@perlu("anggaran.ubah")
def realisasi_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A new entry of money spent for an activity."""
    kegiatan = cari_kegiatan(wilayah, uuid)
    if kegiatan.jenis == kegiatan.Jenis.INSENTIF_KPM:
        messages.info(request, str(tindakan.DibayarDiKader()))
        return _ke_kegiatan(wilayah, kegiatan)
    return _isi_realisasi(request, wilayah, Realisasi(desa=wilayah, kegiatan=kegiatan))


@perlu("anggaran.ubah")
def realisasi_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change an entry of money spent."""
    return _isi_realisasi(request, wilayah, cari_realisasi(wilayah, uuid))


def _isi_realisasi(request: HttpRequest, wilayah: Wilayah, realisasi: Realisasi) -> HttpResponse:
    kegiatan = realisasi.kegiatan
    form = FormulirRealisasi(request.POST or None, request.FILES or None, instance=realisasi, pada=timezone.localdate())
    draf = f"realisasi:{realisasi.uuid if realisasi.pk else kegiatan.uuid}"
    if request.method == "POST" and form.is_valid() and not form.tanyakan([_ragu_realisasi(realisasi)]):
        simpan = partial(
            tindakan.simpan_realisasi, realisasi=realisasi, bukti=form.cleaned_data["berkas"], oleh=pengguna(request),
            versi=form.versi_dilihat, pengenal=form.pengenal_baru,
        )  # fmt: skip
        if _simpan(request, form, draf, simpan):
            messages.success(request, "Realisasi tersimpan.")
            _kabari_tertutup(request, wilayah, kegiatan.tahun, realisasi.tanggal)
            return _ke_kegiatan(wilayah, kegiatan)
    konteks = {"form": form, "kegiatan": kegiatan, "realisasi": realisasi, "baru": realisasi.pk is None, "draf": draf}
    return render(request, "rembuk/anggaran_realisasi.html", konteks)


def _ragu_realisasi(realisasi: Realisasi) -> Pertanyaan | None:
    """Whether with this entry more is spent than the activity has."""
    baris = kueri.baris_kegiatan(realisasi.kegiatan)
    lama = sum((satu.jumlah for satu in baris.realisasi if satu.pk == realisasi.pk), start=-realisasi.jumlah)
    return tanya_lebih(baris.pos.realisasi - lama, baris.pos.pagu)


@perlu("anggaran.ubah")
@require_POST
def realisasi_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take an entry away."""
    satu = cari_realisasi(wilayah, uuid)
    _lakukan(request, partial(tindakan.hapus, objek=satu), f"Realisasi {tanggal_panjang(satu.tanggal)} dihapus.")
    return _ke_kegiatan(wilayah, satu.kegiatan)


@perlu("anggaran.ubah")
def bidang_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """What the APBDes gives a whole bidang, new."""
    wajib_apbdes(wilayah)
    bidang = AnggaranBidang(desa=wilayah, tahun=_tahun_diminta(request), bidang=request.GET.get("bidang", "")[:1])
    return _isi_bidang(request, wilayah, bidang)


def _cari_bidang(wilayah: Wilayah, uuid: UUID) -> AnggaranBidang:
    wajib_apbdes(wilayah)
    semua = AnggaranBidang.objects.select_related("desa", "dibuat_oleh", "diubah_oleh")
    satu: AnggaranBidang = get_object_or_404(semua, uuid=uuid)
    return satu


@perlu("anggaran.ubah")
def bidang_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change it."""
    return _isi_bidang(request, wilayah, _cari_bidang(wilayah, uuid))


def _isi_bidang(request: HttpRequest, wilayah: Wilayah, bidang: AnggaranBidang) -> HttpResponse:
    form = FormulirBidang(request.POST or None, instance=bidang, pada=timezone.localdate())
    draf = f"anggaran-bidang:{bidang.uuid if bidang.pk else wilayah.kode}"
    if request.method == "POST" and form.is_valid():
        simpan = partial(
            tindakan.simpan_bidang, bidang=bidang, oleh=pengguna(request), versi=form.versi_dilihat,
            pengenal=form.pengenal_baru,
        )  # fmt: skip
        if _simpan(request, form, draf, simpan):
            messages.success(request, f"Anggaran bidang {bidang.get_bidang_display()} {bidang.tahun} tersimpan.")
            _kabari_tertutup(request, wilayah, bidang.tahun)
            return _ke_tahun(wilayah, bidang.tahun)
    kembali = reverse("anggaran_tahun", args=[wilayah.kode, bidang.tahun or timezone.localdate().year])
    konteks = {"form": form, "bidang": bidang, "baru": bidang.pk is None, "draf": draf, "kembali": kembali}
    return render(request, "rembuk/anggaran_bidang.html", konteks)


@perlu("anggaran.ubah")
@require_POST
def bidang_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take it away."""
    satu = _cari_bidang(wilayah, uuid)
    _lakukan(request, partial(tindakan.hapus, objek=satu), f"Anggaran bidang {satu.get_bidang_display()} dihapus.")
    return _ke_tahun(wilayah, satu.tahun)
