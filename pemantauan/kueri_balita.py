"""Reads of the children of 24 to 59 bulan penuh: weighed and measured in the measuring months, outside Formulir 2B."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, OuterRef, Q, QuerySet

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan, bulan_penuh, tambah_bulan
from pemantauan.antropometri.zskor import BULAN_TERAKHIR
from pemantauan.bulanan.daftar import Baris
from pemantauan.bulanan.kelengkapan import keadaan
from pemantauan.kueri_bulan import ANAK, BULAN_PERTAMA, MENINGGAL, bersama_catatan, di_luar, menunggu, pergi
from sasaran.models import Anak

BALITA = "balita"
UMUR_LIMA_TAHUN = BULAN_TERAKHIR + 1
"""Bulan penuh: the first that is no child under five any more."""


def sasaran_balita(bulan: Bulan) -> QuerySet[Anak]:
    """Children of the open scope who are 24 to 59 bulan penuh old on the first day of a month and live in the village.

    A child who turns two within the month is one of Formulir 2B.
    """
    return Anak.objects.filter(
        Q(orang__keluar_pada__isnull=True) | Q(orang__keluar_pada__gte=bulan.awal),
        ~Q(orang__sebab_keluar=MENINGGAL),
        ~pergi(bulan, "orang"),
        orang__ulang_tahun_kedua__lte=bulan.awal,
        orang__tanggal_lahir__gt=tambah_bulan(bulan.awal, -UMUR_LIMA_TAHUN),
        sejak__lte=bulan.akhir,
    )


def daftar_balita(bulan: Bulan, pada: dt.date) -> list[Baris]:
    """These children by dusun and name, and whether weight and length of the month are recorded. One query."""
    baris = (
        bersama_catatan(sasaran_balita(bulan), bulan)
        .annotate(
            orang_uuid=F("orang__uuid"),
            nama=F("orang__nama"),
            lahir=F("orang__tanggal_lahir"),
            nama_ibu_orang=F("ibu__nama"),
            rt=F("orang__keluarga__rt"),
            dusun=F("orang__keluarga__dusun__nama"),
            posyandu=F("orang__posyandu__nama"),
            titipan=menunggu(bulan, kelompok=ANAK, anak=OuterRef("pk")),
            ditimbang=F("c__timbang"),
            diukur=F("c__tinggi"),
        )
        .order_by("dusun", "nama", "pk")
    )
    hasil = []
    for satu in baris.values(
        "uuid",
        "orang_uuid",
        "nama",
        "lahir",
        "nama_ibu",
        "nama_ibu_orang",
        "rt",
        "dusun",
        "posyandu",
        "titipan",
        "ditimbang",
        "diukur",
    ):
        ukur = {"berat": satu["ditimbang"], "tinggi": satu["diukur"]}
        kurang = tuple(nama for nama, isi in ukur.items() if isi is None)
        ada = len(kurang) < len(ukur)
        hasil.append(
            Baris(
                uuid=satu["uuid"],
                orang=satu["orang_uuid"],
                nama=satu["nama"],
                nama_ibu=satu["nama_ibu_orang"] or satu["nama_ibu"],
                keterangan=_umur(satu["lahir"], pada),
                dusun=satu["dusun"],
                rt=satu["rt"],
                posyandu=satu["posyandu"] or "",
                keadaan=keadaan(ada, kurang),
                kurang=kurang if ada else (),
                menunggu=satu["titipan"],
                luar=di_luar(satu["dusun"], satu["posyandu"] or ""),
            )
        )
    return hasil


def _umur(lahir: dt.date, pada: dt.date) -> str:
    """ "43 bulan"; who turned five within the month is named by that day: no z-score is told from then on."""
    umur = bulan_penuh(lahir, pada)
    if umur >= UMUR_LIMA_TAHUN:
        return f"5 tahun sejak {tanggal_panjang(tambah_bulan(lahir, UMUR_LIMA_TAHUN))}"
    return f"{umur} bulan"


def bulan_balita(anak: Anak) -> tuple[Bulan, Bulan] | None:
    """First and last month in which this child can be measured outside Formulir 2B; None without a birth date."""
    lahir, dua_tahun, keluar = anak.orang.tanggal_lahir, anak.orang.ulang_tahun_kedua, anak.orang.keluar_pada
    if lahir is None or dua_tahun is None:
        return None
    awal = Bulan.dari_tanggal(dua_tahun - dt.timedelta(days=1)).geser(1)
    akhir = Bulan.dari_tanggal(tambah_bulan(lahir, UMUR_LIMA_TAHUN) - dt.timedelta(days=1))
    if keluar:
        akhir = min(akhir, Bulan.dari_tanggal(keluar))
    return max(awal, BULAN_PERTAMA), akhir


def dapat_diukur(anak: Anak | None, bulan: Bulan) -> bool:
    """Whether this child can be weighed and measured outside Formulir 2B in a month, as far as it lives here."""
    rentang = bulan_balita(anak) if anak and anak.orang.sebab_keluar != MENINGGAL else None
    return rentang is not None and rentang[0] <= bulan <= rentang[1]


def umur_balita(anak: Anak, bulan: Bulan) -> bool:
    """Whether a month of this child belongs here and not to Formulir 2B."""
    rentang = bulan_balita(anak)
    return rentang is not None and bulan >= rentang[0]
