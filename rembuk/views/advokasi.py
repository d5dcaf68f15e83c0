"""Pages of the advocacy: all proposals and whom they wait for, one proposal's way, minutes handed over."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from kpm.unggah import jawab_unggahan
from rembuk import kueri_advokasi as kueri
from rembuk import status
from rembuk.dokumen_advokasi import cetak_ringkasan, cetak_tanda_terima
from rembuk.forms_advokasi import PEMUTUS, PEMUTUS_KELURAHAN, FormulirLangkah, FormulirPenyerahan
from rembuk.kueri import berita_acara_terakhir
from rembuk.models import PAKET, BeritaAcara, Penyerahan, Usulan
from rembuk.tindakan import kembalikan, pindahkan
from rembuk.tindakan.advokasi import hapus_penyerahan, simpan_penyerahan
from rembuk.views.bersama import cari_rembuk, tersimpan

PER_HALAMAN = 25


@perlu("rembuk.lihat")
def advokasi(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Every proposal of a year with its state and whom it waits for; above them the minutes handed over."""
    hari_ini, tahun_tahun = timezone.localdate(), kueri.tahun_usulan()
    saringan = kueri.Saringan.dari(request.GET, tahun_tahun)
    halaman = Paginator(kueri.daftar_usulan(saringan), PER_HALAMAN).get_page(request.GET.get("halaman"))
    jumlah = kueri.jumlah_keadaan(saringan)
    kata = [
        (kode, status.label(kode, kelurahan=wilayah.kelurahan), jumlah[kode]) for kode in status.MAJU if kode in jumlah
    ]
    konteks = {
        "halaman": halaman, "baris": [kueri.keadaan(satu, hari_ini) for satu in halaman], "saringan": saringan,
        "tahun_tahun": tahun_tahun, "keadaan_keadaan": kata, "semua": sum(jumlah.values()),
        "menunggu": sum(n for kode, n in jumlah.items() if kode not in kueri.SELESAI),
        "serah": kueri.daftar_serah(wilayah, saringan.tahun), "paket": PAKET, "sumber": Usulan.Sumber.choices,
    }  # fmt: skip
    return render(request, "rembuk/advokasi_daftar.html", konteks)


def _usulan(uuid: UUID) -> Usulan:
    satu = kueri.cari_usulan(uuid)
    if satu is None:
        raise Http404("Usulan tidak ada.")
    return satu


@perlu("rembuk.lihat")
def usulan_satu(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One proposal: its gap, every step with who and when, its budget, whom it waits for."""
    r = kueri.riwayat_usulan(_usulan(uuid), timezone.localdate())
    kata = partial(status.label, kelurahan=wilayah.kelurahan, sumber=r.keadaan.usulan.sumber)
    return render(request, "rembuk/advokasi_usulan.html", {
        "r": r, "k": r.keadaan, "usulan": r.keadaan.usulan, "maju": [(ke, kata(ke)) for ke in r.maju],
    })  # fmt: skip


@perlu("usulan.ikuti")
def usulan_langkah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Write down what was decided on a proposal: by whom, when, in which document."""
    usulan, hari_ini = _usulan(uuid), timezone.localdate()
    r = kueri.riwayat_usulan(usulan, hari_ini)
    kata = partial(status.label, kelurahan=wilayah.kelurahan, sumber=usulan.sumber)
    pilihan = [(ke, kata(ke)) for ke in r.maju]
    if r.kembali:
        pilihan.append((r.kembali, f"Batalkan, kembali ke: {kata(r.kembali)}"))
    if not pilihan:
        messages.error(request, "Usulan ini belum dapat dicatat putusannya: Berita Acaranya belum terbit.")
        return redirect("advokasi_usulan", wilayah=wilayah.kode, uuid=uuid)
    awal = {
        "ke": request.GET.get("ke", ""), "tanggal": hari_ini, "versi": usulan.versi,
        "pemutus": r.keadaan.tunggu.siapa if r.keadaan.tunggu else "",
    }  # fmt: skip
    form = FormulirLangkah(request.POST or None, initial=awal, pilihan=pilihan, kembali=r.kembali)
    if request.method == "POST":
        if versi_dari(request.POST.get("versi")) != usulan.versi:
            laku = _usang(request, usulan, form)
        else:
            laku = form.is_valid() and _pindah(request, usulan, form)
        if laku:
            return redirect("advokasi_usulan", wilayah=wilayah.kode, uuid=uuid)
    return render(request, "rembuk/advokasi_langkah.html", {
        "form": form, "usulan": usulan, "k": r.keadaan, "pemutus": PEMUTUS_KELURAHAN if wilayah.kelurahan else PEMUTUS,
    })  # fmt: skip


def _usang(request: HttpRequest, kini: Usulan, form: FormulirLangkah) -> bool:
    """A form filled in before somebody moved the proposal: true where it was this very form, sent twice."""
    if kini.status == request.POST.get("ke") and kini.diubah_oleh_id == pengguna(request).pk:
        return True
    kata = status.sebut(kini.status, kelurahan=kini.desa.kelurahan, sumber=kini.sumber)
    form.add_error(None, f"Usulan ini baru saja diubah orang lain dan sekarang {kata}. Buka lagi halamannya.")
    form.errors.pop("ke", None)  # the choices are those of the new state
    return False


def _pindah(request: HttpRequest, usulan: Usulan, form: FormulirLangkah) -> bool:
    """Take the step of a valid form; what cannot be becomes a sentence at the form."""
    isi = form.cleaned_data
    laku: Any = {nama: isi[nama] for nama in ("tanggal", "alasan", "pemutus")}
    laku |= {"oleh": pengguna(request), "versi": usulan.versi}
    try:
        if isi["ke"] == form.kembali:
            kembalikan(usulan, **laku)
        else:
            pindahkan(usulan, isi["ke"], nomor=isi["nomor"], **laku)
    except VersiUsang as usang:
        return _usang(request, usang.kini, form)
    except ValueError as galat:
        form.add_error(None, str(galat))
        return False
    request.session["draf_selesai"] = f"langkah:{usulan.uuid}:{usulan.versi}"
    messages.success(request, f"“{usulan.kegiatan}”: putusan tercatat.")
    return True


def _penyerahan(uuid: UUID) -> Penyerahan:
    semua = Penyerahan.objects.select_related("rembuk__desa", "bukti", "desa", "dibuat_oleh", "diubah_oleh")
    satu: Penyerahan = get_object_or_404(semua, uuid=uuid)
    return satu


def _isi_penyerahan(request: HttpRequest, wilayah: Wilayah, objek: Penyerahan, awal: dict[str, Any]) -> HttpResponse:
    """The form of a handing over; afterwards the list of its year, where the receipt is printed."""
    baru, hari_ini = objek.pk is None, timezone.localdate()
    draf = f"penyerahan:{objek.uuid if objek.pk else objek.rembuk.uuid}"
    form = FormulirPenyerahan(
        request.POST or None, request.FILES or None, instance=objek, initial=awal, hari_ini=hari_ini
    )
    if request.method == "POST" and form.is_valid():
        laku = partial(
            simpan_penyerahan, penyerahan=objek, bukti=form.cleaned_data.get("berkas"), oleh=pengguna(request),
            versi=form.versi_dilihat, pengenal=form.cleaned_data.get("pengenal"),
        )  # fmt: skip
        if tersimpan(request, form, draf, laku):
            messages.success(request, "Penyerahan tercatat. Tanda terimanya dapat dicetak.")
            return _ke_tahun(wilayah, objek)
    konteks = {"form": form, "penyerahan": objek, "rembuk": objek.rembuk, "baru": baru, "draf": draf}
    return render(request, "rembuk/advokasi_penyerahan.html", konteks)


def _ke_tahun(wilayah: Wilayah, objek: Penyerahan) -> HttpResponse:
    jawab = redirect("advokasi", wilayah=wilayah.kode)
    jawab["Location"] += f"?tahun={objek.rembuk.tahun}"
    return jawab


@perlu("usulan.ikuti")
def penyerahan_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Hand the Berita Acara of the rembuk named by ?rembuk= over to somebody."""
    try:
        rembuk = cari_rembuk(UUID(request.GET.get("rembuk", "")))
    except ValueError as galat:
        raise Http404("Rembuk tidak ada.") from galat
    if berita_acara_terakhir(rembuk) is None:
        messages.error(request, "Berita Acara rembuk ini belum terbit, jadi belum ada yang diserahkan.")
        return redirect("rembuk_isi", wilayah=wilayah.kode, uuid=rembuk.uuid)
    objek = Penyerahan(desa=wilayah, rembuk=rembuk)
    return _isi_penyerahan(
        request, wilayah, objek, {"kepada": request.GET.get("kepada", ""), "tanggal": timezone.localdate()}
    )


@perlu("usulan.ikuti")
def penyerahan_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change a handing over, or add the scan of its receipt."""
    return _isi_penyerahan(request, wilayah, _penyerahan(uuid), {})


@perlu("usulan.ikuti")
@require_POST
def penyerahan_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take away a handing over written down by mistake."""
    objek = _penyerahan(uuid)
    try:
        hapus_penyerahan(penyerahan=objek, oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")))
    except VersiUsang as usang:
        messages.error(request, f"{usang} Lihat isinya yang terbaru, lalu ulangi.")
    else:
        messages.success(request, "Penyerahan dihapus.")
    return _ke_tahun(wilayah, objek)


@perlu("rembuk.lihat")
def penyerahan_bukti(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The scan of a signed receipt."""
    return jawab_unggahan(_penyerahan(uuid).bukti)


@perlu("rembuk.lihat")
def tanda_terima(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The receipt to be signed by who hands over and who takes."""
    try:
        return tanggapan(cetak_tanda_terima(_penyerahan(uuid), wilayah, timezone.localtime()))
    except BeritaAcara.DoesNotExist as galat:
        raise Http404("Berita Acara rembuk ini belum terbit.") from galat


@perlu("rembuk.lihat")
def ringkasan_usulan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """One page for the Musdes: the proposals of a year by priority with cost and state."""
    saringan = kueri.Saringan.dari({"tahun": request.GET.get("tahun", "")}, kueri.tahun_usulan())
    if saringan.tahun is None:
        raise Http404("Belum ada usulan.")
    return tanggapan(cetak_ringkasan(wilayah, saringan, timezone.localtime()))
