"""PURE: who belongs together in the register (kartu keluarga), and who of them matters for the first 1,000 days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kpm.bacaan.nilai import kunci_nama, kunci_tempat
from kpm.periode import bulan_penuh
from laporan.impor.opensid import kode as k
from laporan.impor.opensid.baca import Penduduk
from sasaran.aturan import UMUR_ANAK_TERTUA, nama_mirip

TAHUN_IBU_TERMUDA = 10
"""Years a mother is at least older than her child."""


@dataclass(slots=True, eq=False)
class Rumah:
    """One kartu keluarga of the file."""

    kunci: str
    anggota: list[Penduduk]
    kepala: Penduduk | None = None
    catatan: list[str] = field(default_factory=list)
    """Sentences about it."""
    tidak_jelas: str = ""
    """Why it cannot be told whether this is one household."""
    tanpa_kk: bool = False
    """Somebody without a nomor KK, whose mother's household is not known either."""

    @property
    def wakil(self) -> Penduduk:
        """Whose row tells where it lives: the head, else the first one."""
        return self.kepala or self.anggota[0]

    @property
    def no_kk(self) -> str:
        return next((satu.no_kk for satu in self.anggota if satu.no_kk), "")

    @property
    def nama_kepala(self) -> str:
        """Name of the head; of a household of children alone that of a parent."""
        wakil = self.wakil
        if self.kepala is None and wakil.hubungan in (k.ANAK, k.CUCU):
            return wakil.nama_ayah or wakil.nama_ibu or wakil.nama
        return wakil.nama


@dataclass(slots=True, eq=False)
class Peran:
    """Somebody who is taken, and as what."""

    orang: Penduduk
    rumah: Rumah
    anak: bool = False
    hamil: bool = False
    ibu: Penduduk | None = None
    """Of a child: the mother's row."""
    pengasuh: Penduduk | None = None
    hubungan_pengasuh: str = ""
    suami: str = ""


class Register:
    """The file as families, and its people by their numbers."""

    def __init__(self, semua: Sequence[Penduduk]) -> None:
        self.semua = [satu for satu in semua if satu.nama]
        self.per_tautan: dict[str, list[Penduduk]] = defaultdict(list)
        for satu in self.semua:
            if satu.tautan:
                self.per_tautan[satu.tautan].append(satu)
        self.rumah_dari: dict[str, Rumah] = {}
        self.rumah = self._kelompokkan()
        self.semua_kk = frozenset(satu.no_kk for satu in self.semua if satu.no_kk)

    def menurut_nik(self, tautan: str) -> Penduduk | None:
        """The one person with this number; None where there is none, or two."""
        calon = self.per_tautan.get(tautan, ()) if tautan else ()
        return calon[0] if len(calon) == 1 else None

    def kembar_nik(self, orang: Penduduk) -> list[Penduduk]:
        """The other rows with the same number."""
        return [satu for satu in self.per_tautan.get(orang.tautan, ()) if satu is not orang] if orang.tautan else []

    def _kelompokkan(self) -> list[Rumah]:
        kelompok: dict[str, list[Penduduk]] = defaultdict(list)
        for satu in self.semua:
            if satu.tautan_kk:
                kelompok[satu.tautan_kk].append(satu)
            elif satu.kk_rusak:  # what is left of the number, with the address, may still hold a family together
                tempat = (kunci_tempat(satu.dusun), satu.rt, satu.rw, kunci_tempat(satu.alamat))
                kelompok["|".join((str(satu.asal["no_kk"]), *tempat))].append(satu)
        hasil = []
        for anggota in kelompok.values():
            rumah = _rumah(anggota)
            hasil.append(rumah)
            self.rumah_dari |= {satu.kunci: rumah for satu in anggota}
        return hasil


def _rumah(anggota: list[Penduduk]) -> Rumah:
    hidup = [satu for satu in anggota if satu.hidup]
    kepala = [satu for satu in hidup if satu.hubungan == k.KEPALA]
    rumah = Rumah(anggota[0].kunci, anggota, kepala[0] if kepala else None)
    if rumah.kepala is None and hidup:
        dewasa = [s for s in hidup if s.hubungan not in (k.ANAK, k.CUCU)]
        rumah.kepala = next((s for s in dewasa if s.hubungan in (k.SUAMI, k.ISTRI)), dewasa[0] if dewasa else None)
        rumah.catatan.append("Kepala keluarganya tidak ada di berkas.")
    elif len(kepala) > 1:
        rumah.catatan.append(f"KK ini punya {len(kepala)} kepala keluarga; dipakai yang pertama.")
    if anggota[0].kk_rusak:
        rumah.catatan.insert(0, anggota[0].masalah.get("no_kk", ""))
        if len(kepala) != 1:
            rumah.tidak_jelas = (
                f"Nomor KK rusak, dan {len(anggota)} orang dengan nomor dan alamat ini punya {len(kepala)} kepala "
                "keluarga. Apakah mereka satu rumah tangga?"
            )
    bagian = ({kunci_tempat(s.dusun) for s in hidup}, {s.rt for s in hidup}, {s.rw for s in hidup})
    if any(len(isi - {""}) > 1 for isi in bagian):
        rumah.catatan.append(f"Alamat anggotanya berbeda-beda; dipakai alamat {rumah.wakil.nama}.")
    return rumah


def anak_sasaran(orang: Penduduk, pada: dt.date) -> bool:
    """A child of 0-72 bulan penuh."""
    return orang.lahir is not None and bulan_penuh(orang.lahir, pada) <= UMUR_ANAK_TERTUA


def mungkin_anak(orang: Penduduk, pada: dt.date) -> bool:
    """Somebody without a readable birth date who may be such a child; the NIK may tell that it is none."""
    if orang.lahir or orang.hubungan in (k.KEPALA, k.SUAMI, k.ISTRI, k.MENANTU) or orang.hamil:
        return False
    if orang.kawin not in (None, k.BELUM_KAWIN):
        return False
    return not orang.nik_pembaca or bulan_penuh(orang.nik_pembaca.tanggal_lahir, pada) <= UMUR_ANAK_TERTUA


def pilih(register: Register, pada: dt.date) -> list[Peran]:
    """Who is taken, in the order of the file."""
    peran: dict[str, Peran] = {}

    def ambil(orang: Penduduk, rumah: Rumah | None) -> Peran:
        """``rumah``: the household of somebody without a nomor KK."""
        if orang.kunci not in register.rumah_dari:
            register.rumah_dari[orang.kunci] = _masukkan(orang, rumah)
        return peran.setdefault(orang.kunci, Peran(orang, register.rumah_dari[orang.kunci]))

    for satu in register.semua:
        anak, hamil = anak_sasaran(satu, pada), satu.hamil and satu.jenis_kelamin == "P"
        if not (satu.hidup and satu.jenis_kelamin and (anak or hamil)):
            continue
        ibu = cari_ibu(register, satu) if anak else None
        mereka = ambil(satu, register.rumah_dari.get(ibu.kunci) if ibu else None)
        mereka.anak, mereka.hamil = anak, hamil
        if hamil:
            mereka.suami = _suami(mereka)
        if ibu and ibu.hidup:
            mereka.ibu = ambil(ibu, mereka.rumah).orang
        elif ibu:
            mereka.pengasuh, mereka.hubungan_pengasuh = _pengasuh(mereka)
            if mereka.pengasuh:
                ambil(mereka.pengasuh, mereka.rumah)
    urut = {satu.kunci: ke for ke, satu in enumerate(register.semua)}
    return sorted(peran.values(), key=lambda satu: urut[satu.orang.kunci])


def _masukkan(orang: Penduduk, rumah: Rumah | None) -> Rumah:
    if rumah:
        rumah.anggota.append(orang)
        return rumah
    sendiri = Rumah(orang.kunci, [orang], tanpa_kk=True)
    sendiri.tidak_jelas = f"{orang.nama} tidak punya nomor KK di berkas. Apakah rumah tangganya baru?"
    return sendiri


def cari_ibu(register: Register, anak: Penduduk) -> Penduduk | None:
    """The mother's row: by ibu_nik; else the one woman of the same KK who bears the mother's name."""
    if (ibu := register.menurut_nik(anak.tautan_ibu)) and ibu.jenis_kelamin == "P":
        return ibu
    rumah = register.rumah_dari.get(anak.kunci)
    if rumah is None or not anak.nama_ibu:
        return None
    calon = [satu for satu in rumah.anggota if satu.jenis_kelamin == "P" and _dapat_jadi_orang_tua(satu, anak)]
    sama = [satu for satu in calon if satu.kunci_nama == kunci_nama(anak.nama_ibu)]
    mirip = sama or [satu for satu in calon if nama_mirip(satu.nama, anak.nama_ibu)]
    return mirip[0] if len(mirip) == 1 else None


def _dapat_jadi_orang_tua(orang: Penduduk, anak: Penduduk) -> bool:
    if orang is anak:
        return False
    if orang.lahir is None or anak.lahir is None:
        return True
    return (anak.lahir - orang.lahir).days >= TAHUN_IBU_TERMUDA * 365


def _pengasuh(anak: Peran) -> tuple[Penduduk | None, str]:
    """Who looks after a child whose mother died or left: the father in its KK, else the grandparent at the head."""
    serumah = [s for s in anak.rumah.anggota if s.hidup and _dapat_jadi_orang_tua(s, anak.orang)]
    ayah = [
        s
        for s in serumah
        if s.jenis_kelamin == "L"
        and ((s.tautan and s.tautan == anak.orang.tautan_ayah) or s.nama.casefold() == anak.orang.nama_ayah.casefold())
    ]
    if len(ayah) == 1:
        return ayah[0], "Ayah"
    if anak.orang.hubungan == k.CUCU:
        for jenis_kelamin, sebutan in (("P", "Nenek"), ("L", "Kakek")):
            calon = [
                s for s in serumah if s.jenis_kelamin == jenis_kelamin and s.hubungan in (k.KEPALA, k.ISTRI, k.SUAMI)
            ]
            if len(calon) == 1:
                return calon[0], sebutan
    return None, ""


def _suami(ibu: Peran) -> str:
    """Of the wife or head of a KK its one husband."""
    if ibu.orang.hubungan not in (k.KEPALA, k.ISTRI):
        return ""
    calon = [
        s
        for s in ibu.rumah.anggota
        if s.hidup and s.jenis_kelamin == "L" and s.hubungan in (k.KEPALA, k.SUAMI) and s is not ibu.orang
    ]
    return calon[0].nama if len(calon) == 1 else ""
