"""A row of a file beside the record it is about: what is new, what would change, in the words of the forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models

from kpm.beda import Bidang
from kpm.models import Dusun, Fasilitas
from kpm.periode import Bulan
from laporan.daftar_riwayat import ISI_MODEL, tulis_bidang
from laporan.impor.bentuk import Beda, Rencana
from pemantauan.models import KondisiLayanan, PemantauanAnak, PemantauanIbu, PemantauanPaud
from sasaran.models import Anak, Kehamilan, Keluarga, Orang

MODEL: dict[str, Any] = {
    "dusun": Dusun,
    "fasilitas": Fasilitas,
    "keluarga": Keluarga,
    "orang": Orang,
    "kehamilan": Kehamilan,
    "anak": Anak,
    "kondisi": KondisiLayanan,
    "ibu": PemantauanIbu,
    "balita": PemantauanAnak,
    "paud": PemantauanPaud,
}
"""Key of `laporan.impor.bentuk.REKAM` -> its model."""
RAHASIA = {"nik": "NIK", "no_kk": "Nomor KK"}


def polos(nilai: Any) -> Any:
    """A value as `Rencana.isi` holds it."""
    if isinstance(nilai, models.Model):
        return str(nilai.uuid)  # type: ignore[attr-defined]
    if isinstance(nilai, Decimal):
        return format(nilai.normalize(), "f")
    if isinstance(nilai, (dt.date, Bulan, UUID)):
        return nilai.isoformat() if isinstance(nilai, dt.date) else str(nilai)
    return nilai


def rencanakan_baru(
    rekam: str,
    untuk: UUID,
    sebutan: str,
    isi: Mapping[str, Any],
    *,
    rahasia: Mapping[str, str] | None = None,
    sel: Mapping[str, str] | None = None,
    nama: Mapping[str, str] | None = None,
    **lain: Any,
) -> Rencana:
    """The plan of a record that does not exist yet; ``isi`` holds Python values (dates, Decimal, Bulan, uuid text).

    ``sel``: field -> its cell. ``nama``: uuid text of a record pointed to -> what it is called. ``lain``: fields of
    Rencana.
    """
    isi = {bidang: nilai for bidang, nilai in isi.items() if nilai is not None and nilai != ""}
    rahasia = {bidang: nilai for bidang, nilai in (rahasia or {}).items() if nilai}
    return Rencana(
        rekam=rekam,
        untuk=untuk,
        sebutan=sebutan,
        keadaan="baru",
        isi={bidang: polos(nilai) for bidang, nilai in isi.items()},
        rahasia=rahasia,
        beda=_beda(rekam, {}, isi, sel or {}, nama or {}, rahasia),
        **lain,
    )


def rencanakan_ubah(
    rekam: str,
    objek: Any,
    sebutan: str,
    isi: Mapping[str, Any],
    *,
    rahasia: Mapping[str, str] | None = None,
    sel: Mapping[str, str] | None = None,
    nama: Mapping[str, str] | None = None,
    **lain: Any,
) -> Rencana:
    """The plan for a known record: "berubah" with what differs, "sama" when nothing does. See `rencanakan_baru`.

    A field of ``isi`` that is None or empty says nothing and changes nothing.
    """
    lama, baru = {}, {}
    for bidang, nilai in isi.items():
        if nilai is None or nilai == "":
            continue
        kini = getattr(objek, bidang)
        if polos(kini) != polos(nilai):
            lama[bidang], baru[bidang] = kini, nilai
    ganti = {bidang: nilai for bidang, nilai in (rahasia or {}).items() if nilai and getattr(objek, bidang) != nilai}
    return Rencana(
        rekam=rekam,
        untuk=objek.uuid,
        sebutan=sebutan,
        keadaan="berubah" if baru or ganti else "sama",
        isi={bidang: polos(nilai) for bidang, nilai in baru.items()},
        rahasia=ganti,
        beda=_beda(rekam, lama, baru, sel or {}, nama or {}, ganti),
        versi=objek.versi,
        **lain,
    )


@cache
def _penulis(rekam: str, bidang: str) -> Bidang:
    """How the form writes a field of such a record, worked out once and not for each of 10,000 rows."""
    model = MODEL[rekam]
    return tulis_bidang(ISI_MODEL[model], model._meta.get_field(bidang), {})


def _beda(
    rekam: str,
    lama: Mapping[str, Any],
    baru: Mapping[str, Any],
    sel: Mapping[str, str],
    nama: Mapping[str, str],
    rahasia: Mapping[str, str],
) -> tuple[Beda, ...]:
    model = MODEL[rekam]
    isi = ISI_MODEL[model]
    hasil = []
    for bidang in baru:
        medan = model._meta.get_field(bidang)
        if isinstance(medan, models.ForeignKey):
            if medan.name in isi.induk:
                continue
            kini = str(lama[bidang]) if lama.get(bidang) else ""
            label, lama_teks, baru_teks = _penulis(rekam, bidang).label, kini, nama.get(str(baru[bidang]), "")
            if not baru_teks:
                continue  # nothing a reader could tell
        else:
            penulis = _penulis(rekam, bidang)
            sebelum = lama.get(bidang)
            kosong = sebelum is None or sebelum == ""
            lama_teks = "" if bidang not in lama else penulis.nihil if kosong else penulis.tulis(sebelum)
            label, baru_teks = penulis.label, penulis.tulis(baru[bidang])
        hasil.append(Beda(label, lama_teks, baru_teks, sel.get(bidang, "")))
    hasil += [Beda(RAHASIA[bidang], "", "diisi", sel.get(bidang, "")) for bidang in rahasia]
    return tuple(hasil)
