"""The scorecard on the screen: overview, recaps 3A and 3B, the persons behind each number, JSON."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kpm import kueri as kueri_desa
from kpm.izin import perlu
from kpm.jejak import catat
from kpm.models import Dusun, Fasilitas, Jejak, Wilayah
from kpm.periode import Triwulan
from laporan import tampilan_skor as tampilan
from laporan.kueri_tutup import Keadaan
from laporan.models import RekapDesa
from pemantauan.kueri_kartu import SkorBerlaku, Tempat, skor_berlaku
from pemantauan.pengaturan import OPSI
from pemantauan.skor import Skor, keluarga_di_balik, orang_di_balik, sebagai_json
from sasaran.models import Anak, Kehamilan, Keluarga

PER_HALAMAN = 25


def _uuid(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError as galat:
        raise Http404("Saringan tidak dikenal.") from galat


def _saringan(request: HttpRequest, berlaku: SkorBerlaku) -> dict[str, Any]:
    """The dusun and posyandu of the address; another village's are 404, and in a frozen quarter those it had not."""
    pilihan: dict[str, Any] = {"dusun": None, "posyandu": None}
    for nama, model, dulu in (("dusun", Dusun, berlaku.nama_dusun), ("posyandu", Fasilitas, berlaku.nama_posyandu)):
        if not (teks := request.GET.get(nama, "")):
            continue
        uuid = _uuid(teks)
        if not berlaku.tertutup:
            pilihan[nama] = get_object_or_404(model, uuid=uuid)
        elif str(uuid) in dulu:
            pilihan[nama] = Tempat(uuid, dulu[str(uuid)])
        else:
            raise Http404("Saringan ini belum ada pada triwulan itu.")
    return pilihan


def _tempat(berlaku: SkorBerlaku) -> dict[str, Any]:
    """What the page can be narrowed to: the dusun and posyandu of now, or of the day the quarter was finalised."""
    if not berlaku.tertutup:
        return {"dusun": kueri_desa.dusun_desa(), "posyandu": kueri_desa.posyandu_desa()}
    return {
        nama: [Tempat(UUID(uuid), kata) for uuid, kata in sorted(dulu.items(), key=lambda satu: satu[1].casefold())]
        for nama, dulu in (("dusun", berlaku.nama_dusun), ("posyandu", berlaku.nama_posyandu))
    }


def _tanpa_halaman(request: HttpRequest) -> str:
    kueri = request.GET.copy()
    kueri.pop("halaman", None)
    return kueri.urlencode()


def _bahan(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> tuple[Skor, tampilan.Alamat, dict[str, Any]]:
    """Scorecard of the page's filter, its address builder, and what every page of the scorecard shows."""
    berlaku = skor_berlaku(wilayah, triwulan)
    saring = _saringan(request, berlaku)
    skor = berlaku.saring(**saring)
    alamat = tampilan.Alamat(wilayah, triwulan, {nama: str(objek.uuid) for nama, objek in saring.items() if objek})
    hari_ini = timezone.localdate()
    konteks = {
        "triwulan": triwulan,
        "sebelumnya": triwulan.geser(-1),
        "berikutnya": triwulan.geser(1) if triwulan.akhir < hari_ini else None,
        "keadaan": Keadaan(triwulan, berlaku.kartu, hari_ini),
        "skor": skor,
        "berlaku": berlaku,
        "saring": saring,
        "kueri_tanpa_halaman": _tanpa_halaman(request),
        "saring_kueri": "&".join(f"{nama}={nilai}" for nama, nilai in alamat.saring.items()),
    }
    return skor, alamat, konteks


@perlu("skor.lihat")
def skor(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The scorecard of the running quarter."""
    return redirect("skor_triwulan", wilayah=wilayah.kode, triwulan=Triwulan.dari_tanggal(timezone.localdate()))


@perlu("skor.lihat")
def ringkas(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Overview: Tabel 4, Tabel 1 and 2, every indicator with its bar; each number a link to its persons."""
    skor, alamat, konteks = _bahan(request, wilayah, triwulan)
    lalu = RekapDesa.objects.filter(wilayah=wilayah, periode=str(triwulan.geser(-1))).first()
    dasar = skor.pengaturan["konvergensi_desa_basis"]
    if lalu and not alamat.saring:
        konteks["arah"] = tampilan.arah_poin(
            skor.konvergensi.persen, lalu.konvergensi, f"{triwulan.geser(-1).label} ({_persen(lalu)})"
        )
    konteks |= {
        "dasar": getattr(skor.tabel4, dasar),
        "indikator_ibu": tampilan.baris_indikator(skor, "ibu", alamat),
        "indikator_anak": tampilan.baris_indikator(skor, "anak", alamat),
        "belum_dipantau": len(skor.belum_dipantau_ibu) + len(skor.belum_dipantau_anak),
        **_tempat(konteks["berlaku"]),
        "url_orang": alamat.orang(),
    }
    return render(request, "laporan/skor.html", konteks)


def _persen(rekap: RekapDesa) -> str:
    from kpm.templatetags.rupa import persen

    return persen(rekap.konvergensi)


@perlu("skor.lihat")
def rekap(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan, kelompok: str) -> HttpResponse:
    """Formulir 3A or 3B on the screen, paged."""
    skor, alamat, konteks = _bahan(request, wilayah, triwulan)
    semua: tuple[tampilan.Baris, ...] = skor.ibu if kelompok == "ibu" else skor.anak
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks |= {
        "kelompok": kelompok,
        "judul": "3A Ibu hamil" if kelompok == "ibu" else "3B Anak 0–23 bulan",
        "halaman": halaman,
        "baris": [tampilan.baris_rekap(satu, skor, alamat) for satu in halaman],
        "indikator": tampilan.baris_indikator(skor, kelompok, alamat),
        "dasar": getattr(skor.tabel4.indikator, kelompok),
    }
    return render(request, "laporan/skor_rekap.html", konteks)


@perlu("skor.lihat")
def orang(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Exactly the persons a number counts, each with the reason."""
    skor, alamat, konteks = _bahan(request, wilayah, triwulan)
    pilih = {nama: request.GET.get(nama) or None for nama in ("kelompok", "indikator", "nilai", "ciri")}
    if pilih["kelompok"] == "rumah_tangga":
        return _rumah_tangga(request, skor, alamat, konteks)
    if pilih["indikator"] and not pilih["nilai"]:
        pilih["nilai"] = "seharusnya"
    kelompok = [pilih["kelompok"]] if pilih["kelompok"] else ["ibu", "anak"]
    try:
        terpilih = [
            baris
            for satu in kelompok
            for baris in orang_di_balik(skor, satu, pilih["indikator"], pilih["nilai"], ciri=pilih["ciri"])
        ]
    except (ValueError, KeyError) as galat:
        raise Http404("Angka ini tidak ada.") from galat
    halaman = Paginator(terpilih, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks |= {
        **_judul(skor, pilih, alamat),
        "halaman": halaman,
        "baris": [tampilan.baris_orang(satu, skor, pilih["indikator"], alamat) for satu in halaman],
        "pilih": pilih,
    }
    return render(request, "laporan/skor_orang.html", konteks)


def _judul(skor: Skor, pilih: dict[str, str | None], alamat: tampilan.Alamat) -> dict[str, Any]:
    """Heading of the persons' page, and for an indicator its reach, rule and the tabs Semua / T / Y / TS."""
    kelompok, kode, ciri = pilih["kelompok"], pilih["indikator"], pilih["ciri"]
    nama = tampilan.NAMA_KELOMPOK.get(kelompok or "", "Semua sasaran")
    if not (kelompok and kode):
        return {"judul": tampilan.KATA_CIRI.get(ciri or "", nama), "atas": nama if ciri in tampilan.KATA_CIRI else ""}
    indikator = skor.set_indikator.cari(kelompok, kode)
    capaian = skor.indikator[kelompok][kode]
    (satu,) = (baris for baris in tampilan.baris_indikator(skor, kelompok, alamat) if baris.indikator is indikator)
    semua = capaian.seharusnya + capaian.ts
    tab = (
        ("seharusnya", "Y dan T", capaian.seharusnya),
        ("T", "T", capaian.tidak),
        ("Y", "Y", capaian.diterima),
        ("TS", "TS", capaian.ts),
    )
    return {
        "judul": indikator.nama,
        "atas": f"{nama} · indikator {indikator.nomor}",
        "indikator": indikator,
        "capaian": capaian,
        "batang": satu,
        "semua": semua,
        "tab": [
            (kata, jumlah, alamat.orang(kelompok=kelompok, indikator=kode, nilai=nilai), pilih["nilai"] == nilai)
            for nilai, kata, jumlah in tab
        ],
    }


def _rumah_tangga(request: HttpRequest, skor: Skor, alamat: tampilan.Alamat, konteks: dict[str, Any]) -> HttpResponse:
    """The households of Tabel 1 with the persons who bring them there."""
    per_keluarga = keluarga_di_balik(skor)
    rumah = Keluarga.objects.filter(pk__in=per_keluarga).select_related("dusun").order_by("dusun__nama", "kepala", "pk")
    halaman = Paginator(rumah, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks |= {
        "judul": "Rumah tangga 1.000 HPK",
        "halaman": halaman,
        "keluarga": [
            (satu, [tampilan.baris_orang(baris, skor, None, alamat) for baris in per_keluarga[satu.pk]])
            for satu in halaman
        ],
    }
    return render(request, "laporan/skor_rumah_tangga.html", konteks)


@perlu("skor.lihat")
def pribadi(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan, kelompok: str, uuid: UUID) -> HttpResponse:
    """One person's quarter: every answer with its reason."""
    model = {"ibu": Kehamilan, "anak": Anak}[kelompok]
    objek = model.objects.select_related("ibu" if kelompok == "ibu" else "orang").filter(uuid=uuid).first()
    skor, _, konteks = _bahan(request, wilayah, triwulan)
    semua = (*skor.ibu, *skor.belum_dipantau_ibu) if kelompok == "ibu" else (*skor.anak, *skor.belum_dipantau_anak)
    baris = next((satu for satu in semua if satu.data.id == str(uuid)), None)
    if objek is None and baris is None:
        raise Http404("Orang ini tidak ada.")
    orang = getattr(objek, "ibu" if kelompok == "ibu" else "orang", None)
    konteks |= {
        # a frozen quarter knows persons by the name they had, also those who were taken out since
        "nama": baris.data.nama if baris else str(orang),
        "orang": orang,
        "kelompok": kelompok,
        "baris": baris,
        "keterangan": tampilan.keterangan(baris) if baris else "",
        "jawaban": [
            (satu, *tampilan.lencana(baris.jawaban[satu.kode]), baris.jawaban[satu.kode].alasan)
            for satu in skor.set_indikator.kelompok(kelompok)
        ]
        if baris
        else [],
    }
    return render(request, "laporan/skor_pribadi.html", konteks)


@perlu("skor.lihat")
def skor_json(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> JsonResponse:
    """The scorecard as JSON; with names only when asked (`?nama=1`), and then traced."""
    berlaku = skor_berlaku(wilayah, triwulan)
    saring = _saringan(request, berlaku)
    bernama = request.GET.get("nama") == "1"
    if bernama:
        catat(
            desa=wilayah,
            pengguna=request.user,  # type: ignore[arg-type]
            perbuatan=Jejak.Perbuatan.UNDUH_NAMA,
            objek=f"skor {triwulan}",
        )
    isi = sebagai_json(
        berlaku.saring(**saring),
        desa=wilayah.kode,
        revisi=berlaku.revisi,
        saring={nama: objek.nama if objek else None for nama, objek in saring.items()},
        dengan_nama=bernama,
    )
    return JsonResponse(isi, json_dumps_params={"ensure_ascii": False})


@perlu("skor.lihat")
def pedoman(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """The guideline settings this quarter is judged by, each with its explanation; the village only looks."""
    from pemantauan.kueri_skor import pengaturan_berlaku

    berlaku = pengaturan_berlaku(wilayah, triwulan.akhir)
    return render(
        request,
        "laporan/skor_pedoman.html",
        {"triwulan": triwulan, "pilihan": [(opsi, opsi.sebut(berlaku[opsi.kunci])) for opsi in OPSI]},
    )
