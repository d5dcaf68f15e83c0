"""The page of one person: who it is, and what was received month by month."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from kpm.izin import perlu
from kpm.kerja import batasi
from kpm.kueri import pernah_dilihat
from kpm.models import Wilayah
from kpm.nik import samarkan
from kpm.periode import Bulan
from pemantauan import kueri_orang, tampilan_kehamilan
from pemantauan.kueri_balita import dapat_diukur
from pemantauan.kueri_bekal import baca_bekal
from pemantauan.kueri_imunisasi import ringkas_imunisasi
from pemantauan.kueri_kehamilan import keadaan_ibu
from pemantauan.kueri_menunggu import HARI_DAPAT_KEMBALI, BulanTerhapus, bulan_menunggu, bulan_terhapus
from pemantauan.kueri_rujukan import dengan_rujukan
from pemantauan.kueri_tumbuh import tumbuh_anak
from pemantauan.tampilan_tumbuh import susun_tumbuh
from sasaran import kueri_kejadian
from sasaran.models import Anak, Orang


@perlu("sasaran.lihat")
def orang(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One person with their pregnancies, their child's data and the months recorded."""
    hari_ini = timezone.localdate()
    siapa = get_object_or_404(dengan_rujukan(kueri_orang.orang_utuh()), uuid=uuid)
    batasi(request, siapa)
    anak = kueri_orang.anak_dari(siapa)
    kejadian = kueri_kejadian.kejadian_orang(siapa)
    pergi = kueri_kejadian.masa_pergi(kejadian)
    lembar = kueri_orang.lembar_anak(anak, hari_ini, pergi) if anak else None
    ibu = _ibu(wilayah, siapa, hari_ini, pergi)
    kehamilan = ibu["kehamilan"]
    kini = Bulan.dari_tanggal(hari_ini)
    balita = dapat_diukur(anak, kini)
    # a child of two to five has a button of its own, before and after its month was written
    anak_kini = [("isi_anak", lembar)] if lembar and not balita else []
    terbuka = anak_kini if lembar else [("isi_ibu", satu) for satu in kehamilan[:1]]
    konteks: dict[str, Any] = {
        "orang": siapa,
        "umur": kueri_orang.umur(siapa, hari_ini),
        "nik": samarkan(siapa.nik) if siapa.nik else "",
        "nomor_sementara": "" if siapa.nik else kueri_kejadian.nomor_sementara(siapa),
        "asal_data": kueri_orang.asal_data(siapa, anak, *(satu.objek for satu in kehamilan)),
        "kejadian": [satu for satu in kejadian if not satu.dibatalkan_pada],
        "anak": lembar,
        **(_tumbuh_kembang(wilayah, anak, hari_ini) if anak else {}),
        "paud": kueri_orang.lembar_paud(anak, hari_ini) if anak else None,
        **ibu,
        "terhapus": _terhapus(siapa, anak, bool(kehamilan)),
        "menunggu": bulan_menunggu(siapa),
        "bulan_ini": kini,
        "ukur_balita": balita,
        "nilai_triwulan": kueri_orang.nilai_triwulan(siapa, anak, kehamilan, kini.triwulan),
        "triwulan_ini": kini.triwulan,
        "isi_bulan_ini": next(
            (reverse(nama, args=[wilayah.kode, kini, satu.objek.uuid]) for nama, satu in terbuka if satu.terbuka),
            "",
        ),
    }
    if "jejak.lihat" in request.izin:  # type: ignore[attr-defined]
        konteks["dilihat"] = pernah_dilihat(siapa.uuid)
    return render(request, "pemantauan/orang.html", konteks)


def _ibu(wilayah: Wilayah, siapa: Orang, hari_ini: dt.date, pergi: Any) -> dict[str, Any]:
    """A woman's pregnancies with their months, her children, and how far each pregnancy is; nothing of the young."""
    if kueri_orang.masih_kecil(siapa, hari_ini):
        return {"kehamilan": [], "anak_dari_ibu": [], "hamil_kini": {}}
    kehamilan, anak = kueri_orang.lembar_ibu(siapa, hari_ini, pergi), kueri_orang.anak_dari_ibu(siapa)
    keadaan = keadaan_ibu(siapa, {satu.objek: satu.catatan for satu in kehamilan}, anak, wilayah, hari_ini)
    return {"kehamilan": kehamilan, "anak_dari_ibu": anak, "hamil_kini": tampilan_kehamilan.halaman(keadaan)}


def _tumbuh_kembang(wilayah: Wilayah, anak: Anak, hari_ini: dt.date) -> dict[str, Any]:
    """Growth and doses of a child: what both are judged by is read once."""
    bekal = baca_bekal(wilayah, hari_ini, ())
    hidup = not kueri_orang.wafat(anak.orang)
    return {
        "tumbuh": susun_tumbuh(anak.orang.jenis_kelamin, tumbuh_anak(anak, bekal), hari_ini),
        "imunisasi": ringkas_imunisasi(anak, hari_ini, bekal.aturan_imunisasi()) if hidup else None,
    }


def _terhapus(siapa: Orang, anak: Anak | None, hamil: bool) -> list[BulanTerhapus]:
    """Months of this person that were deleted lately and can be taken back."""
    sejak = timezone.now() - dt.timedelta(days=HARI_DAPAT_KEMBALI)
    jenis = []
    if anak:
        dua_tahun = siapa.ulang_tahun_kedua
        jenis = ["anak", "paud"] if dua_tahun is None or dua_tahun <= timezone.localdate() else ["anak"]
    semua = [satu for nama in jenis for satu in bulan_terhapus(nama, sejak, anak=anak)]
    return semua + (bulan_terhapus("ibu", sejak, kehamilan__ibu=siapa) if hamil else [])
