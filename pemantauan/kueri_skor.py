"""From monthly rows to the scorecard: SQL aggregates a quarter and its look-back windows to one row per person.

Six queries whatever the number of persons: settings, and for mothers and children the people and their aggregates
(plus the nifas visits of the women who delivered). The judging itself is pure, in `pemantauan.skor`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Max, Min, Q, Sum, Value, When
from django.db.models.expressions import Combinable

from kpm.models import Dusun, Fasilitas, Wilayah
from kpm.periode import Bulan, Triwulan, bulan_penuh
from pemantauan.indikator import SET, SetIndikator
from pemantauan.models import PemantauanAnak, PemantauanIbu, PengaturanPedoman, StatusImunisasi, Tikar
from pemantauan.pengaturan import gabungkan
from pemantauan.skor import DataAnak, DataIbu, Skor, hitung
from sasaran.models import HARI_NIFAS, Anak, Kehamilan

LAMA_JENDELA = 6
"""Quarters of the longest look-back window ("6Q")."""
KODE_TIKAR = {1: Tikar.HIJAU.value, 2: Tikar.KUNING.value, 3: Tikar.MERAH.value}
KODE_IMUNISASI = {1: StatusImunisasi.BELUM.value, 2: StatusImunisasi.KECUALI.value, 3: StatusImunisasi.LENGKAP.value}


def pengaturan_berlaku(wilayah: Wilayah, pada: dt.date) -> dict[str, str]:
    """The guideline settings in force for a village on a day: nation, province, kabupaten, the nearest wins."""
    lapisan: dict[str, dict[str, str]] = {kode: {} for kode in reversed(wilayah.kode_induk)}
    baris = PengaturanPedoman.objects.filter(wilayah__kode__in=lapisan, berlaku_sejak__lte=pada)
    for kode, kunci, nilai in baris.order_by("berlaku_sejak").values_list("wilayah__kode", "kunci", "nilai"):
        lapisan[kode][kunci] = nilai
    return gabungkan(*lapisan.values())


def skor_triwulan(
    desa: Wilayah, triwulan: Triwulan, *, dusun: Dusun | None = None, posyandu: Fasilitas | None = None
) -> Skor:
    """The scorecard of a village and quarter, or of one dusun or posyandu of it. Needs the village's scope open."""
    pengaturan = pengaturan_berlaku(desa, triwulan.akhir)
    set_indikator = SET[pengaturan["indicator_set"]]
    return hitung(
        ibu=data_ibu(triwulan, dusun=dusun, posyandu=posyandu),
        anak=data_anak(triwulan, set_indikator, dusun=dusun, posyandu=posyandu),
        triwulan=triwulan,
        pengaturan=pengaturan,
        set_indikator=set_indikator,
    )


def _saring(awalan: str, dusun: Dusun | None, posyandu: Fasilitas | None) -> Q:
    syarat = Q()
    if dusun:
        syarat &= Q(**{f"{awalan}__keluarga__dusun": dusun})
    if posyandu:
        syarat &= Q(**{f"{awalan}__posyandu": posyandu})
    return syarat


def _terakhir(kolom: str, sejak: Bulan, kode: Mapping[int, str] | None = None) -> Max:
    """Last filled value since a month, as month * 10 + code; `_baca` takes the code out again.

    A person has one record a month, so the greatest number is the last record in which the value is filled.
    """
    if kode is None:
        isi = Case(When(**{kolom: True}, then=Value(1)), default=Value(0), output_field=IntegerField())
        terisi = Q(**{f"{kolom}__isnull": False})
    else:
        pilihan = [When(**{kolom: nilai}, then=Value(angka)) for angka, nilai in kode.items()]
        isi = Case(*pilihan, default=Value(0), output_field=IntegerField())
        terisi = ~Q(**{kolom: ""})
    return Max(_sepuluh_kali_bulan() + isi, filter=terisi & Q(bulan__gte=sejak), output_field=IntegerField())


def _sepuluh_kali_bulan() -> Combinable:
    return F("bulan") * Value(10)


def _baca(angka: int | None) -> int | None:
    return None if angka is None else angka % 10


def _ya(angka: int | None) -> bool | None:
    return None if angka is None else angka % 10 == 1


def _ada_isi(model: type[PemantauanAnak] | type[PemantauanIbu]) -> Q:
    """A row with only its date is not a record."""
    syarat = Q()
    for kolom in model.LAYANAN:
        syarat |= ~Q(**{kolom: ""}) if kolom in ("tikar", "imunisasi") else Q(**{f"{kolom}__isnull": False})
    return syarat


# ---------------------------------------------------------------- anak 0-23 bulan (3B)


def data_anak(
    triwulan: Triwulan,
    set_indikator: SetIndikator,
    *,
    dusun: Dusun | None = None,
    posyandu: Fasilitas | None = None,
) -> Iterator[DataAnak]:
    """Children who were sasaran in the quarter, with or without a record in it."""
    rekap = {baris.pop("anak"): baris for baris in _rekap_anak(triwulan, set_indikator, dusun, posyandu)}
    kolom = (
        "pk", "uuid", "no_kia", "orang__nama", "orang__jenis_kelamin", "orang__keluarga_id",
        "orang__keluarga__dusun__nama", "orang__tanggal_lahir", "orang__keluar_pada", "sejak",
    )  # fmt: skip
    sasaran = (
        Anak.objects.filter(
            Q(orang__keluar_pada__isnull=True) | Q(orang__keluar_pada__gte=triwulan.awal),
            _saring("orang", dusun, posyandu),
            orang__tanggal_lahir__lte=triwulan.akhir,
            orang__ulang_tahun_kedua__gt=triwulan.awal,
        )
        .order_by()
        .values_list(*kolom)
    )
    for pk, uuid, no_kia, nama, kelamin, keluarga, nama_dusun, lahir, keluar, sejak in sasaran:
        baris = rekap.get(pk, {})
        terakhir = baris.get("tanggal")
        if terakhir is None and sejak > triwulan.akhir:
            continue
        dilihat = terakhir or min(filter(None, (triwulan.akhir, keluar)))
        umur = min(bulan_penuh(lahir, dilihat), set_indikator.ambang_anak.umur_terakhir)
        mulai = min(filter(None, (Bulan.dari_tanggal(max(sejak, lahir)), baris.get("pertama"))))
        yield DataAnak(
            id=str(uuid),
            no_kia=no_kia,
            nama=nama,
            jenis_kelamin=kelamin,
            keluarga=keluarga,
            dusun=nama_dusun,
            umur_bulan=max(umur, 0),
            bulan_riwayat=triwulan.bulan_bulan[2].selisih(mulai) + 1,
            **_isi_anak(baris, triwulan),
        )


def _isi_anak(baris: dict[str, Any], triwulan: Triwulan) -> dict[str, Any]:
    """What the aggregates of one child mean; an absent child has nothing but "no record"."""
    if not baris:
        return {"punya_catatan": False}

    def jendela(layanan: str, terisi: str, lebar: int) -> int | None:
        """Months with the service in a window; None when no month of the window was filled."""
        bulan_terisi = baris[terisi]
        if bulan_terisi is None or bulan_terisi < triwulan.jendela(lebar)[0].angka:
            return None
        return int(baris[f"{layanan}_{lebar}q"])

    return {
        "punya_catatan": baris["tanggal"] is not None,
        "gizi_buruk": _ya(baris["gizi_buruk"]),
        "gizi_kurang": _ya(baris["gizi_kurang"]),
        "stunting": _ya(baris["stunting"]),
        "tikar": KODE_TIKAR.get(_baca(baris["tikar"]) or 0),
        "imunisasi": KODE_IMUNISASI.get(_baca(baris["imunisasi"]) or 0),
        **{f"timbang_{lebar}q": jendela("timbang", "timbang_terisi", lebar) for lebar in (2, 4, 6)},
        **{f"konseling_{lebar}q": jendela("konseling", "konseling_terisi", lebar) for lebar in (2, 4, 6)},
        **{f"konseling_ibu_{lebar}q": jendela("konseling_ibu", "konseling_ibu_terisi", lebar) for lebar in (2, 4, 6)},
        "parenting_2q": jendela("parenting", "parenting_terisi", 2),
        "ayah_hadir": bool(baris["ayah"]),
        "kunjungan": baris["kunjungan"],
        "tinggi_pertama": _ya(baris["tinggi_pertama"]),
        "tinggi_kedua": _ya(baris["tinggi_kedua"]),
        "tinggi_triwulan": _ya(baris["tinggi_triwulan"]),
        "air": _ya(baris["air"]),
        "jamban": _ya(baris["jamban"]),
        "akta": _ya(baris["akta"]),
        "jamkes": _ya(baris["jamkes"]),
        "bulan_dipantau": baris["dipantau"],
    }


def _rekap_anak(
    triwulan: Triwulan, set_indikator: SetIndikator, dusun: Dusun | None, posyandu: Fasilitas | None
) -> Iterator[dict[str, Any]]:
    """One row per child with any record in the longest window; months at 24 months of age and later never count."""
    awal_jendela, akhir = triwulan.jendela(LAMA_JENDELA)
    kini = triwulan.bulan_bulan[0]
    dalam = {lebar: Q(bulan__gte=triwulan.jendela(lebar)[0]) for lebar in (2, 4, 6)}
    orang_tua = Q(konseling_ayah=True) | Q(konseling_ibu=True)
    hitung_bulan: dict[str, Any] = {"parenting_2q": Count("pk", filter=dalam[2] & Q(parenting=True))}
    for lebar, syarat in dalam.items():
        hitung_bulan[f"timbang_{lebar}q"] = Count("pk", filter=syarat & Q(timbang=True))
        hitung_bulan[f"konseling_{lebar}q"] = Count("pk", filter=syarat & orang_tua)
        hitung_bulan[f"konseling_ibu_{lebar}q"] = Count("pk", filter=syarat & Q(konseling_ibu=True))
    baris = (
        PemantauanAnak.objects.filter(
            _ada_isi(PemantauanAnak),
            _saring("anak__orang", dusun, posyandu),
            bulan__range=(awal_jendela, akhir),
            tanggal__lt=F("anak__orang__ulang_tahun_kedua"),
            # a child who turned two before the quarter is in no table: leave the window of those out early
            anak__orang__ulang_tahun_kedua__gt=triwulan.awal,
        )
        .order_by()
        .values("anak")
        .annotate(
            tanggal_terakhir=Max("tanggal", filter=Q(bulan__gte=kini)),
            pertama=Min("bulan"),
            dipantau=Count("pk", filter=Q(bulan__gte=kini)),
            timbang_terisi=Max("bulan", filter=Q(timbang__isnull=False), output_field=IntegerField()),
            konseling_terisi=Max(
                "bulan",
                filter=Q(konseling_ayah__isnull=False) | Q(konseling_ibu__isnull=False),
                output_field=IntegerField(),
            ),
            konseling_ibu_terisi=Max("bulan", filter=Q(konseling_ibu__isnull=False), output_field=IntegerField()),
            parenting_terisi=Max("bulan", filter=Q(parenting__isnull=False), output_field=IntegerField()),
            jumlah_kunjungan=Sum("kunjungan", filter=Q(bulan__gte=kini)),
            ayah=Count("pk", filter=Q(bulan__gte=kini, konseling_ayah=True)),
            **{f"akhir_{kolom}": _terakhir(kolom, kini) for kolom in _KOLOM_ANAK},
            akhir_tikar=_terakhir("tikar", kini, KODE_TIKAR),
            akhir_imunisasi=_terakhir("imunisasi", kini, KODE_IMUNISASI),
            tinggi_pertama=_diukur(_bulan_ukur(triwulan, set_indikator, 0)),
            tinggi_kedua=_diukur(_bulan_ukur(triwulan, set_indikator, 1)),
            tinggi_triwulan=_diukur((kini, akhir)),
            **hitung_bulan,
        )
    )
    for satu in baris.iterator(chunk_size=2000):
        yield {_NAMA_HASIL.get(nama, nama): nilai for nama, nilai in satu.items()}


_KOLOM_ANAK = ("gizi_buruk", "gizi_kurang", "stunting", "air", "jamban", "akta", "jamkes")
_NAMA_HASIL = {f"akhir_{kolom}": kolom for kolom in (*_KOLOM_ANAK, "tikar", "imunisasi", "kek", "resti")} | {
    "tanggal_terakhir": "tanggal",
    "jumlah_kunjungan": "kunjungan",
}
"""Annotations may not carry the name of a model field; their readers want the field's name."""


def _bulan_ukur(triwulan: Triwulan, set_indikator: SetIndikator, ke: int) -> tuple[Bulan, Bulan]:
    """First and last month in which a measurement counts for the n-th measuring month of the quarter's year."""
    tengah = Bulan(triwulan.tahun, set_indikator.bulan_pengukuran[ke])
    tenggang = set_indikator.tenggang_pengukuran
    return tengah.geser(-tenggang), tengah.geser(tenggang)


def _diukur(rentang: tuple[Bulan, Bulan]) -> Max:
    """1 when length was measured in any month of the range, 0 when only "tidak" was written, None when nothing."""
    isi = Case(When(tinggi=True, then=Value(1)), default=Value(0), output_field=IntegerField())
    return Max(isi, filter=Q(bulan__range=rentang, tinggi__isnull=False))


# ---------------------------------------------------------------- ibu hamil dan nifas (3A)


def data_ibu(
    triwulan: Triwulan, *, dusun: Dusun | None = None, posyandu: Fasilitas | None = None
) -> Iterator[DataIbu]:
    """Pregnancies and puerperia that were sasaran in the quarter, with or without a record in it."""
    rekap = {baris.pop("kehamilan"): baris for baris in _rekap_ibu(triwulan, dusun, posyandu)}
    nifas = _nifas(triwulan)
    masih_nifas = triwulan.awal - dt.timedelta(days=HARI_NIFAS)
    sasaran = (
        Kehamilan.objects.filter(
            Q(ibu__keluar_pada__isnull=True) | Q(ibu__keluar_pada__gte=triwulan.awal),
            Q(berakhir_pada__isnull=True)
            | Q(berakhir_pada__gte=triwulan.awal)
            | (~Q(hasil=Kehamilan.Hasil.KEGUGURAN) & Q(berakhir_pada__gte=masih_nifas)),
            _saring("ibu", dusun, posyandu),
        )
        .select_related("ibu__keluarga__dusun")
        .order_by()
    )
    for hamil in sasaran:
        baris = rekap.get(hamil.pk)
        if baris is None and hamil.sejak > triwulan.akhir:
            continue
        melahirkan = hamil.melahirkan if hamil.melahirkan and hamil.melahirkan <= triwulan.akhir else None
        yield DataIbu(
            id=str(hamil.uuid),
            no_kia=hamil.no_kia,
            nama=hamil.ibu.nama,
            keluarga=hamil.ibu.keluarga_id,
            dusun=hamil.ibu.keluarga.dusun.nama,
            melahirkan=melahirkan,
            usia_bulan=_usia_bulan(hamil, baris, triwulan),
            nifas=nifas.get(hamil.pk) if melahirkan else None,
            **_isi_ibu(baris),
        )


def _usia_bulan(hamil: Kehamilan, baris: dict[str, Any] | None, triwulan: Triwulan) -> int | None:
    """Largest age of the pregnancy in the quarter: typed where it was typed, else computed; not past its end."""
    if baris is None:
        dilihat, diketik = triwulan.akhir, None
    else:
        dilihat, diketik = baris["tanggal_tanpa_usia"], baris["usia_diketik"]
    if dilihat and hamil.berakhir_pada:
        dilihat = min(dilihat, hamil.berakhir_pada)
    dihitung = hamil.usia_bulan(dilihat) if dilihat else None
    return max((usia for usia in (diketik, dihitung) if usia is not None), default=None)


def _isi_ibu(baris: dict[str, Any] | None) -> dict[str, Any]:
    if baris is None:
        return {"punya_catatan": False}
    return {
        "punya_catatan": True,
        "kek": _ya(baris["kek"]),
        "resti": _ya(baris["resti"]),
        "anc": baris["jumlah_anc"],
        "fe": baris["jumlah_fe"],
        "konseling": baris["jumlah_konseling"],
        "kunjungan": baris["kunjungan"],
        "air": _ya(baris["air"]),
        "jamban": _ya(baris["jamban"]),
        "jamkes": _ya(baris["jamkes"]),
        "bulan_dipantau": baris["dipantau"],
    }


def _rekap_ibu(triwulan: Triwulan, dusun: Dusun | None, posyandu: Fasilitas | None) -> Iterator[dict[str, Any]]:
    """One row per pregnancy with a record in the quarter; what was written after a keguguran does not count."""
    awal, _, akhir = triwulan.bulan_bulan
    selesai = Q(kehamilan__hasil=Kehamilan.Hasil.KEGUGURAN) & Q(tanggal__gt=F("kehamilan__berakhir_pada"))
    baris = (
        PemantauanIbu.objects.filter(
            _ada_isi(PemantauanIbu),
            ~selesai,
            _saring("kehamilan__ibu", dusun, posyandu),
            bulan__range=(awal, akhir),
        )
        .order_by()
        .values("kehamilan")
        .annotate(
            dipantau=Count("pk"),
            usia_diketik=Max("usia_bulan"),
            tanggal_tanpa_usia=Max("tanggal", filter=Q(usia_bulan__isnull=True)),
            jumlah_anc=Sum("anc"),
            jumlah_fe=Sum("fe"),
            jumlah_konseling=Sum("konseling"),
            jumlah_kunjungan=Sum("kunjungan"),
            **{f"akhir_{kolom}": _terakhir(kolom, awal) for kolom in ("kek", "resti", "air", "jamban", "jamkes")},
        )
    )
    for satu in baris.iterator(chunk_size=2000):
        yield {_NAMA_HASIL.get(nama, nama): nilai for nama, nilai in satu.items()}


def _nifas(triwulan: Triwulan) -> dict[int, int]:
    """Nifas visits from the month of delivery to the quarter's end, for pregnancies where any was written down."""
    jumlah: dict[int, int] = {}
    baris = (
        PemantauanIbu.objects.filter(
            nifas__isnull=False,
            bulan__range=(triwulan.geser(-1).bulan_bulan[0], triwulan.bulan_bulan[2]),
            kehamilan__berakhir_pada__lte=triwulan.akhir,
        )
        .exclude(kehamilan__hasil=Kehamilan.Hasil.KEGUGURAN)
        .order_by()
        .values_list("kehamilan", "kehamilan__berakhir_pada", "bulan", "nifas")
    )
    for kehamilan, melahirkan, bulan, kali in baris:
        if bulan >= Bulan.dari_tanggal(melahirkan):
            jumlah[kehamilan] = jumlah.get(kehamilan, 0) + kali
    return jumlah
