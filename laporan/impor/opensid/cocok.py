"""Who of the register is who of the village: by NIK, else by name, birth date and family, with a score."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kpm.bacaan.nilai import kunci_nama
from kpm.dokumen.terbilang import tanggal_panjang
from laporan.impor.bentuk import BARU, LEWATI, Calon
from laporan.impor.opensid.baca import Penduduk
from laporan.impor.opensid.desa import DesaKini
from laporan.impor.opensid.keluarga import Peran, Register
from sasaran.aturan import SELISIH_HARI_GANDA, nama_mirip
from sasaran.models import Keluarga, Orang

SKOR_NAMA, SKOR_NAMA_MIRIP = 45, 30
SKOR_LAHIR, SKOR_LAHIR_DEKAT = 35, 20
SKOR_SERUMAH, SKOR_SEIBU = 15, 15
CALON_TERBANYAK = 5


@dataclass(frozen=True, slots=True)
class Cocok:
    """What is known of one person: who it is, whom it may be, or nobody (both empty)."""

    orang: Orang | None = None
    calon: tuple[Calon, ...] = ()
    alasan: str = ""
    nik: bool = True
    """Whether the NIK of the row is beyond doubt this person's."""
    dilewati: bool = False
    diputuskan: bool = False


class Pencocok:
    """Matches the people of one file; a known person is given away once."""

    def __init__(self, desa: DesaKini, register: Register, keputusan: Mapping[str, str]) -> None:
        self.desa, self.register, self.keputusan = desa, register, keputusan
        self.hasil: dict[str, Cocok] = {}
        self.terpakai: set[UUID] = set()
        self.rumah: dict[str, Keluarga] = {}
        """Key of a Rumah -> the household it is."""
        self.senama = Counter((satu.kunci_nama, satu.jenis_kelamin, satu.lahir) for satu in register.semua)
        self.ibu: dict[str, Orang] = {}
        """Key of a mother's row -> the mother, here, of a child of hers."""

    def cocokkan(self, semua: list[Peran]) -> None:
        """All who are taken: those with a certain number first, so that they are candidates for nobody else."""
        for peran in semua:
            self._menurut_putusan(peran)
        for peran in semua:
            if peran.orang.kunci not in self.hasil:
                self._menurut_nik(peran)
        for peran in semua:
            if keluarga := self.desa.menurut_kk(peran.rumah.no_kk):
                self.rumah.setdefault(peran.rumah.kunci, keluarga)
        for putaran in ("anak", "lain"):
            self._kenali_rumah(satu for satu in semua if not self._ibu_di_kk_lain(satu))
            for peran in semua:
                if peran.orang.kunci not in self.hasil and (putaran == "anak") == peran.anak:
                    self._menurut_nama(peran)
                if peran.ibu and (cocok := self.hasil.get(peran.orang.kunci)) and cocok.orang:
                    self._kenali_ibu(peran.ibu, cocok.orang)
        for bagian in (False, True):
            self._kenali_rumah(satu for satu in semua if self._ibu_di_kk_lain(satu) is bagian)

    def _ibu_di_kk_lain(self, peran: Peran) -> bool:
        """A child on the KK of others: the house it lives in is rather the one on its mother's KK."""
        return peran.ibu is not None and self.register.rumah_dari[peran.ibu.kunci] is not peran.rumah

    def _kenali_ibu(self, ibu: Penduduk, anak: Orang) -> None:
        kini = self.desa.anak.get(anak.uuid)
        if kini and kini.ibu is not None:
            self.ibu[ibu.kunci] = kini.ibu

    def _menurut_putusan(self, peran: Peran) -> None:
        orang = peran.orang
        putusan = self.keputusan.get(f"orang/{orang.kunci}", "")
        if not putusan:
            return
        pemilik = self.desa.menurut_nik(orang.nik)
        nik_pasti = not self.register.kembar_nik(orang)
        if putusan == LEWATI:
            self.hasil[orang.kunci] = Cocok(dilewati=True, diputuskan=True)
        elif putusan == BARU:
            self.hasil[orang.kunci] = Cocok(nik=nik_pasti and pemilik is None, diputuskan=True)
        elif dikenal := self.desa.orang.get(UUID(putusan)):
            nik = nik_pasti and pemilik in (None, dikenal)
            self.hasil[orang.kunci] = Cocok(dikenal, nik=nik, diputuskan=True)
            self.terpakai.add(dikenal.uuid)

    def _terima(self, peran: Peran, orang: Orang) -> None:
        self.hasil[peran.orang.kunci] = Cocok(orang)
        self.terpakai.add(orang.uuid)

    def _menurut_nik(self, peran: Peran) -> None:
        orang, kembar = peran.orang, self.register.kembar_nik(peran.orang)
        dikenal = self.desa.menurut_nik(orang.nik)
        if kembar:
            baris = ", ".join(str(satu.baris) for satu in kembar)
            calon = (Calon(dikenal.uuid, sebut(dikenal), 90),) if dikenal else ()
            self.hasil[orang.kunci] = Cocok(None, calon, f"NIK baris ini juga ditulis di baris {baris}.", nik=False)
        elif dikenal and (not nama_mirip(dikenal.nama, orang.nama) and not nama_sementara(dikenal.nama)):
            calon = (Calon(dikenal.uuid, sebut(dikenal), 70),)
            self.hasil[orang.kunci] = Cocok(None, calon, f"NIK ini di sini milik {dikenal.nama}.", nik=False)
        elif dikenal and dikenal.jenis_kelamin != orang.jenis_kelamin:
            calon = (Calon(dikenal.uuid, sebut(dikenal), 80),)
            self.hasil[orang.kunci] = Cocok(None, calon, "NIK-nya sama, jenis kelaminnya berbeda.", nik=False)
        elif dikenal:
            self._terima(peran, dikenal)

    def _kenali_rumah(self, semua: Iterable[Peran]) -> None:
        """A family is the household of the first of its people who is known, unless another KK has that household."""
        dimiliki = {rumah.uuid for rumah in self.rumah.values()}
        for peran in semua:
            cocok = self.hasil.get(peran.orang.kunci)
            if not cocok or not cocok.orang or peran.rumah.kunci in self.rumah:
                continue
            keluarga = cocok.orang.keluarga
            if keluarga.uuid in dimiliki or not self._bebas(keluarga):
                continue
            self.rumah[peran.rumah.kunci] = keluarga
            dimiliki.add(keluarga.uuid)

    def _bebas(self, keluarga: Keluarga) -> bool:
        """Whether a household may get the number of a KK: it has none, or one the register does not know any more."""
        return not keluarga.no_kk or keluarga.no_kk not in self.register.semua_kk

    def _menurut_nama(self, peran: Peran) -> None:
        keluarga = self.rumah.get(peran.rumah.kunci)
        dinilai = sorted(
            ((self._nilai(peran, satu, keluarga), satu) for satu in self._calon(peran.orang, keluarga)),
            key=lambda satu: (-satu[0].skor, satu[1].pk),
        )
        dinilai = [satu for satu in dinilai if satu[0].alasan]
        pasti = [satu for satu in dinilai if satu[0].pasti]
        if len(pasti) == 1:
            self._terima(peran, pasti[0][1])
        elif dinilai:
            alasan = ", ".join(dinilai[0][0].alasan)
            calon = tuple(Calon(o.uuid, sebut(o), n.skor) for n, o in dinilai[:CALON_TERBANYAK])
            self.hasil[peran.orang.kunci] = Cocok(None, calon, f"Mungkin sudah terdaftar: {alasan}.")

    def _calon(self, orang: Penduduk, keluarga: Keluarga | None) -> Iterator[Orang]:
        ditemukan: dict[UUID, Orang] = {}
        if orang.lahir:
            for selisih in range(-SELISIH_HARI_GANDA, SELISIH_HARI_GANDA + 1):
                hari = orang.lahir + dt.timedelta(days=selisih)
                ditemukan |= {s.uuid: s for s in self.desa.per_lahir.get((orang.jenis_kelamin, hari), ())}
        ditemukan |= {s.uuid: s for s in self.desa.tanpa_lahir.get((orang.jenis_kelamin, orang.kunci_nama), ())}
        if keluarga:
            ditemukan |= {s.uuid: s for s in self.desa.serumah.get(keluarga.uuid, ())}
        if ibu := self.ibu.get(orang.kunci):
            ditemukan[ibu.uuid] = ibu
        for satu in ditemukan.values():
            beda_nik = satu.nik and orang.nik and satu.nik != orang.nik
            if satu.uuid not in self.terpakai and satu.jenis_kelamin == orang.jenis_kelamin and not beda_nik:
                yield satu

    def _nilai(self, peran: Peran, lain: Orang, keluarga: Keluarga | None) -> _Nilai:
        orang = peran.orang
        sama = kunci_nama(lain.nama) == orang.kunci_nama
        mirip = sama or nama_mirip(lain.nama, orang.nama)
        hari = abs((lain.tanggal_lahir - orang.lahir).days) if lain.tanggal_lahir and orang.lahir else None
        dekat = hari is not None and hari <= SELISIH_HARI_GANDA
        serumah = keluarga is not None and lain.keluarga_id == keluarga.pk
        seibu = peran.anak and self._seibu(peran, lain)
        seanak = self.ibu.get(orang.kunci) is lain
        alasan: list[str] = []
        if dekat and (mirip or seibu):
            alasan.append("lahir pada hari yang sama" if hari == 0 else f"lahir berselisih {hari} hari")
        elif hari is None and mirip and (serumah or sama or seanak):
            alasan.append("tanggal lahirnya belum lengkap")
        else:
            return _Nilai(0, (), False)
        alasan += ["namanya mirip"] * (mirip and not sama) + ["namanya sama"] * sama
        alasan += ["serumah"] * serumah + ["ibunya sama"] * seibu + ["anaknya sama"] * seanak
        skor = SKOR_NAMA if sama else SKOR_NAMA_MIRIP if mirip else 0
        skor += SKOR_LAHIR if hari == 0 else SKOR_LAHIR_DEKAT if dekat else 0
        skor += SKOR_SERUMAH * serumah + SKOR_SEIBU * (seibu or seanak)
        sendiri = peran.anak and hari == 0 and (seibu or self._tanpa_keluarga(orang, lain))
        pasti = sama and hari in (0, None) and (serumah or seanak or sendiri)
        return _Nilai(min(skor, 100), tuple(alasan), pasti)

    def _tanpa_keluarga(self, orang: Penduduk, lain: Orang) -> bool:
        """A child of a Form KPM of whom nothing says otherwise: no mother and no KK here, and one such row there."""
        anak = self.desa.anak.get(lain.uuid)
        if anak is None or anak.ibu_id or anak.nama_ibu or lain.keluarga.no_kk:
            return False
        return self.senama[orang.kunci_nama, orang.jenis_kelamin, orang.lahir] == 1

    def _seibu(self, peran: Peran, lain: Orang) -> bool:
        anak = self.desa.anak.get(lain.uuid)
        if anak is None:
            return False
        if peran.ibu and (cocok := self.hasil.get(peran.ibu.kunci)) and cocok.orang and anak.ibu_id:
            return bool(cocok.orang.pk == anak.ibu_id)
        nama = peran.ibu.nama if peran.ibu else peran.orang.nama_ibu
        return bool(nama) and nama_mirip(anak.nama_ibu or (str(anak.ibu) if anak.ibu_id else ""), nama)


def yang_dikenal(desa: DesaKini, register: Register, peran: Sequence[Peran]) -> list[Peran]:
    """Others of the register who are registered here: by NIK; by name and birth date; or, of a pregnant woman whose
    birth date nobody wrote down, as the only one of her name."""
    diambil = {satu.orang.kunci for satu in peran}
    sisa = [s for s in register.semua if s.hidup and s.kunci not in diambil and s.kunci in register.rumah_dari]
    senama = Counter(satu.kunci_nama for satu in register.semua if satu.jenis_kelamin == "P")

    def dikenal(orang: Penduduk) -> bool:
        if desa.menurut_nik(orang.nik):
            return True
        jk, nama = orang.jenis_kelamin, orang.kunci_nama
        if orang.lahir and any(kunci_nama(s.nama) == nama for s in desa.per_lahir.get((jk, orang.lahir), ())):
            return True
        calon = desa.tanpa_lahir.get((jk, nama), ()) if jk == "P" and senama[nama] == 1 else ()
        return any(hamil.berakhir_pada is None for s in calon for hamil in desa.kehamilan.get(s.uuid, ()))

    return [Peran(satu, register.rumah_dari[satu.kunci]) for satu in sisa if desa.orang and dikenal(satu)]


@dataclass(frozen=True, slots=True)
class _Nilai:
    skor: int
    alasan: tuple[str, ...]
    pasti: bool


def nama_sementara(nama: str) -> bool:
    """A newborn's name before it has one: By. Ny. Sari, Bayi Sari."""
    return kunci_nama(nama).startswith("bayi ") or nama.casefold().startswith(("by.", "by ", "bayi"))


def sebut(orang: Orang) -> str:
    """A known person as a candidate is named."""
    lahir = f", lahir {tanggal_panjang(orang.tanggal_lahir)}" if orang.tanggal_lahir else ""
    return f"{orang.nama}{lahir}, keluarga {orang.keluarga.kepala}"
