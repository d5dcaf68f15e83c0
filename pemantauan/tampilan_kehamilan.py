"""How a pregnancy's schedule and findings are said: short lines for her page, her contacts, the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan
from pemantauan.bulanan.sebutan import NAMA_BIDANG
from pemantauan.gambar_hamil import GambarHamil, gambar_hamil
from pemantauan.kueri_kehamilan import KeadaanHamil
from pemantauan.tindakan.periksa import AkibatBulan, TurunBulan
from sasaran.jadwal_hamil import Berikut, Butir, Dokter, Keadaan
from sasaran.risiko_hamil import Temuan, sebut_ukuran

BENTUK = {Keadaan.SUDAH: "y", Keadaan.JATUH: "kuning", Keadaan.NANTI: "belum", Keadaan.LEWAT: "t"}
"""Class of the badge beside a contact of the schedule; its word stands in it."""
ROMAWI = ("", "1", "2", "3")


@dataclass(frozen=True, slots=True)
class BarisJadwal:
    """One contact of the schedule in words."""

    nama: str
    kapan: str
    kata: str
    bentuk: str


def baris_jadwal(k: KeadaanHamil) -> list[BarisJadwal]:
    """The schedule that counts now: antenatal while she is pregnant, else of the puerperium; with the doctor's
    contacts. Of a woman who left or died, and after keguguran, only what was done."""
    jadwal = k.anc if k.berjalan or k.nifas is None else k.nifas
    selesai = k.keluar or (not k.berjalan and k.nifas is None)
    baris = [_baris(satu) for satu in jadwal.butir if not selesai or satu.keadaan is Keadaan.SUDAH]
    return baris + [_baris_dokter(satu) for satu in jadwal.dokter if not selesai or satu.keadaan is Keadaan.SUDAH]


def _baris(butir: Butir) -> BarisJadwal:
    tahap = f"trimester {ROMAWI[butir.trimester]}, " if butir.trimester else ""
    if butir.kontak is not None:
        kapan = tanggal_panjang(butir.kontak.tanggal) + (", dokter" if butir.kontak.dokter else "")
        if not butir.kontak.rinci:
            kapan = f"menurut lembar {Bulan.dari_tanggal(butir.kontak.tanggal).label}"
        return BarisJadwal(butir.nama, f"{tahap}{kapan}", butir.sebutan, BENTUK[butir.keadaan])
    waktu = f"{tanggal_panjang(butir.mulai)} sampai {tanggal_panjang(butir.sampai)}"
    return BarisJadwal(butir.nama, f"{tahap}{waktu}", butir.sebutan, BENTUK[butir.keadaan])


def _baris_dokter(dokter: Dokter) -> BarisJadwal:
    kapan = f"trimester {ROMAWI[dokter.trimester]}, sampai {tanggal_panjang(dokter.sampai)}"
    if dokter.tanpa_usg and dokter.kontak is not None:
        kapan = f"trimester {ROMAWI[dokter.trimester]}, {tanggal_panjang(dokter.kontak.tanggal)}, USG belum dicatat"
    elif dokter.kontak is not None:
        kapan = f"trimester {ROMAWI[dokter.trimester]}, {tanggal_panjang(dokter.kontak.tanggal)}"
    return BarisJadwal("Dokter dengan USG", kapan, dokter.sebutan, BENTUK[dokter.keadaan])


def kalimat_berikut(berikut: Berikut | None, pada: dt.date) -> str:
    """ "K3, sampai 25 Agustus 2026", "K2 (2 kali lagi di trimester ini), mulai …"; empty where nothing more is asked
    for."""
    if berikut is None:
        return ""
    nama = berikut.nama or "Dokter dengan USG"
    if berikut.kali > 1:
        nama += f" ({berikut.kali} kali lagi di trimester ini)" if berikut.jatuh else f" ({berikut.kali} kali)"
    if berikut.dokter and berikut.nama:
        nama += ", sekali oleh dokter dengan USG"
    if not berikut.jatuh:
        return f"{nama}, mulai {tanggal_panjang(berikut.mulai)}"
    if berikut.sampai < pada:  # the HPL is past, and she is still pregnant
        return f"{nama}, sekarang sebelum melahirkan"
    return f"{nama}, sampai {tanggal_panjang(berikut.sampai)}"


def kalimat_usia(k: KeadaanHamil) -> str:
    """ "24 minggu 3 hari, trimester 2"; empty where HPHT is unknown."""
    if k.usia is None or k.usia.hari < 0:
        return ""
    return f"{k.usia.teks}, trimester {k.usia.trimester}"


def kalimat_hpl(k: KeadaanHamil) -> str:
    """How near the delivery is: "12 hari lagi", "lewat 3 hari"; empty while it is far, or unknown."""
    sisa = k.hari_ke_hpl
    if sisa is None or not k.berjalan or k.keluar:
        return ""
    if k.lewat_hpl:
        return f"lewat {-sisa} hari"
    if k.menjelang:
        return f"{sisa} hari lagi" if sisa else "hari ini" if k.hpl_pasti else "bulan ini"
    return ""


def kalimat_lila(k: KeadaanHamil) -> str:
    return sebut_ukuran(k.lila.nilai, "cm", k.lila.tanggal) if k.lila else ""


def kalimat_hb(k: KeadaanHamil) -> str:
    if k.hb is None:
        return ""
    return sebut_ukuran(k.hb.nilai, "g/dL", k.hb.tanggal) + (f": anemia {k.anemia}" if k.anemia else "")


def sebut_isi(isi: Mapping[str, int | None]) -> str:
    """ "periksa kehamilan 1, tablet Fe belum dicatat"."""
    return ", ".join(
        f"{NAMA_BIDANG[nama][0].lower() + NAMA_BIDANG[nama][1:]} {'belum dicatat' if n is None else n}"
        for nama, n in isi.items()
    )


def kalimat_turun(turun: TurunBulan | None) -> str:
    """What a month lost with a contact; empty where it lost nothing."""
    if turun is None:
        return ""
    if turun.dihapus:
        return f"Lembar {turun.bulan.label} ikut dihapus, karena isinya hanya pemeriksaan itu."
    return f"{turun.bulan.label} ikut turun: {sebut_isi(turun.turun)}."


def kalimat_akibat(akibat: AkibatBulan | None) -> str:
    """What a stored contact has done to its month, after "Pemeriksaan tersimpan."."""
    if akibat is None:
        return "Tidak ada yang tersimpan dua kali."
    if akibat.terhalang:
        return (
            f"Catatan {akibat.bulan.label} belum berubah, karena penghapusannya sedang menunggu pembukaan "
            f"{akibat.bulan.triwulan.label}."
        )
    if not akibat.naik:
        return ""
    isi = sebut_isi(akibat.naik)
    if akibat.menunggu:
        return f"{akibat.bulan.triwulan.label} sudah ditutup: {isi} di {akibat.bulan.label} menunggu pembukaannya."
    return f"{akibat.bulan.label} ikut tercatat: {isi}."


@dataclass(frozen=True, slots=True)
class Ringkas:
    """What the pages show of one pregnancy beside its schedule."""

    usia: str
    hpl: str
    """How near the HPL is; empty while it is far."""
    berikut: str
    jatuh: bool
    """Whether the next contact is due."""
    tablet: str
    """ "60 dari 90 (TTD)"."""
    lila: str
    hb: str
    k1: str
    usul: tuple[tuple[str, str], ...]
    """What is proposed and not decided so: ("KEK", reason)."""
    alasan: tuple[str, ...]
    """What speaks for RESTI, each with from where it is known."""
    peringatan: str
    """Why the dates are to be checked."""


def ringkas(k: KeadaanHamil) -> Ringkas:
    """The short lines of one pregnancy."""
    alasan = tuple(_sebab(satu) for satu in k.temuan)
    usul = []
    if "KEK" in k.usulan and k.lila:
        usul.append(("KEK", f"LiLA {kalimat_lila(k)}"))
    if "RESTI" in k.usulan:
        usul.append(("RESTI", "; ".join(alasan)))
    return Ringkas(
        usia=kalimat_usia(k),
        hpl=kalimat_hpl(k),
        berikut=kalimat_berikut(k.berikut, k.pada),
        jatuh=bool(k.berikut and k.berikut.jatuh),
        tablet=f"{k.tablet} dari {k.target_tablet} ({k.hamil.suplemen.upper()})",
        lila=kalimat_lila(k),
        hb=kalimat_hb(k),
        k1=f"K1 {k.anc.k1}" if k.anc.k1 else "",
        usul=tuple(usul),
        alasan=alasan,
        peringatan=k.usia.peringatan if k.usia and k.berjalan and not k.keluar else "",
    )


def _sebab(temuan: Temuan) -> str:
    nama = temuan.faktor.sebutan
    return nama if temuan.kalimat == "dicatat" else f"{nama} ({temuan.kalimat})"


def garis(k: KeadaanHamil) -> GambarHamil | None:
    """The line of a running pregnancy; None after its end, and where its dates are unknown."""
    if not k.berjalan:
        return None
    return None if k.keluar else gambar_hamil(k.hamil.hpht_hitung, k.hpl, k.kontak_anc, k.pada)


def halaman(semua: Mapping[UUID, KeadaanHamil]) -> dict[UUID, dict[str, object]]:
    """What the page of a woman shows of her running pregnancies, by their uuid."""
    return {
        uuid: {"k": k, "ringkas": ringkas(k), "jadwal": baris_jadwal(k), "garis": garis(k)} for uuid, k in semua.items()
    }
