"""What a sheet 2C proposes: children without a birth date, known by household number, name and sex, and their months.

Source: decisions on reading a Form KPM workbook: such a child is stored with the category of the year and never merged
with a child of 2B by name alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kpm.bacaan.bentuk import Baris, Nilai, NilaiJanggal
from kpm.bacaan.nilai import jenis_kelamin, kunci_nama, teks
from kpm.nik import NIKSalah, bersihkan, periksa_kk, seperti_nik
from kpm.periode import Bulan
from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import BARU, LEWATI, Calon, Rencana
from laporan.impor.form_kpm.bentuk import Blok
from laporan.impor.form_kpm.bulanan import tanggal_catatan
from laporan.impor.form_kpm.desa import kunci_rumah, nomor_rumah, sebagai_uuid
from laporan.impor.form_kpm.kenal import DILEWATI, sebut_orang
from laporan.impor.form_kpm.nilai import TidakJelas, hampa, jawab, strip
from laporan.impor.form_kpm.rumah import Perancang
from sasaran.models import Anak, KategoriPaud, Keluarga

BULAN = range(1, 13)
TANPA_NOMOR = "Nomor rumah tangga belum tertulis. Tanpa nomor itu anak ini tidak dapat dikenali lagi; isi di berkas."
BERNIK = "Kolom nomor rumah tangga berisi NIK atau nomor KK yang tidak benar. Isi nomor rumah tangga di berkas."


@dataclass(slots=True)
class BarisPaud:
    """One child of one sheet 2C."""

    blok: Blok
    baris: Baris
    tahun: int

    def __getitem__(self, kode: str) -> Nilai:
        return self.baris.nilai(self.blok.kolom[kode]) if kode in self.blok.kolom else None

    def sel(self, kode: str) -> str:
        """B7."""
        return self.baris.alamat(self.blok.kolom[kode]) if kode in self.blok.kolom else f"A{self.baris.nomor}"

    @property
    def nama(self) -> str:
        nama = teks(self["nama"])
        return nama.title() if nama.isupper() else nama

    @property
    def nomor(self) -> str:
        return teks(self["nomor"])

    @property
    def kunci(self) -> str:
        """Household number, name and sex: who the child is in decisions and in the uuid of a new record."""
        kelamin = kunci_nama(self["jenis_kelamin"])[:1]
        return "/".join(("paud", kunci_rumah(self["nomor"])[:20], kunci_nama(self["nama"]), kelamin))

    @property
    def terisi(self) -> list[Bulan]:
        """Months with an answer."""
        return [
            Bulan(self.tahun, ke) for ke in BULAN if not hampa(self[f"bulan_{ke}"]) and not strip(self[f"bulan_{ke}"])
        ]


@dataclass(slots=True)
class PerancangPaud:
    """Plans the sheets 2C of a workbook."""

    induk: Perancang
    sudah: set[tuple[UUID, Bulan]] = field(default_factory=set)
    pertama: dict[str, Bulan] = field(default_factory=dict)
    """Child -> its first month with an answer in any of the sheets."""

    def rancang(self, blok: Sequence[Blok]) -> None:
        """Every row of every sheet, the latest year first, so that its category is the one that stays."""
        semua = [
            BarisPaud(satu, baris, satu.tahun)
            for satu in sorted(blok, key=lambda b: b.tahun or 0, reverse=True)
            for baris in satu.data
            if satu.tahun
        ]
        semua = [satu for satu in semua if kunci_nama(satu["nama"])]
        for satu in semua:
            for bulan in satu.terisi:
                self.pertama[satu.kunci] = min(bulan, self.pertama.get(satu.kunci, bulan))
        for satu in semua:
            self._satu(satu)

    def _satu(self, baris: BarisPaud) -> None:
        induk = self.induk
        try:
            kelamin = jenis_kelamin(baris["jenis_kelamin"])
            kategori = _kategori(baris)
        except (NilaiJanggal, TidakJelas) as galat:
            self._tolak(baris, str(galat))
            return
        if kalimat := _galat_nomor(baris.nomor):
            self._tolak(baris, kalimat)
            return
        kunci = baris.kunci
        putusan = induk.putusan(kunci)
        if putusan == LEWATI:
            self._tolak(baris, DILEWATI, kunci)
            return
        anak = None
        if (pilih := sebagai_uuid(putusan)) and (orang := induk.kini.orang.get(str(pilih))):
            anak = induk.kini.anak_orang.get(orang.pk)
        elif putusan != BARU:
            cocok = self._cari(baris, kelamin)
            if len(cocok) > 1:
                self._tanya(baris, kunci, cocok)
                return
            anak = cocok[0] if cocok else None
        if anak is None and kelamin is None:
            self._tolak(baris, "Jenis kelamin anak tidak tertulis. Isi L atau P di berkas.")
            return
        untuk = self._dikenal(anak, baris, kategori) if anak else self._anak_baru(baris, kunci, kelamin, kategori)
        self._bulan(baris, untuk, anak)

    def _cari(self, baris: BarisPaud, kelamin: str | None) -> list[Anak]:
        """Children of this household number, name and sex; the number of the village's own book comes first."""
        nomor = kunci_rumah(baris["nomor"])
        senama = [
            anak
            for anak in self.induk.kini.anak_nama[kunci_nama(baris["nama"])]
            if kelamin in (None, anak.orang.jenis_kelamin)
        ]
        asal = [anak for anak in senama if nomor in nomor_rumah(anak.orang.keluarga)]
        return asal or [anak for anak in senama if str(anak.orang.keluarga.nomor) == nomor]

    def _tanya(self, baris: BarisPaud, kunci: str, cocok: Sequence[Anak]) -> None:
        calon = tuple(Calon(anak.orang.uuid, sebut_orang(anak.orang), 90) for anak in cocok)
        self._taruh(
            Rencana(
                rekam="orang",
                untuk=self.induk.baru("orang", kunci),
                sebutan=baris.nama,
                keadaan="tidak_jelas",
                alasan="Lebih dari satu anak di sini bernomor rumah tangga dan bernama sama. Pilih orangnya.",
                kunci=kunci,
                calon=calon,
            ),
            baris,
        )

    def _tolak(self, baris: BarisPaud, alasan: str, kunci: str = "") -> None:
        untuk = self.induk.baru("paud", baris.blok.lembar, baris.baris.nomor)
        self._taruh(
            Rencana(rekam="paud", untuk=untuk, sebutan=baris.nama, keadaan="ditolak", alasan=alasan, kunci=kunci), baris
        )

    def _taruh(self, rencana: Rencana, baris: BarisPaud, kode: str = "nama") -> None:
        self.induk.letak(rencana, baris.blok.lembar, baris.sel(kode))

    # --- the child

    def _dikenal(self, anak: Anak, baris: BarisPaud, kategori: str) -> UUID:
        isi: dict[str, Any] = {}
        if anak.orang.tanggal_lahir is None and baris.tahun >= (anak.kategori_tahun or 0):
            isi = {"kategori_paud": kategori, "kategori_tahun": baris.tahun if kategori else None}
        if not self.induk.sudah("anak", anak.uuid):
            self._taruh(rencanakan_ubah("anak", anak, anak.orang.nama, isi, sel=self._sel_kategori(baris)), baris)
        return anak.uuid

    def _sel_kategori(self, baris: BarisPaud) -> dict[str, str]:
        return {"kategori_paud": baris.sel("dua" if not hampa(baris["dua"]) else "tiga")}

    def _anak_baru(self, baris: BarisPaud, kunci: str, kelamin: str | None, kategori: str) -> UUID:
        induk = self.induk
        untuk = induk.baru("anak", kunci)
        if induk.sudah("anak", untuk):
            return untuk
        orang = induk.baru("orang", kunci)
        keluarga = self._keluarga(baris)
        isi = {"keluarga": keluarga, "nama": baris.nama, "jenis_kelamin": kelamin}
        self._taruh(rencanakan_baru("orang", orang, baris.nama, isi, sel={"nama": baris.sel("nama")}), baris)
        mulai = tanggal_catatan(self.pertama.get(kunci, Bulan(baris.tahun, 1)), induk.bahan.pada)
        isi = {
            "orang": orang,
            "sejak": min(mulai, induk.bahan.pada),
            "kategori_paud": kategori,
            "kategori_tahun": baris.tahun if kategori else None,
        }
        rencana = rencanakan_baru("anak", untuk, baris.nama, isi, sel=self._sel_kategori(baris))
        self._taruh(rencana, baris)
        return untuk

    def _keluarga(self, baris: BarisPaud) -> UUID:
        """The household of this number in the village's book, else a new one."""
        induk, nomor = self.induk, kunci_rumah(baris["nomor"])
        dikenal: Keluarga | None = induk.kini.rumah_asal.get(nomor)
        if dikenal is not None:
            return dikenal.uuid
        untuk = induk.baru("keluarga", "rt", nomor)
        if not induk.sudah("keluarga", untuk):
            kk = bersihkan(baris.nomor) if seperti_nik(baris.nomor) else ""
            isi = {"kepala": baris.nama, "nomor_asal": "" if kk else baris.nomor, "dusun": induk.dusun_baru()}
            sel = {"kepala": baris.sel("nama"), "nomor_asal": baris.sel("nomor"), "no_kk": baris.sel("nomor")}
            sebutan, rahasia = f"Keluarga {baris.nama}", {"no_kk": kk}
            self._taruh(rencanakan_baru("keluarga", untuk, sebutan, isi, rahasia=rahasia, sel=sel), baris)
        return untuk

    # --- the months

    def _bulan(self, baris: BarisPaud, untuk: UUID, anak: Anak | None) -> None:
        for nomor in BULAN:
            kode = f"bulan_{nomor}"
            bulan = Bulan(baris.tahun, nomor)
            if strip(baris[kode]) or (hampa(baris[kode]) and not self._kosong(baris, bulan)):
                continue
            self._satu_bulan(baris, kode, bulan, untuk, anak)

    def _kosong(self, baris: BarisPaud, bulan: Bulan) -> bool:
        """Whether an empty month means no: the month is over and the row says something else."""
        bahan = self.induk.bahan
        return (
            bahan.opsi.kosong_berarti_tidak
            and f"bulan_{bulan.bulan}" in baris.blok.kolom
            and bulan.akhir <= bahan.pada
            and any(not hampa(baris[f"bulan_{lain}"]) for lain in BULAN)
        )

    def _satu_bulan(self, baris: BarisPaud, kode: str, bulan: Bulan, untuk: UUID, anak: Anak | None) -> None:
        induk = self.induk
        catatan = induk.kini.paud_bulan.get((anak.pk, bulan)) if anak else None
        milik = catatan.uuid if catatan else induk.baru("paud", untuk, bulan)
        sebutan = f"{baris.nama}, {bulan.label}"
        keadaan, alasan, kunci, hadir = "", "", f"paud/{untuk}/{bulan}", None
        putusan = induk.putusan(kunci)
        try:
            hadir = False if hampa(baris[kode]) else jawab(baris[kode], boleh_banyak=True)
        except TidakJelas as galat:
            keadaan, alasan = "tidak_jelas", str(galat)
        if bulan.awal > induk.bahan.pada:
            keadaan, alasan = "ditolak", f"{bulan.label} belum tiba."
        elif putusan == LEWATI:
            keadaan, alasan = "ditolak", DILEWATI
        elif (untuk, bulan) in self.sudah and putusan != BARU:
            keadaan, alasan = "tidak_jelas", f"{baris.nama} sudah punya baris di bulan ini."
        self.sudah.add((untuk, bulan))
        isi = {"hadir": hadir}
        if catatan is None:
            tanggal = tanggal_catatan(bulan, induk.bahan.pada)
            baru = {"anak": untuk, "bulan": bulan, "tanggal": tanggal, **isi}
            rencana = rencanakan_baru("paud", milik, sebutan, baru, sel={"hadir": baris.sel(kode)})
        else:
            rencana = rencanakan_ubah("paud", catatan, sebutan, isi, sel={"hadir": baris.sel(kode)})
        if keadaan:
            rencana = Rencana(
                rekam="paud",
                untuk=milik,
                sebutan=sebutan,
                keadaan=keadaan,  # type: ignore[arg-type]
                alasan=alasan,
                kunci=kunci if keadaan == "tidak_jelas" or putusan else "",
            )
        self._taruh(rencana, baris, kode)


def _kategori(baris: BarisPaud) -> str:
    """The age group ticked; empty where none is. Raises TidakJelas when both are."""
    dua, tiga = (jawab(baris[kode], boleh_banyak=False) for kode in ("dua", "tiga"))
    if dua and tiga:
        raise TidakJelas("Kedua kategori usia dicentang. Pilih salah satu.")
    return KategoriPaud.DUA.value if dua else KategoriPaud.TIGA.value if tiga else ""


def _galat_nomor(nomor: str) -> str:
    """Why a household cannot be known by this number; empty when it can. A nomor KK is kept encrypted."""
    if not kunci_rumah(nomor):
        return TANPA_NOMOR
    if seperti_nik(nomor):
        try:
            periksa_kk(nomor)
        except NIKSalah:
            return BERNIK
    return ""
