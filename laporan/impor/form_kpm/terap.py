"""The scorecard as it would be with a file's rows applied: people and months in memory, judged by `pemantauan.skor`.

Nothing is written. The reading of months follows `pemantauan.sql_skor`; a test holds both against each other.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from kpm.periode import TAHUN_AKHIR, TAHUN_AWAL, Bulan, Triwulan, bulan_penuh
from laporan.impor.bentuk import Rencana
from laporan.impor.form_kpm.desa import DesaKini
from pemantauan.bulanan.hadir import Hadir, dengan_hadir
from pemantauan.imunisasi import DasarIdl, Idl, Tercatat
from pemantauan.indikator import SET, AmbangPaud, SetIndikator
from pemantauan.kueri_imunisasi import aturan_imunisasi, dosis_per_anak
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.skor import DataAnak, DataIbu, DataPaud, Skor, hitung
from sasaran.models import HARI_NIFAS, Anak, Kehamilan, Orang

DITERAPKAN = ("baru", "berubah")
SEMUA_BULAN = (Bulan(TAHUN_AWAL, 1), Bulan(TAHUN_AKHIR, 12))


@dataclass(slots=True)
class Diri:
    """A pregnancy or child with its person, household and months, known or planned."""

    objek: Any
    orang: Orang
    keluarga: Any
    nomor: int
    dusun: str
    bulan: list[Any] = field(default_factory=list)
    sesi: dict[Bulan, Hadir] = field(default_factory=dict)
    """Counselling sessions that tell who came; a file holds none, so those of the village stand."""
    dosis: tuple[Tercatat, ...] = ()
    """Recorded doses, which decide instead of the months (forms.md 0.4.4)."""


@dataclass(slots=True)
class Desa:
    """The village with the file applied."""

    hamil: list[Diri]
    anak: list[Diri]
    paud: dict[str, list[Any]]
    """uuid of a child -> its months of Formulir 2C."""


def terapkan_di_ingatan(kini: DesaKini, rencana: Iterable[Rencana]) -> Desa:
    """Everybody of the village and of the file, with the months both hold."""
    isi: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for satu in rencana:
        if satu.keadaan in DITERAPKAN:
            isi[satu.rekam][str(satu.untuk)] = satu.isi
    orang = _orang(kini, isi)
    hamil = _milik(Kehamilan, kini.hamil, isi["kehamilan"], orang, "ibu")
    anak = _milik(Anak, kini.anak, isi["anak"], orang, "orang")
    for rekam, model, kunci, milik, bulan in (
        ("ibu", PemantauanIbu, "kehamilan", hamil, kini.ibu_bulan),
        ("balita", PemantauanAnak, "anak", anak, kini.anak_bulan),
    ):
        pemilik = {satu.objek.pk: uuid for uuid, satu in milik.items() if satu.objek.pk}
        for uuid, semua in _bulan(model, kunci, bulan.values(), isi[rekam], pemilik).items():
            if uuid in milik:
                milik[uuid].bulan = semua
    pemilik = {satu.objek.pk: uuid for uuid, satu in anak.items() if satu.objek.pk}
    paud = _bulan(PemantauanPaud, "anak", kini.paud_bulan.values(), isi["paud"], pemilik)
    _sertakan_sesi(hamil, anak)
    for siapa, dosis in dosis_per_anak(list(anak), dt.date.max).items():
        anak[str(siapa)].dosis = dosis
    return Desa(list(hamil.values()), list(anak.values()), paud)


def _sertakan_sesi(hamil: Mapping[str, Diri], anak: Mapping[str, Diri]) -> None:
    """Give everybody the sessions they were at. Two queries."""
    for kelompok, milik in (("ibu", hamil), ("anak", anak)):
        for (siapa, bulan), hadir in hadir_bulan(kelompok, SEMUA_BULAN, kunci="uuid").items():
            if satu := milik.get(str(siapa)):
                satu.sesi[bulan] = hadir


def _orang(
    kini: DesaKini, isi: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> dict[str, tuple[Orang, Any, int, str]]:
    """uuid -> person, what names the household, its number and dusun."""
    # as frozen quarters name a household, so that a year of both kinds counts it once
    rumah = {str(satu.uuid): satu.pk for satu in kini.keluarga}
    hasil: dict[str, tuple[Orang, Any, int, str]] = {}
    for uuid, satu in kini.orang.items():
        ganti = isi["orang"].get(uuid, {})
        orang = _terisi(copy(satu), ganti) if ganti else satu
        hasil[uuid] = (orang, satu.keluarga_id, satu.keluarga.nomor, "")
    for uuid, baru in isi["orang"].items():
        if uuid not in hasil:
            orang = _terisi(Orang(), {nama: nilai for nama, nilai in baru.items() if nama != "keluarga"})
            hasil[uuid] = (orang, rumah.get(baru["keluarga"], baru["keluarga"]), 0, "")
    return hasil


def _milik(
    model: type[Any],
    dikenal: Iterable[Any],
    isi: Mapping[str, Mapping[str, Any]],
    orang: Mapping[str, tuple[Orang, Any, int, str]],
    kunci: str,
) -> dict[str, Diri]:
    rujukan = ("ibu", "orang", "kehamilan")
    hasil: dict[str, Diri] = {}
    for satu in dikenal:
        uuid = str(satu.uuid)
        ganti = {nama: nilai for nama, nilai in isi.get(uuid, {}).items() if nama not in rujukan}
        objek = _terisi(copy(satu), ganti) if ganti else satu
        diri, keluarga, nomor, dusun = orang[str(getattr(satu, kunci).uuid)]
        hasil[uuid] = Diri(objek, diri, keluarga, nomor, dusun)
    for uuid, baru in isi.items():
        if uuid not in hasil and baru.get(kunci) in orang:
            objek = _terisi(model(uuid=uuid), {nama: nilai for nama, nilai in baru.items() if nama not in rujukan})
            hasil[uuid] = Diri(objek, *orang[baru[kunci]])
    return hasil


def _bulan(
    model: type[Any],
    kunci: str,
    dikenal: Iterable[Any],
    isi: Mapping[str, Mapping[str, Any]],
    pemilik: Mapping[int, str],
) -> dict[str, list[Any]]:
    """uuid of who it belongs to -> months in their order."""
    hasil: dict[str, list[Any]] = defaultdict(list)
    for satu in dikenal:
        ganti = isi.get(str(satu.uuid))
        hasil[pemilik.get(getattr(satu, f"{kunci}_id"), "")].append(_terisi(copy(satu), ganti) if ganti else satu)
    sudah = {str(satu.uuid) for semua in hasil.values() for satu in semua}
    for uuid, baru in isi.items():
        if uuid not in sudah and kunci in baru:
            hasil[baru[kunci]].append(_terisi(model(), {n: nilai for n, nilai in baru.items() if n != kunci}))
    for semua in hasil.values():
        semua.sort(key=lambda satu: satu.bulan)
    return hasil


def _terisi(objek: Any, isi: Mapping[str, Any]) -> Any:
    """The object with plain values of a plan."""
    for nama, nilai in isi.items():
        medan = objek._meta.get_field(nama)
        if nama == "bulan":
            nilai = Bulan.dari_teks(nilai)
        setattr(objek, nama, medan.to_python(nilai) if nama != "bulan" else nilai)
    return objek


# --- as `pemantauan.kueri_skor` reads a quarter ---------------------------------------------------------------------


def skor(desa: Desa, triwulan: Triwulan, pengaturan: Mapping[str, str]) -> Skor:
    """The scorecard of a quarter."""
    set_indikator = SET[pengaturan["indicator_set"]]
    return hitung(
        ibu=_data_ibu(desa.hamil, triwulan),
        anak=_data_anak(desa.anak, triwulan, set_indikator),
        paud=_data_paud(desa, triwulan, set_indikator.ambang_paud),
        triwulan=triwulan,
        pengaturan=dict(pengaturan),
        set_indikator=set_indikator,
    )


def _jendela(semua: Sequence[Any], triwulan: Triwulan, lebar: int = 1) -> list[Any]:
    """Months of the quarters that end with this one in which anything was filled."""
    awal, akhir = triwulan.jendela(lebar)[0] if lebar > 1 else triwulan.bulan_bulan[0], triwulan.bulan_bulan[2]
    return [
        satu
        for satu in semua
        if awal <= satu.bulan <= akhir and any(getattr(satu, nama) not in (None, "") for nama in satu.LAYANAN)
    ]


def _akhir(semua: Sequence[Any], bidang: str) -> Any:
    terisi = [nilai for satu in semua if (nilai := getattr(satu, bidang)) not in (None, "")]
    return terisi[-1] if terisi else None


def _jumlah(semua: Sequence[Any], bidang: str) -> int | None:
    terisi = [nilai for satu in semua if (nilai := getattr(satu, bidang)) is not None]
    return sum(terisi) if terisi else None


def _sendiri(semua: Sequence[Any]) -> list[Any]:
    return [satu for satu in semua if satu.dari_desa_id is None]


def _di_sini(diri: Diri, awal: dt.date) -> bool:
    return diri.orang.keluar_pada is None or diri.orang.keluar_pada >= awal


def _bersama(diri: Diri) -> dict[str, Any]:
    return {"id": str(diri.objek.uuid), "nama": diri.orang.nama, "keluarga": diri.keluarga, "dusun": diri.dusun}


def _data_ibu(semua: Iterable[Diri], triwulan: Triwulan) -> Iterator[DataIbu]:
    for diri in semua:
        hamil: Kehamilan = diri.objek
        gugur = hamil.hasil == Kehamilan.Hasil.KEGUGURAN
        dua = [
            satu
            for satu in _jendela(diri.bulan, triwulan, 2)
            if not (gugur and hamil.berakhir_pada and satu.tanggal > hamil.berakhir_pada)
        ]
        kini = _jendela(dua, triwulan)
        dipantau = len(_sendiri(kini))
        akhir = hamil.akhir_nifas or hamil.berakhir_pada
        batas = triwulan.awal if gugur else triwulan.awal - dt.timedelta(days=HARI_NIFAS)
        if hamil.berakhir_pada and hamil.berakhir_pada < batas:
            continue
        if not _di_sini(diri, triwulan.awal) or not (hamil.sejak <= triwulan.akhir or dipantau):
            continue
        if not dipantau and akhir and hamil.sejak > akhir:
            continue
        melahirkan = hamil.melahirkan if hamil.melahirkan and hamil.melahirkan <= triwulan.akhir else None
        nifas = [satu for satu in dua if melahirkan and satu.bulan >= Bulan.dari_tanggal(melahirkan)]
        banyak: dict[str, Any] = {nama: _jumlah(kini, nama) for nama in ("anc", "fe", "kunjungan")}
        bersesi = _dengan_sesi(kini, diri.sesi, triwulan, 1, ("konseling", "suami"))
        konseling = [satu["konseling"] for satu in bersesi if satu["konseling"] is not None]
        yield DataIbu(
            **_bersama(diri),
            no_kia=hamil.no_kia,
            punya_catatan=dipantau > 0,
            bulan_dipantau=dipantau,
            melahirkan=melahirkan,
            usia_bulan=_usia(hamil, kini, dipantau, triwulan),
            suami_hadir=any(satu["suami"] for satu in bersesi),
            konseling=sum(konseling) if konseling else None,
            nifas=_jumlah(nifas, "nifas"),
            **{nama: _akhir(kini, nama) for nama in ("kek", "resti", "air", "jamban", "jamkes")},
            **banyak,
        )


def _usia(hamil: Kehamilan, kini: Sequence[Any], dipantau: int, triwulan: Triwulan) -> int | None:
    diketik = [satu.usia_bulan for satu in kini if satu.usia_bulan is not None]
    dilihat = max((satu.tanggal for satu in kini if satu.usia_bulan is None), default=None)
    if not dipantau:
        dilihat = triwulan.akhir
    if dilihat and hamil.berakhir_pada:
        dilihat = min(dilihat, hamil.berakhir_pada)
    dihitung = hamil.usia_bulan(dilihat) if dilihat else None
    return max([*diketik, *([dihitung] if dihitung is not None else [])], default=None)


def _data_anak(semua: Iterable[Diri], triwulan: Triwulan, set_indikator: SetIndikator) -> Iterator[DataAnak]:
    terakhir = set_indikator.ambang_anak.umur_terakhir
    dasar = DasarIdl.pada(aturan_imunisasi(), triwulan.akhir)
    for diri in semua:
        lahir, dua_tahun = diri.orang.tanggal_lahir, _dua_tahun(diri.orang)
        if lahir is None or dua_tahun is None or lahir > triwulan.akhir or dua_tahun <= triwulan.awal:
            continue
        riwayat = [satu for satu in diri.bulan if lahir <= satu.tanggal < dua_tahun]
        kini = _jendela(riwayat, triwulan)
        sendiri = _sendiri(kini)
        if not _di_sini(diri, triwulan.awal) or not (diri.objek.sejak <= triwulan.akhir or sendiri):
            continue
        keluar = diri.orang.keluar_pada
        pada = sendiri[-1].tanggal if sendiri else min(triwulan.akhir, keluar or triwulan.akhir)
        yield DataAnak(
            **_bersama(diri),
            no_kia=diri.objek.no_kia,
            jenis_kelamin=diri.orang.jenis_kelamin,  # type: ignore[arg-type]
            punya_catatan=bool(sendiri),
            bulan_dipantau=len(sendiri),
            umur_bulan=max(min(bulan_penuh(lahir, pada), terakhir), 0),
            ayah_hadir=any(
                satu["konseling_ayah"] for satu in _dengan_sesi(kini, diri.sesi, triwulan, 1, ("konseling_ayah",))
            ),
            idl=_idl(diri.dosis, lahir, triwulan, dasar),
            kunjungan=_jumlah(kini, "kunjungan"),
            **{
                nama: _akhir(kini, nama)
                for nama in (
                    "gizi_buruk", "gizi_kurang", "stunting", "tikar", "imunisasi", "air", "jamban", "akta", "jamkes",
                )
            },
            **_windows(riwayat, diri.sesi, triwulan),
            **_tinggi(riwayat, triwulan, set_indikator),
        )  # fmt: skip


def _dua_tahun(orang: Orang) -> dt.date | None:
    return orang.ulang_tahun_kedua or (Orang._meta.get_field("ulang_tahun_kedua").pre_save(orang, False))


def _idl(dosis: Iterable[Tercatat], lahir: dt.date, triwulan: Triwulan, dasar: DasarIdl) -> Idl | None:
    """What the doses from birth to the quarter's last day are worth; None without any."""
    kode = [satu.kode for satu in dosis if lahir <= satu.tanggal <= triwulan.akhir]
    return dasar.susun(kode) if kode else None


def _dengan_sesi(
    semua: Iterable[Any], sesi: Mapping[Bulan, Hadir], triwulan: Triwulan, lebar: int, bidang: tuple[str, ...]
) -> list[dict[str, Any]]:
    """These fields of each month of a window: of its record, its sessions, or the greater of both."""
    awal, akhir = triwulan.jendela(lebar)[0] if lebar > 1 else triwulan.bulan_bulan[0], triwulan.bulan_bulan[2]
    tercatat = {satu.bulan: {nama: getattr(satu, nama) for nama in bidang} for satu in semua}
    kosong: dict[str, Any] = dict.fromkeys(bidang)
    hadir = [bulan for bulan in sesi if awal <= bulan <= akhir]
    return [dengan_hadir(tercatat.get(bulan, kosong), sesi.get(bulan)) for bulan in {*tercatat, *hadir}]


def _windows(riwayat: Sequence[Any], sesi: Mapping[Bulan, Hadir], triwulan: Triwulan) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for lebar in (2, 4, 6):
        semua = _jendela(riwayat, triwulan, lebar)
        for nama, bidang in (
            ("timbang", ("timbang",)),
            ("konseling", ("konseling_ayah", "konseling_ibu")),
            ("konseling_ibu", ("konseling_ibu",)),
            ("parenting", ("parenting",)),
        ):
            if nama == "parenting" and lebar != 2:
                continue
            isi = _dengan_sesi(semua, sesi if nama.startswith("konseling") else {}, triwulan, lebar, bidang)
            terisi = [satu for satu in isi if any(satu[b] is not None for b in bidang)]
            hasil[f"{nama}_{lebar}q"] = sum(any(satu.values()) for satu in terisi) if terisi else None
    return hasil


def _tinggi(riwayat: Sequence[Any], triwulan: Triwulan, set_indikator: SetIndikator) -> dict[str, Any]:
    def diukur(dari: Bulan, sampai: Bulan) -> bool | None:
        isi = [
            satu.tinggi
            for satu in _jendela(riwayat, triwulan, 6)
            if dari <= satu.bulan <= sampai and satu.tinggi is not None
        ]
        return any(isi) if isi else None

    tenggang, ukur = set_indikator.tenggang_pengukuran, set_indikator.bulan_pengukuran
    pertama, kedua = (Bulan(triwulan.tahun, bulan) for bulan in ukur)
    return {
        "tinggi_pertama": diukur(pertama.geser(-tenggang), pertama.geser(tenggang)),
        "tinggi_kedua": diukur(kedua.geser(-tenggang), kedua.geser(tenggang)),
        "tinggi_triwulan": diukur(triwulan.bulan_bulan[0], triwulan.bulan_bulan[2]),
    }


def _data_paud(desa: Desa, triwulan: Triwulan, ambang: AmbangPaud) -> Iterator[DataPaud]:
    for diri in desa.anak:
        lahir, anak = diri.orang.tanggal_lahir, diri.objek
        bulan = [c for c in desa.paud.get(str(anak.uuid), ()) if c.hadir is not None]
        kini = _sendiri(_jendela(bulan, triwulan))
        umur = bulan_penuh(lahir, triwulan.akhir) if lahir else None
        if umur is None:
            if not anak.kategori_paud or (anak.kategori_tahun or 0) < triwulan.tahun:
                continue
            if anak.kategori_tahun != triwulan.tahun and not any(c.bulan.tahun == triwulan.tahun for c in bulan):
                continue
        elif not ambang.umur_awal <= umur <= ambang.umur_akhir:
            continue
        elif dua := _dua_tahun(diri.orang):
            kini = [satu for satu in kini if satu.bulan >= Bulan.dari_tanggal(dua)]
        keluar = diri.orang.keluar_pada
        if keluar and keluar <= triwulan.akhir and not (keluar >= triwulan.awal and kini):
            continue
        if anak.sejak > triwulan.akhir and not kini:
            continue
        yield DataPaud(
            **_bersama(diri),
            jenis_kelamin=diri.orang.jenis_kelamin,  # type: ignore[arg-type]
            nomor_keluarga=diri.nomor,
            umur_bulan=umur,
            kategori=anak.kategori_paud if umur is None else None,
            hadir=sum(bool(satu.hadir) for satu in kini),
            terisi=len(kini),
        )
