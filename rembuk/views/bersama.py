"""What the pages of a meeting share: finding it, saving a form without losing what was typed, the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from kpm.models import Wilayah
from kpm.periode import Triwulan
from kpm.tindakan import BENTROK, VersiUsang
from rembuk.models import JenisPertemuan, Pertemuan
from rembuk.pertemuan import halaman
from rembuk.tindakan import BelumTerbit, BerisiUsulan, SudahDiputuskan, SudahTerbit
from rembuk.tindakan.mad import Ditolak
from rembuk.tindakan.pertemuan import MasihBerisi, TerlaluBanyakFoto


def cari_rembuk(uuid: UUID) -> Pertemuan:
    """A rembuk of the open village with its village, or 404."""
    semua = Pertemuan.objects.filter(jenis=JenisPertemuan.REMBUK)
    terkait = ("desa", "dibuat_oleh", "diubah_oleh", "koreksi_oleh")
    rembuk: Pertemuan = get_object_or_404(semua.select_related(*terkait), uuid=uuid)
    return rembuk


def cari_pertemuan(uuid: UUID) -> Pertemuan:
    """A meeting of any kind of the open village with its village and dusun, or 404."""
    semua = Pertemuan.objects.select_related("desa", "dusun", "dibuat_oleh", "diubah_oleh")
    rapat: Pertemuan = get_object_or_404(semua, uuid=uuid)
    return rapat


def alamat_pertemuan(wilayah: Wilayah, rapat: Pertemuan, bagian: str = "") -> str:
    """Address of the common page of a meeting, with an anchor; "hadir" is where its kind has the attendance list."""
    milik = halaman(rapat.jenis)
    if bagian == "hadir" and milik.hadir:
        return reverse(milik.isi, args=[wilayah.kode, rapat.uuid]) + milik.hadir
    return reverse("pertemuan_isi", args=[wilayah.kode, rapat.uuid]) + (f"#{bagian}" if bagian else "")


def ke_langkah(wilayah: Wilayah, rembuk: Pertemuan, langkah: str) -> HttpResponse:
    """To a step of the meeting's page."""
    return redirect(f"{reverse('rembuk_isi', args=[wilayah.kode, rembuk.uuid])}?langkah={langkah}")


def triwulan_dipilih(teks: str, pilihan: list[Triwulan], baku: Triwulan) -> Triwulan:
    """The chosen quarter, else ``baku``; an older one, linked from its scorecard, joins the choices."""
    try:
        dipilih = Triwulan.dari_teks(teks)
    except ValueError:
        return baku
    if dipilih > pilihan[0]:
        return baku
    if dipilih not in pilihan:
        pilihan.append(dipilih)
    return dipilih


def pengenal_dari(teks: str) -> UUID | None:
    """The id a form was made with; None for nonsense."""
    try:
        return UUID(teks)
    except ValueError:
        return None


def tersimpan(request: HttpRequest, form: Any, draf: str, simpan: Callable[[], Any]) -> bool:
    """Save a valid form; a refusal becomes a sentence at the form, a stale version shows both values.

    ``draf`` is the key of the draft the phone keeps of this form; once saved, the next page lets it go.
    """
    try:
        simpan()
    except (BelumTerbit, SudahTerbit, SudahDiputuskan, TerlaluBanyakFoto, Ditolak) as galat:
        form.add_error(None, str(galat))
    except VersiUsang as usang:
        form.hadapi(usang.kini)
    except IntegrityError:
        form.add_error(None, BENTROK)
    else:
        request.session["draf_selesai"] = draf
        return True
    return False


def kabarkan(request: HttpRequest, laku: Callable[[], Any], berhasil: str) -> bool:
    """Do something without a form; the outcome is told on the next page."""
    try:
        laku()
    except (SudahTerbit, SudahDiputuskan, BerisiUsulan, MasihBerisi, ValueError) as galat:
        messages.error(request, str(galat))
    except VersiUsang as usang:
        messages.error(request, f"{usang} Lihat isinya yang terbaru, lalu ulangi.")
    except IntegrityError:
        messages.error(request, BENTROK)
    else:
        messages.success(request, berhasil)
        return True
    return False
