"""What a Form KPM workbook proposes for its mothers and children: pregnancies, births, months."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kpm.dokumen.terbilang import tanggal_panjang
from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import Rencana
from laporan.impor.form_kpm.bulan import PerencanaBulan, sebut_bulan
from laporan.impor.form_kpm.bulanan import baca_anak, baca_ibu, berisi, tanggal_catatan
from laporan.impor.form_kpm.kenal import Diri, Pengenal
from laporan.impor.form_kpm.nilai import Terbaca
from laporan.impor.form_kpm.rumah import Perancang
from laporan.impor.form_kpm.tokoh import JAUH_LAHIR, Baca, Hamil, Tokoh, satu_kia
from sasaran.models import Kehamilan
from sasaran.usia_hamil import hpht_dari_hpl

A = Kehamilan.AsalTanggal
Dikenal = dict[int, tuple[UUID, Kehamilan | None]]
"""id() of a pregnancy of the file -> its uuid and what it is here."""


@dataclass(slots=True)
class PerancangOrang(Perancang):
    """Plans mothers and children with their months."""

    # --- the whole

    def rancang(self, tokoh: Sequence[Tokoh]) -> None:
        """All persons of the file: who they are first, then what is new of them, then their months."""
        dikenal = Pengenal(self.kini, self.bahan.impor, self.bahan.keputusan).kenali(tokoh)
        diri = {id(satu.tokoh): satu for satu in dikenal}
        for kunci, anggota in satu_kia(tokoh).items():
            self.rumah(kunci, [diri[id(satu)] for satu in anggota])
        hamil: Dikenal = {}
        for satu in tokoh:
            if satu.kelompok == "ibu":
                self._ibu(diri[id(satu)], hamil)
        ibu: dict[str, list[Diri]] = defaultdict(list)
        for orang in dikenal:
            if orang.tokoh.kelompok == "ibu" and not orang.tahan:
                ibu[orang.tokoh.kunci_kia].append(orang)
        for satu in tokoh:
            if satu.kelompok == "anak":
                self._anak(diri[id(satu)], ibu[satu.kunci_kia] if satu.kunci_kia else [], hamil)
        self._kabar_nama(dikenal)
        if self.hidup:
            self.kabar.append(
                f"{self.hidup} kehamilan yang punya tanggal melahirkan dicatat berakhir dengan bayi lahir hidup. "
                "Bila tidak, perbaiki di halaman ibunya."
            )

    # --- mothers

    def _ibu(self, diri: Diri, hamil: Dikenal) -> None:
        tokoh = diri.tokoh
        if diri.tahan:
            self.tertahan(diri)
            return
        self.orang(diri)
        dikenal = list(self.kini.hamil_ibu.get(diri.orang.pk, ())) if diri.orang else []
        for ke, satu in enumerate(tokoh.hamil):
            ada = _kehamilan_dikenal(satu, dikenal)
            if ada:
                dikenal.remove(ada)
            terbuka = ada is None and self._masih_hamil(satu, ke, tokoh, dikenal)
            untuk = ada.uuid if ada else self.baru("kehamilan", tokoh.kunci, satu.ke)
            if terbuka:
                self._hamil_tertahan(diri, satu, untuk)
                continue
            hamil[id(satu)] = (untuk, ada)
            self._kehamilan(diri, satu, untuk, ada)
            self._bulan_ibu(diri, satu, untuk, ada)

    def _masih_hamil(self, satu: Hamil, ke: int, tokoh: Tokoh, dikenal: Sequence[Kehamilan]) -> bool:
        """Whether an earlier pregnancy of the woman has no end yet, so that a new one can't begin."""
        return any(lain.berakhir_pada is None for lain in dikenal) or any(
            lain.berakhir is None for lain in tokoh.hamil[:ke]
        )

    def _hamil_tertahan(self, diri: Diri, satu: Hamil, untuk: UUID) -> None:
        nama = diri.tokoh.nama
        alasan = (
            f"Kehamilan {nama} sebelum ini belum punya tanggal melahirkan. "
            "Isi dahulu di berkas atau di halaman ibunya, lalu baca ulang."
        )
        baca = satu.baris[0]
        self.taruh(
            Rencana(rekam="kehamilan", untuk=untuk, sebutan=f"Kehamilan {nama}", keadaan="ditolak", alasan=alasan), baca
        )
        for lain in satu.baris:
            bulan = self.baru("ibu", untuk, lain.baris.bulan)
            self.taruh(
                Rencana(rekam="ibu", untuk=bulan, sebutan=sebut_bulan(diri, lain), keadaan="ditolak", alasan=alasan),
                lain,
            )

    def _kehamilan(self, diri: Diri, satu: Hamil, untuk: UUID, ada: Kehamilan | None) -> None:
        baca = satu.baris[0]
        isi: dict[str, Any] = {"no_kia": diri.tokoh.kia}
        if satu.hpl:
            isi |= {"hpl": satu.hpl.hari, "asal_tanggal": (A.HPL_BULAN if satu.hpl.bulan_saja else A.HPL_TANGGAL).value}
        berakhir = self._akhir(satu)
        if berakhir:
            isi |= {"berakhir_pada": berakhir, "hasil": satu.hasil or Kehamilan.Hasil.LAHIR_HIDUP.value}
        sel = {"no_kia": baca.baris.sel("no_kia"), "hpl": baca.baris.sel("hpl")}
        if melahirkan := next((b for b in satu.baris if b.melahirkan), None):
            sel |= {"berakhir_pada": melahirkan.baris.sel("melahirkan"), "hasil": melahirkan.baris.sel("melahirkan")}
        alasan = " ".join(satu.kabar)
        sebutan = f"Kehamilan {diri.tokoh.nama}"
        if ada is not None:
            isi = self._yang_kurang(ada, isi)
            self.hidup += "hasil" in isi and not satu.hasil
            self.taruh(rencanakan_ubah("kehamilan", ada, sebutan, isi, sel=sel, alasan=alasan), baca)
            return
        isi.setdefault("asal_tanggal", A.TIDAK_TAHU.value)
        mulai = min(
            (tanggal_catatan(b.baris.bulan, self.bahan.pada) for b in satu.baris if berisi(b.baris)), default=None
        )
        mulai = mulai or tanggal_catatan(baca.baris.bulan, self.bahan.pada)
        isi |= {"ibu": diri.uuid, "sejak": min(mulai, berakhir or mulai)}
        self.hidup += bool(berakhir) and not satu.hasil
        self.taruh(
            rencanakan_baru(
                "kehamilan", untuk, sebutan, isi, sel=sel, nama={str(diri.uuid): diri.tokoh.nama}, alasan=alasan
            ),
            baca,
        )

    def _akhir(self, satu: Hamil) -> dt.date | None:
        """The end of a pregnancy, if it has come."""
        if satu.berakhir and satu.berakhir > self.bahan.pada:
            satu.kabar.append(f"Tanggal melahirkan {tanggal_panjang(satu.berakhir)} belum terjadi, tidak dipakai.")
            satu.berakhir = None
        return satu.berakhir

    def _yang_kurang(self, ada: Kehamilan, isi: Mapping[str, Any]) -> dict[str, Any]:
        """What the file knows of a known pregnancy that is not known here; what differs is only told."""
        hasil: dict[str, Any] = {}
        if not ada.no_kia:
            hasil["no_kia"] = isi.get("no_kia")
        if "hpl" in isi and ada.hpl is None and ada.hpht is None:
            hasil |= {"hpl": isi["hpl"], "asal_tanggal": isi["asal_tanggal"]}
        if "berakhir_pada" in isi and ada.berakhir_pada is None:
            hasil |= {"berakhir_pada": isi["berakhir_pada"], "hasil": isi["hasil"]}
        elif "berakhir_pada" in isi and isi["berakhir_pada"] != ada.berakhir_pada:
            self.kabar.append(
                f"{ada.ibu.nama}: tanggal melahirkan di berkas {tanggal_panjang(isi['berakhir_pada'])}, di sini "
                f"{tanggal_panjang(ada.berakhir_pada)}. Yang di sini tidak diubah."  # type: ignore[arg-type]
            )
        return hasil

    def _bulan_ibu(self, diri: Diri, satu: Hamil, untuk: UUID, ada: Kehamilan | None) -> None:
        bersalin = None if satu.hasil == "keguguran" else satu.berakhir
        hpht = None
        if ada is not None:
            hpht = ada.hpht_hitung
            bersalin, berakhir = ada.melahirkan or bersalin, ada.berakhir_pada or satu.berakhir
        else:
            berakhir = satu.berakhir
        if hpht is None and satu.hpl and not satu.hpl.bulan_saja and (ada is None or ada.hpl is None):
            hpht = hpht_dari_hpl(satu.hpl.hari)
        lihat = PerencanaBulan(self, diri, "ibu", "kehamilan", untuk)
        for baca in satu.baris:
            catatan = self.kini.ibu_bulan.get((ada.pk, baca.baris.bulan)) if ada else None
            cetak = self.kini.cetak_ibu(ada, catatan) if ada and catatan else None

            def isi(paksa: bool, baca: Baca = baca, cetak: Any = cetak) -> Terbaca:
                return baca_ibu(
                    baca.baris,
                    tanggal=tanggal_catatan(baca.baris.bulan, self.bahan.pada),
                    hpht=hpht,
                    berakhir=berakhir,
                    bersalin=bersalin,
                    cetak=cetak,
                    kosong_berarti_tidak=self.bahan.opsi.kosong_berarti_tidak,
                    paksa=paksa,
                )

            lihat.satu(baca, catatan, isi)

    # --- children

    def _anak(self, diri: Diri, ibu: Sequence[Diri], hamil: Dikenal) -> None:
        satu = diri.tokoh
        if not diri.tahan and diri.orang is None:
            if satu.jenis_kelamin is None:
                diri.tahan, diri.alasan = "ditolak", "Jenis kelamin anak tidak tertulis. Isi L atau P di berkas."
            elif satu.lahir is None:
                diri.tahan, diri.alasan = "ditolak", "Tanggal lahir anak tidak tertulis atau tidak dapat dibaca."
            elif satu.lahir > self.bahan.pada:
                diri.tahan, diri.alasan = "ditolak", f"{tanggal_panjang(satu.lahir)} belum terjadi. Periksa tanggalnya."
        if diri.tahan:
            self.tertahan(diri)
            return
        self.orang(diri)
        untuk = diri.anak.uuid if diri.anak else self.baru("anak", diri.uuid)
        self._isi_anak(diri, untuk, ibu, hamil)
        lahir = diri.orang.tanggal_lahir if diri.orang and diri.orang.tanggal_lahir else satu.lahir
        lihat = PerencanaBulan(self, diri, "balita", "anak", untuk)
        for baca in satu.baris:
            catatan = self.kini.anak_bulan.get((diri.anak.pk, baca.baris.bulan)) if diri.anak else None
            cetak = self.kini.cetak_anak(diri.anak, catatan) if diri.anak and catatan else None
            if baca.lahir and baca.lahir.hari != lahir and (cetak is None or baca.lahir.hari != satu.lahir):
                kapan = tanggal_panjang(lahir) if lahir else "tidak diketahui"
                baca.janggal.append((baca.baris.sel("lahir"), f"Tanggal lahir lain dari baris lainnya ({kapan})."))

            def isi(paksa: bool, baca: Baca = baca, cetak: Any = cetak, lahir: dt.date | None = lahir) -> Terbaca:
                return baca_anak(
                    baca.baris,
                    tanggal=tanggal_catatan(baca.baris.bulan, self.bahan.pada),
                    lahir=lahir,
                    jenis_kelamin=satu.jenis_kelamin or "",
                    cetak=cetak,
                    kosong_berarti_tidak=self.bahan.opsi.kosong_berarti_tidak,
                    paksa=paksa,
                )

            lihat.satu(baca, catatan, isi, lahir=lahir)

    def _isi_anak(self, diri: Diri, untuk: UUID, ibu: Sequence[Diri], hamil: Dikenal) -> None:
        """The child's own record, linked to its mother by KIA and to the pregnancy that ended on its birth date."""
        satu, baca = diri.tokoh, diri.tokoh.baris[0]
        isi: dict[str, Any] = {"no_kia": satu.kia}
        nama: dict[str, str] = {}
        lahir_dari = None
        if len(ibu) == 1:
            isi["ibu"], nama[str(ibu[0].uuid)] = ibu[0].uuid, ibu[0].tokoh.nama
            lahir_dari = next((h for h in ibu[0].tokoh.hamil if h.berakhir == satu.lahir and id(h) in hamil), None)
            if lahir_dari:
                isi["kehamilan"] = hamil[id(lahir_dari)][0]
        sel = {"no_kia": baca.baris.sel("no_kia")}
        if diri.anak is not None:
            ada = {"no_kia": diri.anak.no_kia, "ibu": diri.anak.ibu_id, "kehamilan": diri.anak.kehamilan_id}
            kurang = {bidang: nilai for bidang, nilai in isi.items() if not ada[bidang]}
            self.taruh(rencanakan_ubah("anak", diri.anak, satu.nama, kurang, sel=sel, nama=nama), baca)
            return
        if self.sudah("anak", untuk):
            return
        pertama = next((b for b in satu.baris if berisi(b.baris)), baca)
        sejak = tanggal_catatan(pertama.baris.bulan, self.bahan.pada)
        isi |= {"orang": diri.uuid, "sejak": satu.lahir if lahir_dari and satu.lahir else sejak}
        self.taruh(rencanakan_baru("anak", untuk, satu.nama, isi, sel=sel, nama=nama), baca)

    # --- what the person importing should know

    def _kabar_nama(self, semua: Sequence[Diri]) -> None:
        """One name under two KIA: two households, never held back, only told."""
        banyak = Counter((d.tokoh.kelompok, d.tokoh.kunci_nama, d.tokoh.lahir) for d in semua)
        for (kelompok, kunci, _), jumlah in banyak.items():
            if jumlah < 2:
                continue
            milik = [d.tokoh for d in semua if d.tokoh.kelompok == kelompok and d.tokoh.kunci_nama == kunci]
            kia = ", ".join(sorted({t.kia or "tanpa KIA" for t in milik}))
            apa = "Ibu" if kelompok == "ibu" else "Anak"
            self.kabar.append(
                f"{apa} bernama {milik[0].nama} ada di {jumlah} No. KIA ({kia}) dan menjadi {jumlah} keluarga. "
                "Bila orangnya satu, gabungkan di Catatan ganda."
            )


def _kehamilan_dikenal(satu: Hamil, dikenal: Sequence[Kehamilan]) -> Kehamilan | None:
    """The known pregnancy that ends about when this one does."""

    def jarak(lain: Kehamilan) -> dt.timedelta:
        if satu.hpl and lain.hpl_hitung:  # a pregnancy that was lost ended long before
            return abs(lain.hpl_hitung - satu.hpl.hari)
        saat = lain.berakhir_pada or lain.hpl_hitung
        if saat is None:  # no date at all: by the month of registering
            saat = lain.sejak + dt.timedelta(days=120)
        return abs(saat - satu.saat)

    terdekat = min(dikenal, key=jarak, default=None)
    if terdekat is None:
        return None
    tanpa_tanggal = not (terdekat.berakhir_pada or terdekat.hpl_hitung) or not (satu.berakhir or satu.hpl)
    return terdekat if jarak(terdekat) <= JAUH_LAHIR * (2 if tanpa_tanggal else 1) else None
