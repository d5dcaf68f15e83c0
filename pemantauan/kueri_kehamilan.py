"""Reads of the running pregnancies and puerperia: how far each is, which contact is due, what speaks for a risk."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kpm.dokumen.terbilang import angka_desimal
from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_aturan import aturan_tumbuh
from pemantauan.kueri_menunggu import HARI_DAPAT_KEMBALI
from pemantauan.kueri_skor import pengaturan_berlaku
from pemantauan.models import PemantauanIbu, Pemeriksaan
from sasaran import risiko_hamil
from sasaran.jadwal_hamil import Berikut, Jadwal, Kontak, jadwal_anc, jadwal_kf
from sasaran.models import Anak, Kehamilan, Orang
from sasaran.risiko_hamil import KODE, Ambang, Temuan
from sasaran.usia_hamil import HARI_MENJELANG, HARI_NIFAS, UsiaHamil

ANC, NIFAS = Pemeriksaan.Jenis.ANC, Pemeriksaan.Jenis.NIFAS
MELAHIRKAN = (Kehamilan.Hasil.LAHIR_HIDUP, Kehamilan.Hasil.LAHIR_MATI)
HB_TRIMESTER_2 = Decimal("10.5")
"""Cut-off of the second trimester (g/dL) where the setting asks for one of its own (WHO 2024)."""
TARGET_TABLET = {Kehamilan.Suplemen.TTD: 90, Kehamilan.Suplemen.MMS: 180}
"""Tablets of a pregnancy by kind: TTD (Permenkes 88/2014), MMS (KMK HK.01.07/MENKES/1092/2024)."""


@dataclass(frozen=True, slots=True)
class Ukuran:
    """The last LiLA or Hb of a pregnancy, and its day."""

    nilai: Decimal
    tanggal: dt.date


@dataclass(frozen=True, slots=True)
class KeadaanHamil:
    """One pregnancy or puerperium as it stands on a day."""

    hamil: Kehamilan
    """With the woman, her household, dusun and posyandu."""
    pada: dt.date
    usia: UsiaHamil | None
    """On that day, at its end or when she left at the latest; None where HPHT cannot be told."""
    hpl: dt.date | None
    anc: Jadwal
    nifas: Jadwal | None
    """None before delivery, and after keguguran."""
    tablet: int
    lila: Ukuran | None
    hb: Ukuran | None
    anemia: str
    """ "ringan", "sedang", "berat" by the last Hb; empty without anaemia or without Hb."""
    kek_diusulkan: bool
    """LiLA speaks for KEK; `hamil.kek` is what a person decided."""
    temuan: tuple[Temuan, ...]
    """What speaks for RESTI: ticked factors and those the records tell; `hamil.resti` is what a person decided."""
    pemeriksaan: tuple[Pemeriksaan, ...] = ()
    """Every recorded contact, the oldest first."""
    kontak_anc: tuple[Kontak, ...] = ()
    """Antenatal contacts, those only a month tells of included."""

    @property
    def uuid(self) -> UUID:
        return self.hamil.uuid

    @property
    def berjalan(self) -> bool:
        """Not ended by that day."""
        akhir = self.hamil.berakhir_pada
        return akhir is None or akhir > self.pada

    @property
    def keluar(self) -> dt.date | None:
        """The day she left the village or died, when that is past: nothing more is expected of her here."""
        pergi = self.hamil.ibu.keluar_pada
        return pergi if pergi and pergi <= self.pada else None

    @property
    def minggu(self) -> int | None:
        return self.usia.minggu if self.usia else None

    @property
    def trimester(self) -> int | None:
        return self.usia.trimester if self.usia else None

    @property
    def hpl_pasti(self) -> bool:
        """Whether the day of the HPL is known, not its month alone."""
        return self.hpl is not None and self.hamil.asal_tanggal != Kehamilan.AsalTanggal.HPL_BULAN

    @property
    def hpl_terakhir(self) -> dt.date | None:
        """The HPL, of a month-only one the last day of that month."""
        return self.hamil.hpl_terakhir

    @property
    def hari_ke_hpl(self) -> int | None:
        """Days to the HPL, negative once it is past; of a month-only HPL to the first day of that month, or after it
        from its last."""
        if self.hpl is None or self.hpl_terakhir is None:
            return None
        if self.pada <= self.hpl:
            return (self.hpl - self.pada).days
        return min((self.hpl_terakhir - self.pada).days, 0)

    @property
    def menjelang(self) -> bool:
        """The delivery is expected within 30 days."""
        sisa = self.hari_ke_hpl
        return self.berjalan and not self.keluar and sisa is not None and 0 <= sisa <= HARI_MENJELANG

    @property
    def lewat_hpl(self) -> bool:
        """The HPL is past and no delivery is recorded."""
        return self.berjalan and not self.keluar and self.hari_ke_hpl is not None and self.hari_ke_hpl < 0

    @property
    def target_tablet(self) -> int:
        return TARGET_TABLET[Kehamilan.Suplemen(self.hamil.suplemen)]

    @property
    def resti_diusulkan(self) -> bool:
        return bool(self.temuan)

    @property
    def berisiko(self) -> bool:
        """KEK or RESTI as a person decided."""
        return self.hamil.kek or self.hamil.resti

    @property
    def usulan(self) -> tuple[str, ...]:
        """What is proposed and not yet decided so: "KEK", "RESTI"."""
        if self.keluar:
            return ()
        kek = ("KEK",) if self.kek_diusulkan and not self.hamil.kek else ()
        return kek + (("RESTI",) if self.resti_diusulkan and not self.hamil.resti else ())

    @property
    def berikut(self) -> Berikut | None:
        """The contact that is to come next: antenatal while she is pregnant, else of the puerperium."""
        if self.keluar:
            return None
        if self.berjalan:
            return self.anc.berikut
        return self.nifas.berikut if self.nifas else None


def keadaan_hamil(pada: dt.date) -> dict[UUID, KeadaanHamil]:
    """Every pregnancy of the open scope that runs on that day, and every puerperium, by its uuid; by dusun and name.

    Seven queries however many there are, one where there are none.
    """
    semua = hamil_berjalan(pada)
    return {satu.hamil.uuid: satu for satu in rakit(list(semua), semua, pada)}


def hamil_berjalan(pada: dt.date) -> QuerySet[Kehamilan]:
    """Pregnancies and puerperia of women who live in the village on that day, with woman, household and posyandu."""
    return (
        Kehamilan.objects.filter(
            Q(berakhir_pada__isnull=True)
            | Q(berakhir_pada__gt=pada)
            | Q(hasil__in=MELAHIRKAN, berakhir_pada__gte=pada - dt.timedelta(days=HARI_NIFAS)),
            Q(ibu__keluar_pada__isnull=True) | Q(ibu__keluar_pada__gt=pada),
            sejak__lte=pada,
        )
        .select_related("desa", "ibu__keluarga__dusun", "ibu__posyandu")
        .defer("ibu__nik", "ibu__keluarga__no_kk")
        .order_by("ibu__keluarga__dusun__nama", "ibu__nama", "pk")
    )


def rakit(hamil: Sequence[Kehamilan], saringan: QuerySet[Kehamilan], pada: dt.date) -> list[KeadaanHamil]:
    """These pregnancies (with ``ibu`` and ``desa`` at hand) as they stand on a day, in their order; ``saringan`` tells
    them to the database. Six queries, none without pregnancies."""
    if not hamil:
        return []
    kunci = saringan.order_by().values("pk")
    ibu = saringan.order_by().values("ibu")
    periksa: dict[int, list[Pemeriksaan]] = defaultdict(list)
    for satu in Pemeriksaan.objects.filter(kehamilan__in=kunci).select_related("desa"):
        periksa[satu.kehamilan_id].append(satu)
    bulan: dict[int, list[Any]] = defaultdict(list)
    catatan = PemantauanIbu.objects.filter(kehamilan__in=kunci).order_by("bulan")
    for baris in catatan.values("kehamilan_id", *_BULAN):
        bulan[baris["kehamilan_id"]].append(baris)
    anak: dict[int, list[Any]] = defaultdict(list)
    for baris in Anak.objects.filter(ibu__in=ibu).values("ibu_id", "kehamilan_id", "anak_ke", "orang__tanggal_lahir"):
        anak[baris["ibu_id"]].append(baris)
    lalu: dict[int, list[Any]] = defaultdict(list)
    dulu = Kehamilan.objects.filter(ibu__in=ibu, hasil__in=MELAHIRKAN, berakhir_pada__isnull=False)
    for baris in dulu.values("ibu_id", *_LALU):
        lalu[baris["ibu_id"]].append(baris)
    batas = batas_desa(hamil[0].desa, pada)
    return [
        keadaan(
            satu,
            pada,
            batas,
            pemeriksaan=periksa[satu.pk],
            bulan=bulan[satu.pk],
            anak=anak[satu.ibu_id],
            lalu=lalu[satu.ibu_id],
        )
        for satu in hamil
    ]


def pemeriksaan_terhapus(hamil: Kehamilan, kini: dt.datetime) -> list[Any]:
    """Contacts of a pregnancy that were deleted lately and can be taken back, as rows of history with who did it; the
    latest first. One query."""
    dihapus = Pemeriksaan.history.filter(
        kehamilan=hamil.pk, history_type="-", history_date__gte=kini - dt.timedelta(days=HARI_DAPAT_KEMBALI)
    )
    ada = Pemeriksaan.objects.filter(kehamilan=hamil).values("uuid")
    sekali: dict[UUID, Any] = {}
    for satu in dihapus.exclude(uuid__in=ada).select_related("history_user").order_by("-history_date", "-history_id"):
        sekali.setdefault(satu.uuid, satu)
    return list(sekali.values())


def keadaan_ibu(
    ibu: Orang, bulan: Mapping[Kehamilan, Sequence[PemantauanIbu]], anak: Sequence[Anak], desa: Wilayah, pada: dt.date
) -> dict[UUID, KeadaanHamil]:
    """Of one woman's pregnancies, given with their monthly records, those that run or are in the puerperium on a day;
    ``anak`` are her children. Three queries, none without such a pregnancy."""
    kini = [satu for satu in bulan if _masih(satu, pada)] if ibu.keluar_pada is None else []
    if not kini:
        return {}
    pemeriksaan: dict[int, list[Pemeriksaan]] = defaultdict(list)
    for satu in Pemeriksaan.objects.filter(kehamilan__in=kini):
        pemeriksaan[satu.kehamilan_id].append(satu)
    batas = batas_desa(desa, pada)
    milik = {
        "anak": [
            {"kehamilan_id": s.kehamilan_id, "anak_ke": s.anak_ke, "orang__tanggal_lahir": s.orang.tanggal_lahir}
            for s in anak
        ],
        "lalu": [{nama: getattr(s, nama) for nama in _LALU} for s in bulan if s.melahirkan is not None],
    }
    baris = {s.pk: [{nama: getattr(b, nama) for nama in _BULAN} for b in bulan[s]] for s in kini}
    return {s.uuid: keadaan(s, pada, batas, pemeriksaan=pemeriksaan[s.pk], bulan=baris[s.pk], **milik) for s in kini}


_BULAN = ("bulan", "tanggal", "anc", "nifas", "fe")
_LALU = ("pk", "berakhir_pada", "hasil", "lahir_mati_kembar")


def _masih(hamil: Kehamilan, pada: dt.date) -> bool:
    return hamil.berakhir_pada is None or (hamil.akhir_nifas is not None and hamil.akhir_nifas >= pada)


@dataclass(frozen=True, slots=True)
class Batas:
    """Cut-offs and settings of a village on a day."""

    ambang: Ambang
    paritas: str
    """Value of the guideline setting resti_paritas."""


def batas_desa(desa: Wilayah, pada: dt.date) -> Batas:
    """Two queries."""
    aturan = aturan_tumbuh(pada)
    dua = {"hb_trimester2": HB_TRIMESTER_2} if aturan.hb_trimester else {}
    return Batas(Ambang(lila=aturan.batas_lila, **dua), pengaturan_berlaku(desa, pada)["resti_paritas"])


def keadaan(
    hamil: Kehamilan,
    pada: dt.date,
    batas: Batas,
    *,
    pemeriksaan: Sequence[Pemeriksaan],
    bulan: Sequence[Mapping[str, Any]],
    anak: Sequence[Mapping[str, Any]],
    lalu: Sequence[Mapping[str, Any]],
) -> KeadaanHamil:
    """One pregnancy from its rows: contacts, months (bulan, tanggal, anc, nifas, fe), children and earlier deliveries
    of the woman. No query."""
    bulan = [satu for satu in bulan if satu["tanggal"] <= pada]
    semua = [satu for satu in sorted(pemeriksaan, key=lambda satu: (satu.tanggal, satu.pk)) if satu.tanggal <= pada]
    hpht, hpl, akhir = hamil.hpht_hitung, hamil.hpl_hitung, hamil.berakhir_pada
    melahirkan = hamil.melahirkan if hamil.melahirkan and hamil.melahirkan <= pada else None
    sampai = min(satu for satu in (pada, akhir, hamil.ibu.keluar_pada) if satu)
    usia = UsiaHamil.pada(hpht, sampai) if hpht else None
    lila, hb = (_terakhir(semua, nama) for nama in ("lila", "hb"))
    trimester_hb = UsiaHamil.pada(hpht, hb.tanggal).trimester if hpht and hb else None
    periksa = kontak(ANC, semua, bulan)
    anemia = risiko_hamil.derajat_anemia(hb.nilai if hb else None, batas.ambang.hb_untuk(trimester_hb))
    return KeadaanHamil(
        hamil=hamil,
        pada=pada,
        usia=usia,
        hpl=hpl,
        anc=jadwal_anc(hpht, hpl, periksa, pada, berakhir=akhir),
        nifas=jadwal_kf(melahirkan, kontak(NIFAS, semua, bulan), pada) if melahirkan else None,
        tablet=jumlah_tablet(semua, bulan),
        lila=lila,
        hb=hb,
        anemia=anemia,
        kek_diusulkan=risiko_hamil.kek_diusulkan(lila.nilai if lila else None, batas.ambang.lila),
        temuan=_temuan(
            hamil, batas, f"{anemia}, Hb {angka_desimal(hb.nilai, 1)} g/dL" if hb and anemia else "", anak, lalu
        ),
        pemeriksaan=tuple(semua),
        kontak_anc=tuple(periksa),
    )


def _terakhir(pemeriksaan: Iterable[Pemeriksaan], nama: str) -> Ukuran | None:
    ada = [satu for satu in pemeriksaan if satu.jenis == ANC and getattr(satu, nama) is not None]
    return Ukuran(getattr(ada[-1], nama), ada[-1].tanggal) if ada else None


def kontak(jenis: str, pemeriksaan: Iterable[Pemeriksaan], bulan: Iterable[Mapping[str, Any]]) -> list[Kontak]:
    """The contacts of a kind: those recorded, and of each month what its number has beyond them; never the sum."""
    milik = [satu for satu in pemeriksaan if satu.jenis == jenis]
    hasil = [Kontak(satu.tanggal, satu.pemeriksa == Pemeriksaan.Pemeriksa.DOKTER, satu.usg) for satu in milik]
    for baris in bulan:
        lebih = (baris[jenis] or 0) - sum(satu.bulan == baris["bulan"] for satu in milik)
        hasil += [Kontak(baris["tanggal"], rinci=False)] * max(lebih, 0)
    return hasil


def jumlah_tablet(pemeriksaan: Iterable[Pemeriksaan], bulan: Iterable[Mapping[str, Any]]) -> int:
    """Tablets so far: of each month the greater of what it tells and what its contacts tell."""
    per_bulan: dict[Bulan, int] = defaultdict(int)
    for satu in pemeriksaan:
        per_bulan[satu.bulan] += satu.tablet or 0
    for baris in bulan:
        per_bulan[baris["bulan"]] = max(per_bulan[baris["bulan"]], baris["fe"] or 0)
    return sum(per_bulan.values())


def _temuan(
    hamil: Kehamilan, batas: Batas, anemia: str, anak: Sequence[Mapping[str, Any]], lalu: Sequence[Mapping[str, Any]]
) -> tuple[Temuan, ...]:
    """What is ticked, and what the records tell besides, in the order of the list; ``anemia`` in words."""
    awal = hamil.hpht_hitung or hamil.sejak
    akhir = hamil.berakhir_pada or hamil.hpl_hitung or hamil.sejak
    sebelum = [satu for satu in lalu if satu["pk"] != hamil.pk and satu["berakhir_pada"] < akhir]
    kakak = [
        satu
        for satu in anak
        if satu["kehamilan_id"] != hamil.pk and satu["orang__tanggal_lahir"] and satu["orang__tanggal_lahir"] < akhir
    ]
    lahir_lalu = [satu["berakhir_pada"] for satu in sebelum] + [satu["orang__tanggal_lahir"] for satu in kakak]
    mati = sum(satu["lahir_mati_kembar"] + (satu["hasil"] == Kehamilan.Hasil.LAHIR_MATI) for satu in sebelum)
    pernah = risiko_hamil.paritas(
        len(kakak) + mati, max((satu["anak_ke"] or 0 for satu in kakak), default=0), hamil.kehamilan_ke
    )
    ada = {
        satu.faktor.kode: satu
        for satu in (
            risiko_hamil.temuan_umur(hamil.ibu.tanggal_lahir, awal, akhir),
            risiko_hamil.temuan_jarak(lahir_lalu, hamil.hpht_hitung),
            risiko_hamil.temuan_paritas(pernah, batas.paritas),
            Temuan(KODE["anemia"], anemia) if anemia else None,
        )
        if satu is not None
    }
    for kode in hamil.faktor_resti:
        if kode in KODE:
            ada.setdefault(kode, Temuan(KODE[kode], "dicatat"))
    return tuple(ada[kode] for kode in KODE if kode in ada)
