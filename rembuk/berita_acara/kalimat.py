"""PURE: the sentences of a Berita Acara (forms.md 13.7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kpm.dokumen import terbilang
from kpm.dokumen.terbilang import hari, jam, tanggal_panjang, tanggal_terbilang
from rembuk.teks import baca_jadwal, butir, sebut_jadwal

NAMA_DIRI = {
    "Rumah Desa Sehat", "Pemerintah Desa", "Pemerintah Kelurahan", "BPD", "PKK", "Kader Pembangunan Manusia",
}  # fmt: skip
"""Elements whose names keep their capitals inside a sentence."""


def kata_desa(kelurahan: bool) -> dict[str, str]:
    """Words that differ between a desa and a kelurahan."""
    if kelurahan:
        return {
            "pemerintah": "Pemerintah Kelurahan",
            "rencana": "Rencana Kerja Kelurahan",
            "rencana_dan_anggaran": "Rencana Kerja dan anggaran Kelurahan",
        }
    return {
        "pemerintah": "Pemerintah Desa",
        "rencana": "RKP Desa",
        "rencana_dan_anggaran": "RKP Desa dan APBDes",
    }


def kode_terbaca(kode: str) -> str:
    """The public code as it is printed, in two groups: 7K2M-Q9PA."""
    return f"{kode[:4]}-{kode[4:]}"


def _yang_lama(ganti: dict[str, Any]) -> str:
    tanggal = tanggal_panjang(dt.date.fromisoformat(ganti["tanggal"]))
    return f"Berita Acara Nomor {ganti['nomor']} tanggal {tanggal}, kode {kode_terbaca(ganti['kode'])}"


def sebutan_revisi(ganti: dict[str, Any] | None) -> str:
    """Under the number of a correction: which one it is and what it replaces; nothing under a first issue."""
    return f"Revisi {ganti['revisi']}, menggantikan {_yang_lama(ganti)}" if ganti else ""


def penutup(ganti: dict[str, Any] | None) -> list[str]:
    """The last sentences; a correction says what it replaces and why."""
    kalimat = "Demikian berita acara ini dibuat dan disahkan dengan penuh tanggung jawab untuk digunakan sebagaimana "
    akhir = f"{kalimat}mestinya."
    if ganti is None:
        return [akhir]
    sebab = f"Berita acara ini memperbaiki dan menggantikan {_yang_lama(ganti)}. Alasan perbaikan: "
    return [f"{sebab}{_titik(ganti['alasan'])}", akhir]


def pembuka(rembuk: Any, desa: Any, nama: dict[str, str], kata: dict[str, str]) -> str:
    """The opening sentence, up to time and place."""
    tanggal = tanggal_terbilang(rembuk.tanggal) if rembuk.tanggal else "(tanggal belum diisi)"
    tempat = ", ".join(
        satu
        for satu in (
            desa.nama_lengkap,
            f"Kecamatan {nama['kecamatan']}" if nama.get("kecamatan") else "",
            nama.get("kabupaten", ""),
            f"Provinsi {nama['provinsi']}" if nama.get("provinsi") else "",
        )
        if satu
    )
    return (
        f"Berkaitan dengan penyusunan {kata['rencana']} Tahun {rembuk.tahun + 1} dan upaya pencegahan serta percepatan "
        f"penurunan stunting di {tempat}, maka pada hari ini, {tanggal}, bertempat dan berwaktu sebagai berikut:"
    )


def waktu(rembuk: Any, desa: Any) -> list[list[str]]:
    """Day, hour and place as label and value."""
    baris = []
    if rembuk.tanggal:
        baris.append(["Hari / Tanggal", f"{hari(rembuk.tanggal)}, {tanggal_panjang(rembuk.tanggal)}"])
    if rembuk.jam_mulai:
        sampai = jam(rembuk.jam_selesai) if rembuk.jam_selesai else "selesai"
        baris.append(["Jam", f"{jam(rembuk.jam_mulai)} s.d. {sampai} {desa.singkatan_zona}"])
    baris.append(["Tempat", rembuk.tempat or "(belum diisi)"])
    return baris


def kehadiran(rembuk: Any, hadir: Any) -> list[str]:
    """The sentence after time and place; a second one names mandatory elements that did not come, with the reason."""
    unsur = _dan([_unsur(label) for label, _ in hadir.per_unsur]) or "(belum diisi)"
    kalimat = [
        f"telah diselenggarakan Rembuk Stunting {rembuk.desa.sebutan} oleh {rembuk.penyelenggara} yang dihadiri oleh "
        f"unsur {unsur}, seluruhnya {terbilang.terbilang(hadir.jumlah)} orang ({hadir.laki} laki-laki, "
        f"{hadir.perempuan} perempuan), sebagaimana daftar hadir terlampir."
    ]
    if hadir.tidak_hadir and rembuk.alasan_unsur:
        tidak = _dan([_unsur(label) for label in hadir.tidak_hadir])
        kalimat.append(f"Unsur yang tidak hadir: {tidak}. Alasan: {_titik(rembuk.alasan_unsur)}")
    return kalimat


def _unsur(label: str) -> str:
    """A name of an element inside a sentence."""
    return label if label in NAMA_DIRI else label[:1].lower() + label[1:]


def materi(tahun_rencana: int) -> list[str]:
    """The agenda of every rembuk."""
    return [
        "Hasil pemetaan sosial, data sasaran dan kondisi layanan.",
        "Capaian konvergensi layanan tahun berjalan.",
        "Usulan intervensi gizi spesifik dan sensitif hasil diskusi kelompok terarah RDS.",
        f"Penetapan prioritas kegiatan tahun {tahun_rencana}.",
        "Rencana tindak lanjut dan jadwal rapat koordinasi tiga bulanan.",
    ]


def pimpinan(rembuk: Any) -> list[list[str]]:
    """Who led, who wrote, who informed, as label and value."""

    def dari(nama: str, unsur: str) -> str:
        return f"{nama} dari {unsur}" if unsur else nama

    narasumber = butir(rembuk.narasumber)
    baris = [
        ["Pemimpin rapat", dari(rembuk.pemimpin or "(belum diisi)", rembuk.get_unsur_pemimpin_display())],
        ["Notulen", dari(rembuk.notulen or "(belum diisi)", rembuk.get_unsur_notulen_display())],
    ]
    if narasumber:
        daftar = "; ".join(f"{nomor}. {satu}" for nomor, satu in enumerate(narasumber, start=1))
        baris.append(["Narasumber", daftar if len(narasumber) > 1 else narasumber[0]])
    return baris


def kesepakatan(rembuk: Any, data: Any, lampiran: dict[str, int], kata: dict[str, str]) -> list[str]:
    """The numbered agreements: both subjects with their money, the commitments, the next three-monthly meetings."""
    kalimat = []
    tahun = rembuk.tahun + 1
    if data.berjalan:
        kalimat.append(
            f"Melanjutkan {terbilang.terbilang(len(data.berjalan))} kegiatan tahun berjalan ({rembuk.tahun}) dengan "
            f"anggaran {uang(data.biaya_berjalan)} sebagaimana Lampiran {lampiran['berjalan']}."
        )
    if data.sepakat:
        kalimat.append(
            f"Mengusulkan {terbilang.terbilang(len(data.sepakat))} kegiatan tahun {tahun} dengan perkiraan biaya "
            f"{uang(data.biaya_sepakat)} sebagaimana Lampiran {lampiran['usulan']} untuk dimuat dalam "
            f"{kata['rencana_dan_anggaran']} Tahun {tahun}."
        )
    kalimat += [_titik(satu) for satu in butir(rembuk.komitmen)]
    if jadwal := baca_jadwal(rembuk.jadwal_rapat):
        kalimat.append(f"Rapat koordinasi konvergensi tiga bulanan berikutnya diselenggarakan {sebut_jadwal(jadwal)}.")
    return kalimat


def cara_putusan(rembuk: Any) -> list[dict[str, Any]]:
    """The three ways of deciding, the used one marked, with the votes where they were counted."""
    cara = []
    for nilai, label in type(rembuk).CaraPutusan.choices:
        dipilih = rembuk.cara_putusan == nilai
        teks = label
        if dipilih and nilai == "suara" and None not in (rembuk.suara_setuju, rembuk.suara_tidak):
            teks = f"{label} (setuju {rembuk.suara_setuju}, tidak setuju {rembuk.suara_tidak})"
        cara.append({"teks": teks, "dipilih": dipilih})
    return cara


def uang(nilai: Decimal) -> str:
    """``Rp51.600.000 (lima puluh satu juta enam ratus ribu rupiah)``."""
    return f"{terbilang.rupiah(nilai)} ({terbilang.rupiah_terbilang(nilai)})"


def angka(nilai: Decimal) -> str:
    """Money without the sign, for a column that already says Rp."""
    return terbilang.rupiah(nilai).removeprefix("Rp")


def _titik(teks: str) -> str:
    return teks if teks.endswith((".", "!", "?", ";")) else f"{teks}."


def _dan(bagian: Sequence[str]) -> str:
    """``a, b, dan c``."""
    if len(bagian) < 3:
        return " dan ".join(bagian)
    return f"{', '.join(bagian[:-1])}, dan {bagian[-1]}"
