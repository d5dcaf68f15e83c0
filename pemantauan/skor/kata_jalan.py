"""The way to Y in the words of a KPM: what is still to be received, and what must have been received before."""

from __future__ import annotations

import datetime as dt

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan, sebut_bulan
from pemantauan.skor.ibu import DataIbu
from pemantauan.skor.paud import DataPaud, golongan
from pemantauan.skor.simulasi import Coba, Simulasi


def langkah(sim: Simulasi, jumlah: int, coba: Coba, *, bebas: bool = True) -> str:
    """The service still to be received, so many times; ``bebas``: in whichever of the months up to the last one."""
    beda = " di bulan yang berbeda" if jumlah > 1 else ""
    match sim.kode:
        case "anc":
            return f"Periksa kehamilan {jumlah} kali lagi"
        case "fe":
            return f"Terima dan minum {jumlah} tablet tambah darah lagi"
        case "nifas":
            return f"Periksa nifas {jumlah} kali lagi"
        case "kunjungan":
            return f"Kunjungi rumahnya {jumlah} kali lagi"
        case "konseling" if isinstance(sim.data, DataIbu):
            return f"Ikut konseling gizi atau kelas ibu hamil {jumlah} kali lagi"
        case "konseling":
            siapa = "Ibu" if sim.sumber.bidang == ("konseling_ibu",) else "Ayah atau ibu"
            return f"{siapa} ikut konseling gizi {jumlah} kali lagi{beda}"
        case "timbang":
            return f"Timbang {jumlah} kali lagi{beda}"
        case "parenting":
            return f"Orang tua ikut kelas pengasuhan {jumlah} kali lagi{beda}"
        case "tinggi":
            return "Ukur panjang atau tinggi badan"
        case "imunisasi" if coba.nilai == "kecuali":
            return "Lengkapi imunisasi dasar, campak boleh menyusul, dan catat"
        case "imunisasi":
            return "Lengkapi imunisasi dasar dengan campak dan catat"
        case "paud":
            # a month in which it did not take part yet is turned round; another beside it would not be enough
            akhir = max(coba.layanan)
            sisa = [b for b in sim.triwulan.bulan_bulan if b <= akhir and sim.dapat_menerima(b)]
            sisa = sisa if bebas else sorted(coba.layanan)
            kapan = f"bulan {sebut_bulan(sisa)}" if len(sisa) == jumlah else f"{jumlah} bulan lagi"
            return f"{_ikut_paud(sim)} {kapan}"
    return f"Bila {sim.sumber.hal} sudah ada, catat Ya"


def _ikut_paud(sim: Simulasi) -> str:
    kecil = isinstance(sim.data, DataPaud) and golongan(sim.data, sim.set_indikator.ambang_paud) == "2-3"
    return "Orang tua ikut kelas pengasuhan" if kecil else "Anak ikut PAUD"


def bila(sim: Simulasi, jumlah: int) -> str:
    """What must have been received in a month that is written down late."""
    kali = f" (perlu {jumlah} {sim.sumber.satuan})" if jumlah and sim.sumber.cara == "jumlah" else ""
    kata = {
        "anc": "sudah periksa kehamilan",
        "fe": "sudah menerima tablet tambah darah",
        "nifas": "sudah periksa nifas",
        "kunjungan": "rumahnya sudah dikunjungi",
        "konseling": "sudah ikut konseling gizi",
        "timbang": "sudah ditimbang",
        "tinggi": "sudah diukur",
        "parenting": "orang tua sudah ikut kelas pengasuhan",
        "imunisasi": "imunisasinya sudah lengkap menurut umur",
        "paud": "sudah ikut PAUD",
    }.get(sim.kode, f"{sim.sumber.hal} sudah ada")
    return kata + kali


def antara(dari: dt.date | None, sampai: dt.date) -> str:
    """ "sampai 30 September 2026", "antara 16 dan 30 September 2026"."""
    if dari is None:
        return f"sampai {tanggal_panjang(sampai)}"
    if dari == sampai:
        return f"pada {tanggal_panjang(sampai)}"
    if Bulan.dari_tanggal(dari) == Bulan.dari_tanggal(sampai):
        return f"antara {dari.day} dan {tanggal_panjang(sampai)}"
    return f"antara {tanggal_panjang(dari)} dan {tanggal_panjang(sampai)}"


def hari_catat(coba: Coba) -> str:
    """ " bertanggal antara ..." for a record that must not lie anywhere in its month."""
    if coba.rentang is None:
        return ""
    return f" bertanggal {antara(coba.rentang.dari, coba.rentang.sampai).removeprefix('pada ')}"
