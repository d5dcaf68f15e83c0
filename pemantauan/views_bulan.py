"""The month's list and the entry of one person's month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from kpm.izin import perlu
from kpm.kembali import jalur_kembali, rute_kembali
from kpm.kerja import pastikan_milik
from kpm.models import Wilayah
from kpm.periode import Bulan
from kpm.tindakan import VersiUsang
from pemantauan import kueri_bulan, kueri_kartu, kueri_paud, tindakan
from pemantauan.bulanan import daftar as urut
from pemantauan.bulanan.bawaan import Riwayat
from pemantauan.bulanan.daftar import Baris, Saringan
from pemantauan.bulanan.kelengkapan import Keadaan
from pemantauan.bulanan.perkiraan import Perkiraan
from pemantauan.forms import FormulirAnak, FormulirBulan, FormulirIbu
from pemantauan.forms.dasar import terhapus
from pemantauan.kueri_aturan import aturan_tumbuh
from pemantauan.kueri_balita import BALITA, umur_balita
from pemantauan.kueri_imunisasi import imunisasi_tercatat
from pemantauan.kueri_kehamilan import rakit
from pemantauan.kueri_perkiraan import perkiraan_bulan
from pemantauan.kueri_ragukan import jumlah_ragu
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.models import EntriMenunggu
from pemantauan.permintaan import DAFTAR_KURANG, baca_saringan, daftar_bulan, hari_ini_untuk, keadaan_triwulan
from pemantauan.tampilan_kehamilan import ringkas
from sasaran.models import Kehamilan, Orang, SumberData

PER_HALAMAN = 25
BULAN_LALU = 2
"""Earlier months whose progress stands beside the list."""
BULAN_DIPILIH = 36
"""Months back that are offered by name: a child's two years, and a year of late entries behind them."""


def _alamat(nama: str, *args: Any, kueri: str = "") -> str:
    return reverse(nama, args=args) + (f"?{kueri}" if kueri else "")


@perlu("pemantauan.lihat")
def pantau(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """To the month asked for, else to the running one."""
    kini, saringan = Bulan.dari_tanggal(timezone.localdate()), request.GET.copy()
    try:
        bulan = Bulan.dari_teks(saringan.pop("bulan", [""])[-1])
    except ValueError:
        bulan = kini
    bulan = min(max(bulan, kueri_bulan.BULAN_PERTAMA), kini)
    return redirect(_alamat("pantau_bulan", wilayah, bulan, kueri=saringan.urlencode()))


@perlu("pemantauan.lihat")
def pantau_bulan(request: HttpRequest, wilayah: Wilayah, bulan: Bulan) -> HttpResponse:
    """Who is to be monitored in a month, and how far each of them is."""
    hari_ini, saringan = hari_ini_untuk(bulan), baca_saringan(request.GET)
    semua = daftar_bulan(saringan.kelompok, bulan, hari_ini)
    sempit = saringan.terapkan(semua)
    halaman = Paginator(saringan.pilih(sempit), PER_HALAMAN).get_page(request.GET.get("halaman"))
    pertama = urut.berikutnya(sempit, None)
    konteks = {
        "bulan": bulan,
        "saringan": saringan,
        "jumlah": urut.hitung(sempit),
        "halaman": halaman,
        "dusun": urut.per_dusun(list(halaman), sempit),
        "pilihan_dusun": sorted({satu.dusun for satu in semua}),
        "pilihan_posyandu": sorted({satu.posyandu for satu in semua} - {""}),
        "bulan_timbang": bulan.bulan in aturan_tumbuh(min(hari_ini, bulan.akhir)).bulan_timbang,
        "mulai": pertama and _alamat(f"isi_{saringan.kelompok}", wilayah, bulan, pertama.uuid, kueri=saringan.kueri),
        "ragu": jumlah_ragu(bulan) if saringan.kelompok == kueri_bulan.ANAK else 0,
        **keadaan_triwulan(wilayah, bulan),
        **_kemajuan(saringan.kelompok, semua, bulan, hari_ini),
    }
    return render(request, "pemantauan/bulan.html", konteks)


def _kemajuan(kelompok: str, semua: list[Baris], bulan: Bulan, hari_ini: dt.date) -> dict[str, Any]:
    """Progress of the groups this month and of this group in the months before, and the months beside it."""
    hitung = {kueri_bulan.ANAK: kueri_bulan.kemajuan_anak, kueri_bulan.IBU: kueri_bulan.kemajuan_ibu}
    kini = (urut.hitung(semua)[Keadaan.SUDAH], len(semua))
    maju = {satu: kini if satu == kelompok else hitung[satu](bulan) for satu in hitung}
    lalu = [bulan.geser(-n) for n in range(1, BULAN_LALU + 1)]
    return {
        "maju": maju,
        "sudah": sum(sudah for sudah, _ in maju.values()),
        "seluruh": sum(seluruh for _, seluruh in maju.values()),
        "lalu": [(satu, *hitung[kelompok](satu)) for satu in lalu if satu >= kueri_bulan.BULAN_PERTAMA],
        "sebelum": bulan.geser(-1) if bulan > kueri_bulan.BULAN_PERTAMA else None,
        "sesudah": bulan.geser(1) if bulan.geser(1) <= Bulan.dari_tanggal(hari_ini) else None,
        "maju_paud": kueri_paud.kemajuan_paud(bulan),
        "berjalan": hari_ini in bulan,
        "bulan_lain": [satu for n in range(BULAN_DIPILIH) if (satu := Bulan.dari_tanggal(hari_ini).geser(-n)) != bulan],
    }


SUMBER_SESI = "sumber_bulan"
"""Key of the session that keeps the source last used."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet: whose month it is, its form, and how it is stored."""

    kelompok: str
    uuid: UUID
    orang: Orang
    riwayat: Riwayat
    form: FormulirBulan
    catat: Callable[..., tindakan.Tercatat]

    @property
    def jenis(self) -> str:
        """Whose record it is: children of 24 to 59 months have the same as younger ones."""
        return kueri_bulan.ANAK if self.kelompok == BALITA else self.kelompok

    def alamat_daftar(self, wilayah: Wilayah, bulan: Bulan, saringan: Saringan) -> str:
        """The list this sheet was opened from."""
        nama = "balita_bulan" if self.kelompok == BALITA else "pantau_bulan"
        return _alamat(nama, wilayah, bulan, kueri=saringan.kueri)

    def perkiraan(self, form: FormulirBulan) -> Perkiraan | None:
        """What the measurements suggest; None for a sheet without measurements."""
        if not isinstance(form, FormulirAnak):
            return None
        return perkiraan_bulan(form.anak, form.bulan, form.terukur, form.riwayat.lampau[::-1])


@perlu("pemantauan.ubah")
def isi_anak(request: HttpRequest, wilayah: Wilayah, bulan: Bulan, uuid: UUID) -> HttpResponse:
    """Formulir 2B of one child."""
    hari_ini = hari_ini_untuk(bulan)
    anak = get_object_or_404(kueri_bulan.anak_utuh(), uuid=uuid)
    pastikan_milik(anak)
    if umur_balita(anak, bulan):
        return redirect(_alamat("isi_balita", wilayah, bulan, uuid, kueri=request.GET.urlencode()))
    riwayat = Riwayat(kueri_bulan.catatan_anak(anak), bulan)
    titipan = kueri_kartu.titipan_bulan("anak", uuid, bulan)
    pastikan_terbuka(kueri_bulan.bulan_anak(anak), riwayat, titipan)
    sumber = {"sumber": sumber_terakhir(request)}
    form = FormulirAnak(
        request.POST or None, anak=anak, bulan=bulan, riwayat=riwayat, hari_ini=hari_ini, titipan=titipan, **sumber
    )

    def catat(**isi: Any) -> tindakan.Tercatat:
        return tindakan.catat_anak(desa=wilayah, anak=anak, bulan=bulan, **isi)

    form.tunjukkan_dosis(imunisasi_tercatat(anak, min(bulan.akhir, hari_ini)))
    form.tunjukkan_sesi(hadir_bulan("anak", (bulan, bulan), anak=anak).get((anak.pk, bulan)))
    return isi_lembar(request, wilayah, bulan, Lembar(kueri_bulan.ANAK, uuid, anak.orang, riwayat, form, catat))


@perlu("pemantauan.ubah")
def isi_ibu(request: HttpRequest, wilayah: Wilayah, bulan: Bulan, uuid: UUID) -> HttpResponse:
    """Formulir 2A of one pregnancy."""
    hari_ini = hari_ini_untuk(bulan)
    hamil = get_object_or_404(kueri_bulan.kehamilan_utuh(), uuid=uuid)
    pastikan_milik(hamil)
    riwayat = Riwayat(kueri_bulan.catatan_ibu(hamil), bulan)
    titipan = kueri_kartu.titipan_bulan("ibu", uuid, bulan)
    pastikan_terbuka(kueri_bulan.bulan_ibu(hamil), riwayat, titipan)
    sumber = {"sumber": sumber_terakhir(request)}
    form = FormulirIbu(
        request.POST or None,
        kehamilan=hamil,
        bulan=bulan,
        riwayat=riwayat,
        hari_ini=hari_ini,
        titipan=titipan,
        **sumber,
    )

    def catat(**isi: Any) -> tindakan.Tercatat:
        return tindakan.catat_ibu(desa=wilayah, kehamilan=hamil, bulan=bulan, **isi)

    form.tunjukkan_sesi(hadir_bulan("ibu", (bulan, bulan), kehamilan=hamil).get((hamil.pk, bulan)))
    hamil.desa = wilayah
    form.usul = ringkas(rakit([hamil], Kehamilan.objects.filter(pk=hamil.pk), min(hari_ini, bulan.akhir))[0])
    return isi_lembar(request, wilayah, bulan, Lembar(kueri_bulan.IBU, uuid, hamil.ibu, riwayat, form, catat))


def pastikan_terbuka(rentang: tuple[Bulan, Bulan] | None, riwayat: Riwayat, titipan: EntriMenunggu | None) -> None:
    """404 for a month in which this person was no sasaran, unless a record stands there or waits."""
    if riwayat.kini is None and titipan is None and (rentang is None or not rentang[0] <= riwayat.bulan <= rentang[1]):
        raise Http404("Bukan sasaran pada bulan ini.")


def isi_lembar(request: HttpRequest, wilayah: Wilayah, bulan: Bulan, lembar: Lembar) -> HttpResponse:
    """Show the sheet, or store it and go on; what could not be stored comes back as it was typed."""
    form, kini = lembar.form, None
    if request.method == "GET":
        form.tandai(request.GET.get("sudah", ""))
    if request.method == "POST" and form.is_valid():
        try:
            tercatat = _catat(request, lembar)
        except ValidationError as galat:
            form.tolak(galat)
        except VersiUsang as usang:
            kini = usang.kini
            form.pakai_versi(kini)
        else:
            return _lanjut(request, wilayah, bulan, lembar, tercatat)
    saringan = baca_saringan(request.GET, lembar.kelompok)
    daftar = saringan.terapkan(daftar_bulan(lembar.kelompok, bulan, form.hari_ini))
    konteks = {
        "bulan": bulan,
        "form": form,
        "orang": lembar.orang,
        "perkiraan": lembar.perkiraan(form),
        "saringan": saringan,
        "urutan": urut.urutan(daftar, lembar.uuid),
        "banyak": len(daftar),
        "kini": kini,
        "terhapus": terhapus(kini),
        "menunggu": isinstance(kini, EntriMenunggu),
        "beda": form.beda(kini) if kini else [],
        "tertutup": kueri_kartu.penutup(wilayah, bulan.triwulan) is not None,
        "hapus": form.riwayat.kini and _alamat(f"hapus_{lembar.jenis}", wilayah, bulan, lembar.uuid),
        "jenis_riwayat": f"bulan-{lembar.jenis}",
        "ke_daftar": lembar.alamat_daftar(wilayah, bulan, saringan),
        "draf": kunci_draf(request, bulan, lembar.uuid),
        "kembali": (
            kembali := jalur_kembali(request.GET.get("kembali", ""), wilayah, ("skor", "ragu", *DAFTAR_KURANG))
        ),
        "dari_kurang": rute_kembali(kembali) in DAFTAR_KURANG,
        "dari_ragu": rute_kembali(kembali) == "ragu",
    }
    return render(request, f"pemantauan/isi_{lembar.kelompok}.html", konteks)


def kunci_draf(request: HttpRequest, bulan: Bulan, uuid: UUID) -> str:
    """Name under which the browser keeps what is typed until it is stored."""
    return f"bulan-{request.user.pk}-{bulan}-{uuid}"


def _catat(request: HttpRequest, lembar: Lembar) -> tindakan.Tercatat:
    form = lembar.form
    return lembar.catat(
        tanggal=form.cleaned_data["tanggal"],
        nilai=form.nilai(),
        oleh=request.user,
        versi=form.versi_dilihat,
        uuid=form.cleaned_data["uuid"],
        versi_titipan=form.cleaned_data["versi_titipan"],
    )


def sumber_terakhir(request: HttpRequest, baku: str = SumberData.WAWANCARA) -> str:
    """Where this person took the last month from, while they are signed in."""
    sumber: str = request.session.get(SUMBER_SESI, baku)
    return sumber if sumber in SumberData.values else baku


def ingat_sumber(request: HttpRequest, sumber: str) -> None:
    """The next month comes from there too; nothing is written where it is the same as before."""
    if sumber and sumber != sumber_terakhir(request):
        request.session[SUMBER_SESI] = sumber


def _lanjut(
    request: HttpRequest, wilayah: Wilayah, bulan: Bulan, lembar: Lembar, tercatat: tindakan.Tercatat
) -> HttpResponse:
    """After saving: say so, and go to the next person or back to the list."""
    ingat_sumber(request, lembar.form.cleaned_data.get("sumber", ""))
    kata = f"{lembar.orang.nama}: {bulan.label} tersimpan."
    if tercatat.titipan is not None:
        kata = f"{lembar.orang.nama}: {bulan.label} disimpan dan menunggu pembukaan {bulan.triwulan.label}."
    messages.success(request, kata, extra_tags=kunci_draf(request, bulan, lembar.uuid))
    if (perkiraan := lembar.perkiraan(lembar.form)) and perkiraan.penting:
        messages.info(request, f"{lembar.orang.nama}: {perkiraan.penting}")
    kembali = jalur_kembali(request.GET.get("kembali", ""), wilayah, ("ragu", *DAFTAR_KURANG))
    if kembali and "lanjut" not in request.POST:
        return redirect(kembali)
    saringan = baca_saringan(request.GET, lembar.kelompok)
    if "lanjut" in request.POST:
        daftar = saringan.terapkan(daftar_bulan(lembar.kelompok, bulan, lembar.form.hari_ini))
        if berikut := urut.berikutnya(daftar, lembar.uuid, saringan.keadaan):
            return redirect(_alamat(f"isi_{lembar.kelompok}", wilayah, bulan, berikut.uuid, kueri=saringan.kueri))
        kata = "belum lengkap" if saringan.keadaan == Keadaan.SEBAGIAN else "belum dicatat"
        messages.success(request, f"Tidak ada lagi yang {kata} di daftar ini.")
    return redirect(lembar.alamat_daftar(wilayah, bulan, saringan.dengan("")))
