"""What every page's frame needs: menu by permission, names of the region, ribbon of demo data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kpm.kerja import kerja_terbuka
from kpm.models import Peran, Wilayah
from kpm.panduan.bantuan import halaman_bantuan


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry of the menu; ``di_bilah`` puts it into the phone's bottom bar."""

    teks: str
    url: str
    ikon: str
    aktif: bool
    di_bilah: bool = True


# (text, url name, icon, permission, in the bottom bar of the phone, first segments of the addresses it stands for)
ButirMenu = tuple[str, str, str, str, bool, tuple[str, ...]]
PERENCANAAN = (
    "siklus", "pemetaan", "pertemuan", "lembaga", "fgd", "mad", "rembuk", "advokasi", "anggaran", "jejak-masalah",
)  # fmt: skip
"""First segments of the addresses of the planning half."""
MENU_KPM: tuple[ButirMenu, ...] = (
    ("Beranda", "beranda", "beranda", "pemantauan.lihat", True, ("", "kurang", "keliling")),
    ("Sasaran", "sasaran", "sasaran", "sasaran.lihat", True, ("sasaran",)),
    (
        "Pantau",
        "pantau",
        "pantau",
        "pemantauan.lihat",
        True,
        ("pemantauan", "konseling", "kehamilan", "rujukan", "pengingat", "ragu"),
    ),
    ("Skor", "skor", "skor", "skor.lihat", True, ("skor",)),
    ("Rembuk", "siklus", "rembuk", "rembuk.lihat", False, PERENCANAAN),
    ("Laporan", "laporan", "cetak", "laporan.lihat", False, ("laporan",)),
    ("Kader", "kader", "saya", "kader.lihat", False, ("kader",)),
    ("Desa", "desa", "desa", "desa.lihat", False, ("desa", "pedoman", "pengguna")),
)
MENU_KADES: tuple[ButirMenu, ...] = (
    ("Ringkasan", "ringkasan", "beranda", "laporan.lihat", True, ("", "ringkasan")),
    ("Skor", "skor", "skor", "skor.lihat", True, ("skor",)),
    ("Keputusan", "keputusan", "keputusan", "usulan.putuskan", True, ("keputusan",)),
    ("Dokumen", "laporan", "cetak", "laporan.lihat", True, ("laporan",)),
    ("Sasaran", "sasaran", "sasaran", "sasaran.lihat", False, ("sasaran", "ragu")),
    ("Rembuk", "siklus", "rembuk", "rembuk.lihat", False, PERENCANAAN),
    ("Kader", "kader", "saya", "kader.lihat", False, ("kader",)),
    ("Desa", "desa", "desa", "desa.lihat", False, ("desa", "pedoman", "pengguna")),
)
MENU_HITUNGAN: tuple[ButirMenu, ...] = (
    ("Ringkasan", "ringkasan", "beranda", "laporan.lihat", True, ("", "ringkasan")),
    ("Skor", "skor", "skor", "skor.lihat", True, ("skor",)),
    ("Rembuk", "siklus", "rembuk", "rembuk.lihat", True, PERENCANAAN),
    ("Dokumen", "laporan", "cetak", "laporan.lihat", True, ("laporan",)),
    ("Desa", "desa", "desa", "desa.lihat", False, ("desa", "pedoman", "pengguna")),
)
"""For those who read counts and never names: members of the RDS and the BPD."""
MENU_ATAS: tuple[ButirMenu, ...] = (
    ("Wilayah", "beranda", "peta", "rekap.lihat", True, ("", "desa")),
    ("Pengguna", "pengguna", "sasaran", "pengguna.ubah", True, ("pengguna",)),
    ("Pedoman", "pedoman", "pengaturan", "pedoman.lihat", True, ("pedoman",)),
)


def _menu(request: HttpRequest, wilayah: Wilayah, peran: list[str]) -> list[Butir]:
    izin = request.izin  # type: ignore[attr-defined]
    if not wilayah.desa:
        butir = MENU_ATAS
    elif peran == [Peran.KEPALA_DESA]:
        butir = MENU_KADES
    elif "pemantauan.lihat" not in izin:
        butir = MENU_HITUNGAN
    else:
        butir = MENU_KPM
    bagian = _bagian(request.path.removeprefix(f"/{wilayah.kode}/"))
    return [
        Butir(
            wilayah.sebutan if nama == "desa" else teks,
            reverse(nama, args=[wilayah.kode]),
            ikon,
            bagian in segmen,
            di_bilah,
        )
        for teks, nama, ikon, perlu, di_bilah, segmen in butir
        if perlu in izin
    ]


def kerangka(request: HttpRequest) -> dict[str, Any]:
    """Frame of a page inside a region; outside one only the way to the guide."""
    wilayah: Wilayah | None = getattr(request, "wilayah", None)
    if wilayah is None:
        return {"url_bantuan": _bantuan(request, [], di_desa=True)}
    peran: list[str] = request.peran  # type: ignore[attr-defined]
    return {
        "wilayah": wilayah,
        "desa_contoh": wilayah.contoh,
        "nama_wilayah": wilayah.nama_lengkap,
        "induk_wilayah": _nama_induk(request, wilayah),
        "peran_label": ", ".join(Peran(satu).label for satu in peran),
        "izin": {satu.replace(".", "_"): True for satu in request.izin},  # type: ignore[attr-defined]
        "menu": _menu(request, wilayah, peran),
        "url_beranda": reverse("beranda", args=[wilayah.kode]),
        "draf_selesai": request.session.pop("draf_selesai", ""),  # what was just saved: its draft on the phone goes
        "punya_kerja": kerja_terbuka(),
        "di_luar_kerja": getattr(request, "di_luar_kerja", ""),
        "url_lainnya": reverse("lainnya", args=[wilayah.kode]),
        "url_bantuan": _bantuan(request, peran, di_desa=wilayah.desa),
    }


def _bantuan(request: HttpRequest, peran: list[str], *, di_desa: bool) -> str:
    """Address of the page of the guide that helps here; its start where no page does, or no page was found at all."""
    rute = request.resolver_match.url_name if request.resolver_match else None
    bagian = halaman_bantuan(rute or "", peran, di_desa=di_desa)
    if len(bagian) == 1:
        return reverse("panduan")
    return reverse("panduan_halaman", args=bagian)


RIWAYAT = {
    **dict.fromkeys(("orang", "keluarga"), "sasaran"),
    **dict.fromkeys(("bulan-ibu", "bulan-anak", "bulan-paud", "konseling", "rujukan"), "pemantauan"),
    **dict.fromkeys(
        (
            "rembuk",
            "usulan",
            "anggaran",
            "lembaga",
            "mad",
            "pertemuan",
            "tindak-lanjut",
            "fgd",
            "evaluasi",
            "siklus",
        ),
        "rembuk",
    ),
    **dict.fromkeys(("kader", "tpk"), "kader"),
}
"""Part of the menu the history of a record belongs to; every other kind is a setting of the village."""


def _bagian(jalur: str) -> str:
    """Part of the menu an address inside a region belongs to: its first segment, or that of what a history is of."""
    pertama, *sisa = jalur.split("/")
    return RIWAYAT.get(sisa[0], "desa") if pertama == "riwayat" and sisa else pertama


def _nama_induk(request: HttpRequest, wilayah: Wilayah) -> str:
    """ "Kecamatan Buer" under the village's name, asked once per request."""
    if not wilayah.desa:
        return ""
    induk = Wilayah.objects.filter(kode=wilayah.kode_induk[0]).first()
    return induk.nama_lengkap if induk else ""
