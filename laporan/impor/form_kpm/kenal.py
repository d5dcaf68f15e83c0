"""Who a person of a Form KPM workbook is here: known, new, or to be asked about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kpm.dokumen.terbilang import tanggal_panjang
from laporan.impor.bentuk import BARU, LEWATI, Calon, uuid_baru
from laporan.impor.form_kpm.desa import DesaKini, sebagai_uuid
from laporan.impor.form_kpm.nilai import kunci_kia
from laporan.impor.form_kpm.tokoh import Tokoh, sebut
from sasaran.aturan import SELISIH_HARI_GANDA, nama_mirip
from sasaran.models import Anak, Orang

DILEWATI = "Dilewati menurut keputusan Anda."


@dataclass(slots=True)
class Diri:
    """Who a person of the file is here: known, new, or not to be told yet."""

    tokoh: Tokoh
    uuid: UUID
    orang: Orang | None = None
    anak: Anak | None = None
    tahan: str = ""
    """Why nothing of the person is written: tidak_jelas or ditolak."""
    alasan: str = ""
    calon: tuple[Calon, ...] = ()
    keluarga: UUID | None = None


@dataclass(slots=True)
class Pengenal:
    """Tells the persons of a file among those of the village; what was decided comes before what is found."""

    kini: DesaKini
    impor: UUID
    keputusan: Mapping[str, str]

    def kenali(self, semua: Sequence[Tokoh]) -> list[Diri]:
        """Who each of them is."""
        hasil = [self._kenali(satu) for satu in semua]
        self._bedakan(hasil)
        return hasil

    def _kenali(self, tokoh: Tokoh) -> Diri:
        diri = Diri(tokoh, uuid_baru(self.impor, "orang", tokoh.kunci))
        putusan = self.keputusan.get(tokoh.kunci, "")
        if putusan == LEWATI:
            diri.tahan, diri.alasan = "ditolak", DILEWATI
            return diri
        if sebagai_uuid(putusan):
            if orang := self.kini.orang.get(putusan):
                return self._adalah(diri, orang)
            diri.uuid = UUID(putusan)  # another person of this file
            return diri
        if putusan != BARU:
            self._cari(diri)
        return diri

    def _adalah(self, diri: Diri, orang: Orang) -> Diri:
        diri.orang, diri.uuid = orang, orang.uuid
        diri.anak = self.kini.anak_orang.get(orang.pk) if diri.tokoh.kelompok == "anak" else None
        return diri

    def _cari(self, diri: Diri) -> None:
        tokoh = diri.tokoh
        if tokoh.kelompok == "ibu":
            cocok = self.kini.cari_ibu(tokoh.kunci_kia, tokoh.kunci_nama)
            mungkin = [] if cocok else self._ibu_tanpa_kia(tokoh)
        else:
            cocok = [anak.orang for anak in self.kini.cari_anak(tokoh.kunci_kia, tokoh.kunci_nama)]
            cocok = cocok or self._anak_sama(tokoh)
            mungkin = [] if cocok else self._anak_mirip(tokoh)
        if len(cocok) == 1:
            self._adalah(diri, cocok[0])
        elif cocok or mungkin:
            diri.tahan = "tidak_jelas"
            diri.calon = tuple(Calon(o.uuid, sebut_orang(o), 90 if o in cocok else 70) for o in (*cocok, *mungkin))
            diri.alasan = (
                "Lebih dari satu orang di sini bernama dan ber-KIA sama. Pilih orangnya."
                if cocok
                else "Mungkin orang yang sudah terdaftar di sini. Pilih orangnya, atau daftarkan baru."
            )

    def _ibu_tanpa_kia(self, tokoh: Tokoh) -> list[Orang]:
        """Women of this name who may be she: one side has no KIA to tell them apart."""
        senama = self.kini.perempuan_nama[tokoh.kunci_nama]
        if not tokoh.kunci_kia:
            return senama
        return [o for o in senama if not any(h.no_kia for h in self.kini.hamil_ibu.get(o.pk, ()))]

    def _anak_sama(self, tokoh: Tokoh) -> list[Orang]:
        """Children of this name, birth date and sex, unless both sides have a KIA and they differ."""
        return [
            anak.orang
            for anak in self.kini.anak_nama[tokoh.kunci_nama]
            if tokoh.lahir is not None
            and anak.orang.tanggal_lahir == tokoh.lahir
            and anak.orang.jenis_kelamin == tokoh.jenis_kelamin
            and (not tokoh.kunci_kia or kunci_kia(anak.no_kia) in ("", tokoh.kunci_kia))
        ]

    def _anak_mirip(self, tokoh: Tokoh) -> list[Orang]:
        """Children of the same KIA and about the same birth date whose name is written a little differently."""
        return [
            anak.orang
            for anak in self.kini.saudara_kia[tokoh.kunci_kia]
            if tokoh.kunci_kia
            and _dekat(anak.orang.tanggal_lahir, tokoh.lahir)
            and nama_mirip(anak.orang.nama, tokoh.nama)
        ]

    def _bedakan(self, semua: Sequence[Diri]) -> None:
        """Two writings of one name under one KIA that never meet in a month: asked, not guessed."""
        for ke, diri in enumerate(semua):
            tokoh = diri.tokoh
            if diri.orang or diri.tahan or not tokoh.kunci_kia or self.keputusan.get(tokoh.kunci, ""):
                continue
            for lain in semua[:ke]:
                if _mungkin_satu(tokoh, lain.tokoh):
                    diri.tahan = "tidak_jelas"
                    diri.alasan = f"Mungkin orang yang sama dengan {lain.tokoh.nama} dengan nama ditulis lain."
                    diri.calon = (Calon(lain.uuid, sebut(lain.tokoh.nama, lain.tokoh.kia), 80),)
                    break


def _mungkin_satu(satu: Tokoh, lain: Tokoh) -> bool:
    return (
        satu.kelompok == lain.kelompok
        and satu.kunci_kia == lain.kunci_kia
        and (satu.kelompok == "ibu" or _dekat(satu.lahir, lain.lahir))
        and nama_mirip(satu.nama, lain.nama)
        and not {b.baris.bulan for b in satu.baris} & {b.baris.bulan for b in lain.baris}
    )


def _dekat(satu: dt.date | None, lain: dt.date | None) -> bool:
    return satu is not None and lain is not None and abs((satu - lain).days) <= SELISIH_HARI_GANDA


def sebut_orang(orang: Orang) -> str:
    """A person of the village, as a candidate is named."""
    lahir = f", lahir {tanggal_panjang(orang.tanggal_lahir)}" if orang.tanggal_lahir else ""
    return f"{orang.nama}{lahir}, keluarga {orang.keluarga.kepala}"
