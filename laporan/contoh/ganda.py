"""PURE: one mother of the invented village stands in it twice, as happens, so that there is something to merge."""

from __future__ import annotations

import random
import uuid
from dataclasses import replace

from laporan.contoh.bentuk import Kampung


def catat_dua_kali(kampung: Kampung, seed: int, kode: str) -> None:
    """The woman of the first pregnancy once more in her household, spelled otherwise and without a NIK.

    She has no pregnancy under this record, so no number of the village changes; no draw of the village is used up.
    """
    if not kampung.hamil:
        return
    ibu = min(kampung.hamil, key=lambda hamil: (hamil.sejak, hamil.uuid)).ibu
    acak = random.Random(f"{seed}:{kode}:ganda")  # noqa: S311 (invented people, nothing secret)
    pengenal = uuid.UUID(int=acak.getrandbits(128), version=4)
    kampung.orang.append(replace(ibu, uuid=pengenal, nama=eja_lain(ibu.nama), nik=""))


def eja_lain(nama: str) -> str:
    """The same name in another spelling that sounds alike: Aisyah, Aisya; Rohana, Rohanah; Nurul, Nurull."""
    if nama.endswith("h"):
        return nama[:-1]
    return nama + ("h" if nama[-1] in "aiueo" else nama[-1])
