"""What the books and lists of a demo village hold beside its months, as rows in the order in which they are stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kpm.models import Fasilitas, JenisFasilitas, Wilayah
from kpm.periode import Bulan
from kpm.rekaman import Rekaman
from laporan.contoh.bentuk import Balita, CatatanAnak, Hamil, Kampung
from laporan.contoh.perawatan import Perawatan, Sesi
from pemantauan.kelayakan.golongan import tahan
from pemantauan.kueri_bahan_rujukan import bahan_rujukan
from pemantauan.kueri_ragu import keraguan_bulan_anak
from pemantauan.kueri_ragukan import SEMUA_BULAN
from pemantauan.kueri_rujukan import sasaran_rujukan
from pemantauan.models import (
    DosisImunisasi,
    JawabanRagu,
    Kewenangan,
    Pemeriksaan,
    PenanggungJawab,
    PesertaKonseling,
    Rujukan,
    SesiKonseling,
)
from sasaran.models import Anak, Kehamilan

Baris = Iterator[tuple[type[Rekaman], list[tuple[Any, dt.date]]]]
JAM_KELAS = dt.time(9)
BERAPA_HARI = (33, 19, 40)
"""Days before today on which the referrals were written: two wait for their answer, the third has it."""
MASALAH = ("gizi_buruk", "gizi_kurang", "stunting")
"""Fields of the month that are reasons of the same name."""
JAWABAN = "Sudah diperiksa. Makanan tambahan 14 hari, timbang lagi di posyandu."


@dataclass(frozen=True, slots=True)
class Terpasang:
    """The stored people and places the rows point at."""

    desa: Wilayah
    kehamilan: Mapping[Hamil, Kehamilan]
    anak: Mapping[Any, Anak]
    tempat: Sequence[Fasilitas]

    def jenis(self, jenis: str) -> list[Fasilitas]:
        return [satu for satu in self.tempat if satu.jenis == jenis]


def isi_perawatan(ada: Terpasang, rawat: Perawatan, *, hari_ini: dt.date) -> Baris:
    """Doses, contacts and sessions, copied from the books at the end of their month."""

    def disalin(tanggal: dt.date) -> dt.date:
        return min(Bulan.dari_tanggal(tanggal).akhir, hari_ini)

    desa = ada.desa
    yield DosisImunisasi, [
        (
            DosisImunisasi(
                desa=desa, uuid=satu.uuid, anak=ada.anak[satu.anak], vaksin=satu.vaksin, dosis=satu.dosis,
                tanggal=satu.tanggal,
            ),
            disalin(max(satu.tanggal, satu.anak.sejak)),
        )
        for satu in rawat.dosis
    ]  # fmt: skip
    yield Pemeriksaan, [
        (
            Pemeriksaan(
                desa=desa, uuid=satu.uuid, kehamilan=ada.kehamilan[satu.hamil], jenis=satu.jenis, tanggal=satu.tanggal,
                bulan=Bulan.dari_tanggal(satu.tanggal), **satu.isi,
            ),
            disalin(satu.masuk),
        )
        for satu in rawat.periksa
    ]  # fmt: skip
    posyandu = ada.jenis(JenisFasilitas.POSYANDU)
    sesi = {satu: _sesi(ada, satu, posyandu) for satu in rawat.sesi}
    yield SesiKonseling, [(baru, disalin(satu.masuk)) for satu, baru in sesi.items()]
    yield (
        PesertaKonseling,
        [(baru, disalin(satu.masuk)) for satu in rawat.sesi for baru in _peserta(ada, satu, sesi[satu])],
    )


def _sesi(ada: Terpasang, satu: Sesi, posyandu: Sequence[Fasilitas]) -> SesiKonseling:
    return SesiKonseling(
        desa=ada.desa, uuid=satu.uuid, jenis=satu.jenis, tanggal=satu.tanggal, bulan=Bulan.dari_tanggal(satu.tanggal),
        jam=JAM_KELAS, fasilitas=posyandu[satu.posyandu], materi=satu.materi, narasumber="Bidan desa",
    )  # fmt: skip


def _peserta(ada: Terpasang, satu: Sesi, sesi: SesiKonseling) -> Iterator[PesertaKonseling]:
    for hadir in satu.peserta:
        siapa: dict[str, Any] = (
            {"anak": ada.anak[hadir.siapa]}
            if isinstance(hadir.siapa, Balita)
            else {"kehamilan": ada.kehamilan[hadir.siapa]}
        )
        yield PesertaKonseling(
            desa=ada.desa, uuid=hadir.uuid, sesi=sesi, ayah_diundang=True, ayah_hadir=hadir.ayah, ibu_hadir=hadir.ibu,
            **siapa,
        )  # fmt: skip


def isi_penanggung_jawab(ada: Terpasang, kampung: Kampung, *, dibuka: dt.date) -> Baris:
    """What the village says of some services itself; the others follow the common division."""
    poskesdes, paud = ada.jenis(JenisFasilitas.POSKESDES)[:1], ada.jenis(JenisFasilitas.PAUD)[:1]
    petugas = kampung.petugas
    isi: tuple[tuple[str, str, str, Sequence[Fasilitas], str], ...] = (
        ("ibu", "anc", Kewenangan.PUSKESMAS, poskesdes, petugas["bidan"]),
        ("ibu", "jamban", Kewenangan.SWADAYA, (), "Kelompok arisan jamban"),
        ("anak", "imunisasi", Kewenangan.PUSKESMAS, poskesdes, petugas["bidan"]),
        ("anak", "akta", Kewenangan.OPD, (), f"Dinas Dukcapil, lewat {petugas['sekretaris']}"),
        ("paud", "paud", Kewenangan.SWADAYA, paud, petugas["guru_paud"]),
    )
    yield PenanggungJawab, [
        (
            PenanggungJawab(
                desa=ada.desa, kelompok=kelompok, indikator=indikator, kewenangan=kewenangan,
                fasilitas=next(iter(tempat), None), nama=nama,
            ),
            dibuka,
        )
        for kelompok, indikator, kewenangan, tempat, nama in isi
    ]  # fmt: skip


def isi_rujukan(ada: Terpasang, kampung: Kampung, *, hari_ini: dt.date) -> Baris:
    """Up to three children sent to the midwife: two have waited more than 14 days for the answer, one has it.

    The numbers on the slips are read as a person's would be.
    """
    terakhir: dict[Balita, CatatanAnak] = {}
    for catatan in sorted(kampung.catatan_anak, key=lambda satu: satu.tanggal):
        if catatan.anak.orang.keluar is None:
            terakhir[catatan.anak] = catatan
    bermasalah = [satu for satu in terakhir.values() if any(satu.isi[nama] for nama in MASALAH)]
    calon = [satu.anak for satu in sorted(bermasalah, key=lambda satu: not satu.isi["gizi_kurang"])]
    hasil: list[tuple[Rujukan, dt.date]] = []
    for anak in calon:
        if len(hasil) == len(BERAPA_HARI):
            break
        lalu = BERAPA_HARI[len(hasil)]
        tanggal = hari_ini - dt.timedelta(days=lalu)
        if anak.sejak > tanggal:
            continue
        sasaran = sasaran_rujukan(ada.anak[anak].orang, tanggal)
        bahan = bahan_rujukan(sasaran, tanggal)
        if not set(bahan.alasan) & set(MASALAH):
            continue
        satu = Rujukan(
            desa=ada.desa, orang=sasaran.orang, anak=sasaran.anak, tanggal=tanggal,
            fasilitas=next(iter(ada.jenis(JenisFasilitas.POSKESDES)), None),
            alasan=list(bahan.alasan), angka=[a.simpanan() for a in bahan.angka],
        )  # fmt: skip
        if lalu == BERAPA_HARI[-1]:
            satu.dijawab_pada, satu.hasil = tanggal + dt.timedelta(days=3), Rujukan.Hasil.DIPANTAU
            satu.penjawab, satu.jawaban = kampung.petugas["bidan"], JAWABAN
        hasil.append((satu, tanggal))
    yield Rujukan, hasil


def isi_ragu(ada: Terpasang, *, tertib: bool, hari_ini: dt.date) -> Baris:
    """What somebody looked at and found right: of a tidy village (``tertib``) all but the last doubt about
    measurements, of another the first."""
    semua = [satu for satu in keraguan_bulan_anak(SEMUA_BULAN, Bulan.dari_tanggal(hari_ini)) if tahan(satu.ragu.nama)]
    semua.sort(key=lambda satu: (satu.tanggal, satu.catatan.hex))
    yield JawabanRagu, [
        (
            JawabanRagu(
                desa=ada.desa, jenis=JawabanRagu.Jenis.BULAN_ANAK, untuk=satu.catatan, kode=satu.ragu.kode,
                kalimat=satu.ragu.pernyataan, alasan="Diukur ulang bersama kader, angkanya sama.",
            ),
            satu.bulan.akhir if satu.bulan.akhir <= hari_ini else hari_ini,
        )
        for satu in (semua[:-1] if tertib else semua[:1])
    ]  # fmt: skip
