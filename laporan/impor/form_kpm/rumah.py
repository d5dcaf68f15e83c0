"""What a Form KPM workbook proposes for households and persons; months and pregnancies build on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import Rencana, uuid_baru
from laporan.impor.form_kpm.bulan import sebut_bulan
from laporan.impor.form_kpm.bulanan import berisi
from laporan.impor.form_kpm.desa import DesaKini
from laporan.impor.form_kpm.kenal import Diri
from laporan.impor.form_kpm.tokoh import Baca, sebut
from sasaran.aturan import DUSUN_BELUM

if TYPE_CHECKING:
    from laporan.impor.daftar import Bahan


@dataclass(slots=True)
class Perancang:
    """Gathers the plans of a workbook: kind of record -> its plans."""

    bahan: Bahan
    kini: DesaKini
    hasil: dict[str, list[Rencana]] = field(default_factory=dict)
    kabar: list[str] = field(default_factory=list)
    dusun: UUID | None = None
    nama_dusun: str = DUSUN_BELUM
    terencana: set[tuple[str, UUID]] = field(default_factory=set)
    hidup: int = 0
    """Pregnancies taken to have ended with a live birth."""

    # --- small ones

    def baru(self, *kunci: object) -> UUID:
        return uuid_baru(self.bahan.impor, *kunci)

    def taruh(self, rencana: Rencana, baca: Baca | None = None) -> None:
        """Take a plan, with the place it comes from."""
        if baca is None:
            self.letak(rencana, "", "")
        else:
            self.letak(rencana, baca.baris.blok.lembar, baca.baris.sel("nama"))

    def letak(self, rencana: Rencana, lembar: str, sel: str) -> None:
        """Take a plan that comes from this cell, unless it names a cell of its own."""
        rencana = replace(rencana, lembar=lembar, sel=rencana.sel or sel)
        self.hasil.setdefault(rencana.rekam, []).append(rencana)

    def putusan(self, kunci: str) -> str:
        return self.bahan.keputusan.get(kunci, "")

    def tahan(self, rekam: str, untuk: UUID, sebutan: str, diri: Diri, baca: Baca) -> None:
        """A record that waits for, or falls with, the person it belongs to."""
        alasan = diri.alasan if diri.tahan == "ditolak" else f"Menunggu keputusan tentang {diri.tokoh.nama}."
        self.taruh(Rencana(rekam=rekam, untuk=untuk, sebutan=sebutan, keadaan=diri.tahan, alasan=alasan), baca)  # type: ignore[arg-type]

    # --- households

    def rumah(self, kunci: str, anggota: Sequence[Diri]) -> None:
        """The household of those of one KIA: where one of them lives, else a new one."""
        dikenal = next((d.orang.keluarga for d in anggota if d.orang), None)
        kia = anggota[0].tokoh.kunci_kia
        keluarga = dikenal or self.kini.keluarga_kia(kia)
        ikut = [d for d in anggota if not d.tahan]
        untuk = keluarga.uuid if keluarga else self.baru("keluarga", kunci)
        for satu in anggota:
            satu.keluarga = satu.orang.keluarga.uuid if satu.orang else untuk
        if keluarga is None and ikut:
            self._rumah_baru(untuk, ikut)

    def _rumah_baru(self, untuk: UUID, anggota: Sequence[Diri]) -> None:
        kepala = min(anggota, key=lambda d: d.tokoh.kelompok != "ibu").tokoh
        isi = {"kepala": kepala.nama, "dusun": self.dusun_baru()}
        self.taruh(
            rencanakan_baru(
                "keluarga",
                untuk,
                f"Keluarga {kepala.nama}",
                isi,
                sel={"kepala": kepala.baris[0].baris.sel("nama")},
                nama={str(self.dusun): self.nama_dusun},
            ),
            kepala.baris[0],
        )

    def dusun_baru(self) -> UUID:
        """The dusun of new households: the one chosen, the village's only one, else "Belum ditentukan"."""
        if self.dusun is None:
            pilih = self.bahan.opsi.dusun
            dikenal = next((d for d in self.kini.dusun if str(d.uuid) == pilih), None)
            if dikenal is None and len(self.kini.dusun) == 1:
                dikenal = self.kini.dusun[0]
            dikenal = dikenal or next((d for d in self.kini.dusun if d.nama == DUSUN_BELUM), None)
            if dikenal is None:
                self.dusun = self.baru("dusun", DUSUN_BELUM)
                self.taruh(rencanakan_baru("dusun", self.dusun, f"Dusun {DUSUN_BELUM}", {"nama": DUSUN_BELUM}))
            else:
                self.dusun, self.nama_dusun = dikenal.uuid, dikenal.nama
        return self.dusun

    # --- persons

    def orang(self, diri: Diri) -> None:
        """The person: new, or known with what the file adds."""
        tokoh, baca = diri.tokoh, diri.tokoh.baris[0]
        sebutan = sebut(tokoh.nama, tokoh.kia)
        sel = {"nama": baca.baris.sel("nama"), "tanggal_lahir": baca.baris.sel("lahir")}
        if diri.orang is not None:
            kurang = {} if diri.orang.tanggal_lahir else {"tanggal_lahir": tokoh.lahir}
            self.taruh(rencanakan_ubah("orang", diri.orang, sebutan, kurang, sel=sel), baca)
            return
        isi: dict[str, Any] = {
            "keluarga": diri.keluarga,
            "nama": tokoh.nama,
            "jenis_kelamin": tokoh.jenis_kelamin,
            "tanggal_lahir": tokoh.lahir,
        }
        if self.sudah("orang", diri.uuid):
            return  # the same person under another writing of the name, by decision
        self.taruh(rencanakan_baru("orang", diri.uuid, sebutan, isi, sel=sel), baca)

    def sudah(self, rekam: str, untuk: UUID) -> bool:
        """Whether this record is planned already, and from now on it is."""
        ada = (rekam, untuk) in self.terencana
        self.terencana.add((rekam, untuk))
        return ada

    def tertahan(self, diri: Diri) -> None:
        """A person who is not to be told yet, and everything that hangs on it."""
        tokoh, rekam = diri.tokoh, "ibu" if diri.tokoh.kelompok == "ibu" else "balita"
        self.taruh(
            Rencana(
                rekam="orang",
                untuk=diri.uuid,
                sebutan=sebut(tokoh.nama, tokoh.kia),
                keadaan=diri.tahan,  # type: ignore[arg-type]
                alasan=diri.alasan,
                kunci=tokoh.kunci,
                calon=diri.calon,
            ),
            tokoh.baris[0],
        )
        for baca in tokoh.baris:
            if berisi(baca.baris):
                untuk = self.baru(rekam, tokoh.kunci, baca.baris.bulan, baca.baris.baris.nomor, baca.baris.blok.lembar)
                self.tahan(rekam, untuk, sebut_bulan(diri, baca), diri, baca)
