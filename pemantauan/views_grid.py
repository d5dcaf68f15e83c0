"""The posyandu-day grid: the month's list with a form in every row, saved one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode

from kpm.forms import Tanggal
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.periode import Bulan
from kpm.tindakan import VersiUsang
from pemantauan import kelayakan, kueri_bulan, kueri_grid, tindakan
from pemantauan.bulanan import daftar as urut
from pemantauan.bulanan.daftar import Baris, Saringan
from pemantauan.bulanan.kelengkapan import Keadaan
from pemantauan.bulanan.perkiraan import TANPA_PERKIRAAN, Perkiraan
from pemantauan.forms.dasar import terhapus
from pemantauan.forms.grid import FormulirGrid, GridAnak, GridIbu, Sel
from pemantauan.kueri_aturan import aturan_tumbuh, tabel_kbm
from pemantauan.kueri_grid import Bahan
from pemantauan.kueri_perkiraan import berat_tertahan, perkiraan_bulan
from pemantauan.models import CatatanBulanan, EntriMenunggu
from pemantauan.permintaan import baca_saringan, daftar_bulan, hari_ini_untuk, keadaan_triwulan
from sasaran.models import Anak, SumberData

PER_HALAMAN = 20
"""Rows of a page, so that it stays under 150 KB."""
SEBENTAR = dt.timedelta(hours=12)
"""A record changed within it is named by the time of day, an older one by its date."""


@dataclass(slots=True)
class BarisGrid:
    """One row as it is shown: its form and what has become of it."""

    bahan: Bahan
    form: FormulirGrid
    hasil: str = ""
    """tersimpan, menunggu, galat or bentrok after a save; empty before one."""
    tercatat: CatatanBulanan | None = None
    titipan: EntriMenunggu | None = None
    kini: Any = None
    beda: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    perkiraan: Perkiraan = TANPA_PERKIRAAN
    """What the stored measurements suggest."""

    @property
    def terhapus(self) -> bool:
        """Whether somebody deleted the record meanwhile; ``kini`` is then its last state."""
        return terhapus(self.kini)

    @property
    def kini_menunggu(self) -> bool:
        return isinstance(self.kini, EntriMenunggu)

    @property
    def oleh(self) -> Any:
        """Who stored, left or deleted what stands there now."""
        return self.kini.history_user if self.terhapus else self.kini.diubah_oleh

    @property
    def pada(self) -> dt.datetime:
        return cast(dt.datetime, self.kini.history_date if self.terhapus else self.kini.diubah_pada)

    @property
    def menunggu(self) -> bool:
        """Whether the row shows an entry that waits; one that is to be decided elsewhere is only mentioned."""
        return self.form.titipan is not None

    @property
    def nama(self) -> str:
        return self.form.orang.nama

    @property
    def keterangan(self) -> str:
        """ "14 bulan, ibu Siti" or "Hamil 5 bulan"."""
        satu, form = self.bahan.sasaran, self.form
        if isinstance(satu, Anak):
            ibu = satu.ibu.nama if satu.ibu else satu.nama_ibu
            return f"{form.orang.umur_bulan(form.initial['tanggal']) or 0} bulan{f', ibu {ibu}' if ibu else ''}"
        return kueri_bulan.keterangan_hamil(satu, form.initial["tanggal"])

    @property
    def sesi(self) -> list[str]:
        """What the counselling sessions of the month tell: "Ibu: hadir di sesi 12 September 2026"."""
        hadir = self.bahan.hadir
        isi = (("Ibu", "konseling"), ("Ayah", "suami"))
        return [f"{siapa}: {kata[:1].lower()}{kata[1:]}" for siapa, b in isi if hadir and (kata := hadir.kalimat(b))]

    @property
    def sel(self) -> list[Sel]:
        return list(self.form.sel(self.beda))

    @property
    def kurang(self) -> tuple[str, ...]:
        return kueri_grid.kurang(self.bahan.sasaran, self.tercatat) if self.tercatat else ()

    @property
    def saat(self) -> str:
        """When it was stored or left to wait: "09.14", or "12 September" for an older one."""
        satu = self.form.titipan or self.tercatat
        if satu is None:
            return ""
        pada = timezone.localtime(satu.diubah_pada)
        if timezone.now() - pada < SEBENTAR:
            return f"{pada:%H.%M}"
        return f"{pada.day} {Bulan.dari_tanggal(pada.date()).nama}"


@perlu("pemantauan.ubah")
def grid(request: HttpRequest, wilayah: Wilayah, bulan: Bulan) -> HttpResponse:
    """The rows of a page; a posted row (``baris``) is stored and comes back alone, as a redirect, or with the page."""
    hari_ini, saringan = hari_ini_untuk(bulan), baca_saringan(request.GET)
    posyandu, galat_tanggal = _hari_posyandu(request, bulan, hari_ini)
    sumber = _sumber(request)
    pabrik = Pabrik(wilayah, bulan, hari_ini, posyandu, saringan.kelompok, sumber)
    konteks: dict[str, Any] = {"bulan": bulan, "saringan": saringan, "kelompok": saringan.kelompok}
    satu = None
    if request.method == "POST":
        satu = pabrik.simpan(request)
        if request.htmx:  # type: ignore[attr-defined]
            return render(request, "pemantauan/grid.html#baris", {**konteks, "baris": satu})
        if satu.hasil in ("tersimpan", "menunggu"):
            kata = "tersimpan" if satu.hasil == "tersimpan" else "menunggu pembukaan triwulan"
            messages.success(request, f"{satu.nama}: {bulan.label} {kata}.")
            return redirect(f"{request.get_full_path()}#{satu.form.kode}")
    daftar = daftar_bulan(saringan.kelompok, bulan, hari_ini)
    # other KPM's people are read in the list of the month, not in a page that only writes
    semua = [orang for orang in daftar if not orang.luar]
    sempit = saringan.terapkan(semua)
    halaman = Paginator(saringan.pilih(sempit), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks |= {
        "posyandu": request.GET.get("tanggal", "") if galat_tanggal else f"{posyandu:%d-%m-%Y}",
        "galat_tanggal": galat_tanggal,
        "sumber": sumber,
        "pilihan_sumber": SumberData.choices,
        "daftar": pabrik.baris(halaman, satu),
        "judul_kolom": pabrik.jenis.KOLOM,
        "halaman": halaman,
        "kueri_lain": _kueri(saringan, request),
        **keadaan_triwulan(wilayah, bulan),
        "sudah": sum(orang.keadaan != Keadaan.BELUM or orang.menunggu for orang in sempit),
        "banyak": len(sempit),
        "luar": len(daftar) - len(semua),
        "jumlah": urut.hitung(sempit),
        "pilihan_dusun": sorted({orang.dusun for orang in semua}),
        "pilihan_posyandu": sorted({orang.posyandu for orang in semua} - {""}),
    }
    return render(request, "pemantauan/grid.html", konteks)


def _hari_posyandu(request: HttpRequest, bulan: Bulan, hari_ini: dt.date) -> tuple[dt.date, str]:
    """The day in the address, else today while the month is running and its last day afterwards; what is wrong with
    the one in the address."""
    baku = min(hari_ini, bulan.akhir)
    ketik = request.GET.get("tanggal", "")[:40]
    if not ketik:
        return baku, ""
    try:
        tanggal = Tanggal().clean(ketik)
    except ValidationError as galat:
        return baku, " ".join(galat.messages)
    salah = kelayakan.galat_tanggal(tanggal, bulan, hari_ini=hari_ini)
    return (baku, salah) if salah else (tanggal, "")


def _sumber(request: HttpRequest) -> str:
    """Where the months of this page are taken from: one choice for all rows, in the address."""
    sumber = request.GET.get("sumber", "")
    return sumber if sumber in SumberData.values else SumberData.POSYANDU


def _kueri(saringan: Saringan, request: HttpRequest) -> str:
    """What the links of the page keep: the narrowing, the day and the source."""
    lain = {nama: isi for nama in ("tanggal", "sumber") if (isi := request.GET.get(nama, ""))}
    return "&".join(filter(None, (saringan.kueri, urlencode(lain))))


def _berlaku(titipan: EntriMenunggu | None) -> bool:
    return titipan is not None and titipan.keadaan == EntriMenunggu.Keadaan.MENUNGGU


@dataclass(frozen=True, slots=True)
class Pabrik:
    """Makes the rows of one grid."""

    desa: Wilayah
    bulan: Bulan
    hari_ini: dt.date
    posyandu: dt.date
    kelompok: str
    sumber: str

    @property
    def jenis(self) -> type[GridAnak] | type[GridIbu]:
        return GridIbu if self.kelompok == kueri_bulan.IBU else GridAnak

    def baris(self, halaman: Page[Baris], ganti: BarisGrid | None) -> list[BarisGrid]:
        """The rows of a page in a constant number of queries; ``ganti`` stands in the place of its own."""
        semua = [self._baris(bahan) for bahan in self._bahan([orang.uuid for orang in halaman])]
        self._perkirakan(semua)
        if ganti is None:
            return semua
        sama = [ganti if satu.form.kode == ganti.form.kode else satu for satu in semua]
        return sama if ganti in sama else [ganti, *sama]

    def simpan(self, request: HttpRequest) -> BarisGrid:
        """Store one posted row. Raises Http404 for somebody who is not to be monitored here in this month."""
        bahan = self._satu(request.POST.get("baris", ""))
        satu = self._baris(bahan, request.POST)
        form = satu.form
        if not form.is_valid():
            satu.hasil = "galat"
            return satu
        try:
            hasil = self._catat(bahan, form, request.user)
        except ValidationError as galat:
            form.tolak(galat)
            satu.hasil = "galat"
        except VersiUsang as usang:
            satu.kini, satu.beda = usang.kini, form.beda_bidang(usang.kini)
            form.pakai_versi(usang.kini)
            satu.hasil = "bentrok"
        else:
            satu = self._baris(self._satu(str(bahan.sasaran.uuid)))
            self._perkirakan([satu])
            satu.hasil = "menunggu" if hasil.titipan else "tersimpan"
        return satu

    def _perkirakan(self, semua: list[BarisGrid]) -> None:
        """Say in each row what its measurements suggest. Three queries; none where nothing was measured."""
        terukur = [(satu, satu.form) for satu in semua if isinstance(satu.form, GridAnak) and satu.form.ada_ukuran]
        if not terukur:
            return
        aturan, kbm = aturan_tumbuh(min(self.hari_ini, self.bulan.akhir)), tabel_kbm()
        tertahan = berat_tertahan((form.anak, form.riwayat.lampau[::-1]) for _, form in terukur)
        for satu, form in terukur:
            lampau = form.riwayat.lampau[::-1]
            satu.perkiraan = perkiraan_bulan(form.anak, self.bulan, form.terukur, lampau, aturan, kbm, tertahan)

    def _catat(self, bahan: Bahan, form: FormulirGrid, oleh: Any) -> tindakan.Tercatat:
        isi: dict[str, Any] = {
            "desa": self.desa,
            "bulan": self.bulan,
            "tanggal": form.cleaned_data["tanggal"],
            "nilai": form.nilai(),
            "oleh": oleh,
            "versi": form.versi_dilihat,
            "uuid": form.cleaned_data["uuid"],
            "versi_titipan": form.cleaned_data["versi_titipan"],
        }
        if isinstance(bahan.sasaran, Anak):
            return tindakan.catat_anak(anak=bahan.sasaran, **isi)
        return tindakan.catat_ibu(kehamilan=bahan.sasaran, **isi)

    def _satu(self, teks: str) -> Bahan:
        try:
            bahan = self._bahan([UUID(teks)])
        except ValueError:
            bahan = []
        if not bahan or not bahan[0].terbuka:
            raise Http404("Bukan sasaran pada bulan ini.")
        return bahan[0]

    def _bahan(self, uuid: list[UUID]) -> list[Bahan]:
        baca = kueri_grid.bahan_ibu if self.kelompok == kueri_bulan.IBU else kueri_grid.bahan_anak
        return baca(self.bulan, uuid)

    def _baris(self, bahan: Bahan, data: Any = None) -> BarisGrid:
        satu = bahan.sasaran
        isi: dict[str, Any] = {
            "pengenal": satu.uuid,
            "posyandu": self.posyandu,
            "titipan": bahan.titipan if _berlaku(bahan.titipan) else None,
            "bulan": self.bulan,
            "riwayat": bahan.riwayat,
            "hari_ini": self.hari_ini,
            "sumber": self.sumber,
        }
        form: FormulirGrid = (
            GridAnak(data, anak=satu, **isi) if isinstance(satu, Anak) else GridIbu(data, kehamilan=satu, **isi)
        )
        return BarisGrid(bahan, form, tercatat=bahan.riwayat.kini, titipan=bahan.titipan)
