"""What a new finalisation changes against the one before: totals, settings, and persons with their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

KELOMPOK = ("ibu", "anak", "paud")
ANGKA, PENGATURAN, DATANG, PERGI, JAWABAN, CIRI = "angka", "pengaturan", "datang", "pergi", "jawaban", "ciri"
"""Kinds of difference; the first two concern the village, the others one person each."""
CIRI_KELOMPOK: dict[str, tuple[tuple[str, ...], ...]] = {
    "ibu": (("status",),),
    "anak": (("status_gizi",), ("data", "tikar")),
    "paud": (("kategori",),),
}
"""What Tabel 1 and 2 count of a person beside the answers: where it stands in the frozen row."""


def bandingkan(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The differences of two frozen scorecards (`pemantauan.skor.beku.bekukan`), as plain values.

    Every difference has "jenis", and "dari" and "ke" where something has two values: a number, a code, an amount as
    text, or [diterima, seharusnya]. Those of a person carry "kelompok", "id" and "nama".
    """
    return [
        *_pengaturan(lama, baru),
        *_angka(lama["jumlah"], baru["jumlah"]),
        *_tabel5(lama.get("tabel5"), baru.get("tabel5")),
        *_orang(lama, baru),
    ]


def _pengaturan(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if lama["set"] != baru["set"]:
        yield {"jenis": PENGATURAN, "hal": "indicator_set", "dari": lama["set"], "ke": baru["set"]}
    dulu, kini = lama["pengaturan"], baru["pengaturan"]
    for kunci in dict.fromkeys((*kini, *dulu)):
        if kunci != "indicator_set" and dulu.get(kunci) != kini.get(kunci):
            yield {"jenis": PENGATURAN, "hal": kunci, "dari": dulu.get(kunci), "ke": kini.get(kunci)}


def _angka(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Cells of Tabel 1 and 2, persons without a record, then the pairs received / due of Tabel 3 and 4."""
    for tabel in ("tabel1", "tabel2", "belum_dipantau"):
        yield from _beda(tabel, "", lama[tabel], baru[tabel])
    for kelompok in KELOMPOK:
        dulu = {kode: _pasangan(satu) for kode, satu in lama["indikator"][kelompok].items()}
        kini = {kode: _pasangan(satu) for kode, satu in baru["indikator"][kelompok].items()}
        yield from _beda("indikator", kelompok, dulu, kini)
        laki = [
            {kode: satu["laki"] for kode, satu in isi["indikator"][kelompok].items() if "laki" in satu}
            for isi in (lama, baru)
        ]
        yield from _beda("laki", kelompok, *laki)
    for dasar in ("indikator", "orang"):
        dulu, kini = (
            {bagian: _pasangan(satu) for bagian, satu in isi["tabel4"][dasar].items()} for isi in (lama, baru)
        )
        yield from _beda("tabel4", dasar, dulu, kini)


def _tabel5(lama: Mapping[str, Any] | None, baru: Mapping[str, Any] | None) -> Iterator[dict[str, Any]]:
    """Amounts of Tabel 5, bidang by bidang; all of them where an older card has none."""
    dulu, kini = (isi["bidang"] if isi else {} for isi in (lama, baru))
    for bidang in sorted({*dulu, *kini}):
        yield from _beda("tabel5", bidang, dulu.get(bidang, {}), kini.get(bidang, {}))


def _beda(tabel: str, bagian: str, dulu: Mapping[str, Any], kini: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for hal in dict.fromkeys((*kini, *dulu)):
        if dulu.get(hal) != kini.get(hal):
            yield {
                "jenis": ANGKA,
                "tabel": tabel,
                "bagian": bagian,
                "hal": hal,
                "dari": dulu.get(hal),
                "ke": kini.get(hal),
            }


def _pasangan(satu: Mapping[str, Any]) -> list[int]:
    return [satu["diterima"], satu["seharusnya"]]


def _orang(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Persons who came into the tables, left them, or whose answers or traits are others, in the tables' order."""
    for kelompok in KELOMPOK:
        dulu = {satu["data"]["id"]: satu for satu in lama[kelompok]}
        kini = {satu["data"]["id"]: satu for satu in baru[kelompok]}
        for pengenal, satu in dulu.items():
            if pengenal not in kini:
                yield _milik(PERGI, kelompok, satu)
        for pengenal, satu in kini.items():
            if pengenal not in dulu:
                yield _milik(DATANG, kelompok, satu)
            else:
                yield from _satu_orang(kelompok, dulu[pengenal], satu)


def _satu_orang(kelompok: str, dulu: Mapping[str, Any], kini: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for jalur in CIRI_KELOMPOK[kelompok]:
        dari, ke = _ambil(dulu, jalur), _ambil(kini, jalur)
        if dari != ke:
            yield {**_milik(CIRI, kelompok, kini), "hal": jalur[-1], "dari": dari, "ke": ke}
    jawaban_dulu = {kode: nilai for kode, nilai, *_ in dulu["jawaban"]}
    jawaban_kini = {kode: nilai for kode, nilai, *_ in kini["jawaban"]}
    for kode in dict.fromkeys((*jawaban_kini, *jawaban_dulu)):
        dari, ke = jawaban_dulu.get(kode), jawaban_kini.get(kode)
        if dari != ke:
            yield {**_milik(JAWABAN, kelompok, kini), "hal": kode, "dari": dari, "ke": ke}


def _milik(jenis: str, kelompok: str, satu: Mapping[str, Any]) -> dict[str, Any]:
    return {"jenis": jenis, "kelompok": kelompok, "id": satu["data"]["id"], "nama": satu["data"]["nama"]}


def _ambil(satu: Mapping[str, Any], jalur: tuple[str, ...]) -> Any:
    nilai: Any = satu
    for kunci in jalur:
        nilai = nilai[kunci]
    return nilai
