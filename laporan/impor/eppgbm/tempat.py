"""Posyandu and dusun of the file beside those of the village."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kpm.bacaan.nilai import kunci_tempat
from kpm.models import JenisFasilitas
from laporan.impor.banding import rencanakan_baru
from laporan.impor.bentuk import Rencana, uuid_baru
from laporan.impor.eppgbm.baris import nama_rapi
from sasaran.aturan import DUSUN_BELUM

_ROMAWI = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}
_POSYANDU = re.compile(r"^(?:posyandu|pos)\b\.?\s*", re.IGNORECASE)


def kunci_posyandu(nama: str) -> str:
    """A posyandu's name as they are compared: without "Posyandu", blanks and the difference of II and 2."""
    kata = _POSYANDU.sub("", nama).upper().split()
    return kunci_tempat(" ".join(_ROMAWI.get(satu, satu.lstrip("0") or satu) for satu in kata))


class Tempat:
    """Finds the places of new children, and proposes those that are not there yet."""

    def __init__(self, impor: UUID, posyandu: Sequence[Any], dusun: Sequence[Any], dusun_dipilih: str) -> None:
        self.impor = impor
        # the closed ones first, so that an open one of the same name takes their place
        urut = sorted(posyandu, key=lambda satu: satu.ditutup_pada is None)
        self._posyandu = {kunci_posyandu(satu.nama): satu for satu in urut}
        self._terbuka = [satu for satu in dusun if satu.ditutup_pada is None]
        self._dusun = {kunci_tempat(satu.nama): satu for satu in self._terbuka}
        self._semua_dusun = {satu.nama.casefold(): satu for satu in dusun}
        self._nama_dusun = {str(satu.uuid): satu.nama for satu in dusun}
        self._dipilih = dusun_dipilih if dusun_dipilih in self._nama_dusun else ""
        self.baru: dict[str, Rencana] = {}
        """Key -> a place to make, dusun and posyandu."""

    def posyandu(self, nama: str, *, baru: bool) -> tuple[str, str] | None:
        """uuid and name of the posyandu; ``baru``: one nobody knows is proposed. None where there is none in use."""
        kunci = kunci_posyandu(nama)
        if not kunci:
            return None
        ada = self._posyandu.get(kunci)
        if ada is not None:
            return (str(ada.uuid), ada.nama) if ada.ditutup_pada is None else None
        if not baru:
            return None
        uuid = uuid_baru(self.impor, "fasilitas", kunci)
        rapi = f"Posyandu {_POSYANDU.sub('', nama_rapi(nama))}"[:80]
        if f"posyandu {kunci}" not in self.baru:
            isi = {"jenis": JenisFasilitas.POSYANDU.value, "nama": rapi}
            self.baru[f"posyandu {kunci}"] = rencanakan_baru("fasilitas", uuid, rapi, isi)
        return str(uuid), rapi

    def dusun(self, alamat: str) -> tuple[str, str]:
        """uuid and name: the dusun the address names, the chosen one, the only one there is, or "Belum ditentukan"."""
        kunci = kunci_tempat(alamat)
        if kunci and (ada := self._dusun.get(kunci)):
            return str(ada.uuid), ada.nama
        if self._dipilih:
            return self._dipilih, self._nama_dusun[self._dipilih]
        if len(self._terbuka) == 1:
            return str(self._terbuka[0].uuid), self._terbuka[0].nama
        if ada := self._semua_dusun.get(DUSUN_BELUM.casefold()):
            return str(ada.uuid), ada.nama
        uuid = uuid_baru(self.impor, "dusun", DUSUN_BELUM)
        self.baru.setdefault("dusun", rencanakan_baru("dusun", uuid, DUSUN_BELUM, {"nama": DUSUN_BELUM}))
        return str(uuid), DUSUN_BELUM
