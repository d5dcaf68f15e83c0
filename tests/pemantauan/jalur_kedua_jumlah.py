"""The sums of the second path: footers of 3A and 3B and Formulir 4 Tabel 1, 2, 4, by plain loops over its rows."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any


def persen(pembilang: int, penyebut: int) -> str | None:
    if penyebut == 0:
        return None
    angka = Decimal(pembilang) * 100 / Decimal(penyebut)
    return str(angka.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def kaki(baris: dict[str, dict[str, Any]], urutan: list[str]) -> dict[str, dict[str, Any]]:
    """Footer of 3A / 3B: per column the Y, and everybody for whom the column is not TS."""
    hasil = {}
    for kode in urutan:
        ya = tidak = 0
        for satu in baris.values():
            if satu["nilai"][kode] == "Y":
                ya += 1
            elif satu["nilai"][kode] == "T":
                tidak += 1
        hasil[kode] = {"diterima": ya, "seharusnya": ya + tidak, "persen": persen(ya, ya + tidak)}
    return hasil


def kaki_anak(anak: dict[str, dict[str, Any]], urutan: list[str]) -> dict[str, dict[str, Any]]:
    hasil = kaki(anak, urutan)
    hasil["konseling"]["laki"] = sum(1 for satu in anak.values() if satu["laki"])
    return hasil


def tabel1(ibu: dict[str, dict[str, Any]], anak: dict[str, dict[str, Any]]) -> dict[str, int]:
    rumah = {satu["keluarga"] for satu in ibu.values()} | {satu["keluarga"] for satu in anak.values()}
    return {
        "rumah_tangga": len(rumah),
        "ibu": len(ibu),
        "ibu_kek_resti": sum(1 for satu in ibu.values() if satu["status"] != "NORMAL"),
        "anak": len(anak),
        "anak_gizi": sum(1 for satu in anak.values() if satu["status_gizi"]),
    }


def tabel2(anak: dict[str, dict[str, Any]]) -> dict[str, int]:
    hasil = {"anak": len(anak), "hijau": 0, "kuning": 0, "merah": 0, "tidak_diukur": 0}
    for satu in anak.values():
        hasil[{"H": "hijau", "K": "kuning", "M": "merah", None: "tidak_diukur"}[satu["tikar"]]] += 1
    return hasil


def tabel4(ibu: dict[str, dict[str, Any]], anak: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    def isi(pasangan: list[tuple[int, int]]) -> dict[str, Any]:
        total = (pasangan[0][0] + pasangan[1][0], pasangan[0][1] + pasangan[1][1])
        return {
            nama: {"diterima": satu[0], "seharusnya": satu[1], "persen": persen(*satu)}
            for nama, satu in zip(("ibu", "anak", "total"), [*pasangan, total], strict=True)
        }

    indikator, orang = [], []
    for kelompok in (ibu, anak):
        indikator.append(
            (sum(s["diterima"] for s in kelompok.values()), sum(s["seharusnya"] for s in kelompok.values()))
        )
        orang.append((sum(1 for s in kelompok.values() if s["diterima"] == s["seharusnya"]), len(kelompok)))
    return {"indikator": isi(indikator), "orang": isi(orang)}


# --- sasaran nobody monitored ---------------------------------------------------------------------------------------
