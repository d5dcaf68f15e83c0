"""PURE: a meeting becomes the frozen content of its Berita Acara; the printed page shows this content and nothing else.

The content is plain JSON values, so that the same bytes give the same hash for ever.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from kpm.dokumen import terbilang
from kpm.dokumen.kop import susun_kop
from kpm.dokumen.terbilang import hari, jam, tanggal_panjang, tanggal_terbilang
from kpm.periode import Triwulan
from rembuk.kekurangan import nama_masalah, persen_masalah
from rembuk.teks import baca_kegiatan, butir

BULAN_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NOMOR_KONSEP = "(diberikan saat terbit)"
BIDANG_PENDEK = {
    "1": "Penyelenggaraan Pemerintahan",
    "2": "Pembangunan Desa",
    "3": "Pembinaan Kemasyarakatan",
    "4": "Pemberdayaan Masyarakat",
    "5": "Penanggulangan Bencana dan Keadaan Mendesak",
}
"""Names of the five fields of village spending, as a narrow column writes them."""
BENTUK = 2
"""Version of this content's shape, stored with it."""


def nomor_surat(pola: str, urut: int, tanggal: dt.date) -> str:
    """The number of a Berita Acara from the village's pattern: ``140/007/BA-RS/VI/2026``."""
    return pola.format(nomor=f"{urut:03d}", bulan=BULAN_ROMAWI[tanggal.month - 1], tahun=tanggal.year)


def sidik(isi: dict[str, Any]) -> str:
    """SHA-256 of the content, written in one canonical way (sorted keys, no spaces, UTF-8)."""
    teks = json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(teks.encode()).hexdigest()


def susun(
    data: Any,
    *,
    nama: dict[str, str],
    nomor: str,
    kode: str,
    dicetak: dt.datetime,
    alamat_umum: str,
    konsep: bool = False,
) -> dict[str, Any]:
    """Everything the Berita Acara of a meeting (`rembuk.kueri.Rapat`) prints, in sentences and rows.

    ``nama`` are the regions above (kecamatan, kabupaten, provinsi); ``dicetak`` is the local time of the village.
    """
    rembuk, profil = data.rembuk, data.profil
    desa = rembuk.desa
    kata = _kata(desa.kelurahan)
    tahun_rencana = rembuk.tahun + 1
    berjalan = [_berjalan(satu) for satu in baca_kegiatan(rembuk.kegiatan_berjalan)]
    usulan = [_usulan(satu) for satu in data.sepakat]
    lampiran = _lampiran(berjalan=bool(berjalan), usulan=bool(usulan))
    isi = {
        "bentuk": BENTUK,
        "konsep": konsep,
        "contoh": desa.contoh,
        "kertas": profil.kertas,
        "kop": _kop(profil, desa, nama),
        "desa": {"kode": desa.kode, "nama": desa.nama, "nama_lengkap": desa.nama_lengkap},
        "tahun": rembuk.tahun,
        "tahun_rencana": tahun_rencana,
        "judul": f"Rembuk Stunting {desa.nama_lengkap}",
        "nomor": nomor,
        "kode": kode,
        "tanggal": rembuk.tanggal.isoformat() if rembuk.tanggal else "",
        "pembuka": _pembuka(rembuk, desa, nama, kata),
        "waktu": _waktu(rembuk, desa),
        "kehadiran": _kehadiran(rembuk, data.hadir, kata),
        "materi": _materi(tahun_rencana),
        "pimpinan": _pimpinan(rembuk),
        "ringkasan": butir(rembuk.ringkasan),
        "kesepakatan": _kesepakatan(rembuk, berjalan, data, lampiran, kata),
        "cara_putusan": _cara_putusan(rembuk),
        "ttd": _tanda_tangan(data, desa, kata),
        "lampiran": lampiran,
        "tentang": f"Berita Acara Nomor {nomor}"
        + (f", tanggal {tanggal_panjang(rembuk.tanggal)}" if rembuk.tanggal else ""),
        "berjalan": berjalan,
        "jumlah_berjalan": _angka(sum((Decimal(satu["biaya"] or 0) for satu in berjalan), Decimal(0))),
        "usulan": usulan,
        "sumber": "; ".join(dict.fromkeys(_sumber(satu) for satu in data.sepakat)),
        "jumlah_usulan": _angka(data.biaya_sepakat),
        "tidak_disepakati": [f"{satu.kegiatan}: {satu.alasan}" for satu in data.ditolak_rapat],
        "hadir": [_hadir(satu) for satu in data.hadir.orang],
        "jumlah_hadir": {"laki": data.hadir.laki, "perempuan": data.hadir.perempuan, "semua": data.hadir.jumlah},
        "skor": _skor(rembuk.skor_awal, data.masalah),
        "kaki": [
            f"Berita Acara Nomor {nomor}",
            f"Dicetak {tanggal_panjang(dicetak.date())} pukul {jam(dicetak.time())} {desa.singkatan_zona}"
            + (f" · Kode {kode[:4]}-{kode[4:]}" if kode else ""),
        ],
        "alamat_periksa": f"{alamat_umum}/v/{kode}/" if kode else "",
    }
    if kode:
        isi["kaki"].append(f"Periksa keaslian: {alamat_umum.split('://', 1)[-1]}/v/{kode}")
    return isi


def _kop(profil: Any, desa: Any, nama: dict[str, str]) -> dict[str, str]:
    """The letterhead, with the fingerprint of its picture in place of the picture."""
    kop = susun_kop(
        desa.nama_lengkap,
        nama,
        alamat=profil.alamat,
        kode_pos=profil.kode_pos,
        telepon=profil.telepon,
        surel=profil.surel,
    )
    return asdict(kop) | {"lambang": profil.logo.sidik if profil.logo else ""}


def _kata(kelurahan: bool) -> dict[str, str]:
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


def _pembuka(rembuk: Any, desa: Any, nama: dict[str, str], kata: dict[str, str]) -> str:
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


def _waktu(rembuk: Any, desa: Any) -> list[list[str]]:
    baris = []
    if rembuk.tanggal:
        baris.append(["Hari / Tanggal", f"{hari(rembuk.tanggal)}, {tanggal_panjang(rembuk.tanggal)}"])
    if rembuk.jam_mulai:
        sampai = jam(rembuk.jam_selesai) if rembuk.jam_selesai else "selesai"
        baris.append(["Jam", f"{jam(rembuk.jam_mulai)} s.d. {sampai} {desa.singkatan_zona}"])
    baris.append(["Tempat", rembuk.tempat or "(belum diisi)"])
    return baris


def _kehadiran(rembuk: Any, hadir: Any, kata: dict[str, str]) -> list[str]:
    """The sentence after time and place; a second one names mandatory elements that did not come, with the reason."""
    unsur = _dan([_unsur(label, kata) for label, _ in hadir.per_unsur]) or "(belum diisi)"
    kalimat = [
        f"telah diselenggarakan Rembuk Stunting {rembuk.desa.sebutan} oleh {rembuk.penyelenggara} yang dihadiri oleh "
        f"unsur {unsur}, seluruhnya {terbilang.terbilang(hadir.jumlah)} orang ({hadir.laki} laki-laki, "
        f"{hadir.perempuan} perempuan), sebagaimana daftar hadir terlampir."
    ]
    if hadir.tidak_hadir and rembuk.alasan_unsur:
        tidak = _dan([_unsur(label, kata) for label in hadir.tidak_hadir])
        kalimat.append(f"Unsur yang tidak hadir: {tidak}. Alasan: {_titik(rembuk.alasan_unsur)}")
    return kalimat


NAMA_DIRI = {"Rumah Desa Sehat", "BPD", "PKK", "Kader Pembangunan Manusia"}
"""Elements whose names keep their capitals inside a sentence."""


def _unsur(label: str, kata: dict[str, str]) -> str:
    """A name of an element inside a sentence."""
    if label == "Pemerintah Desa":
        return kata["pemerintah"]
    return label if label in NAMA_DIRI else label[:1].lower() + label[1:]


def _materi(tahun_rencana: int) -> list[str]:
    return [
        "Hasil pemetaan sosial, data sasaran dan kondisi layanan.",
        "Capaian konvergensi layanan tahun berjalan.",
        "Usulan intervensi gizi spesifik dan sensitif hasil diskusi kelompok terarah RDS.",
        f"Penetapan prioritas kegiatan tahun {tahun_rencana}.",
        "Rencana tindak lanjut dan jadwal rapat koordinasi tiga bulanan.",
    ]


def _pimpinan(rembuk: Any) -> list[list[str]]:
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


def _kesepakatan(
    rembuk: Any, berjalan: Sequence[Any], data: Any, lampiran: dict[str, int], kata: dict[str, str]
) -> list[str]:
    kalimat = []
    tahun = rembuk.tahun + 1
    if berjalan:
        kalimat.append(f"Melanjutkan kegiatan tahun berjalan sebagaimana Lampiran {lampiran['berjalan']}.")
    if data.sepakat:
        biaya = data.biaya_sepakat
        kalimat.append(
            f"Mengusulkan {terbilang.terbilang(len(data.sepakat))} kegiatan tahun {tahun} dengan perkiraan biaya "
            f"{terbilang.rupiah(biaya)} ({terbilang.rupiah_terbilang(biaya)}) sebagaimana "
            f"Lampiran {lampiran['usulan']} untuk dimuat dalam {kata['rencana_dan_anggaran']} Tahun {tahun}."
        )
    return kalimat + [_titik(satu) for satu in butir(rembuk.komitmen)]


def _cara_putusan(rembuk: Any) -> list[dict[str, Any]]:
    cara = []
    for nilai, label in type(rembuk).CaraPutusan.choices:
        dipilih = rembuk.cara_putusan == nilai
        teks = label
        if dipilih and nilai == "suara" and None not in (rembuk.suara_setuju, rembuk.suara_tidak):
            teks = f"{label} (setuju {rembuk.suara_setuju}, tidak setuju {rembuk.suara_tidak})"
        cara.append({"teks": teks, "dipilih": dipilih})
    return cara


def _tanda_tangan(data: Any, desa: Any, kata: dict[str, str]) -> dict[str, Any]:
    rembuk, profil = data.rembuk, data.profil
    tanggal = tanggal_panjang(rembuk.tanggal) if rembuk.tanggal else "…"
    kepala = {"nama": profil.kepala_desa or "(belum diisi)", "jabatan": ""}
    blok = [
        _blok("Wakil RDS", "", _penanda(data.hadir.wakil_rds)),
        _blok("Wakil Masyarakat", "", _penanda(data.hadir.wakil_masyarakat)),
        _blok(kata["pemerintah"], profil.jabatan(desa), [kepala]),
    ]
    return {
        "tempat": f"{desa.nama}, {tanggal}",
        "pemimpin": rembuk.pemimpin,
        "notulen": rembuk.notulen,
        "blok": blok,
        "ketua_bpd": "" if desa.kelurahan else profil.ketua_bpd,
    }


def _blok(judul: str, di_bawah: str, orang: list[dict[str, str]]) -> dict[str, Any]:
    """A signature block; ``baris`` holds three persons each, for the layout of many signatures."""
    orang = orang or [{"nama": "(belum ditunjuk)", "jabatan": ""}]
    baris = [orang[awal : awal + 3] for awal in range(0, len(orang), 3)]
    return {"judul": judul, "di_bawah": di_bawah, "orang": orang, "baris": baris}


def _penanda(orang: Iterable[Any]) -> list[dict[str, str]]:
    return [{"nama": satu.nama, "jabatan": satu.jabatan or satu.get_unsur_display()} for satu in orang]


def _lampiran(*, berjalan: bool, usulan: bool) -> dict[str, int]:
    """Numbers of the attachments that exist, in printed order."""
    perlu = {"berjalan": berjalan, "usulan": usulan, "hadir": True, "skor": True}
    ada = [nama for nama, ada in perlu.items() if ada]
    return {nama: nomor for nomor, nama in enumerate(ada, start=1)}


def _berjalan(satu: Any) -> dict[str, str]:
    return {
        "kegiatan": satu.kegiatan,
        "lokasi": satu.lokasi,
        "volume": satu.volume,
        "waktu": satu.waktu,
        "biaya": "" if satu.anggaran is None else str(satu.anggaran),
        "anggaran": "" if satu.anggaran is None else _angka(satu.anggaran),
        "keadaan": satu.keadaan,
    }


def _usulan(satu: Any) -> dict[str, str]:
    return {
        "prioritas": str(satu.prioritas),
        "bidang": BIDANG_PENDEK[satu.bidang],
        "kegiatan": satu.kegiatan,
        "paket": str(satu.paket),
        "lokasi": satu.lokasi,
        "volume": satu.volume,
        "manfaat": satu.manfaat,
        "waktu": satu.waktu,
        "biaya": f"{satu.biaya:.2f}",
        "jumlah": _angka(satu.biaya),
        "sumber": satu.sumber,
        "pola": satu.get_pola_display(),
        "pelaksana": satu.pelaksana,
    }


def _hadir(satu: Any) -> dict[str, str]:
    return {
        "nama": satu.nama,
        "jabatan_unsur": _jabatan_unsur(satu.jabatan, satu.get_unsur_display()),
        "alamat": satu.alamat,
        "jenis_kelamin": satu.jenis_kelamin,
    }


def _jabatan_unsur(jabatan: str, unsur: str) -> str:
    """``Ketua / Rumah Desa Sehat``; the element once where the office already names it."""
    if not jabatan or unsur.casefold() in jabatan.casefold():
        return jabatan or unsur
    return f"{jabatan} / {unsur}"


def _sumber(satu: Any) -> str:
    nama = satu.get_sumber_display()
    return nama if satu.sumber.casefold() in nama.casefold() else f"{satu.sumber}: {nama}"


def _skor(skor: dict[str, Any], masalah: Iterable[Any]) -> dict[str, Any]:
    """The frozen scorecard as the last attachment prints it."""
    if not skor:
        return {}
    t1, t4 = skor["tabel1"], skor["tabel4"]
    return {
        "triwulan": Triwulan.dari_teks(skor["triwulan"]).label,
        "dihitung": tanggal_panjang(dt.date.fromisoformat(skor["dihitung_pada"])),
        "tabel1": [t1["rumah_tangga"], t1["ibu"], t1["ibu_kek_resti"], t1["anak"], t1["anak_gizi"]],
        "tabel4": [
            ["Ibu Hamil", *_sel(t4["ibu"])],
            ["Anak 0-23 Bulan", *_sel(t4["anak"])],
            ["TOTAL TINGKAT KONVERGENSI DESA", *_sel(t4["total"])],
        ],
        "lengkap": f"{skor['terlayani_lengkap']['diterima']} dari {skor['terlayani_lengkap']['seharusnya']} orang",
        "belum_dipantau": skor["belum_dipantau"],
        "kekurangan": [
            {
                "nama": nama_masalah(satu),
                "diterima": satu.diterima,
                "seharusnya": satu.seharusnya,
                "persen": terbilang.persen_resmi(persen_masalah(satu)),
                "kurang": satu.kurang,
                "dusun": [list(bagian) for bagian in satu.per_dusun],
                "penyebab": satu.penyebab,
            }
            for satu in masalah
        ],
    }


def _sel(satu: dict[str, Any]) -> list[Any]:
    nilai = satu["persen"]
    return [satu["diterima"], satu["seharusnya"], terbilang.persen_resmi(None if nilai is None else Decimal(nilai))]


def _angka(nilai: Decimal) -> str:
    """Money without the sign, for a column that already says Rp."""
    return terbilang.rupiah(nilai).removeprefix("Rp")


def _titik(teks: str) -> str:
    return teks if teks.endswith((".", "!", "?", ";")) else f"{teks}."


def _dan(bagian: Sequence[str]) -> str:
    """``a, b, dan c``."""
    if len(bagian) < 3:
        return " dan ".join(bagian)
    return f"{', '.join(bagian[:-1])}, dan {bagian[-1]}"
