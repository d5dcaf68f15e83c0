"""What a page of a quarter or year is narrowed to: dusun and posyandu of its address, and those to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from kpm import kueri as kueri_desa
from kpm.models import Dusun, Fasilitas, Wilayah
from laporan.sumber_lembar import Saring
from pemantauan.kueri_kartu import SkorBerlaku, Tempat
from pemantauan.kueri_tahunan import TahunBerlaku

MODEL: dict[str, Any] = {"dusun": Dusun, "posyandu": Fasilitas}


def _uuid(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError as galat:
        raise Http404("Saringan tidak dikenal.") from galat


def baca_saringan(isi: Mapping[str, str], berlaku: SkorBerlaku) -> Saring:
    """The dusun and posyandu of an address. Raises Http404 for another village's, and in a frozen quarter for those
    it had not."""
    if berlaku.tertutup:
        return pilih(isi, pilihan_tempat(berlaku))
    return {
        nama: get_object_or_404(model, uuid=_uuid(teks)) if (teks := isi.get(nama, "")) else None
        for nama, model in MODEL.items()
    }


def pilih(isi: Mapping[str, str], tempat: Mapping[str, list[Any]]) -> Saring:
    """The same out of the choices of the page. Raises Http404 for what is not among them."""
    hasil: Saring = {}
    for nama, semua in tempat.items():
        teks = isi.get(nama, "")
        hasil[nama] = next((satu for satu in semua if satu.uuid == _uuid(teks)), None) if teks else None
        if teks and hasil[nama] is None:
            raise Http404("Saringan ini tidak ada pada masa itu.")
    return hasil


def pilihan_tempat(berlaku: SkorBerlaku | TahunBerlaku) -> dict[str, list[Any]]:
    """What a page can be narrowed to: the dusun and posyandu of now, or of the day the quarter was finalised."""
    if isinstance(berlaku, SkorBerlaku) and not berlaku.tertutup:
        return {"dusun": kueri_desa.dusun_desa(), "posyandu": kueri_desa.posyandu_desa()}
    return {
        nama: [Tempat(UUID(uuid), kata) for uuid, kata in sorted(dulu.items(), key=lambda satu: satu[1].casefold())]
        for nama, dulu in (("dusun", berlaku.nama_dusun), ("posyandu", berlaku.nama_posyandu))
    }


def kueri_saring(saring: Saring) -> dict[str, str]:
    """The filter as it stands in addresses."""
    return {nama: str(objek.uuid) for nama, objek in saring.items() if objek}


def nama_saring(saring: Saring) -> dict[str, str | None]:
    """The filter as the JSON names it."""
    return {nama: objek.nama if objek else None for nama, objek in saring.items()}


def tautan_saring(
    desa: Wilayah, dasar: str, tempat: Mapping[str, list[Any]], kini: Mapping[str, str], **tetap: str
) -> list[tuple[str, str, bool]]:
    """Whole village, each dusun, each posyandu: name, address under ``dasar``, whether it is the one shown.

    ``tetap`` stays in every address. Empty where there is nothing to choose between.
    """
    if all(len(semua) < 2 for semua in tempat.values()):
        return []

    def satu(nama: str, **isi: str) -> tuple[str, str, bool]:
        kueri = urlencode({**tetap, **isi})
        return nama, f"{dasar}?{kueri}" if kueri else dasar, kini == isi

    return [
        satu(f"Seluruh {desa.sebutan.lower()}"),
        *(
            satu(objek.nama_pilihan, **{kunci: str(objek.uuid)})
            for kunci, semua in tempat.items()
            for objek in semua
            if len(semua) > 1
        ),
    ]
