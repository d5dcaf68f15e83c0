"""Counselling sessions: the list, one session with all it was held for on one sheet, invitations of the fathers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import partial
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from kpm import jejak
from kpm.dokumen import cetak, terbilang
from kpm.izin import pastikan, perlu
from kpm.kerja import saringan_baku
from kpm.kueri import profil_desa
from kpm.models import JenisFasilitas, Wilayah
from kpm.penegasan import tegas
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from laporan import tampilan_konseling as tampilan
from laporan.kueri_ayah import sudah_ikut
from laporan.pengingat import sebut_ayah
from laporan.views_ayah import PALING_PANJANG
from laporan.views_skor import tanpa_halaman
from pemantauan.bulanan.peserta import IsianPeserta, baca_isian
from pemantauan.forms.sesi import FormulirSesi
from pemantauan.kueri_kartu import penutup, skor_berlaku
from pemantauan.kueri_sesi import ANAK, IBU, Calon, SaringPeserta, calon_peserta, daftar_sesi, jumlah_sesi
from pemantauan.models import PesertaKonseling, SesiKonseling
from pemantauan.tindakan.sesi import SesiTertutup, catat_peserta, hapus_sesi, simpan_sesi

PER_HALAMAN = 25
BARIS = 40
"""Rows of a session's sheet on one page, so that it stays under 100 KB."""
BENTROK = "Sesi ini baru saja diubah orang lain. Lihat isinya yang terbaru, lalu ulangi."


@perlu("pemantauan.lihat")
def konseling(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The village's sessions by month, the newest first."""
    halaman = Paginator(daftar_sesi(), PER_HALAMAN).get_page(request.GET.get("halaman"))
    bulan = [(bulan, list(semua)) for bulan, semua in groupby(halaman, key=lambda satu: satu.bulan)]
    return render(request, "laporan/konseling.html", {"halaman": halaman, "bulan": bulan, "hari_ini": _hari_ini()})


def _hari_ini() -> dt.date:
    return timezone.localdate()


def _cari(uuid: UUID) -> SesiKonseling:
    semua = SesiKonseling.objects.select_related("desa", "fasilitas", "dibuat_oleh", "diubah_oleh")
    sesi: SesiKonseling = get_object_or_404(semua, uuid=uuid)
    return sesi


@perlu("pemantauan.ubah")
def konseling_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """A new session."""
    return _ubah(request, wilayah, SesiKonseling(desa=wilayah))


@perlu("pemantauan.ubah")
def konseling_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change what is written about a session."""
    return _ubah(request, wilayah, _cari(uuid))


def _ubah(request: HttpRequest, wilayah: Wilayah, sesi: SesiKonseling) -> HttpResponse:
    baru, draf = sesi.pk is None, f"konseling:{sesi.uuid if sesi.pk else 'baru'}"
    form = FormulirSesi(request.POST or None, instance=sesi, hari_ini=_hari_ini())
    if request.method == "POST" and form.is_valid():
        simpan = partial(
            simpan_sesi, sesi=sesi, hari_ini=_hari_ini(), oleh=pengguna(request), versi=form.versi_dilihat,
            pengenal=form.cleaned_data.get("pengenal"),
        )  # fmt: skip
        try:
            sesi = simpan()
        except SesiTertutup as galat:
            form.add_error("tanggal", str(galat))
        except ValidationError as galat:
            form.add_error(None, galat)
        except IntegrityError:  # the same form, sent a second time in the same moment
            form.add_error(None, "Belum tersimpan karena sesi ini sedang disimpan. Simpan sekali lagi.")
        except VersiUsang as usang:
            form.hadapi(usang.kini)
        else:
            request.session["draf_selesai"] = draf
            messages.success(request, "Sesi tersimpan." if not baru else "Sesi tersimpan. Sekarang isi pesertanya.")
            return redirect("konseling_sesi", wilayah=wilayah.kode, uuid=sesi.uuid)
    return render(request, "laporan/konseling_ubah.html", {"form": form, "sesi": sesi, "baru": baru, "draf": draf})


@perlu("pemantauan.ubah")
@require_POST
def konseling_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Throw away a session on which nobody's attendance is written."""
    sesi = _cari(uuid)
    try:
        hapus_sesi(sesi=sesi, oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")))
    except (SesiTertutup, ValidationError) as galat:
        messages.error(request, " ".join(getattr(galat, "messages", [str(galat)])))
    except VersiUsang:
        messages.error(request, BENTROK)
    else:
        messages.success(request, "Sesi dihapus.")
        return redirect("konseling", wilayah=wilayah.kode)
    return redirect("konseling_sesi", wilayah=wilayah.kode, uuid=uuid)


# ---------------------------------------------------------------- the sheet of one session


def _saring(request: HttpRequest, sesi: SesiKonseling) -> SaringPeserta:
    """How the address narrows the sheet; without a word the kind of session, its posyandu and the work area do."""
    isi = request.GET
    kelompok = isi.get("kelompok", BAKU.get(sesi.jenis, ""))
    fasilitas = sesi.fasilitas
    di_posyandu = fasilitas is not None and fasilitas.jenis == JenisFasilitas.POSYANDU
    bebas = not any(nama in isi for nama in ("dusun", "q", "wilayah"))
    return SaringPeserta(
        kelompok=kelompok if kelompok in (IBU, ANAK) else "",
        dusun=isi.get("dusun", "")[:100],
        posyandu=isi.get("posyandu", fasilitas.nama if fasilitas and di_posyandu and bebas else "")[:100],
        q=isi.get("q", "").strip()[:100],
        ikut=isi.get("ikut") == "1",
        kerja=saringan_baku(isi),
    )


BAKU: dict[str, str] = {SesiKonseling.Jenis.KELAS_IBU: IBU, SesiKonseling.Jenis.GIZI: ANAK}
"""Kind of session -> group its sheet begins with; a class of fathers begins with both."""


@perlu("pemantauan.lihat")
def konseling_sesi(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One session: who is invited, who came; all rows of the page are stored in one go."""
    sesi = _cari(uuid)
    isian: dict[tuple[str, UUID], IsianPeserta] = {}
    bentrok: Mapping[tuple[str, UUID], PesertaKonseling] = {}
    if request.method == "POST":
        pastikan(request, "pemantauan.ubah")
        isian = {satu.kunci: satu for satu in baca_isian(request.POST)}
        hasil = _simpan(request, wilayah, sesi, isian)
        if hasil is not None and not hasil:
            return redirect(request.get_full_path())
        bentrok = hasil or {}
    semua, saring = calon_peserta(sesi), _saring(request, sesi)
    daftar = saring.terapkan(semua)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    belum = {kunci: satu for kunci, satu in isian.items() if not bentrok or kunci in bentrok}
    konteks = {
        "sesi": sesi,
        "tempat": tampilan.tempat_sesi(sesi),
        "kapan": tampilan.kapan(sesi),
        "jumlah": jumlah_sesi(sesi),
        "saring": saring,
        "kerja": saring.kerja,
        "halaman": halaman,
        "baris": tampilan.susun_baris(halaman, belum, bentrok),
        "galat": bool(bentrok) or any(satu.galat for satu in isian.values()),
        "tertutup": penutup(wilayah, sesi.bulan.triwulan) is not None,
        "akan": sesi.tanggal > _hari_ini(),
        "draf": _draf(request, sesi, halaman),
        "pilihan_dusun": sorted({satu.dusun for satu in semua}),
        "pilihan_posyandu": sorted({satu.posyandu for satu in semua} - {""}),
        "kueri_tanpa_halaman": tanpa_halaman(request),
    }
    return render(request, "laporan/konseling_sesi.html", konteks)


def _draf(request: HttpRequest, sesi: SesiKonseling, halaman: Page[Calon]) -> str:
    """Name under which the telephone keeps what is typed on this page of the sheet."""
    pertama = halaman[0].uuid if len(halaman) else ""
    return f"konseling:{request.user.pk}:{sesi.uuid}:{pertama}:{len(halaman)}"


def _simpan(
    request: HttpRequest, wilayah: Wilayah, sesi: SesiKonseling, isian: Mapping[tuple[str, UUID], IsianPeserta]
) -> Mapping[tuple[str, UUID], PesertaKonseling] | None:
    """Store the posted rows; the rows somebody else wrote meanwhile, or None where nothing could be stored."""
    if any(satu.galat for satu in isian.values()):
        messages.error(request, "Belum tersimpan. Periksa baris yang ditandai.")
        return None
    try:
        hasil = catat_peserta(
            desa=wilayah,
            sesi=sesi,
            isian=list(isian.values()),
            hari_ini=_hari_ini(),
            oleh=pengguna(request),
            undang=_belum_ikut(request, wilayah, sesi) if "undang_semua" in request.POST else (),
        )
    except (SesiTertutup, ValidationError) as galat:
        messages.error(request, " ".join(getattr(galat, "messages", [str(galat)])))
        return None
    except VersiUsang:
        messages.error(request, BENTROK)
        return None
    if hasil.bentrok:
        belum = f"{len(hasil.bentrok)} belum: orang lain mengisinya lebih dahulu"
        messages.error(request, f"{hasil.tersimpan} baris tersimpan, {belum}.")
    else:
        request.session["draf_selesai"] = request.POST.get("draf", "")[:200]
        kata = f"{hasil.tersimpan} baris tersimpan." if hasil.tersimpan else "Tidak ada yang berubah."
        messages.success(request, kata)
    return hasil.bentrok


def _belum_ikut(request: HttpRequest, wilayah: Wilayah, sesi: SesiKonseling) -> Collection[tuple[str, UUID]]:
    """Everybody of the narrowed list, whatever the page, whose father has not come in the session's quarter."""
    sudah = sudah_ikut(skor_berlaku(wilayah, sesi.bulan.triwulan).skor)
    daftar = _saring(request, sesi).terapkan(calon_peserta(sesi))
    return [(c.kelompok, c.uuid) for c in daftar if not c.luar and (c.kelompok, c.uuid) not in sudah]


# ---------------------------------------------------------------- invitations


@perlu("nama.lihat")
def konseling_undangan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The fathers invited to a session, each once, with the text for his telephone."""
    sesi = _cari(uuid)
    ayah = tampilan.ayah_diundang(calon_peserta(sesi))
    halaman = Paginator(ayah, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "sesi": sesi,
        "kapan": tampilan.kapan(sesi),
        "tempat": tampilan.tempat_sesi(sesi),
        "halaman": halaman,
        "undangan": tampilan.undangan_ayah(sesi, wilayah, halaman),
        # many slips take their time to print: one dusun at a time then
        "cetak_dusun": sorted({satu.dusun for satu in ayah}) if len(ayah) > PALING_PANJANG else [],
    }
    return render(request, "laporan/konseling_undangan.html", konteks)


@perlu("nama.lihat")
@tegas
def konseling_undangan_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Slips to cut apart and hand over, several on a page; they hold names, so printing them is traced."""
    sesi = _cari(uuid)
    jejak.unduh(request, f"undangan ayah {terbilang.tanggal_panjang(sesi.tanggal)}")
    profil, waktu = profil_desa(wilayah), timezone.localtime()
    dusun = request.GET.get("dusun", "")
    ayah = [satu for satu in tampilan.ayah_diundang(calon_peserta(sesi)) if dusun in ("", satu.dusun)]
    konteks = {
        "sesi": sesi,
        "desa": wilayah,
        "kapan": tampilan.kapan(sesi),
        "tempat": tampilan.tempat_sesi(sesi),
        "undangan": [(satu, sebut_ayah(satu)) for satu in ayah],
        "nama_kpm": profil.nama_kpm,
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": wilayah.contoh,
        "baris_kaki": [
            f"Dicetak {terbilang.tanggal_panjang(waktu.date())} pukul {terbilang.jam(waktu.time())} "
            f"{wilayah.singkatan_zona}"
        ],
    }
    nama = f"undangan-ayah-{slugify(wilayah.nama)}-{sesi.tanggal:%Y-%m-%d}"
    return cetak.tanggapan(cetak.cetak("cetak/undangan_ayah.html", konteks, nama=nama))
