"""The line of life on paper: who it is, what happened, the months, growth and quarters; black on white."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from kpm.kueri import nama_induk, profil_desa
from kpm.models import Wilayah
from kpm.nik import samarkan
from kpm.periode import NAMA_BULAN, bulan_penuh
from laporan.dokumen import baris_kaki
from laporan.garis.petak import Petak
from laporan.kueri_garis import BahanGaris
from laporan.tampilan_garis import GarisHidup, susun_garis
from pemantauan import kueri_orang
from sasaran.kueri_kejadian import nomor_sementara


@dataclass(frozen=True, slots=True)
class BarisKartu:
    """One month on the card: what was measured and the mark of each service."""

    bulan: str
    umur: str
    ukuran: tuple[str, ...]
    tanda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TabelKartu:
    """The months of a child or of one pregnancy on the card."""

    judul: str
    ukuran: tuple[str, ...]
    """Headings of what was measured."""
    paket: tuple[tuple[str, int], ...]
    """Package and how many services stand under it."""
    layanan: tuple[str, ...]
    baris: tuple[BarisKartu, ...]


def identitas(bahan: BahanGaris, hari_ini: dt.date) -> list[tuple[str, str]]:
    """Who it is, as (heading, words); the NIK is masked."""
    orang, anak = bahan.orang, bahan.anak
    umur = kueri_orang.umur(orang, min(hari_ini, orang.keluar_pada or hari_ini))
    lahir = tanggal_panjang(orang.tanggal_lahir) if orang.tanggal_lahir else "belum dicatat"
    rumah = f"{orang.keluarga.dusun}{f' RT {orang.keluarga.rt}' if orang.keluarga.rt else ''}"
    isi = [
        ("NIK", samarkan(orang.nik)) if orang.nik else ("Nomor sementara", f"{nomor_sementara(orang)} (belum ada NIK)"),
        ("Lahir", f"{lahir}{f' ({umur})' if umur else ''}"),
        ("Jenis kelamin", orang.get_jenis_kelamin_display()),
    ]
    if anak:
        ibu = anak.ibu.nama if anak.ibu else anak.nama_ibu
        isi += [
            ("No. KIA", anak.no_kia or "belum ada"),
            ("Ibu", ibu or "belum dicatat"),
            ("Ayah", anak.nama_ayah or "belum dicatat"),
        ]
    elif bahan.kehamilan:
        terakhir = bahan.kehamilan[-1].objek
        isi += [("No. KIA", terakhir.no_kia or "belum ada"), ("Suami", terakhir.suami or "belum dicatat")]
    return [
        *isi,
        ("Keluarga", orang.keluarga.kepala),
        ("Tempat", rumah),
        ("Posyandu", orang.posyandu.nama if orang.posyandu else "belum dipilih"),
    ]


def cetak_garis(desa: Wilayah, bahan: BahanGaris, *, waktu: dt.datetime) -> cetak.Berkas:
    """Kartu riwayat of one person; ``waktu`` is the moment of printing."""
    setempat = timezone.localtime(waktu)
    garis = susun_garis(bahan, setempat.date())
    profil = profil_desa(desa)
    tabel = tabel_kartu(bahan, garis)
    # what the table of months tells is not told a second time
    kejadian = [satu for babak in garis.babak for satu in babak.titik if not satu.ditabelkan]
    konteks = {
        "desa": desa,
        "kop": cetak.kop(desa, profil, nama_induk(desa)),
        "orang": bahan.orang,
        "identitas": identitas(bahan, setempat.date()),
        "kejadian": kejadian,
        "tabel": tabel,
        "garis": garis,
        "bulan_pendek": [nama[:3] for nama in NAMA_BULAN],
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": baris_kaki(desa, "Kartu riwayat", "Berisi nama: simpan baik-baik", setempat),
    }
    return cetak.cetak("cetak/garis.html", konteks, nama=f"kartu-riwayat-{slugify(bahan.orang.nama) or 'orang'}")


def tabel_kartu(bahan: BahanGaris, garis: GarisHidup) -> list[TabelKartu]:
    """The grids of services with a row for each month that has a record."""
    return [_tabel(judul, petak, bahan if judul.startswith("Layanan anak") else None) for judul, petak in garis.petak]


def _tabel(judul: str, petak: Petak, anak: BahanGaris | None) -> TabelKartu:
    lajur = [satu for _, semua in petak.paket for satu in semua]
    catatan = {satu.bulan: satu for satu in anak.bulan_anak} if anak else {}
    lahir = anak.orang.tanggal_lahir if anak else None
    baris = []
    for ke, bulan in enumerate(petak.bulan):
        tanda = tuple(satu.sel[ke].cetak for satu in lajur)
        ini = catatan.get(bulan)
        if ini is None and not any(tanda):
            continue
        ukuran: tuple[str, ...] = ()
        if anak:
            ukuran = (
                angka_desimal(ini.berat, 2) if ini and ini.berat else "",
                angka_desimal(ini.panjang, 1) if ini and ini.panjang else "",
                ini.get_tikar_display() if ini else "",
            )
        umur = str(bulan_penuh(lahir, ini.tanggal)) if lahir and ini else ""
        baris.append(BarisKartu(f"{bulan.nama[:3]} {bulan.tahun}", umur, ukuran, tanda))
    return TabelKartu(
        judul=judul,
        ukuran=("Berat (kg)", "Panjang (cm)", "Tikar") if anak else (),
        paket=tuple((nama, len(semua)) for nama, semua in petak.paket),
        layanan=tuple(satu.nama for satu in lajur),
        baris=tuple(baris),
    )
