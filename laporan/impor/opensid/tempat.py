"""The dusun and the households a register proposes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kpm.bacaan.nilai import kunci_tempat
from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import BARU, LEWATI, Calon, Keadaan, Rencana, uuid_baru
from laporan.impor.opensid.baca import Penduduk
from laporan.impor.opensid.cocok import CALON_TERBANYAK, Pencocok
from laporan.impor.opensid.desa import DesaKini
from laporan.impor.opensid.keluarga import Peran, Rumah
from sasaran.aturan import DUSUN_BELUM, nama_mirip
from sasaran.bunyi import bunyi
from sasaran.models import Keluarga

if TYPE_CHECKING:
    from laporan.impor.daftar import Bahan

SKOR_KEPALA_SAMA = 70


@dataclass(frozen=True, slots=True)
class Tempat:
    """A household of the plan: the one that is known, or the new one."""

    uuid: UUID
    kepala: str
    kini: Keluarga | None = None


@dataclass(slots=True)
class PerencanaTempat:
    """Plans dusun and households; ``tempat`` is where each Rumah lives, missing while a question about it is open."""

    bahan: Bahan
    desa: DesaKini
    pencocok: Pencocok
    dusun: dict[str, Rencana] = field(default_factory=dict)
    keluarga: list[Rencana] = field(default_factory=list)
    tempat: dict[str, Tempat] = field(default_factory=dict)
    dusun_lain: bool = False
    """Whether the file names dusun the village does not have yet."""

    def rencanakan(self, peran: Iterable[Peran]) -> None:
        """All households with somebody who is taken, in the order of the file."""
        anggota: dict[str, list[Peran]] = defaultdict(list)
        rumah: dict[str, Rumah] = {}
        for satu in peran:
            anggota[satu.rumah.kunci].append(satu)
            rumah[satu.rumah.kunci] = satu.rumah
        nama = {baris.dusun for satu_rumah in rumah.values() for baris in satu_rumah.anggota if baris.dusun}
        self.dusun_lain = any(not self.desa.dusun_bernama(satu) for satu in nama)
        bebas = self._keluarga_tanpa_kk()
        for kunci, satu_rumah in rumah.items():
            if rencana := self._rumah(satu_rumah, anggota[kunci], bebas):
                self.keluarga.append(di_baris(rencana, satu_rumah.wakil, "nama"))

    def _rumah(self, rumah: Rumah, anggota: list[Peran], bebas: dict[str, list[Keluarga]]) -> Rencana | None:
        kunci = f"keluarga/{rumah.kunci}"
        putusan = self.bahan.keputusan.get(kunci, "")
        kini = self.pencocok.rumah.get(rumah.kunci)
        umum: dict[str, Any] = {"kunci": kunci} if putusan else {}
        if putusan == LEWATI:
            return self._tertahan(rumah, "ditolak", kunci, "Dilewati menurut jawaban Anda.", ())
        if dipilih := self._keluarga_pilihan(putusan):
            kini = dipilih
        elif kini is None and (lain := self._rumah_lain(anggota)):
            self.tempat[rumah.kunci] = Tempat(lain.uuid, lain.kepala, lain)
            return None
        elif putusan != BARU:
            menunggu = f" {len(anggota)} orang di dalamnya menunggu jawaban ini."
            if rumah.tidak_jelas and not (rumah.tanpa_kk and kini):
                return self._tertahan(rumah, "tidak_jelas", kunci, rumah.tidak_jelas + menunggu, ())
            if kini is None and (calon := self._mirip(rumah, bebas)):
                alasan = "Mungkin sudah terdaftar tanpa nomor KK: nama kepala keluarganya mirip." + menunggu
                return self._tertahan(rumah, "tidak_jelas", kunci, alasan, calon)
        if kini is not None:
            return self._dikenal(rumah, kini, umum)
        uuid = uuid_baru(self.bahan.impor, "keluarga", rumah.kunci)
        dusun, nama_dusun = self._dusun(rumah)
        self.tempat[rumah.kunci] = Tempat(uuid, rumah.nama_kepala)
        wakil = rumah.wakil
        return rencanakan_baru(
            "keluarga",
            uuid,
            f"Keluarga {rumah.nama_kepala}",
            {"kepala": rumah.nama_kepala, "dusun": dusun, "rt": wakil.rt, "rw": wakil.rw, "alamat": wakil.alamat},
            rahasia={"no_kk": rumah.no_kk},
            sel=_sel(wakil),
            nama={dusun: nama_dusun},
            alasan=" ".join(rumah.catatan),
            **umum,
        )

    def _tertahan(self, rumah: Rumah, keadaan: Keadaan, kunci: str, alasan: str, calon: tuple[Calon, ...]) -> Rencana:
        return Rencana(
            rekam="keluarga",
            untuk=uuid_baru(self.bahan.impor, "keluarga", rumah.kunci),
            sebutan=f"Keluarga {rumah.nama_kepala}",
            keadaan=keadaan,
            alasan=alasan,
            kunci=kunci,
            calon=calon,
        )

    def _dikenal(self, rumah: Rumah, kini: Keluarga, umum: dict[str, Any]) -> Rencana:
        """What is missing is filled; what the KPM has seen otherwise stays, and the row says so."""
        self.tempat[rumah.kunci] = Tempat(kini.uuid, kini.kepala, kini)
        wakil, isi, catatan = rumah.wakil, {}, list(rumah.catatan)
        for bidang in ("rt", "rw", "alamat"):
            if not getattr(kini, bidang):
                isi[bidang] = getattr(wakil, bidang)
        nama: dict[str, str] = {}
        if wakil.dusun and kunci_tempat(wakil.dusun) != kunci_tempat(kini.dusun.nama):
            if kini.dusun.nama == DUSUN_BELUM:
                isi["dusun"], nama_dusun = self._dusun(rumah)
                nama = {isi["dusun"]: nama_dusun}
            else:
                catatan.append(f"Menurut berkas di {wakil.dusun}; dusunnya di sini tidak diubah.")
        if not nama_mirip(kini.kepala, rumah.nama_kepala):
            if kini.no_kk:
                catatan.append(f"Kepala keluarganya di berkas {rumah.nama_kepala}; yang di sini tidak diubah.")
            else:  # a household made from a form that has no head of family
                isi["kepala"] = rumah.nama_kepala
        return rencanakan_ubah(
            "keluarga",
            kini,
            f"Keluarga {kini.kepala}",
            isi,
            rahasia={"no_kk": rumah.no_kk},
            sel=_sel(wakil),
            nama=nama,
            alasan=" ".join(catatan),
            **umum,
        )

    # --- dusun ------------------------------------------------------------------------------------------------------

    def _dusun(self, rumah: Rumah) -> tuple[str, str]:
        """(uuid text, name) of the dusun of a new household, which is planned when it is not there yet."""
        baris = next((satu for satu in (rumah.wakil, *rumah.anggota) if kunci_tempat(satu.dusun)), None)
        if baris is not None:
            return self._dusun_bernama(baris.dusun, baris)
        if pilihan := next((satu for satu in self.desa.dusun if str(satu.uuid) == self.bahan.opsi.dusun), None):
            return str(pilihan.uuid), pilihan.nama
        if (tunggal := self.desa.dusun_satu_satunya) and not self.dusun_lain:
            return str(tunggal.uuid), tunggal.nama
        return self._dusun_bernama(DUSUN_BELUM, rumah.wakil)

    def _dusun_bernama(self, nama: str, baris: Penduduk) -> tuple[str, str]:
        if dikenal := self.desa.dusun_bernama(nama):
            return str(dikenal.uuid), dikenal.nama
        kunci = kunci_tempat(nama)
        if kunci not in self.dusun:
            uuid = uuid_baru(self.bahan.impor, "dusun", kunci)
            rencana = rencanakan_baru("dusun", uuid, nama, {"nama": nama}, sel={"nama": baris.sel("dusun")})
            self.dusun[kunci] = di_baris(rencana, baris, "dusun")
        satu = self.dusun[kunci]
        return str(satu.untuk), str(satu.isi["nama"])

    def _rumah_lain(self, anggota: list[Peran]) -> Keluarga | None:
        """Where all of a KK live who are taken, when that is the household of another KK: people share a house."""
        cocok = [self.pencocok.hasil.get(satu.orang.kunci) for satu in anggota]
        dikenal = [satu.orang for satu in cocok if satu and satu.orang]
        return dikenal[0].keluarga if len(dikenal) == len(anggota) else None

    # --- households that may be the same ------------------------------------------------------------------------------

    def _keluarga_pilihan(self, putusan: str) -> Keluarga | None:
        return self.desa.keluarga.get(UUID(putusan)) if putusan not in ("", BARU, LEWATI) else None

    def _keluarga_tanpa_kk(self) -> dict[str, list[Keluarga]]:
        """Households without a nomor KK that are nobody's yet, by the sound of their head."""
        dimiliki = {satu.uuid for satu in self.pencocok.rumah.values()}
        hasil: dict[str, list[Keluarga]] = defaultdict(list)
        for satu in self.desa.keluarga.values():
            if not satu.no_kk and satu.uuid not in dimiliki:
                hasil[satu.bunyi].append(satu)
        return hasil

    def _mirip(self, rumah: Rumah, bebas: dict[str, list[Keluarga]]) -> tuple[Calon, ...]:
        """Households whose head is called the same, in the same dusun or in one that nobody has named."""
        kunci = kunci_tempat(rumah.wakil.dusun)
        return tuple(
            Calon(satu.uuid, f"Keluarga {satu.kepala}, {satu.dusun}, nomor {satu.nomor}", SKOR_KEPALA_SAMA)
            for satu in bebas.get(bunyi(rumah.nama_kepala), ())
            if not kunci or satu.dusun.nama == DUSUN_BELUM or kunci_tempat(satu.dusun.nama) == kunci
        )[:CALON_TERBANYAK]


def di_baris(rencana: Rencana, baris: Penduduk, kolom: str) -> Rencana:
    """The plan with the place it comes from."""
    return replace(rencana, lembar=baris.lembar, sel=baris.sel(kolom))


def _sel(wakil: Penduduk) -> dict[str, str]:
    return {
        "kepala": wakil.sel("nama"),
        "dusun": wakil.sel("dusun"),
        "rt": wakil.sel("rt"),
        "rw": wakil.sel("rw"),
        "alamat": wakil.sel("alamat"),
        "no_kk": wakil.sel("no_kk"),
    }
