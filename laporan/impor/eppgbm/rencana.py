"""The plan of a whole list: its children found or proposed, their measurements put into the months."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kpm.bacaan.nilai import kunci_tempat, teks
from kpm.enkripsi import indeks_buta
from laporan.impor.bentuk import BARU, LEWATI, Calon, Rencana, Usulan, uuid_baru
from laporan.impor.eppgbm import desa as baca
from laporan.impor.eppgbm.anak import AnakBerkas, kumpulkan
from laporan.impor.eppgbm.baris import BarisUkur, baca_baris, nama_rapi
from laporan.impor.eppgbm.bulan import ditolak, pendekkan, rencana_bulan
from laporan.impor.eppgbm.cocok import Hasil, Pencocok, skor
from laporan.impor.eppgbm.desa import AnakDesa
from laporan.impor.eppgbm.kolom import Tabel, tabel_tabel
from laporan.impor.eppgbm.orang import Milik, PenulisAnak
from laporan.impor.eppgbm.rumah import PemilihRumah
from laporan.impor.eppgbm.tempat import Tempat
from sasaran.aturan import periksa_lahir_anak

if TYPE_CHECKING:
    from laporan.impor.daftar import Bahan

TIDAK_DIAMBIL = "LiLA, Naik Berat Badan, Vitamin A, PMT, KPSP, KIA, Kelas Ibu Balita, dan MBG tidak diambil."
_DESA = re.compile(r"^(?:desa|kelurahan|kel|ds)\b\.?\s*", re.IGNORECASE)


def rencanakan(bahan: Bahan) -> Usulan:
    """What the list would write. Raises BerkasDitolak when the file is another one.

    Three queries: children, posyandu, months; one more for masked NIK; four more where children are to be registered:
    dusun, households, women, pregnancies.
    """
    return _Perencana(bahan).usulan()


class _Perencana:
    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.rencana: dict[str, list[Rencana]] = defaultdict(list)
        self.diputus: dict[tuple[str, ...], tuple[str, tuple[Calon, ...]]] = {}
        """Key of a child of the file -> key of the decision made about it, and the candidates."""

    def usulan(self) -> Usulan:
        tabel = tabel_tabel(self.bahan.buku)
        baris = self._baris(tabel)
        anak = kumpulkan(baris, pada=self.bahan.pada)
        tampak = any(satu.nik_tampak != ("", "") for satu in anak)
        self.hunian = baca.penghuni(self.bahan.pada, buka_nik=tampak)
        milik, baru = self._pilah(anak)
        dusun = baca.dusun_desa() if baru else []
        self.tempat = Tempat(self.bahan.impor, baca.posyandu_desa(), dusun, self.bahan.opsi.dusun)
        penulis = PenulisAnak(self.bahan.impor, self.bahan.pada, self.hunian, self.tempat, self.diputus)
        for satu in milik.values():
            penulis.dikenal(satu)
        if baru:
            self._daftarkan(baru, penulis)
        for rekam, semua in penulis.rencana.items():
            self.rencana[rekam] += semua
        tanggal = [b.tanggal for _, semua, pk in penulis.terukur if pk for b in semua if b.tanggal and not b.salah_ukur]
        catatan = baca.catatan_bulan(tanggal) if tanggal else {}
        return Usulan(rencana=self._urut(penulis.terukur, catatan), peringatan=tuple(self._peringatan(tabel, baris)))

    # -- rows

    def _baris(self, tabel: list[Tabel]) -> list[BarisUkur]:
        """Rows of children of this village; the others leave a plan that says why."""
        di_sini = kunci_desa(self.bahan.desa.nama)
        hasil: list[BarisUkur] = []
        lain: dict[str, list[BarisUkur]] = defaultdict(list)
        urutan = 0
        for satu in tabel:
            for data in satu.baris:
                urutan += 1
                baris = baca_baris(data, lembar=satu.lembar, urutan=urutan, pada=self.bahan.pada)
                if baris is None:
                    continue
                if baris.desa and kunci_desa(baris.desa) != di_sini:
                    lain[kunci_desa(baris.desa)].append(baris)
                elif baris.salah_anak:
                    self.rencana["balita"].append(ditolak(self.bahan.impor, baris, baris.salah_anak))
                else:
                    hasil.append(baris)
        self.rencana["balita"] += [self._desa_lain(semua) for semua in lain.values()]
        return hasil

    def _desa_lain(self, semua: list[BarisUkur]) -> Rencana:
        """One plan for all rows of another village: a kabupaten's list would bury the village's own."""
        nama = nama_rapi(semua[0].desa)
        if len(semua) == 1:
            return ditolak(self.bahan.impor, semua[0], f"Baris ini milik {nama}, bukan {self.bahan.desa.nama}.")
        alasan = f"{len(semua)} baris milik {nama}, bukan {self.bahan.desa.nama}; tidak diambil."
        return replace(ditolak(self.bahan.impor, semua[0], alasan), sebutan=f"{len(semua)} baris {nama}"[:160])

    # -- children

    def _kunci(self, satu: AnakBerkas) -> str:
        """What a decision about a child is kept under."""
        return f"anak:{uuid_baru(self.bahan.impor, 'anak', *satu.kunci)}"

    def _putusan(self, satu: AnakBerkas, hasil: Hasil, kenal: AnakDesa | None) -> tuple[str, tuple[Calon, ...]]:
        """The key of a decision that was made, and whom else it could have been: it can still be changed."""
        terpilih = (kenal.kenal.sebagai_calon(skor(satu, kenal.kenal)),) if kenal else ()
        lain = tuple(calon for calon in hasil.calon if not kenal or calon.uuid != kenal.kenal.orang)
        return self._kunci(satu), terpilih + lain

    def _pilah(self, anak: list[AnakBerkas]) -> tuple[dict[int, Milik], list[AnakBerkas]]:
        """Those known here with their rows, and those to be registered; the rest leaves its plan."""
        milik: dict[int, Milik] = {}
        baru: list[AnakBerkas] = []
        menurut_uuid = {str(satu.orang.uuid): satu for satu in self.hunian.anak.values()}
        menurut_uuid |= {str(satu.anak.uuid): satu for satu in self.hunian.anak.values() if satu.anak}
        putusan = [self.bahan.keputusan.get(self._kunci(satu), "") for satu in anak]
        diputus = frozenset(ke for ke, putus in enumerate(putusan) if putus in (BARU, LEWATI) or putus in menurut_uuid)
        pencocok = Pencocok((satu.kenal for satu in self.hunian.anak.values()), indeks_buta)
        for ke, hasil in enumerate(pencocok.cocokkan(anak, diputus)):
            satu = anak[ke]
            kenal = menurut_uuid.get(putusan[ke]) or (self.hunian.anak[hasil.pasti.pk] if hasil.pasti else None)
            if ke in diputus:
                self.diputus[satu.kunci] = self._putusan(satu, hasil, kenal)
            if putusan[ke] == LEWATI:
                self.rencana["anak"].append(self._dilewati(satu))
            elif kenal is not None:
                milik.setdefault(kenal.kenal.pk, Milik(kenal)).berkas.append(satu)
            elif putusan[ke] == BARU or (self.bahan.opsi.daftarkan and not hasil.alasan):
                baru.append(satu)
            else:
                self.rencana["anak"].append(self._tidak_jelas(satu, hasil))
        return milik, baru

    def _rencana_anak(self, satu: AnakBerkas, **lain: Any) -> Rencana:
        akhir = satu.akhir
        return Rencana(
            rekam="anak",
            untuk=uuid_baru(self.bahan.impor, "anak", *satu.kunci),
            sebutan=satu.sebutan[:160],
            lembar=akhir.lembar[:60],
            sel=akhir.alamat_sel("nama"),
            **lain,
        )

    def _dilewati(self, satu: AnakBerkas) -> Rencana:
        alasan = f"Dilewati atas pilihan Anda, dengan {len(satu.ukuran)} pengukuran."
        kunci, calon = self.diputus.get(satu.kunci, ("", ()))
        return self._rencana_anak(satu, keadaan="ditolak", alasan=alasan, kunci=kunci, calon=calon)

    def _tidak_jelas(self, satu: AnakBerkas, hasil: Hasil) -> Rencana:
        alasan = hasil.alasan or "Anak ini belum terdaftar di sini."
        menunggu = f"{len(satu.ukuran)} pengukuran menunggu."
        return self._rencana_anak(
            satu,
            keadaan="tidak_jelas",
            alasan=pendekkan(" ".join([alasan, menunggu, *satu.catatan])),
            kunci=self._kunci(satu),
            calon=hasil.calon,
        )

    # -- children nobody knew

    def _daftarkan(self, semua: list[AnakBerkas], penulis: PenulisAnak) -> None:
        rumah = PemilihRumah(self.bahan.impor, baca.rumah_desa(), self.tempat, self.bahan.keputusan, indeks_buta)
        for satu in semua:
            salah = "" if satu.jk else "Jenis kelamin kosong."
            salah = salah or ("" if satu.lahir else "Tanggal lahir kosong.")
            salah = salah or (periksa_lahir_anak(satu.lahir, self.bahan.pada) if satu.lahir else "")
            if salah:
                self.rencana["anak"].append(self._rencana_anak(satu, keadaan="ditolak", alasan=pendekkan(salah)))
                continue
            letak = rumah.tempatkan(satu)
            if letak.dilewati:
                self.rencana["anak"].append(self._dilewati(satu))
            elif not letak.menunggu:
                penulis.baru(satu, letak)
        self.rencana["keluarga"] = list(rumah.rencana.values())

    # -- all of it, in the order it is written

    def _urut(self, terukur: Any, catatan: Any) -> Iterator[Rencana]:
        yield from self.tempat.baru.values()
        for rekam in ("keluarga", "orang", "anak", "balita"):
            yield from self.rencana[rekam]
        for milik, baris, pk in terukur:
            ada = catatan.get(pk, {}) if pk is not None else {}
            yield from rencana_bulan(milik, baris, ada, self.bahan.keputusan, self.bahan.pada)

    def _peringatan(self, tabel: list[Tabel], baris: list[BarisUkur]) -> Iterator[str]:
        yield TIDAK_DIAMBIL
        tersamar = sum(satu.nik.masalah == "tersamar" for satu in baris)
        rusak = sum(satu.nik.masalah == "rusak" for satu in baris)
        if tersamar:
            yield (
                f"{tersamar} baris ber-NIK tersamar: NIK-nya tidak disimpan, anaknya dicari dengan nama, "
                "tanggal lahir, jenis kelamin, dan orang tua."
            )
        if rusak:
            yield (
                f"{rusak} baris ber-NIK rusak (misalnya 6.21399E+15): NIK-nya tidak disimpan. Unduh ulang daftarnya "
                "tanpa menyimpannya lewat Excel bila NIK diperlukan."
            )
        if any("cara" not in satu.kolom for satu in tabel):
            yield "Kolom Cara Ukur tidak ada: di bawah 2 tahun dianggap berbaring, sesudahnya berdiri."
        if any(not {"bb_tb", "tb_u"} & satu.kolom for satu in tabel):
            yield "Kolom status BB/TB dan TB/U tidak ada: status gizi tidak diambil."


def kunci_desa(nama: str) -> str:
    """A village's name as they are compared: without Desa or Kelurahan and without blanks."""
    return kunci_tempat(_DESA.sub("", teks(nama)))
