"""Two records of one person or family side by side: what differs, which months stand on both, what speaks against it.

The sides are called "satu" and "lain" in the order of the address; which of them stays is chosen later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from kpm.periode import Bulan, Triwulan
from pemantauan.bulanan.sebutan import banding
from pemantauan.kueri_menunggu import isi_catatan, triwulan_tertutup
from pemantauan.models import CatatanBulanan, EntriMenunggu, PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.sebutan_gabung import ANAK, KEHAMILAN, KELUARGA, ORANG, Golongan, kata
from sasaran.ganda import pasangan_hamil
from sasaran.kueri_asal_usul import tinggal_di_tujuan
from sasaran.models import Anak, JenisGanda, Kehamilan, Keluarga, Kesepakatan, Orang, PindahKeluar

SISI = ("satu", "lain")
BULANAN: tuple[tuple[str, type[CatatanBulanan], str], ...] = (
    ("ibu", PemantauanIbu, "kehamilan_id"),
    ("anak", PemantauanAnak, "anak_id"),
    ("paud", PemantauanPaud, "anak_id"),
)
"""Group, model of the month, and the foreign key (attname) to whose month it is."""


@dataclass(frozen=True, slots=True)
class Satuan:
    """Two rows that become one: the persons or households themselves, their children, two pregnancies that are one."""

    kunci: str
    judul: str
    satu: Any
    lain: Any
    golongan: tuple[Golongan, ...]

    def sisi(self, nama: str) -> Any:
        return self.satu if nama == "satu" else self.lain


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Something the two records say differently, in words, and which of them to believe unless told otherwise."""

    kunci: str
    label: str
    satu: str
    lain: str
    saran: str


@dataclass(frozen=True, slots=True)
class BulanKembar:
    """A month recorded on both, and the fuller of the two records."""

    kunci: str
    judul: str
    bulan: Bulan
    satu: CatatanBulanan
    lain: CatatanBulanan
    beda: list[tuple[str, str, str]]
    saran: str
    tertutup: bool

    def sisi(self, nama: str) -> CatatanBulanan:
        return self.satu if nama == "satu" else self.lain


@dataclass(slots=True)
class Perbandingan:
    """Everything the page of a merge shows, and everything the merge itself asks for again under its locks."""

    jenis: str
    satu: Any
    lain: Any
    satuan: list[Satuan] = field(default_factory=list)
    pilihan: list[tuple[str, list[Pilihan]]] = field(default_factory=list)
    """By the heading they stand under."""
    bulan: list[BulanKembar] = field(default_factory=list)
    ringkas: dict[str, list[str]] = field(default_factory=dict)
    """Side -> what hangs on that record, in words."""
    saran: str = "satu"
    """The side that stays unless told otherwise: the fuller record."""
    peringatan: list[str] = field(default_factory=list)
    penolakan: str = ""
    tertutup: list[Triwulan] = field(default_factory=list)
    """Finalised quarters in which one of the two has a month."""
    sidik: str = ""
    """Fingerprint of every version concerned: another one means that somebody saved meanwhile."""

    def sisi(self, nama: str) -> Any:
        return self.satu if nama == "satu" else self.lain

    @property
    def semua_pilihan(self) -> list[Pilihan]:
        return [satu for _, semua in self.pilihan for satu in semua]


def bandingkan_orang(satu: Orang, lain: Orang) -> Perbandingan:
    """Two records of one person, with household, mother and posyandu loaded. About fifteen queries."""
    hasil = Perbandingan(JenisGanda.ORANG, satu, lain)
    anak = {a.orang_id: a for a in Anak.objects.filter(orang__in=(satu, lain)).select_related("ibu", "pengasuh")}
    hamil = list(Kehamilan.objects.filter(ibu__in=(satu, lain)).order_by("pk"))
    hasil.satuan.append(Satuan("orang", "Data diri", satu, lain, ORANG))
    anak_satu, anak_lain = anak.get(satu.pk), anak.get(lain.pk)
    if anak_satu and anak_lain:
        hasil.satuan.append(Satuan("anak", "Data anak", anak_satu, anak_lain, ANAK))
    for ke, (a, b) in enumerate(pasangan_hamil(*_milik(hamil, satu, lain)), start=1):
        hasil.satuan.append(Satuan(f"hamil{ke}", "Kehamilan yang sama", a, b, KEHAMILAN))
    catatan = {nama: _catatan(nama, anak.values(), hamil) for nama, _, _ in BULANAN}
    titipan = list(EntriMenunggu.objects.filter(Q(anak__in=anak.values()) | Q(kehamilan__in=hamil)))
    triwulan = {satu.bulan.triwulan for semua in catatan.values() for satu in semua}
    hasil.tertutup = sorted(triwulan_tertutup(triwulan)) if triwulan else []
    hasil.bulan = [kembar for s in hasil.satuan for kembar in _bulan_kembar(s, catatan, hasil.tertutup)]
    _hitung_isi(hasil, anak, hamil, catatan)
    hasil.pilihan = _pilihan(hasil)
    hasil.penolakan = _penolakan(satu, lain, anak, hamil)
    hasil.peringatan = _peringatan(hasil, anak_satu, anak_lain)
    semua_catatan = [c for nama in catatan for c in catatan[nama]]
    hasil.sidik = _sidik(satu, lain, *anak.values(), *hamil, *semua_catatan, *titipan)
    return hasil


def _milik(hamil: Sequence[Kehamilan], *ibu: Orang) -> list[list[Kehamilan]]:
    return [[h for h in hamil if h.ibu_id == satu.pk] for satu in ibu]


def bandingkan_keluarga(satu: Keluarga, lain: Keluarga) -> Perbandingan:
    """Two records of one family, with their dusun loaded. Two queries."""
    hasil = Perbandingan(JenisGanda.KELUARGA, satu, lain)
    hasil.satuan.append(Satuan("keluarga", "Data keluarga", satu, lain, KELUARGA))
    penghuni = list(Orang.objects.filter(keluarga__in=(satu, lain)).defer("nik").order_by("nama", "pk"))
    for nama in SISI:
        di_sini = [str(satu) for satu in penghuni if satu.keluarga_id == hasil.sisi(nama).pk]
        hasil.ringkas[nama] = [f"{len(di_sini)} orang terdaftar{': ' if di_sini else ''}{', '.join(di_sini[:6])}"]
    isi = [sum(o.keluarga_id == k.pk for o in penghuni) for k in (satu, lain)]
    hasil.saran = _lebih_penuh((isi[0], bool(satu.no_kk), -satu.pk), (isi[1], bool(lain.no_kk), -lain.pk))
    hasil.pilihan = _pilihan(hasil)
    if satu.no_kk and lain.no_kk:
        hasil.peringatan.append("Nomor KK keduanya berbeda. Pastikan ini memang satu keluarga.")
    if satu.dusun_id != lain.dusun_id:
        hasil.peringatan.append("Kedua catatan di dusun yang berbeda.")
    hasil.sidik = _sidik(satu, lain, *penghuni)
    return hasil


def _catatan(kelompok: str, anak: Iterable[Anak], hamil: Iterable[Kehamilan]) -> list[Any]:
    model, kunci = next((m, k) for nama, m, k in BULANAN if nama == kelompok)
    milik = hamil if kelompok == "ibu" else anak
    pk = [satu.pk for satu in milik]
    semua: Any = model._base_manager.filter(**{f"{kunci}__in": pk}).order_by("bulan", "pk")
    return list(semua) if pk else []


def _bulan_kembar(satuan: Satuan, catatan: dict[str, list[Any]], tertutup: Sequence[Triwulan]) -> list[BulanKembar]:
    hasil = []
    for kelompok, model, kunci in BULANAN:
        if isinstance(satuan.satu, Kehamilan) != (kelompok == "ibu") or satuan.kunci == "orang":
            continue
        a, b = (
            {satu.bulan: satu for satu in catatan[kelompok] if getattr(satu, kunci) == milik.pk}
            for milik in (satuan.satu, satuan.lain)
        )
        for bulan in sorted(a.keys() & b.keys()):
            isi = (_terisi(a[bulan], model), -a[bulan].pk), (_terisi(b[bulan], model), -b[bulan].pk)
            hasil.append(
                BulanKembar(
                    kunci=f"{satuan.kunci}.{kelompok}.{bulan.angka}",
                    judul=f"{bulan.label}{', PAUD' if kelompok == 'paud' else ''}",
                    bulan=bulan,
                    satu=a[bulan],
                    lain=b[bulan],
                    beda=banding(isi_catatan(a[bulan]), isi_catatan(b[bulan])),
                    saran=_lebih_penuh(*isi),
                    tertutup=bulan.triwulan in tertutup,
                )
            )
    return hasil


def _terisi(catatan: Any, model: Any) -> int:
    bidang = (*model.LAYANAN, *(satu for satu in ("berat", "panjang", "usia_bulan") if hasattr(catatan, satu)))
    return sum(getattr(catatan, satu) not in (None, "") for satu in bidang)


def _lebih_penuh(satu: tuple[Any, ...], lain: tuple[Any, ...]) -> str:
    return "satu" if satu >= lain else "lain"


def _hitung_isi(
    hasil: Perbandingan, anak: dict[int, Anak], hamil: Sequence[Kehamilan], catatan: dict[str, list[Any]]
) -> None:
    bobot: dict[str, tuple[Any, ...]] = {}
    for nama in SISI:
        orang = hasil.sisi(nama)
        milik_hamil = {h.pk for h in hamil if h.ibu_id == orang.pk}
        milik_anak = anak[orang.pk].pk if orang.pk in anak else None
        bulan = sum(c.kehamilan_id in milik_hamil for c in catatan["ibu"])
        bulan += sum(c.anak_id == milik_anak for kelompok in ("anak", "paud") for c in catatan[kelompok])
        hasil.ringkas[nama] = [f"{len(milik_hamil)} kehamilan"] * bool(milik_hamil) + [
            f"{bulan} bulan dicatat" if bulan else "Belum ada bulan yang dicatat"
        ]
        bobot[nama] = (bulan, bool(orang.nik), -orang.pk)
    hasil.saran = _lebih_penuh(bobot["satu"], bobot["lain"])


def _pilihan(hasil: Perbandingan) -> list[tuple[str, list[Pilihan]]]:
    semua = []
    for satuan in hasil.satuan:
        beda = [
            Pilihan(
                kunci=f"{satuan.kunci}.{golongan.kunci}",
                label=golongan.label,
                satu=kata(golongan, satuan.satu),
                lain=kata(golongan, satuan.lain),
                saran=golongan.saran(satuan.satu, satuan.lain, hasil.saran),
            )
            for golongan in satuan.golongan
            if golongan.nilai(satuan.satu) != golongan.nilai(satuan.lain)
        ]
        if beda:
            semua.append((satuan.judul, beda))
    return semua


def _penolakan(satu: Orang, lain: Orang, anak: dict[int, Anak], hamil: Sequence[Kehamilan]) -> str:
    """Why two records cannot be one person; empty when they can."""
    if satu.jenis_kelamin != lain.jenis_kelamin:
        return "Yang satu laki-laki, yang lain perempuan. Bila salah satunya keliru, perbaiki dulu jenis kelaminnya."
    for a, b in ((satu, lain), (lain, satu)):
        data = anak.get(a.pk)
        if data and b.pk in (data.ibu_id, data.pengasuh_id):
            return f"{b.nama} tercatat sebagai ibu atau pengasuh {a.nama}, jadi keduanya bukan satu orang."
        if data and any(h.ibu_id == b.pk for h in hamil):
            return f"{a.nama} tercatat sebagai anak, sedangkan {b.nama} punya catatan kehamilan."
    return _penolakan_pindah(satu, lain)


def _penolakan_pindah(satu: Orang, lain: Orang) -> str:
    """Nobody is merged on the way to another village, nor somebody who lives there with somebody who lives here."""
    pindah = PindahKeluar.objects.filter(keadaan__in=(Kesepakatan.MENUNGGU, Kesepakatan.DITOLAK))
    di_jalan = {uuid for anggota in pindah.values_list("anggota", flat=True) for uuid in anggota}
    for orang in (satu, lain):
        if str(orang.uuid) in di_jalan:
            return f"Kepindahan {orang.nama} ke desa lain belum selesai. Selesaikan dulu di halaman Pindah desa."
    for pergi, tinggal in ((satu, lain), (lain, satu)):
        pindah_jauh = pergi.sebab_keluar == Orang.SebabKeluar.PINDAH and not tinggal.keluar_pada
        if pindah_jauh and (desa := tinggal_di_tujuan(pergi)):
            return (
                f"{pergi.nama} sudah diterima {desa.nama_lengkap} dan tinggal di sana. Bila {tinggal.nama} orang "
                "yang sama, catat dulu kepindahannya, baru digabung."
            )
    return ""


def _peringatan(hasil: Perbandingan, anak_satu: Anak | None, anak_lain: Anak | None) -> list[str]:
    satu, lain = hasil.satu, hasil.lain
    semua = []
    if anak_satu and anak_lain and anak_satu.kehamilan_id and anak_satu.kehamilan_id == anak_lain.kehamilan_id:
        semua.append("Keduanya tercatat lahir dari satu persalinan. Bila mereka kembar, jangan digabung.")
    if satu.tanggal_lahir and lain.tanggal_lahir and (hari := abs((satu.tanggal_lahir - lain.tanggal_lahir).days)) > 31:
        semua.append(f"Tanggal lahirnya berselisih {hari} hari. Pastikan ini memang satu orang.")
    if satu.nik and lain.nik:
        semua.append("Keduanya punya NIK, dan NIK-nya berbeda. Satu orang hanya punya satu NIK. Periksa KK-nya.")
    if hasil.tertutup:
        triwulan = ", ".join(t.label for t in hasil.tertutup)
        semua.append(
            f"Ada bulan di triwulan yang sudah ditutup ({triwulan}). Kartu skornya tetap seperti waktu ditutup; "
            "gabungan ini baru terhitung di sana bila triwulannya dibuka dan ditutup lagi."
        )
    return semua


def _sidik(*rekaman: Any) -> str:
    semua = sorted(f"{satu._meta.label} {satu.pk} {satu.versi}" for satu in rekaman)
    return hashlib.sha256("\n".join(semua).encode()).hexdigest()[:32]
