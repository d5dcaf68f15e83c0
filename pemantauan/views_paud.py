"""Formulir 2C on the screen: the year of all children, the month of all children, the year of one child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode

from kpm.izin import perlu
from kpm.kembali import jalur_kembali, rute_kembali
from kpm.kerja import batasi
from kpm.models import Wilayah
from kpm.periode import Bulan, Tahun
from pemantauan import kueri_bulan, kueri_paud
from pemantauan.bulanan import daftar as urut
from pemantauan.bulanan.daftar import Saringan
from pemantauan.bulanan.kelengkapan import Keadaan
from pemantauan.bulanan.paud import Sel, Ubahan, kalimat_menunggu, triwulan_menunggu
from pemantauan.forms.paud import anak_terkirim, baca_uuid, ubahan_bulan, ubahan_tahun
from pemantauan.kueri_paud import BarisAnak
from pemantauan.permintaan import DAFTAR_KURANG, baca_saringan, hari_ini_untuk, keadaan_triwulan
from pemantauan.tindakan.lembar_paud import HasilPaud, catat_lembar_paud

PER_HALAMAN = 25
KEADAAN = (Keadaan.BELUM, Keadaan.SUDAH)
"""States of a month of Formulir 2C, which has one answer."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One child with the cells a page shows of it."""

    anak: BarisAnak
    sel: list[Sel]
    keterangan: str
    tersimpan: bool = False

    @property
    def aktif(self) -> int:
        """Months attended: "Jumlah Keaktifan" of the printed form."""
        return sum(satu.tersimpan is True for satu in self.sel)

    @property
    def galat(self) -> list[tuple[Bulan, str]]:
        return [(satu.bulan, satu.galat) for satu in self.sel if satu.galat]

    @property
    def versi(self) -> str:
        """What stands in all its cells: a draft typed over something else is not put back unasked."""
        return " ".join(str(satu.lihat) for satu in self.sel)

    @property
    def menunggu(self) -> list[str]:
        return [kalimat_menunggu(satu) for satu in triwulan_menunggu(self.sel)]


def _boleh_ubah(request: HttpRequest) -> None:
    if "pemantauan.ubah" not in request.izin:  # type: ignore[attr-defined]
        raise PermissionDenied("Peran Anda tidak mengisi pemantauan.")


def _hari_ini(tahun: int) -> dt.date:
    hari_ini = timezone.localdate()
    if not kueri_bulan.BULAN_PERTAMA.tahun <= tahun <= hari_ini.year:
        raise Http404("Tahun ini belum dimulai atau terlalu lama.")
    return hari_ini


def _kunci_draf(request: HttpRequest) -> str:
    """Name under which the browser keeps what is typed on this page until it is stored."""
    return f"paud-{request.user.pk}-{request.get_full_path()}"


def _pilihan(semua: list[BarisAnak]) -> dict[str, Any]:
    return {
        "pilihan_dusun": sorted({satu.dusun for satu in semua}),
        "pilihan_posyandu": sorted({satu.posyandu for satu in semua} - {""}),
    }


def _lembar_tahun(
    baris: list[BarisAnak], tahun: int, hari_ini: dt.date, tolak: Mapping[UUID, Mapping[Bulan, tuple[bool | None, str]]]
) -> list[Lembar]:
    """The year of these children; what was refused as it was typed, with the sentence. Two queries."""
    akhir = min(Bulan(tahun, 12), Bulan.dari_tanggal(hari_ini))
    semua = kueri_paud.sel_anak(baris, Bulan(tahun, 1), Bulan(tahun, 12), hari_ini)
    return [
        Lembar(
            anak=satu,
            sel=[_ketikan(sel, tolak.get(satu.uuid, {})) for sel in semua[satu.uuid].values()],
            keterangan=f"{satu.umur(akhir)} · {satu.kelas(akhir)}",
        )
        for satu in baris
    ]


def _ketikan(sel: Sel, tolak: Mapping[Bulan, tuple[bool | None, str]]) -> Sel:
    if sel.bulan not in tolak:
        return sel
    isian, galat = tolak[sel.bulan]
    return replace(sel, isian=isian, galat=galat)


def _ditolak(ubahan: Iterable[Ubahan], hasil: HasilPaud) -> dict[Bulan, tuple[bool | None, str]]:
    return {satu.bulan: (satu.hadir, hasil.ditolak[satu.bulan]) for satu in ubahan if satu.bulan in hasil.ditolak}


def _simpan_tahun(
    request: HttpRequest, wilayah: Wilayah, tahun: int, uuid: UUID, hari_ini: dt.date
) -> dict[Bulan, tuple[bool | None, str]]:
    """Write what was sent for one child; the cells that were refused."""
    _boleh_ubah(request)
    anak = kueri_paud.anak_untuk_ditulis([uuid]).get(uuid)
    if anak is None:
        raise Http404("Anak tidak ada.")
    ubahan = ubahan_tahun(request.POST, tahun)
    hasil = catat_lembar_paud(desa=wilayah, anak=anak, ubahan=ubahan, hari_ini=hari_ini, oleh=request.user)  # type: ignore[arg-type]
    return _ditolak(ubahan, hasil)


@perlu("pemantauan.lihat")
def tahun(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """All children of a year, 25 to a page, each a form of its own that is stored for itself."""
    hari_ini, tolak = _hari_ini(tahun), {}
    if request.method == "POST":
        uuid = baca_uuid(request.POST.get("anak", ""))
        if uuid is None:
            raise Http404("Anak tidak ada.")
        ditolak = _simpan_tahun(request, wilayah, tahun, uuid, hari_ini)
        if not ditolak:
            kueri = request.GET.copy()
            kueri["tersimpan"] = str(uuid)
            return redirect(f"{request.path}?{kueri.urlencode()}#a-{uuid}")
        tolak[uuid] = ditolak
    saringan = baca_saringan(request.GET, kueri_bulan.ANAK, keadaan=KEADAAN)
    semua = kueri_paud.daftar_tahun(tahun, hari_ini)
    halaman = Paginator(saringan.terapkan(semua), PER_HALAMAN).get_page(request.GET.get("halaman"))
    tersimpan = baca_uuid(request.GET.get("tersimpan", ""))
    lembar = _lembar_tahun(list(halaman), tahun, hari_ini, tolak)
    konteks = {
        **_kerangka_tahun(tahun, hari_ini),
        **_pilihan(semua),
        "banyak": len(semua),
        "saringan": saringan,
        "halaman": halaman,
        "lembar": [replace(satu, tersimpan=satu.anak.uuid == tersimpan and not tolak) for satu in lembar],
        "tujuan": _tujuan(request),
    }
    return render(request, "pemantauan/paud_tahun.html", konteks)


def _tujuan(request: HttpRequest) -> str:
    """Query string of the page without the mark of what was just stored."""
    kueri = request.GET.copy()
    kueri.pop("tersimpan", None)
    return kueri.urlencode()


def _kerangka_tahun(tahun: int, hari_ini: dt.date) -> dict[str, Any]:
    return {
        "tahun": Tahun(tahun),
        "sebelum": tahun - 1 if tahun > kueri_bulan.BULAN_PERTAMA.tahun else None,
        "sesudah": tahun + 1 if tahun < hari_ini.year else None,
        "bulan_isi": min(Bulan(tahun, 12), Bulan.dari_tanggal(hari_ini)),
    }


@perlu("pemantauan.lihat")
def anak(request: HttpRequest, wilayah: Wilayah, tahun: int, uuid: UUID) -> HttpResponse:
    """The twelve months of one child."""
    hari_ini, tolak = _hari_ini(tahun), {}
    siapa = get_object_or_404(kueri_bulan.anak_utuh(), uuid=uuid)
    batasi(request, siapa)
    pilihan_tahun = [
        satu for satu in kueri_paud.tahun_paud(siapa, hari_ini) if satu.tahun >= kueri_bulan.BULAN_PERTAMA.tahun
    ]
    if tahun not in [satu.tahun for satu in pilihan_tahun]:
        raise Http404("Anak ini tidak dicatat di PAUD pada tahun itu.")
    kembali = jalur_kembali(request.GET.get("kembali", ""), wilayah, ("skor", *DAFTAR_KURANG))
    dari_kurang = rute_kembali(kembali) in DAFTAR_KURANG
    kueri_kembali = f"?{urlencode({'kembali': kembali})}" if kembali else ""
    if request.method == "POST":
        ditolak = _simpan_tahun(request, wilayah, tahun, uuid, hari_ini)
        if not ditolak:
            kata = f"{siapa.orang.nama}: PAUD {tahun} tersimpan."
            messages.success(request, kata, extra_tags=_kunci_draf(request))
            return redirect(kembali if dari_kurang else request.path + kueri_kembali)
        tolak[uuid] = ditolak
    (lembar,) = _lembar_tahun(kueri_paud.baris_terpilih([uuid]), tahun, hari_ini, tolak)
    konteks = {
        **_kerangka_tahun(tahun, hari_ini),
        "orang": siapa.orang,
        "lembar": lembar,
        "pilihan_tahun": pilihan_tahun,
        "draf": _kunci_draf(request),
        "kembali": kembali,
        "dari_kurang": dari_kurang,
        "kueri_kembali": kueri_kembali,
        "sudah": request.GET.get("sudah", "") if request.method == "GET" else "",
    }
    return render(request, "pemantauan/paud_anak.html", konteks)


@perlu("pemantauan.lihat")
def bulan(request: HttpRequest, wilayah: Wilayah, bulan: Bulan) -> HttpResponse:
    """One month of all children, 25 to a page, stored together; what is refused comes back as it was typed."""
    hari_ini = hari_ini_untuk(bulan)
    saringan, tolak = baca_saringan(request.GET, kueri_bulan.ANAK, keadaan=KEADAAN), {}
    if request.method == "POST":
        tolak = _simpan_bulan(request, wilayah, bulan, hari_ini)
        if not tolak:
            return redirect(f"{request.path}?{_lanjut(request, saringan)}".rstrip("?"))
    semua = kueri_paud.daftar_bulan(bulan)
    sempit = saringan.terapkan(semua)
    terkirim = set(anak_terkirim(request.POST)) if tolak else set()
    tampil = kueri_paud.baris_terpilih(terkirim) if tolak else saringan.pilih(sempit)
    halaman = Paginator(tampil, PER_HALAMAN).get_page(1 if tolak else request.GET.get("halaman"))
    lembar = _lembar_bulan(list(halaman), bulan, hari_ini, tolak)
    konteks = {
        **_kerangka_bulan(bulan, hari_ini, semua),
        **keadaan_triwulan(wilayah, bulan),
        **_pilihan(semua),
        "saringan": saringan,
        "jumlah": urut.hitung(sempit),
        "halaman": halaman,
        "banyak_ditolak": len(tolak),
        "dusun": _per_dusun(lembar, sempit),
        "versi": " ".join(satu.versi for satu in lembar),
        "draf": _kunci_draf(request),
    }
    return render(request, "pemantauan/paud_bulan.html", konteks)


def _simpan_bulan(
    request: HttpRequest, wilayah: Wilayah, bulan: Bulan, hari_ini: dt.date
) -> dict[UUID, dict[Bulan, tuple[bool | None, str]]]:
    """Write what was sent for a month; what was refused, by child."""
    _boleh_ubah(request)
    ubahan = ubahan_bulan(request.POST, bulan)
    anak = kueri_paud.anak_untuk_ditulis(ubahan)
    if len(anak) < len(ubahan):
        raise Http404("Anak tidak ada.")
    hasil = {
        uuid: catat_lembar_paud(desa=wilayah, anak=anak[uuid], ubahan=[satu], hari_ini=hari_ini, oleh=request.user)  # type: ignore[arg-type]
        for uuid, satu in ubahan.items()
    }
    tersimpan = sum(satu.tersimpan for satu in hasil.values())
    draf = "" if any(satu.ditolak for satu in hasil.values()) else _kunci_draf(request)
    if tersimpan:
        messages.success(request, f"{tersimpan} anak tersimpan.", extra_tags=draf)
    for triwulan in sorted({t for satu in hasil.values() for t in satu.menunggu}):
        messages.warning(request, kalimat_menunggu(triwulan))
    if not ubahan:
        messages.info(request, "Tidak ada yang berubah.", extra_tags=draf)
    return {uuid: _ditolak([ubahan[uuid]], satu) for uuid, satu in hasil.items() if satu.ditolak}


def _lanjut(request: HttpRequest, saringan: Saringan) -> str:
    """Where to after saving: the same list, or its next page; a list of those left over begins anew."""
    kueri = request.GET.copy()
    if saringan.keadaan:
        kueri.pop("halaman", None)
    elif request.POST.get("lanjut", "").isdecimal():
        kueri["halaman"] = request.POST["lanjut"]
    return kueri.urlencode()


def _lembar_bulan(
    baris: list[BarisAnak],
    bulan: Bulan,
    hari_ini: dt.date,
    tolak: Mapping[UUID, Mapping[Bulan, tuple[bool | None, str]]],
) -> list[Lembar]:
    """The month of these children with the last answer before it. Three queries."""
    sel = kueri_paud.sel_anak(baris, bulan, bulan, hari_ini)
    lalu = kueri_paud.terakhir_hadir(baris, bulan)
    lembar = []
    for satu in baris:
        sebelum = lalu.get(satu.pk)
        kata = f" · {sebelum[0].nama}: {'Ya' if sebelum[1] else 'Tidak'}" if sebelum else ""
        keterangan = f"{satu.jenis_kelamin}, {satu.umur(bulan)} · {satu.kelas(bulan)}{kata}"
        lembar.append(Lembar(satu, [_ketikan(sel[satu.uuid][bulan], tolak.get(satu.uuid, {}))], keterangan))
    return lembar


def _per_dusun(lembar: list[Lembar], semua: list[BarisAnak]) -> list[tuple[str, int, int, list[Lembar]]]:
    milik = {satu.anak.uuid: satu for satu in lembar}
    return [
        (nama, sudah, banyak, [milik[satu.uuid] for satu in baris])
        for nama, sudah, banyak, baris in urut.per_dusun([satu.anak for satu in lembar], semua)
    ]


def _kerangka_bulan(bulan: Bulan, hari_ini: dt.date, semua: list[BarisAnak]) -> dict[str, Any]:
    """Progress of the three groups this month and of this one in the two before, and the months beside it."""
    lalu = [bulan.geser(-n) for n in (1, 2)]
    return {
        "bulan": bulan,
        "maju": {
            "anak": kueri_bulan.kemajuan_anak(bulan),
            "ibu": kueri_bulan.kemajuan_ibu(bulan),
            "paud": (sum(satu.keadaan == Keadaan.SUDAH for satu in semua), len(semua)),
        },
        "lalu": [(satu, *kueri_paud.kemajuan_paud(satu)) for satu in lalu if satu >= kueri_bulan.BULAN_PERTAMA],
        "sebelum": bulan.geser(-1) if bulan > kueri_bulan.BULAN_PERTAMA else None,
        "sesudah": bulan.geser(1) if bulan.geser(1) <= Bulan.dari_tanggal(hari_ini) else None,
        "berjalan": hari_ini in bulan,
    }
