"""The scorecard on the screen: overview, recaps 3A and 3B, the persons behind each number, JSON."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm import jejak
from kpm.izin import pastikan, perlu
from kpm.kerja import batasi
from kpm.models import Wilayah
from kpm.penegasan import bernama, tegas
from kpm.periode import Triwulan
from laporan import tampilan_skor as tampilan
from laporan.formulir4 import catatan_posyandu
from laporan.kueri_tutup import Keadaan, menunggu
from laporan.models import RekapDesa
from laporan.saringan import baca_saringan, kueri_saring, nama_saring, pilihan_tempat
from laporan.sumber_lembar import sebutan_bagian
from laporan.tabel5 import tabel5_triwulan
from laporan.tampilan_sel import jalan_baris, jalan_halaman
from laporan.tampilan_skor import KELOMPOK_HPK
from pemantauan.kueri_bukti import riwayat_orang
from pemantauan.kueri_kartu import SkorBerlaku, skor_berlaku
from pemantauan.skor import Skor, keluarga_di_balik, layanan_di_balik, orang_di_balik, sebagai_json
from rembuk.anggaran import tabel5_json
from sasaran.kueri_ganda import pengganti
from sasaran.kueri_rumah import rumah
from sasaran.models import Anak, Kehamilan, Orang

PER_HALAMAN = 25


def tanpa_halaman(request: HttpRequest) -> str:
    """The page's query string without the page number."""
    kueri = request.GET.copy()
    kueri.pop("halaman", None)
    return kueri.urlencode()


def bahan_skor(
    request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan
) -> tuple[Skor, tampilan.Alamat, dict[str, Any]]:
    """Scorecard of the page's filter, its address builder, and what every page of the scorecard shows."""
    berlaku = skor_berlaku(wilayah, triwulan)
    saring = baca_saringan(request.GET, berlaku)
    skor = berlaku.saring(**saring)
    alamat = tampilan.Alamat(wilayah, triwulan, kueri_saring(saring))
    hari_ini = timezone.localdate()
    konteks = {
        "triwulan": triwulan,
        "sebelumnya": triwulan.geser(-1),
        "berikutnya": triwulan.geser(1) if triwulan.akhir < hari_ini else None,
        "keadaan": Keadaan(triwulan, berlaku.kartu, hari_ini),
        "skor": skor,
        "berlaku": berlaku,
        "saring": saring,
        "kueri_tanpa_halaman": tanpa_halaman(request),
        "saring_kueri": urlencode(alamat.saring),
        "catatan_posyandu": catatan_posyandu(wilayah.sebutan) if saring["posyandu"] else "",
    }
    return skor, alamat, konteks


@perlu("skor.lihat")
def skor(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The scorecard of the running quarter."""
    return redirect("skor_triwulan", wilayah=wilayah.kode, triwulan=Triwulan.dari_tanggal(timezone.localdate()))


@perlu("skor.lihat")
def ringkas(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Overview: Tabel 4, Tabel 1 and 2, every indicator with its bar; each number a link to its persons."""
    skor, alamat, konteks = bahan_skor(request, wilayah, triwulan)
    lalu = RekapDesa.objects.filter(wilayah=wilayah, periode=str(triwulan.geser(-1))).first()
    dasar = skor.pengaturan["konvergensi_desa_basis"]
    if lalu and not alamat.saring:
        konteks["arah"] = tampilan.arah_poin(
            skor.konvergensi.persen, lalu.konvergensi, f"{triwulan.geser(-1).label} ({_persen(lalu)})"
        )
    konteks |= {
        "dasar": tampilan.baris_konvergensi(getattr(skor.tabel4, dasar), dasar, alamat),
        "indikator_ibu": tampilan.baris_indikator(skor, "ibu", alamat),
        "indikator_anak": tampilan.baris_indikator(skor, "anak", alamat),
        "indikator_paud": tampilan.baris_indikator(skor, "paud", alamat),
        "belum_dipantau": len(skor.belum_dipantau_ibu) + len(skor.belum_dipantau_anak),
        **pilihan_tempat(konteks["berlaku"]),
        "url_orang": alamat.orang(),
        "menunggu": menunggu(konteks["keadaan"]),
    }
    return render(request, "laporan/skor.html", konteks)


def _persen(rekap: RekapDesa) -> str:
    from kpm.templatetags.rupa import persen

    return persen(rekap.konvergensi)


@perlu("nama.lihat")
def rekap(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan, kelompok: str) -> HttpResponse:
    """Formulir 3A or 3B on the screen, paged."""
    skor, alamat, konteks = bahan_skor(request, wilayah, triwulan)
    semua: tuple[tampilan.Baris, ...] = skor.ibu if kelompok == "ibu" else skor.anak
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks |= {
        "kelompok": kelompok,
        "judul": "3A Ibu hamil" if kelompok == "ibu" else "3B Anak 0–23 bulan",
        "halaman": halaman,
        "baris": [tampilan.baris_rekap(satu, skor, alamat) for satu in halaman],
        "indikator": tampilan.baris_indikator(skor, kelompok, alamat),
        "dasar": getattr(skor.tabel4.indikator, kelompok),
        "url_dasar": tampilan.url_konvergensi("indikator", kelompok, alamat),
    }
    return render(request, "laporan/skor_rekap.html", konteks)


@perlu("nama.lihat")
def orang(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Exactly the persons a number counts, each with the reason."""
    return halaman_orang(request, *bahan_skor(request, wilayah, triwulan), template="laporan/skor_{}.html")


def halaman_orang(
    request: HttpRequest, skor: Skor, alamat: tampilan.Alamat, konteks: dict[str, Any], *, template: str
) -> HttpResponse:
    """The persons or households behind a number of a quarter or year; ``template`` has a place for "orang"."""
    pilih = {nama: request.GET.get(nama) or None for nama in ("kelompok", "indikator", "nilai", "ciri")}
    if pilih["kelompok"] == "rumah_tangga":
        isi = _rumah_tangga(request, skor, alamat, konteks.get("berlaku"))
        return render(request, template.format("rumah_tangga"), konteks | isi)
    if request.GET.get("hitung") == "layanan":
        return render(request, template.format("layanan"), konteks | _layanan(request, skor, alamat, pilih))
    if pilih["indikator"] and not pilih["nilai"]:
        pilih["nilai"] = "seharusnya"
    kelompok = [pilih["kelompok"]] if pilih["kelompok"] else KELOMPOK_HPK
    try:
        terpilih = [
            baris
            for satu in kelompok
            for baris in orang_di_balik(skor, satu, pilih["indikator"], pilih["nilai"], ciri=pilih["ciri"])
        ]
    except (ValueError, KeyError) as galat:
        raise Http404("Angka ini tidak ada.") from galat
    halaman = Paginator(terpilih, PER_HALAMAN).get_page(request.GET.get("halaman"))
    kode = pilih["indikator"]
    # a year is only the sum of its quarters: the way to Y stands at the quarter
    bertriwulan = isinstance(skor.periode, Triwulan)
    jalan = jalan_halaman(skor, kode, halaman, timezone.localdate()) if kode and bertriwulan else {}
    konteks |= {
        **_judul(skor, pilih, alamat),
        "halaman": halaman,
        "baris": [(tampilan.baris_orang(satu, skor, kode, alamat), jalan.get(satu.data.id, "")) for satu in halaman],
        "pilih": pilih,
    }
    return render(request, template.format("orang"), konteks)


def _layanan(request: HttpRequest, skor: Skor, alamat: tampilan.Alamat, pilih: dict[str, str | None]) -> dict[str, Any]:
    """The services that Tabel 4 counts, one row each."""
    kelompok = [pilih["kelompok"]] if pilih["kelompok"] else KELOMPOK_HPK
    try:
        semua = [satu for nama in kelompok for satu in layanan_di_balik(skor, nama, pilih["nilai"] or "")]
    except ValueError as galat:
        raise Http404("Angka ini tidak ada.") from galat
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    return {
        "judul": tampilan.KATA_LAYANAN[pilih["nilai"] or ""],
        "atas": tampilan.NAMA_KELOMPOK.get(pilih["kelompok"] or "", "Semua sasaran"),
        "halaman": halaman,
        "baris": [
            (
                tampilan.baris_orang(baris, skor, kode, alamat),
                skor.set_indikator.cari(tampilan.kelompok_baris(baris), kode),
            )
            for baris, kode in halaman
        ],
    }


def _judul(skor: Skor, pilih: dict[str, str | None], alamat: tampilan.Alamat) -> dict[str, Any]:
    """Heading of the persons' page, and for an indicator its reach, rule and the tabs Semua / T / Y / TS."""
    kelompok, kode, ciri = pilih["kelompok"], pilih["indikator"], pilih["ciri"]
    nama = tampilan.NAMA_KELOMPOK.get(kelompok or "", "Semua sasaran")
    if not (kelompok and kode):
        return {"judul": tampilan.KATA_CIRI.get(ciri or "", nama), "atas": nama if ciri in tampilan.KATA_CIRI else ""}
    indikator = skor.set_indikator.cari(kelompok, kode)
    capaian = skor.indikator[kelompok][kode]
    orang = skor.capaian_orang(kelompok, kode)
    (satu,) = (baris for baris in tampilan.baris_indikator(skor, kelompok, alamat) if baris.indikator is indikator)
    tab = (
        ("seharusnya", "Y dan T", orang.seharusnya),
        ("T", "T", orang.tidak),
        ("Y", "Y", orang.diterima),
        ("TS", "TS", orang.ts),
    )
    return {
        "judul": indikator.nama,
        "atas": f"{nama} · indikator {indikator.nomor}",
        "indikator": indikator,
        "capaian": capaian,
        "batang": satu,
        "tab": [
            (kata, jumlah, alamat.orang(kelompok=kelompok, indikator=kode, nilai=nilai), pilih["nilai"] == nilai)
            for nilai, kata, jumlah in tab
        ],
    }


def _rumah_tangga(
    request: HttpRequest, skor: Skor, alamat: tampilan.Alamat, berlaku: SkorBerlaku | None
) -> dict[str, Any]:
    """The households of Tabel 1 with the persons who bring them there; in a frozen quarter as they were called then."""
    per_keluarga = keluarga_di_balik(skor)
    beku = berlaku.kartu if berlaku and berlaku.tertutup else None
    nama = rumah(per_keluarga, beku.ditutup_pada if beku else None)
    urut = sorted(per_keluarga, key=lambda pk: (per_keluarga[pk][0].data.dusun, nama[pk].kepala.casefold(), pk))
    halaman = Paginator(urut, PER_HALAMAN).get_page(request.GET.get("halaman"))
    return {
        "judul": "Rumah tangga 1.000 HPK",
        "halaman": halaman,
        "keluarga": [
            (
                nama[pk],
                per_keluarga[pk][0].data.dusun,
                [tampilan.baris_orang(baris, skor, None, alamat) for baris in per_keluarga[pk]],
            )
            for pk in halaman
        ],
    }


@perlu("nama.lihat")
def pribadi(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan, kelompok: str, uuid: UUID) -> HttpResponse:
    """One person's quarter: every answer with its reason."""
    orang = sasaran_ini(kelompok, uuid)
    if orang is not None:
        batasi(request, orang)
    skor, alamat, konteks = bahan_skor(request, wilayah, triwulan)
    baris = baris_orang_ini(skor, kelompok, uuid)
    if orang is None and baris is None:
        raise Http404("Orang ini tidak ada.")
    konteks |= {
        # a frozen quarter knows persons by the name they had, also those who were taken out since
        "nama": baris.data.nama if baris else str(orang),
        "orang": orang,
        "kelompok": kelompok,
        "uuid": uuid,
        "baris": baris,
        "keterangan": tampilan.keterangan(baris) if baris else "",
        "jawaban": _jawaban_pribadi(skor, baris, alamat, triwulan) if baris else [],
    }
    return render(request, "laporan/skor_pribadi.html", konteks)


def _jawaban_pribadi(
    skor: Skor, baris: tampilan.Baris, alamat: tampilan.Alamat, triwulan: Triwulan
) -> list[tuple[Any, ...]]:
    """Every indicator with its badge, reason, the page of its cell, and for a T the way to Y."""
    kelompok, pada = tampilan.kelompok_baris(baris), timezone.localdate()
    riwayat = riwayat_orang(kelompok, [baris.data.id], triwulan).get(baris.data.id)
    return [
        (
            satu,
            *tampilan.lencana(baris.jawaban[satu.kode]),
            baris.jawaban[satu.kode].alasan,
            alamat.sel(baris, satu.kode),
            jalan_baris(skor, baris, satu.kode, riwayat, pada),
        )
        for satu in skor.set_indikator.kelompok(kelompok)
    ]


def sasaran_ini(kelompok: str, uuid: UUID) -> Orang | None:
    """The person of a pregnancy or child of the open scope, also of one that was merged into another one since; None
    when there is none (any more)."""
    if kelompok == "ibu":
        hamil = Kehamilan.objects.select_related("ibu").defer("ibu__nik").filter(uuid=uuid).first()
        orang = hamil.ibu if hamil else None
    else:
        anak = Anak.objects.select_related("orang").defer("orang__nik").filter(uuid=uuid).first()
        orang = anak.orang if anak else None
    if orang is None and (lanjut := pengganti(uuid)):
        return sasaran_ini(kelompok, lanjut)
    return orang


def baris_orang_ini(skor: Skor, kelompok: str, uuid: UUID) -> tampilan.Baris | None:
    """The row of one person, in the tables or beside them; None for somebody who is no sasaran of the quarter."""
    semua: dict[str, tuple[tampilan.Baris, ...]] = {
        "ibu": (*skor.ibu, *skor.belum_dipantau_ibu),
        "anak": (*skor.anak, *skor.belum_dipantau_anak),
        "paud": skor.paud,
    }
    return next((satu for satu in semua[kelompok] if satu.data.id == str(uuid)), None)


@perlu("skor.lihat")
@tegas(bila=bernama)
def skor_json(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> JsonResponse:
    """The scorecard as JSON; with names only when asked (`?nama=1`), and then traced."""
    berlaku = skor_berlaku(wilayah, triwulan)
    saring = baca_saringan(request.GET, berlaku)
    if dengan_nama := bernama(request):
        pastikan(request, "nama.lihat")
        jejak.unduh(request, f"skor {triwulan}")
    tabel5 = tabel5_triwulan(wilayah, berlaku, sebutan_bagian(**saring))
    isi = sebagai_json(
        berlaku.saring(**saring),
        desa=wilayah.kode,
        revisi=berlaku.revisi,
        saring=nama_saring(saring),
        dengan_nama=dengan_nama,
        tabel5=tabel5_json(tabel5),
    )
    return json_menurut_izin(request, isi)


def json_menurut_izin(request: HttpRequest, isi: dict[str, Any]) -> JsonResponse:
    """A scorecard as JSON; the rows of the persons, nameless as they are, only for who may see persons."""
    if "nama.lihat" not in request.izin:  # type: ignore[attr-defined]
        isi = {kunci: nilai for kunci, nilai in isi.items() if kunci not in ("ibu", "anak", "paud")}
    return JsonResponse(isi, json_dumps_params={"ensure_ascii": False})
