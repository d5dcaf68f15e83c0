"""The table of an FGD as a form: each row stands and is saved for itself, so that nobody overwrites another's row."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError
from django.http import QueryDict

from kpm.models import Pengguna
from kpm.tindakan import BENTROK, VersiUsang
from rembuk import tindakan
from rembuk.forms_fgd import ISIAN_BARIS, FormulirBaris, sidik_baris
from rembuk.kekurangan import nama_masalah
from rembuk.models import Masalah


@dataclass(slots=True)
class Baris:
    """One problem with its form, and what has become of it."""

    masalah: Masalah
    form: FormulirBaris
    hasil: str = ""
    """tersimpan, galat or bentrok after a save; empty where nothing was changed."""

    @property
    def belum(self) -> bool:
        """Whether what was typed here is not stored."""
        return self.hasil in ("galat", "bentrok")

    @property
    def terisi(self) -> bool:
        """Whether the meeting has said why and what could be done."""
        return bool(self.masalah.penyebab and self.masalah.alternatif)


def _form(masalah: Masalah, data: QueryDict | None = None) -> FormulirBaris:
    return FormulirBaris(data, instance=copy(masalah), prefix=f"m{masalah.pk}", auto_id="id_%s")


def baris_fgd(masalah: Iterable[Masalah]) -> list[Baris]:
    """The rows as they are stored."""
    return [Baris(satu, _form(satu)) for satu in masalah]


def simpan_fgd(masalah: Iterable[Masalah], data: QueryDict, oleh: Pengguna) -> list[Baris]:
    """Save the rows their user has changed, each by its own version; what cannot be saved comes back as typed.

    A row that somebody else changed and this user did not is left alone, however old the page is.
    """
    return [_simpan(satu, data, oleh) for satu in masalah]


def _simpan(masalah: Masalah, data: QueryDict, oleh: Pengguna) -> Baris:
    form: Any = _form(masalah, data)
    if form.add_prefix("asal") not in data:  # not on this user's page yet, or read only
        return Baris(masalah, _form(masalah))
    if not form.is_valid():
        return Baris(masalah, form, "galat")
    if not form.berubah:
        return Baris(masalah, _form(masalah))
    try:
        tindakan.ubah_masalah(masalah=form.instance, oleh=oleh, versi=form.versi_dilihat)
    except VersiUsang as usang:
        if sidik_baris(usang.kini) == sidik_baris(form.instance):
            return Baris(masalah, form, "tersimpan")
        form.hadapi(usang.kini)
        return Baris(masalah, form, "bentrok")
    except (tindakan.SudahTerbit, IntegrityError) as galat:
        form.add_error(None, str(galat) if isinstance(galat, tindakan.SudahTerbit) else BENTROK)
        return Baris(masalah, form, "galat")
    return Baris(masalah, form, "tersimpan")


def segarkan(baris: list[Baris], kini: Iterable[Masalah]) -> list[Baris]:
    """The rows to show after a save that did not succeed wholly: stored ones anew, the others as they were typed."""
    belum = {satu.masalah.pk: satu for satu in baris if satu.belum}
    hasil = {satu.masalah.pk: satu.hasil for satu in baris}
    tampil = []
    for masalah in kini:
        satu = belum.get(masalah.pk) or Baris(masalah, _form(masalah), hasil.get(masalah.pk, ""))
        satu.masalah = masalah
        tampil.append(satu)
    return tampil


@dataclass(frozen=True, slots=True)
class Hilang:
    """What was typed into a row that somebody else has taken out meanwhile."""

    nama: str
    isi: list[str]


def baris_hilang(masalah: Iterable[Masalah], data: QueryDict) -> list[Hilang]:
    """Rows of the page that are no more in the table, with what stands in them, so that nothing typed is lost."""
    ada = {str(satu.pk) for satu in masalah}
    hilang = []
    for satu in data.getlist("baris"):
        pk, _, kunci = satu.partition(" ")
        if pk in ada:
            continue
        kelompok, _, kode = kunci.partition(":")
        bentuk: Any = Masalah(kelompok=kelompok, indikator=kode)
        try:
            nama = nama_masalah(bentuk)
        except (ValueError, KeyError):
            continue  # nothing this program has written
        isi = [teks for bidang in ISIAN_BARIS[2:] if (teks := data.get(f"m{pk}-{bidang}", "").strip())]
        hilang.append(Hilang(nama, isi))
    return hilang
