"""Reads of the KPM's month: numbers of what was entered, by whom and when, and the proofs of work that were issued."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils import timezone

from kpm.dokumen.cetak import Berkas
from kpm.kueri_kader import akun_kpm, kegiatan_bulan
from kpm.models import Kader, KegiatanKader, ProfilDesa, Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.kinerja import AngkaBulan, Kantor, Kegiatan, Kerja, Penulis, Petugas, Tempat
from laporan.models import BuktiKerja
from pemantauan.bulanan.daftar import Baris
from pemantauan.bulanan.kelengkapan import Keadaan
from pemantauan.kueri_bulan import daftar_anak, daftar_ibu
from pemantauan.kueri_paud import kemajuan_paud
from pemantauan.models import KartuSkor, PemantauanAnak, PemantauanIbu, PemantauanPaud
from rembuk.models import Pertemuan
from rembuk.pertemuan import sebutan
from sasaran.models import Anak, Kehamilan, Kejadian, Orang

CATATAN = (PemantauanIbu, PemantauanAnak, PemantauanPaud)


def angka_bulan(desa: Wilayah, bulan: Bulan, hari_ini: dt.date) -> AngkaBulan:
    """The numbers of a month, from the lists its KPM works with. Twelve queries."""
    pada = min(bulan.akhir, hari_ini)
    anak, ibu = daftar_anak(bulan, pada), daftar_ibu(bulan, pada)
    paud_tercatat, paud = kemajuan_paud(bulan)
    rentang = (bulan.awal, bulan.akhir)
    per_model = [_masuk(model, desa, bulan) for model in CATATAN]
    keluar = Orang.objects.filter(keluar_pada__range=rentang).aggregate(
        pindah=Count("pk", filter=Q(sebab_keluar=Orang.SebabKeluar.PINDAH)),
        meninggal=Count("pk", filter=Q(sebab_keluar=Orang.SebabKeluar.MENINGGAL)),
    )
    baru = Anak.objects.aggregate(
        didata=Count("pk", filter=Q(sejak__range=rentang)),
        lahir=Count("pk", filter=Q(orang__tanggal_lahir__range=rentang)),
    )
    return AngkaBulan(
        bulan=bulan,
        anak=len(anak),
        anak_tercatat=_tercatat(anak),
        anak_lengkap=_lengkap(anak),
        ibu=len(ibu),
        ibu_tercatat=_tercatat(ibu),
        ibu_lengkap=_lengkap(ibu),
        paud=paud,
        paud_tercatat=paud_tercatat,
        kunjungan=sum(satu["kunjungan"] for satu in per_model),
        catatan=sum(satu["catatan"] for satu in per_model),
        terlambat=sum(satu["terlambat"] for satu in per_model),
        anak_baru=baru["didata"],
        hamil_baru=Kehamilan.objects.filter(sejak__range=rentang).count(),
        lahir=baru["lahir"],
        datang=_datang(rentang),
        pindah=keluar["pindah"],
        meninggal=keluar["meninggal"],
        posyandu=_per_posyandu([*anak, *ibu]),
        rapat=tuple(
            (satu.tanggal, sebutan(satu))
            for satu in Pertemuan.objects.filter(tanggal__range=(bulan.awal, pada))
            .select_related("dusun")
            .order_by("tanggal", "pk")
        ),
        ditutup=_ditutup(desa, bulan),
    )


def _tercatat(baris: list[Baris]) -> int:
    return sum(satu.keadaan != Keadaan.BELUM for satu in baris)


def _lengkap(baris: list[Baris]) -> int:
    return sum(satu.keadaan == Keadaan.SUDAH for satu in baris)


def _per_posyandu(baris: list[Baris]) -> tuple[Tempat, ...]:
    """By name; those without a posyandu last, where there are any."""
    semua: Counter[str] = Counter(satu.posyandu or "" for satu in baris)
    sudah: Counter[str] = Counter(satu.posyandu or "" for satu in baris if satu.keadaan != Keadaan.BELUM)
    urut = sorted(semua, key=lambda nama: (not nama, nama.casefold()))
    return tuple(Tempat(nama or "Tanpa posyandu", sudah[nama], semua[nama]) for nama in urut)


def _awal_hari(desa: Wilayah, hari: dt.date) -> dt.datetime:
    return dt.datetime.combine(hari, dt.time(), tzinfo=ZoneInfo(desa.nama_zona))


def _masuk(model: Any, desa: Wilayah, bulan: Bulan) -> dict[str, int]:
    """Records of a month, those first entered after its last day, and the home visits in them."""
    batas = _awal_hari(desa, bulan.geser(1).awal)
    hitung: dict[str, Any] = {
        "catatan": Count("pk"),
        "terlambat": Count("pk", filter=Q(dibuat_pada__gte=batas)),
    }
    if model is not PemantauanPaud:
        hitung["kunjungan"] = Sum("kunjungan", default=0)
    return {"kunjungan": 0} | model.objects.filter(bulan=bulan).aggregate(**hitung)


def _datang(rentang: tuple[dt.date, dt.date]) -> int:
    datang = Kejadian.objects.filter(jenis=Kejadian.Jenis.DATANG, tanggal__range=rentang, dibatalkan_pada__isnull=True)
    return int(datang.values("orang").distinct().count())


def _ditutup(desa: Wilayah, bulan: Bulan) -> tuple[tuple[dt.date, str], ...]:
    """Quarters and years finalised within the month, by the village's clock."""
    rentang = (_awal_hari(desa, bulan.awal), _awal_hari(desa, bulan.geser(1).awal))
    kartu = KartuSkor.objects.filter(ditutup_pada__gte=rentang[0], ditutup_pada__lt=rentang[1])
    return tuple(
        (
            timezone.localtime(waktu, ZoneInfo(desa.nama_zona)).date(),
            f"{_periode(periode)} ditutup{f' sebagai revisi {revisi}' if revisi else ''}",
        )
        for periode, revisi, waktu in kartu.order_by("ditutup_pada", "pk").values_list(
            "periode", "revisi", "ditutup_pada"
        )
    )


def _periode(teks: str) -> str:
    return Triwulan.dari_teks(teks).label if "T" in teks else Tahun(int(teks)).label


def _per_penulis(bulan: Bulan) -> dict[tuple[int | None, str], tuple[dict[Bulan, int], dt.datetime | None]]:
    """Who entered records of a month and of the one before: counts by month and the last time. Three queries."""
    hasil: dict[tuple[int | None, str], tuple[dict[Bulan, int], dt.datetime | None]] = {}
    for model in CATATAN:
        baris = (
            model.objects.filter(bulan__in=(bulan, bulan.geser(-1)))
            .values("dibuat_oleh", "dibuat_oleh__nama", "bulan")
            .annotate(jumlah=Count("pk"), akhir=Max("dibuat_pada"))
            .order_by()
        )
        for satu in baris:
            kunci = (satu["dibuat_oleh"], satu["dibuat_oleh__nama"] or "Tidak diketahui")
            jumlah, akhir = hasil.get(kunci, ({}, None))
            jumlah[satu["bulan"]] = jumlah.get(satu["bulan"], 0) + satu["jumlah"]
            hasil[kunci] = (jumlah, max(filter(None, (akhir, satu["akhir"]))))
    return hasil


def kerja_bulan(desa: Wilayah, bulan: Bulan, hari_ini: dt.date, kader: Kader | None = None) -> Kerja:
    """A month beside the one before; activities of one KPM, or of all."""
    masuk, kpm = _per_penulis(bulan), {satu.pk: satu.nama for satu in akun_kpm(desa, hari_ini)}
    for pk, nama in kpm.items():  # who enters nothing stands there with 0
        masuk.setdefault((pk, nama), ({}, None))
    zona, lalu = ZoneInfo(desa.nama_zona), bulan.geser(-1)
    penulis = [
        Penulis(
            nama,
            pk in kpm,
            jumlah.get(bulan, 0),
            jumlah.get(lalu, 0),
            timezone.localtime(akhir, zona).date() if akhir else None,
        )
        for (pk, nama), (jumlah, akhir) in masuk.items()
    ]
    if kader is None:
        semua = list(KegiatanKader.objects.filter(tanggal__range=(bulan.awal, bulan.akhir)).order_by("tanggal", "pk"))
    else:
        semua = kegiatan_bulan(kader, bulan)
    return Kerja(
        kini=angka_bulan(desa, bulan, hari_ini),
        lalu=angka_bulan(desa, lalu, hari_ini),
        penulis=tuple(sorted(penulis, key=lambda satu: (not satu.kpm, satu.nama.casefold()))),
        kegiatan=tuple(
            Kegiatan(
                satu.tanggal,
                satu.get_jenis_display(),
                satu.tempat,
                satu.mitra,
                satu.laki_laki,
                satu.perempuan,
                satu.hasil,
            )
            for satu in semua
        ),
    )


def petugas(kader: Kader, bulan: Bulan) -> Petugas:
    """The KPM of a proof of work, with the records of their account."""
    jumlah = {bulan: 0, bulan.geser(-1): 0}
    if kader.pengguna_id:
        for model in CATATAN:
            milik = model.objects.filter(bulan__in=list(jumlah), dibuat_oleh=kader.pengguna_id)
            for satu, banyak in milik.values_list("bulan").annotate(n=Count("pk")).order_by():
                jumlah[satu] += banyak
    return Petugas(kader.nama, kader.nomor_sk, kader.tanggal_sk, jumlah[bulan], jumlah[bulan.geser(-1)])


def kantor(desa: Wilayah, profil: ProfilDesa) -> Kantor:
    """Who signs as having seen it."""
    return Kantor(desa.nama, desa.nama_lengkap, profil.jabatan(desa), profil.kepala_desa)


def kader_bulan(bulan: Bulan) -> QuerySet[Kader]:
    """Terms of the open scope that cover a day of that month, by name."""
    berlaku = Q(selesai__isnull=True) | Q(selesai__gte=bulan.awal)
    return Kader.objects.filter(berlaku, mulai__lte=bulan.akhir).select_related("pengguna").order_by("nama", "pk")


def bukti_terakhir(kader: Kader, bulan: Bulan, *, dengan_berkas: bool = False) -> BuktiKerja | None:
    """The latest issue of a proof of work; None before the first."""
    semua = BuktiKerja.objects.filter(kader=kader, bulan=bulan).select_related("register").order_by("-revisi")
    bukti: BuktiKerja | None = (semua if dengan_berkas else semua.defer("berkas")).first()
    return bukti


def bukti_bulan(bulan: Bulan) -> dict[int, BuktiKerja]:
    """The latest issue of each KPM's proof of work of a month, by the key of the Kader. One query."""
    semua = BuktiKerja.objects.filter(bulan=bulan).select_related("register").defer("berkas").order_by("revisi")
    return {satu.kader_id: satu for satu in semua}


def berkas_bukti(kader: Kader, bulan: Bulan, revisi: int | None = None) -> Berkas | None:
    """The stored file, byte for byte: the latest issue or the one asked for; None without it."""
    semua = BuktiKerja.objects.filter(kader=kader, bulan=bulan)
    satu = semua.order_by("-revisi").first() if revisi is None else semua.filter(revisi=revisi).first()
    return Berkas(bytes(satu.berkas), satu.jenis_berkas, satu.nama) if satu else None
