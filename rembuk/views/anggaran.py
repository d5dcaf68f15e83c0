"""Pages: the money of a year against stunting, one activity with what was spent on it, and its proofs."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.unggah import jawab_unggahan
from rembuk import kueri_anggaran as kueri
from rembuk import status
from rembuk.forms_anggaran import TAHUN_KE_DEPAN, TAHUN_PERTAMA, FormulirSelesai
from rembuk.models import KegiatanAnggaran, Realisasi, Usulan


def wajib_apbdes(wilayah: Wilayah) -> None:
    """Raises Http404 in a kelurahan, which has no APBDes."""
    if wilayah.kelurahan:
        raise Http404("Kelurahan tidak mempunyai APBDes.")


def cari_kegiatan(wilayah: Wilayah, uuid: UUID) -> KegiatanAnggaran:
    """A line of the open village's budget, or 404."""
    wajib_apbdes(wilayah)
    semua = KegiatanAnggaran.objects.select_related(
        "desa", "usulan__rembuk", "usulan__asal", "dibuat_oleh", "diubah_oleh"
    )
    satu: KegiatanAnggaran = get_object_or_404(semua, uuid=uuid)
    return satu


def cari_realisasi(wilayah: Wilayah, uuid: UUID) -> Realisasi:
    """An entry of money spent in the open village, or 404."""
    wajib_apbdes(wilayah)
    semua = Realisasi.objects.select_related("desa", "kegiatan", "bukti", "dibuat_oleh", "diubah_oleh")
    satu: Realisasi = get_object_or_404(semua, uuid=uuid)
    return satu


@perlu("anggaran.lihat")
def anggaran(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The budget of this year."""
    wajib_apbdes(wilayah)
    return redirect("anggaran_tahun", wilayah=wilayah.kode, tahun=timezone.localdate().year)


@perlu("anggaran.lihat")
def anggaran_tahun(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The activities of a year by bidang, what others pay, and the sums."""
    wajib_apbdes(wilayah)
    kini = timezone.localdate().year
    if not TAHUN_PERTAMA <= tahun <= kini + TAHUN_KE_DEPAN:
        raise Http404("Tahun anggaran ini tidak ada.")
    isi = kueri.tahun_anggaran(tahun)
    ubah = "anggaran.ubah" in request.izin  # type: ignore[attr-defined]
    konteks = {
        "a": isi,
        "tahun": tahun,
        "tahun_tahun": kueri.tahun_ada(tahun, kini),
        "lepas": kueri.bayaran_lepas(isi) if ubah else [],
        "siap": kueri.usulan_tanpa_baris(tahun) if ubah else [],
    }
    return render(request, "rembuk/anggaran.html", konteks)


@perlu("anggaran.lihat")
def kegiatan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One activity: its facts, every entry of money spent, and whether it is done."""
    satu = cari_kegiatan(wilayah, uuid)
    hari_ini = timezone.localdate()
    konteks = {
        "baris": kueri.baris_kegiatan(satu),
        "kegiatan": satu,
        "keadaan_usulan": sebut_keadaan(satu.usulan),
        "dari_kader": satu.jenis in kueri.JENIS_BAYAR,
        "hanya_kader": satu.jenis == KegiatanAnggaran.Jenis.INSENTIF_KPM,
        "selesai": FormulirSelesai(
            pada=hari_ini,
            tahun=satu.tahun,
            bercatat=dapat_terlaksana(request, satu),
            initial={"selesai_pada": hari_ini, "catat": True},
        ),
    }
    return render(request, "rembuk/anggaran_kegiatan.html", konteks)


def sebut_keadaan(usulan: Usulan | None) -> str:
    """The state of a proposal in words, by who pays for it."""
    return status.label(usulan.status, sumber=usulan.sumber) if usulan else ""


def boleh_pindah(request: HttpRequest, usulan: Usulan | None, ke: str) -> bool:
    """Whether this person may move a proposal to a state that follows its own."""
    if usulan is None or "usulan.ikuti" not in request.izin:  # type: ignore[attr-defined]
        return False
    return ke in status.maju(usulan.status)


def dapat_terlaksana(request: HttpRequest, kegiatan: KegiatanAnggaran) -> bool:
    """Whether finishing this activity may also mark its proposal as done: once all its other activities are."""
    return boleh_pindah(request, kegiatan.usulan, status.TERLAKSANA) and kueri.tinggal_satu(kegiatan)


@perlu("anggaran.lihat")
def bukti(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The scanned proof of an entry."""
    return jawab_unggahan(cari_realisasi(wilayah, uuid).bukti)
