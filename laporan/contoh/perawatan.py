"""PURE: what the books of an invented village tell beside its months: doses, contacts with the midwife, sessions.

Drawn by a stream of chance of its own, and never more than the months say, so that no number of the village changes.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kpm.periode import Bulan, bulan_penuh, tambah_bulan
from laporan.contoh.bentuk import Balita, CatatanAnak, CatatanIbu, Hamil, Kampung
from laporan.contoh.bulanan import KUNJUNGAN_NIFAS
from laporan.contoh.corak import Corak
from pemantauan.imunisasi import Aturan, DosisJadwal, status_anak
from pemantauan.imunisasi.idl import DPT, HEKSA

TANPA_BUKU = 0.14
"""Share of the children whose KIA book nobody has seen: no dose of theirs is recorded."""
LANJUTAN_LUPUT = 0.35
"""Share of the doses of the second year that are missed."""
BERKONTAK = 0.85
"""Share of the pregnancies whose contacts are recorded one by one."""
UMUR_LANJUTAN = 12
"""Bulan penuh from which doses follow the basic ones."""
TUNGGU_CATATAN = 45
"""Days after a dose is due within which the next visit that was written down is taken for its day."""
MATERI_AYAH = ("Peran ayah pada 1.000 hari pertama", "Makanan pendamping ASI dan belanja keluarga", "Ayah siaga")
MATERI_IBU = ("Gizi ibu hamil dan tablet tambah darah", "Tanda bahaya kehamilan", "Persiapan menyusui")


@dataclass(slots=True, eq=False)
class Dosis:
    """One dose; the field names are those of the model."""

    uuid: uuid.UUID
    anak: Balita
    vaksin: str
    dosis: int
    tanggal: dt.date


@dataclass(slots=True, eq=False)
class Periksa:
    """One contact; the field names are those of the model."""

    uuid: uuid.UUID
    hamil: Hamil
    jenis: str
    tanggal: dt.date
    masuk: dt.date
    isi: dict[str, object]


@dataclass(slots=True, eq=False)
class Hadir:
    """One row of a session's sheet: a child or a pregnancy, and who came."""

    uuid: uuid.UUID
    siapa: Balita | Hamil
    ayah: bool
    ibu: bool


@dataclass(slots=True, eq=False)
class Sesi:
    """One counselling session; ``posyandu`` counts from 0."""

    uuid: uuid.UUID
    jenis: str
    tanggal: dt.date
    posyandu: int
    materi: str
    masuk: dt.date
    peserta: list[Hadir] = field(default_factory=list)


@dataclass(slots=True)
class Perawatan:
    """All of it."""

    dosis: list[Dosis]
    periksa: list[Periksa]
    sesi: list[Sesi]
    faktor: dict[Hamil, list[str]]
    """What makes a risky pregnancy risky."""
    mms: Hamil | None
    """The pregnancy that gets MMS in place of iron tablets."""


class _Acak:
    """Chance that no draw of the village uses up, and uuids that differ between villages of one seed."""

    def __init__(self, seed: int, kode: str) -> None:
        self.acak = random.Random(f"{seed}:perawatan")  # noqa: S311 (invented people, nothing secret)
        self._uuid = random.Random(f"{seed}:{kode}:perawatan")  # noqa: S311

    def uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self._uuid.getrandbits(128), version=4)

    def peluang(self, p: float) -> bool:
        return self.acak.random() < p


def rawat(kampung: Kampung, seed: int, kode: str, *, hari_ini: dt.date, corak: Corak) -> Perawatan:
    """What the books of the village tell by a day. Pure; the same arguments give the same."""
    acak = _Acak(seed, kode)
    dosis = list(_dosis(acak, kampung, Aturan(kode[:2]), hari_ini))
    periksa = list(_periksa(acak, kampung))
    berjalan = [satu for satu in kampung.hamil if satu.berakhir is None]
    return Perawatan(
        dosis=dosis,
        periksa=periksa,
        sesi=list(_sesi(acak, kampung, corak)),
        faktor={satu: _faktor(acak, satu) for satu in kampung.hamil if satu.resti},
        mms=min(berjalan, key=lambda satu: satu.hpht) if berjalan else None,
    )


# ---------------------------------------------------------------- doses


def _dosis(acak: _Acak, kampung: Kampung, aturan: Aturan, hari_ini: dt.date) -> Iterator[Dosis]:
    kunjungan: dict[Balita, list[dt.date]] = defaultdict(list)
    for satu in kampung.catatan_anak:
        kunjungan[satu.anak].append(satu.tanggal)
    for anak in kampung.anak:
        berbuku = not acak.peluang(TANPA_BUKU)
        sampai = min(hari_ini, anak.orang.keluar or hari_ini)
        lalu: dict[str, dt.date] = {}
        for baris in status_anak(anak.orang.lahir, (), tambah_bulan(anak.orang.lahir, 60), aturan):
            deret = DPT if baris.dosis.vaksin == HEKSA else baris.dosis.vaksin  # hexavalent goes on with its series
            hari = _hari_dosis(acak, anak, baris.dosis, kunjungan[anak], lalu.get(deret))
            if hari is not None:
                lalu[deret] = hari
            if berbuku and hari is not None and hari <= sampai:
                yield Dosis(acak.uuid(), anak, baris.dosis.vaksin, baris.dosis.dosis, hari)


def _hari_dosis(
    acak: _Acak, anak: Balita, dosis: DosisJadwal, kunjungan: list[dt.date], lalu: dt.date | None
) -> dt.date | None:
    """The day of a dose, as late as the child is with all of them; None where it is not given."""
    lahir, telat = anak.orang.lahir, anak.imunisasi_terlambat
    selisih, luput = acak.acak.randint(0, 9), acak.peluang(LANJUTAN_LUPUT)
    if not dosis.umur_bulan:
        return lahir if telat < 99 or selisih < 4 else None
    if telat == 99 or (dosis.umur_bulan >= UMUR_LANJUTAN and luput):
        return None
    perlu = max(
        tambah_bulan(lahir, dosis.umur_bulan + (telat if dosis.umur_bulan > 1 else telat // 2)),
        dosis.paling_awal(lahir),
        lalu + dt.timedelta(days=dosis.jarak_hari) if lalu else lahir,
    )
    batas = perlu + dt.timedelta(days=TUNGGU_CATATAN)
    hari = next((satu for satu in sorted(kunjungan) if perlu <= satu <= batas), perlu + dt.timedelta(days=selisih))
    terakhir = dosis.terakhir(lahir)
    return hari if terakhir is None or hari <= terakhir else None


# ---------------------------------------------------------------- contacts


def _periksa(acak: _Acak, kampung: Kampung) -> Iterator[Periksa]:
    rinci = {satu: acak.peluang(BERKONTAK) for satu in kampung.hamil}
    lengan = {satu: acak.acak.uniform(*((21.6, 23.1) if satu.kek else (23.9, 29.2))) for satu in kampung.hamil}
    terakhir: dict[Hamil, dt.date] = {}
    for satu in kampung.catatan_ibu:
        if not rinci[satu.hamil]:
            continue
        yield from _nifas(acak, satu) if "nifas" in satu.isi else _anc(acak, satu, terakhir, lengan[satu.hamil])


def _anc(acak: _Acak, catatan: CatatanIbu, terakhir: dict[Hamil, dt.date], lengan: float) -> Iterator[Periksa]:
    """The contacts of one month, at most as many as it counts; the tablets of all of them are the month's. ``lengan``:
    her LiLA, which hardly changes."""
    hamil, isi = catatan.hamil, catatan.isi
    hari = [catatan.tanggal]
    if isi["anc"] == 2:
        lain = catatan.tanggal - dt.timedelta(days=14)
        hari = [lain, catatan.tanggal] if lain in catatan.bulan and lain > hamil.hpht else hari
    for ke, tanggal in enumerate(hari if isi["anc"] else ()):
        usia = (tanggal - hamil.hpht).days
        baru = hamil not in terakhir or (usia > 168) != ((terakhir[hamil] - hamil.hpht).days > 168)
        terakhir[hamil] = tanggal
        dokter = acak.peluang(0.6 if baru else 0.05)
        ukur: dict[str, object] = {
            "pemeriksa": "dokter" if dokter else "bidan",
            "usg": dokter and acak.peluang(0.85),
            "tablet": isi["fe"] if ke == 0 else None,
        }
        if baru or acak.peluang(0.2):
            ukur["hb"] = _desimal(acak.acak.uniform(9.2, 10.9) if acak.peluang(0.22) else acak.acak.uniform(11, 12.9))
        lila = _desimal(lengan + acak.acak.uniform(-0.3, 0.3))
        # the arm is measured in the first months the record tells what it came to
        if isi["kek"] == hamil.kek and (baru or acak.peluang(0.2)):
            ukur["lila"] = lila
        yield Periksa(acak.uuid(), hamil, "anc", tanggal, catatan.masuk, ukur)


def _nifas(acak: _Acak, catatan: CatatanIbu) -> Iterator[Periksa]:
    hamil, kali = catatan.hamil, catatan.isi["nifas"]
    if hamil.berakhir is None or not isinstance(kali, int):
        return
    jadwal = [hamil.berakhir + dt.timedelta(days=hari) for hari in KUNJUNGAN_NIFAS]
    hari = [satu for satu in jadwal if satu in catatan.bulan and satu <= catatan.tanggal]
    for tanggal in hari[:kali]:
        yield Periksa(acak.uuid(), hamil, "nifas", tanggal, catatan.masuk, {"pemeriksa": "bidan"})


def _faktor(acak: _Acak, hamil: Hamil) -> list[str]:
    """What the midwife wrote beside RESTI."""
    tahun = bulan_penuh(hamil.ibu.lahir, hamil.hpht) // 12
    semua = [
        nama for nama, ada in (("umur_muda", tahun < 20), ("umur_tua", tahun > 35), ("paritas", hamil.ke > 4)) if ada
    ]
    return semua or [acak.acak.choice(("sesar", "tinggi", "keguguran", "hipertensi"))]


# ---------------------------------------------------------------- sessions


def _sesi(acak: _Acak, kampung: Kampung, corak: Corak) -> Iterator[Sesi]:
    """Every month a class of fathers on the day of one posyandu, in turn, and a class of pregnant women."""
    anak: dict[Bulan, list[CatatanAnak]] = defaultdict(list)
    ibu: dict[Bulan, list[CatatanIbu]] = defaultdict(list)
    for satu in kampung.catatan_anak:
        anak[satu.bulan].append(satu)
    for hamil in kampung.catatan_ibu:
        if hamil.isi.get("konseling"):
            ibu[hamil.bulan].append(hamil)
    for ke, bulan in enumerate(sorted(anak)):
        giliran = ke % len(corak.hari_posyandu)
        hari = [satu.tanggal for satu in anak[bulan] if satu.anak.orang.rumah.posyandu == giliran]
        if not hari:
            continue
        buka = max(set(hari), key=lambda satu: (hari.count(satu), -satu.day))  # the day most of them came
        hadir = [s for s in anak[bulan] if s.tanggal == buka and s.anak.orang.rumah.posyandu == giliran]
        hadir = [satu for satu in hadir if satu.isi["konseling_ayah"] is not None]
        yield Sesi(
            acak.uuid(), "ayah", buka, giliran, MATERI_AYAH[ke % 3], max(satu.masuk for satu in hadir),
            [Hadir(acak.uuid(), s.anak, bool(s.isi["konseling_ayah"]), bool(s.isi["konseling_ibu"])) for s in hadir],
        )  # fmt: skip
        datang = [satu for satu in ibu[bulan] if satu.masuk <= bulan.akhir or satu.ditulis]
        if datang:
            yield Sesi(
                acak.uuid(), "kelas_ibu", max(satu.tanggal for satu in datang), giliran, MATERI_IBU[ke % 3],
                max(satu.masuk for satu in datang),
                [Hadir(acak.uuid(), satu.hamil, bool(satu.isi["suami"]), True) for satu in datang],
            )  # fmt: skip


def _desimal(nilai: float) -> Decimal:
    return Decimal(str(round(nilai, 1)))
