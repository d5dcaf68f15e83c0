"""The pages of people, office and supervision that are measured, and who opens which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.test import Client

from bench import peran
from bench.desa_uji import AKHIR, TRIWULAN
from kpm.lingkup import lingkup
from kpm.models import Dusun, Pengguna, Peran, Wilayah
from sasaran.models import Orang

NAMA_DICARI = "nurhayatih"
"""A name with a letter too many: found by its sound."""
TIDAK_ADA = "xqzwvk"
CETAKAN = frozenset({"garis_pdf", "kartu_anak", "keliling_pdf"})
"""Steps that print for seconds."""


def halaman(desa: Wilayah, kpm: Pengguna, klien: Client) -> Iterator[tuple[str, Client, str]]:
    """Every step with its browser; what the pages show is made on the way."""
    kader = peran.kantor(desa, kpm)
    with lingkup(desa.kode):
        anak = Orang.objects.filter(anak__pemantauan__bulan=AKHIR).select_related("posyandu").order_by("pk")[0]
        dusun = Dusun.objects.order_by("pk")[0]
        anak.save()  # bulk writes leave no history
    akar = f"/{desa.kode}"
    for nama, alamat in (
        ("sasaran", "sasaran/"),
        ("cari_bunyi", f"sasaran/?q={NAMA_DICARI}"),
        ("cari_kosong", f"sasaran/?q={TIDAK_ADA}"),
        ("keluarga", "sasaran/?tab=keluarga"),
        ("ganda", "sasaran/ganda/"),
        ("halaman_orang", f"sasaran/{anak.uuid}/"),
        ("tumbuh", f"sasaran/{anak.uuid}/tumbuh/"),
        ("kartu_anak", f"sasaran/{anak.uuid}/kartu.pdf"),
        ("imunisasi", f"sasaran/{anak.uuid}/imunisasi/"),
        ("kehamilan", "kehamilan/"),
        ("balita", f"pemantauan/{AKHIR}/balita/"),
        ("status_gizi", f"pemantauan/{AKHIR}/gizi/"),
        ("keliling", "keliling/"),
        ("keliling_pdf", f"keliling/{dusun.uuid}.pdf"),
        ("rujukan", "rujukan/"),
        ("ragu", "ragu/"),
        ("pengingat", f"pengingat/?tanggal={AKHIR.akhir:%d-%m-%Y}&posyandu={anak.posyandu.uuid}"),
        ("garis", f"sasaran/{anak.uuid}/garis/"),
        ("garis_pdf", f"sasaran/{anak.uuid}/garis.pdf"),
        ("riwayat", f"riwayat/orang/{anak.uuid}/"),
        ("kinerja", f"kader/kinerja/{AKHIR}/"),
        ("bukti_pdf", f"kader/{kader.uuid}/kerja/{AKHIR}.pdf"),
    ):
        yield nama, klien, f"{akar}/{alamat}"
    admin = peran.peramban(peran.petugas(desa, Peran.ADMIN_DESA, kode=True))
    yield "pengguna", admin, f"{akar}/pengguna/"
    yield "jejak", admin, f"{akar}/desa/jejak/"
    berwilayah = peran.kpm_berwilayah(desa)
    yield "beranda_kerja", peran.peramban(berwilayah), f"{akar}/"
    atas = peran.dari_atas(desa)
    yield "wilayah_300", atas, f"/{peran.KECAMATAN}/"
    yield "desa_atas", atas, f"/{peran.KECAMATAN}/desa/{desa.kode}/?triwulan={TRIWULAN}"
    yield "nama_atas", atas, f"/{peran.KECAMATAN}/desa/{desa.kode}/nama/"


def masuk(desa: Wilayah) -> Any:
    """Signing in with name and password, in a browser that was never here."""
    isi = {"username": peran.nama_akun(desa, Peran.KPM), "password": peran.SANDI}
    return Client(HTTP_HOST="localhost").post("/masuk/", isi)
