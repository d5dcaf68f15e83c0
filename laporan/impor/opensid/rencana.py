"""The planner of OpenSID "Data Penduduk": households, mothers, pregnancies and children of the first years.

The register fills what is missing here. Where it says otherwise than the KPM has seen, nothing changes and the row
says so. Nobody else of the register is stored (docs/keputusan.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kpm.bacaan.nilai import kunci_nama
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import bulan_penuh
from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import BARU, LEWATI, Calon, Keadaan, Rencana, Usulan, uuid_baru
from laporan.impor.opensid import kode as k
from laporan.impor.opensid.baca import Penduduk, baca
from laporan.impor.opensid.cocok import Cocok, Pencocok, nama_sementara, sebut, yang_dikenal
from laporan.impor.opensid.desa import DesaKini, desa_kini
from laporan.impor.opensid.keluarga import Peran, Register, anak_sasaran, mungkin_anak, pilih
from laporan.impor.opensid.tempat import PerencanaTempat, Tempat, di_baris
from sasaran.models import Kehamilan, Orang, SumberData

if TYPE_CHECKING:
    from laporan.impor.daftar import Bahan

DILEWATI = "Dilewati menurut jawaban Anda."
HARI_TANDA_LAMA = 180
"""A woman who gave birth within so many days and is still marked as pregnant: the mark is likely an old one."""
TAHUN_HAMIL = (10, 55)


def rencanakan(bahan: Bahan) -> Usulan:
    """What the register proposes for the village. Raises BerkasDitolak when the file is another one."""
    semua, peringatan = baca(bahan.buku, bahan.pada)
    register = Register(semua)
    peran = pilih(register, bahan.pada)
    desa = desa_kini()
    peran += yang_dikenal(desa, register, peran)
    pencocok = Pencocok(desa, register, bahan.keputusan)
    pencocok.cocokkan(peran)
    tempat = PerencanaTempat(bahan, desa, pencocok)
    tempat.rencanakan(peran)
    orang = PerencanaOrang(bahan, desa, pencocok, tempat.tempat, peran)
    dibaca = [*orang.rencana(), *_ditolak(bahan, semua), *_keluar(desa, semua)]
    hamil, anak = list(orang.kehamilan()), list(orang.anak())
    return Usulan(
        rencana=[*tempat.dusun.values(), *tempat.keluarga, *dibaca, *hamil, *anak],
        peringatan=(*peringatan, *_peringatan(bahan.pada, semua, peran)),
    )


class PerencanaOrang:
    """Plans persons, then what hangs on them; a person about whom a question is open is not written."""

    def __init__(
        self, bahan: Bahan, desa: DesaKini, pencocok: Pencocok, tempat: dict[str, Tempat], peran: list[Peran]
    ) -> None:
        self.bahan, self.desa, self.tempat, self.peran = bahan, desa, tempat, peran
        self.cocok = pencocok.hasil
        self.berpemilik = {satu.uuid for satu in pencocok.rumah.values()}
        """Households that are a KK of the file: nobody is moved out of them."""
        self.uuid: dict[str, UUID] = {}
        """Key of a row -> the person it becomes or is; missing while a question is open."""
        self.lahir_terakhir: dict[str, dt.date] = {}
        for satu in peran:
            if satu.ibu and satu.orang.lahir:
                sebelum = self.lahir_terakhir.get(satu.ibu.kunci, satu.orang.lahir)
                self.lahir_terakhir[satu.ibu.kunci] = max(sebelum, satu.orang.lahir)

    # --- persons ------------------------------------------------------------------------------------------------------

    def rencana(self) -> Iterator[Rencana]:
        for peran in self.peran:
            tempat = self.tempat.get(peran.rumah.kunci)
            if tempat is not None:  # else its household is asked about
                yield di_baris(self._orang(peran, tempat), peran.orang, "nama")

    def _orang(self, peran: Peran, tempat: Tempat) -> Rencana:
        orang = peran.orang
        cocok = self.cocok.get(orang.kunci, Cocok())
        if cocok.dilewati:
            return self._tertahan(orang, "ditolak", DILEWATI)
        dikenal = cocok.orang
        if dikenal and dikenal.keluar_pada:
            alasan = (
                f"Di sini dicatat {dikenal.get_sebab_keluar_display().lower()} "
                f"{tanggal_panjang(dikenal.keluar_pada)}, di berkas masih ada. Bila kembali, catat di halamannya."
            )
            return self._tertahan(
                orang, "tidak_jelas", alasan, (Calon(dikenal.uuid, sebut(dikenal), 100),), tanya=False
            )
        if not dikenal and not cocok.diputuskan:
            alasan = cocok.alasan or self._belum_dilahirkan(peran)
            if alasan:
                return self._tertahan(orang, "tidak_jelas", alasan, cocok.calon)
        catatan = [orang.masalah[s] for s in ("nik", "tanggallahir", "id_asuransi") if s in orang.masalah]
        catatan += _keraguan_nik(orang)
        umum: dict[str, Any] = {"kunci": f"orang/{orang.kunci}"} if cocok.diputuskan else {}
        rahasia = {"nik": orang.nik if cocok.nik else ""}
        if orang.nik and not cocok.nik:
            catatan.append("NIK-nya tidak disimpan.")
        if dikenal:
            return self._dikenal(peran, dikenal, tempat, rahasia, catatan, umum)
        self.uuid[orang.kunci] = uuid_baru(self.bahan.impor, "orang", orang.kunci)
        return rencanakan_baru(
            "orang",
            self.uuid[orang.kunci],
            orang.nama,
            {
                "nama": orang.nama,
                "jenis_kelamin": orang.jenis_kelamin,
                "tanggal_lahir": orang.lahir,
                "jaminan": orang.jaminan,
                "keluarga": str(tempat.uuid),
                "sumber": SumberData.REGISTER,
            },
            rahasia=rahasia,
            sel=_sel(orang),
            nama={str(tempat.uuid): tempat.kepala},
            alasan=" ".join(catatan),
            **umum,
        )

    def _dikenal(
        self,
        peran: Peran,
        dikenal: Orang,
        tempat: Tempat,
        rahasia: dict[str, str],
        catatan: list[str],
        umum: dict[str, Any],
    ) -> Rencana:
        orang = peran.orang
        self.uuid[orang.kunci] = dikenal.uuid
        isi: dict[str, Any] = {}
        if not dikenal.tanggal_lahir:
            isi["tanggal_lahir"] = orang.lahir
        elif orang.lahir and orang.lahir != dikenal.tanggal_lahir:
            catatan.append(f"Tanggal lahirnya di berkas {tanggal_panjang(orang.lahir)}; yang di sini tidak diubah.")
        if dikenal.jaminan is None or orang.jaminan:  # "belum punya" is also what OpenSID holds when nobody asked
            isi["jaminan"] = orang.jaminan
        if nama_sementara(dikenal.nama) and not nama_sementara(orang.nama):
            isi["nama"] = orang.nama
        if dikenal.nik:
            if orang.nik not in ("", dikenal.nik):
                catatan.append("NIK-nya di berkas berbeda; yang di sini tidak diubah.")
            rahasia = {}
        if dikenal.keluarga.uuid != tempat.uuid:
            if dikenal.keluarga.no_kk or dikenal.keluarga.uuid in self.berpemilik:
                catatan.append(f"Di berkas serumah dengan {tempat.kepala}; keluarganya di sini tidak diubah.")
            else:
                isi["keluarga"] = str(tempat.uuid)
        return rencanakan_ubah(
            "orang",
            dikenal,
            dikenal.nama,
            isi,
            rahasia=rahasia,
            sel=_sel(orang),
            nama={str(tempat.uuid): tempat.kepala},
            alasan=" ".join(catatan),
            **umum,
        )

    def _tertahan(
        self, orang: Penduduk, keadaan: Keadaan, alasan: str, calon: tuple[Calon, ...] = (), *, tanya: bool = True
    ) -> Rencana:
        return Rencana(
            rekam="orang",
            untuk=uuid_baru(self.bahan.impor, "orang", orang.kunci),
            sebutan=_sebut(orang),
            keadaan=keadaan,
            alasan=alasan,
            kunci=f"orang/{orang.kunci}" if tanya else "",
            calon=calon,
        )

    def _belum_dilahirkan(self, peran: Peran) -> str:
        """Why a new child waits: its mother is still pregnant here, since before it was born."""
        ibu = self._ibu_dikenal(peran)
        berjalan = self._berjalan(ibu) if ibu else None
        if not berjalan or not peran.orang.lahir or peran.orang.lahir < berjalan.sejak:
            return ""
        return f"Ibunya, {berjalan.ibu.nama}, di sini masih tercatat hamil. Catat persalinannya, lalu unggah lagi."

    # --- pregnancies --------------------------------------------------------------------------------------------------

    def kehamilan(self) -> Iterator[Rencana]:
        for peran in self.peran:
            if peran.hamil and peran.orang.kunci in self.uuid:
                yield di_baris(self._kehamilan(peran), peran.orang, "hamil")

    def _kehamilan(self, peran: Peran) -> Rencana:
        orang = peran.orang
        kunci = f"kehamilan/{orang.kunci}"
        ibu = self.cocok.get(orang.kunci, Cocok()).orang
        sebutan = f"Kehamilan {ibu.nama if ibu else orang.nama}"
        if ibu and (berjalan := self._berjalan(ibu)):
            isi = {} if berjalan.suami else {"suami": peran.suami}
            return rencanakan_ubah("kehamilan", berjalan, sebutan, isi)
        uuid = uuid_baru(self.bahan.impor, "kehamilan", orang.kunci)
        putusan = self.bahan.keputusan.get(kunci, "")
        if putusan == LEWATI:
            return Rencana(
                rekam="kehamilan", untuk=uuid, sebutan=sebutan, keadaan="ditolak", alasan=DILEWATI, kunci=kunci
            )
        if putusan != BARU and (ragu := self._ragu_hamil(peran, ibu)):
            return Rencana(
                rekam="kehamilan", untuk=uuid, sebutan=sebutan, keadaan="tidak_jelas", alasan=ragu, kunci=kunci
            )
        return rencanakan_baru(
            "kehamilan",
            uuid,
            sebutan,
            {
                "ibu": str(self.uuid[orang.kunci]),
                "suami": peran.suami,
                "asal_tanggal": Kehamilan.AsalTanggal.TIDAK_TAHU,
                "sejak": self.bahan.pada,
            },
            kunci=kunci if putusan else "",
        )

    def _ragu_hamil(self, peran: Peran, ibu: Orang | None) -> str:
        pada, orang = self.bahan.pada, peran.orang
        lahir = [self.lahir_terakhir.get(orang.kunci)]
        if ibu:
            lahir += (satu.berakhir_pada for satu in self.desa.kehamilan.get(ibu.uuid, ()))
        terakhir = max((satu for satu in lahir if satu), default=None)
        if terakhir and (pada - terakhir).days < HARI_TANDA_LAMA:
            return f"Ditandai hamil, tetapi melahirkan {tanggal_panjang(terakhir)}. Masih atau sudah hamil lagi?"
        if orang.lahir and not TAHUN_HAMIL[0] <= (umur := bulan_penuh(orang.lahir, pada) // 12) <= TAHUN_HAMIL[1]:
            return f"Ditandai hamil, tetapi umurnya {umur} tahun. Benar hamil?"
        return ""

    def _berjalan(self, ibu: Orang) -> Kehamilan | None:
        return next((satu for satu in self.desa.kehamilan.get(ibu.uuid, ()) if satu.berakhir_pada is None), None)

    # --- children -----------------------------------------------------------------------------------------------------

    def anak(self) -> Iterator[Rencana]:
        for peran in self.peran:
            if peran.anak and peran.orang.kunci in self.uuid:
                yield di_baris(self._anak(peran), peran.orang, "nama")

    def _anak(self, peran: Peran) -> Rencana:
        orang = peran.orang
        dikenal = self.cocok.get(orang.kunci, Cocok()).orang
        kini = self.desa.anak.get(dikenal.uuid) if dikenal else None
        ibu = self._uuid_ibu(peran)
        nama_ibu = peran.ibu.nama if peran.ibu else orang.nama_ibu
        isi: dict[str, Any] = {"ibu": ibu, "nama_ibu": nama_ibu, "nama_ayah": orang.nama_ayah}
        if peran.pengasuh and (pengasuh := self.uuid.get(peran.pengasuh.kunci)):
            isi |= {"pengasuh": str(pengasuh), "hubungan_pengasuh": peran.hubungan_pengasuh}
        sebutan = f"Data anak {dikenal.nama if dikenal else orang.nama}"
        nama = {ibu: nama_ibu} if ibu else {}
        if peran.pengasuh:
            nama[isi.get("pengasuh", "")] = peran.pengasuh.nama
        if kini is not None:
            isi = {bidang: nilai for bidang, nilai in isi.items() if not getattr(kini, bidang)}
            return rencanakan_ubah("anak", kini, sebutan, {**isi, "akta": orang.akta}, sel=_sel(orang), nama=nama)
        return rencanakan_baru(
            "anak",
            uuid_baru(self.bahan.impor, "anak", orang.kunci),
            sebutan,
            {"orang": str(self.uuid[orang.kunci]), **isi, "akta": orang.akta, "sejak": self.bahan.pada},
            sel=_sel(orang),
            nama=nama,
        )

    def _uuid_ibu(self, peran: Peran) -> str | None:
        if peran.ibu and (uuid := self.uuid.get(peran.ibu.kunci)):
            return str(uuid)
        ibu = self._ibu_dikenal(peran)
        return str(ibu.uuid) if ibu else None

    def _ibu_dikenal(self, peran: Peran) -> Orang | None:
        """The mother as a person of the village, also where the file has only her number."""
        if peran.ibu:
            return self.cocok.get(peran.ibu.kunci, Cocok()).orang
        ibu = self.desa.menurut_nik(peran.orang.tautan_ibu)
        return ibu if ibu and ibu.jenis_kelamin == "P" else None


# --- who is not written -----------------------------------------------------------------------------------------------


def _ditolak(bahan: Bahan, semua: list[Penduduk]) -> Iterator[Rencana]:
    """Children, perhaps, of whom the row does not tell enough to register them."""
    for satu in semua:
        if not satu.nama or not satu.hidup:
            continue
        if mungkin_anak(satu, bahan.pada):
            alasan = f"{satu.masalah.get('tanggallahir', '')} Tidak dapat diketahui apakah ia masih sasaran."
            kolom = "tanggallahir"
        elif not satu.jenis_kelamin and anak_sasaran(satu, bahan.pada):
            alasan, kolom = satu.masalah.get("sex", "Jenis kelaminnya kosong."), "sex"
        else:
            continue
        rencana = Rencana(
            rekam="orang",
            untuk=uuid_baru(bahan.impor, "orang", satu.kunci),
            sebutan=_sebut(satu),
            keadaan="ditolak",
            alasan=alasan,
        )
        yield di_baris(rencana, satu, kolom)


def _keluar(desa: DesaKini, semua: list[Penduduk]) -> Iterator[Rencana]:
    """People who live here and whom the register knows as dead or gone; no day is guessed, for the file has none."""
    for satu in semua:
        if satu.status not in k.SEBUTAN_STATUS:
            continue
        dikenal = desa.menurut_nik(satu.nik) or _senama(desa, satu)
        if dikenal is None or dikenal.keluar_pada:
            continue
        rencana = Rencana(
            rekam="orang",
            untuk=dikenal.uuid,
            sebutan=dikenal.nama,
            keadaan="tidak_jelas",
            alasan=f"Menurut berkas {k.SEBUTAN_STATUS[satu.status]}, tanpa tanggalnya. Catat di halaman orangnya.",
            calon=(Calon(dikenal.uuid, sebut(dikenal), 100),),
        )
        yield di_baris(rencana, satu, "status_dasar")


def _senama(desa: DesaKini, orang: Penduduk) -> Orang | None:
    """The one person of this name, sex and birth date."""
    if not orang.lahir:
        return None
    calon = desa.per_lahir.get((orang.jenis_kelamin, orang.lahir), ())
    sama = [satu for satu in calon if kunci_nama(satu.nama) == orang.kunci_nama]
    return sama[0] if len(sama) == 1 else None


def _peringatan(pada: dt.date, semua: list[Penduduk], peran: list[Peran]) -> Iterator[str]:
    diambil = {satu.orang.kunci for satu in peran}
    sisa = [s for s in semua if s.kunci not in diambil and s.hidup and not mungkin_anak(s, pada)]
    if sisa:
        yield (
            f"{len(sisa)} penduduk lain tidak diambil: yang disimpan hanya anak sampai 6 tahun, ibu hamil, serta ibu "
            "dan pengasuh mereka."
        )
    if keluar := sum(s.status in k.SEBUTAN_STATUS for s in semua):
        yield f"{keluar} orang yang menurut berkas meninggal, pindah, hilang atau pergi tidak diambil."
    if tidak_valid := sum(s.status == k.TIDAK_VALID for s in semua):
        yield f"{tidak_valid} orang yang di berkas berstatus tidak valid tidak diambil."
    if rusak := sum("nik" in s.orang.masalah for s in peran):
        yield (
            f"NIK {rusak} orang rusak atau tidak lengkap dan tidak disimpan. Angka panjang rusak bila berkasnya "
            "disimpan ulang dengan Excel; unduh lagi dari OpenSID, lalu unggah tanpa membukanya."
        )
    if laki := sum(s.hamil and s.jenis_kelamin == "L" for s in semua):
        yield f"{laki} laki-laki ditandai hamil di berkas; tandanya tidak diambil."


def _keraguan_nik(orang: Penduduk) -> Iterator[str]:
    nik = orang.nik_pembaca
    if nik and orang.lahir and orang.lahir not in nik.calon_tanggal_lahir:
        yield "Tanggal lahirnya tidak cocok dengan NIK-nya."
    if nik and orang.jenis_kelamin != nik.jenis_kelamin:
        yield "Jenis kelaminnya tidak cocok dengan NIK-nya."


def _sebut(orang: Penduduk) -> str:
    lahir = f", lahir {tanggal_panjang(orang.lahir)}" if orang.lahir else ""
    return f"{orang.nama}{lahir}"


def _sel(orang: Penduduk) -> dict[str, str]:
    return {
        bidang: orang.sel(kolom)
        for bidang, kolom in (
            ("nama", "nama"),
            ("jenis_kelamin", "sex"),
            ("tanggal_lahir", "tanggallahir"),
            ("jaminan", "id_asuransi"),
            ("nik", "nik"),
            ("keluarga", "no_kk"),
            ("ibu", "ibu_nik"),
            ("nama_ibu", "nama_ibu"),
            ("nama_ayah", "nama_ayah"),
            ("akta", "akta_lahir"),
        )
    }
