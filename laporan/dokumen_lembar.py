"""The official sheets on paper: one template for all, with kop, signers, page numbers and a finalisation's stamp."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.dokumen.lembar import Lembar
from kpm.dokumen.pengesahan import Pengesahan
from kpm.kueri import nama_induk, profil_desa
from kpm.models import Kertas, ProfilDesa, Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.dokumen import baris_kaki, menurut_penutupan, penanda_tangan
from laporan.sumber_lembar import SUSUN_TRIWULAN, Sumber, identitas_desa
from pemantauan.skor import Skor


def cetak_rekap(
    kode: str,
    desa: Wilayah,
    skor: Skor,
    *,
    waktu: dt.datetime,
    pengesahan: Pengesahan | None = None,
    kertas: str = "",
    bagian: str = "",
) -> cetak.Berkas:
    """A sheet of a quarter from its scorecard, printed at ``waktu`` (aware): a key of `SUSUN_TRIWULAN`.

    ``skor`` is already limited to ``bagian``; ``pengesahan`` stamps the paper of a finalised quarter.
    """
    profil, induk = profil_desa(desa), nama_induk(desa)
    lembar = SUSUN_TRIWULAN[kode](skor, identitas_desa(desa, profil, induk), bagian)
    keadaan = keadaan_periode(skor.periode, timezone.localtime(waktu).date())
    return cetak_lembar(
        desa,
        lembar,
        waktu=waktu,
        profil=profil,
        induk=induk,
        keadaan=keadaan,
        pengesahan=pengesahan,
        kertas=kertas,
    )


def keadaan_periode(periode: Bulan | Triwulan | Tahun, pada: dt.date) -> str:
    """What the footer says of the figures of an open period."""
    if isinstance(periode, Triwulan):
        return "Angka sementara, triwulan masih berjalan" if pada in periode else "Belum ditutup"
    if isinstance(periode, Tahun):
        return "Angka sementara, tahun masih berjalan" if pada.year == periode.tahun else "Menurut catatan hari cetak"
    return "Angka sementara, bulan masih berjalan" if pada in periode else "Menurut catatan hari cetak"


def cetak_lembar(
    desa: Wilayah,
    lembar: Lembar,
    *,
    waktu: dt.datetime,
    profil: ProfilDesa,
    induk: dict[str, str],
    keadaan: str,
    pengesahan: Pengesahan | None = None,
    kertas: str = "",
) -> cetak.Berkas:
    """Any sheet as a document. ``kertas`` overrides the profile's paper; a stamp takes the place of ``keadaan``."""
    setempat = timezone.localtime(waktu)
    konteks = {
        "lembar": lembar,
        "tabel": [satu.kertas for satu in lembar.tabel],
        "desa": desa,
        "kop": cetak.kop(desa, profil, induk),
        "ttd": (pengesahan.penanda_tangan if pengesahan else ()) or penanda_tangan(desa, profil),
        "tanggal": setempat.date(),
        "kelas_kertas": _kelas(lembar, kertas or profil.kertas),
        "desa_contoh": desa.contoh,
        "qr_path": pengesahan.qr_path if pengesahan else "",
        "qr_sisi": pengesahan.qr_sisi if pengesahan else 0,
        "baris_kaki": baris_kaki(desa, sebutan_lembar(lembar), keadaan, setempat, pengesahan),
    }
    return cetak.cetak("cetak/lembar.html", konteks, nama=nama_lembar(desa, lembar))


def nama_lembar(desa: Wilayah, lembar: Lembar) -> str:
    """Its file name without the ending."""
    bagian = f"-{slugify(lembar.bagian)}" if lembar.bagian else ""
    kumulatif = "-kumulatif" if lembar.anak_judul else ""
    return f"{lembar.kode}-{slugify(desa.nama)}-{lembar.periode}{kumulatif}{bagian}"


def sebutan_lembar(lembar: Lembar) -> str:
    """ "Formulir 3A, Triwulan III 2026, Dusun Tengah"."""
    huruf_kecil = lembar.nomor.title() if lembar.nomor == "ANGGARAN" else lembar.nomor
    huruf_kecil = huruf_kecil.replace("FORMULIR", "Formulir").replace("FORMAT BANTU", "Format Bantu")
    return ", ".join(satu for satu in (huruf_kecil, lembar.sebutan_periode, lembar.bagian) if satu)


def _kelas(lembar: Lembar, kertas: str) -> str:
    if not lembar.mendatar:
        return cetak.kelas_kertas(kertas)
    return "lebar-f4" if kertas == Kertas.F4 else "lebar"


def cetak_sumber(
    desa: Wilayah, sumber: Sumber, lembar: Lembar, *, waktu: dt.datetime, kertas: str = ""
) -> cetak.Berkas:
    """A sheet of what was read, the figures of a finalised quarter under the name of their revision."""
    return cetak_lembar(
        desa,
        lembar,
        waktu=waktu,
        profil=sumber.profil,
        induk=sumber.induk,
        keadaan=keadaan_sumber(sumber, timezone.localtime(waktu).date()),
        kertas=kertas,
    )


def keadaan_sumber(sumber: Sumber, pada: dt.date) -> str:
    """How far the figures of what was read hold: of a finalised quarter the finalisation."""
    if sumber.berlaku and sumber.berlaku.tertutup and sumber.berlaku.kartu:
        return menurut_penutupan(sumber.berlaku.kartu)
    return keadaan_periode(sumber.periode, pada)
