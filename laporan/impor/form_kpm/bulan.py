"""What a Form KPM workbook proposes for the months of one pregnancy or child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kpm.dokumen.terbilang import tanggal_panjang
from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import BARU, LEWATI, Rencana
from laporan.impor.form_kpm.bulanan import berisi, tanggal_catatan
from laporan.impor.form_kpm.kenal import DILEWATI, Diri
from laporan.impor.form_kpm.nilai import Terbaca
from laporan.impor.form_kpm.tokoh import Baca

if TYPE_CHECKING:
    from laporan.impor.form_kpm.rumah import Perancang


class PerencanaBulan:
    """Plans the months of one pregnancy or child."""

    def __init__(self, induk: Perancang, diri: Diri, rekam: str, bidang: str, untuk: UUID) -> None:
        self.induk, self.diri, self.rekam, self.bidang, self.untuk = induk, diri, rekam, bidang, untuk
        self.sudah: dict[Any, int] = {}

    def satu(self, baca: Baca, catatan: Any, isi: Any, *, lahir: dt.date | None = None) -> None:
        """One row: nothing where it only says who, else a plan for its month."""
        baris, induk = baca.baris, self.induk
        if not berisi(baris):
            return
        untuk = catatan.uuid if catatan else induk.baru(self.rekam, self.untuk, baris.bulan)
        sebutan = sebut_bulan(self.diri, baca)
        kunci = f"{self.rekam}/{self.diri.tokoh.kunci}/{baris.bulan}"
        ke = self.sudah.get(baris.bulan, 0) + 1
        self.sudah[baris.bulan] = ke
        if ke > 1:
            kunci += f"/{ke}"
        putusan = induk.putusan(kunci)
        tanggal = tanggal_catatan(baris.bulan, induk.bahan.pada)
        tolak = DILEWATI if putusan == LEWATI else _tak_mungkin(baris.bulan, tanggal, lahir, induk.bahan.pada)
        if tolak:
            ditolak = Rencana(rekam=self.rekam, untuk=untuk, sebutan=sebutan, keadaan="ditolak", alasan=tolak)
            induk.taruh(replace(ditolak, kunci=kunci if putusan else ""), baca)
            return
        paksa = putusan == BARU
        baca_isi: Terbaca = isi(paksa)
        ragu = [] if paksa else [*baca.janggal, *baca_isi.ragu]
        if ke > 1:
            if paksa:
                self._ganti(untuk)
            else:
                ragu.insert(0, (baris.sel("nama"), f"{self.diri.tokoh.nama} sudah punya baris di bulan ini."))
        if bentrok := _bentrok(catatan, baca_isi.nilai):
            ragu.append((baris.sel(bentrok[0]), bentrok[1]))
        nilai = {"tanggal": tanggal, **baca_isi.nilai} if catatan is None else baca_isi.nilai
        lain: dict[str, Any] = {"alasan": " ".join(baca_isi.kabar)}
        if catatan is None:
            nilai |= {self.bidang: self.untuk, "bulan": baris.bulan}
            nama = {str(self.untuk): self.diri.tokoh.nama}
            rencana = rencanakan_baru(self.rekam, untuk, sebutan, nilai, sel=baca_isi.sel, nama=nama, **lain)
        else:
            rencana = rencanakan_ubah(self.rekam, catatan, sebutan, nilai, sel=baca_isi.sel, **lain)
        if ragu:
            rencana = Rencana(
                rekam=self.rekam,
                untuk=untuk,
                sebutan=sebutan,
                keadaan="tidak_jelas",
                sel=ragu[0][0],
                alasan=" ".join(dict.fromkeys(kalimat for _, kalimat in ragu)),
                kunci=kunci,
                isi=rencana.isi,
                beda=rencana.beda,
                versi=rencana.versi,
            )
        induk.taruh(rencana, baca)

    def _ganti(self, untuk: UUID) -> None:
        """The row decided for stands instead of the first of its month."""
        semua = self.induk.hasil.get(self.rekam, [])
        self.induk.hasil[self.rekam] = [satu for satu in semua if satu.untuk != untuk]


def _bentrok(catatan: Any, nilai: Mapping[str, Any]) -> tuple[str, str] | None:
    """A "no" against a measure that is stored."""
    for jawab, ukur, kata in (("timbang", "berat", "berat"), ("tinggi", "panjang", "panjang")):
        if catatan is not None and nilai.get(jawab) is False and getattr(catatan, ukur, None) is not None:
            return jawab, f"Berkas menulis tidak, padahal {kata} badan sudah tercatat di sini."
    return None


def _tak_mungkin(bulan: Any, tanggal: dt.date, lahir: dt.date | None, pada: dt.date) -> str:
    if bulan.awal > pada:
        return f"{bulan.label} belum tiba."
    if lahir and lahir > tanggal:
        return f"Anak lahir {tanggal_panjang(lahir)}, sesudah bulan ini."
    return ""


def sebut_bulan(diri: Diri, baca: Baca) -> str:
    return f"{diri.tokoh.nama}, {baca.baris.bulan.label}"
