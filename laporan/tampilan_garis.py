"""The line of life in words: points and stages, the grid of services, growth, quarters and papers. No query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from kpm.dokumen.grafik import Kurva, kurva
from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from kpm.periode import Bulan, Triwulan, bulan_penuh
from kpm.sebutan import kata_tempat
from laporan.garis.gambar import Gambar
from laporan.garis.petak import CatatanBulan, Petak, petak_anak, petak_ibu
from laporan.garis.titik import Babak, Masa, Titik, babak_anak, babak_ibu, sela
from laporan.kueri_garis import BahanGaris
from laporan.tampilan_garis_lain import gambar_hidup, titik_lain
from pemantauan.antropometri.zskor import HARI_SEBULAN
from pemantauan.bulanan.paud import rentang_paud
from pemantauan.kueri_bulan import bersalin
from pemantauan.kueri_orang import BarisBulan, LembarBulan
from pemantauan.models import PemantauanAnak, PemantauanIbu, PesertaKonseling, Tikar
from sasaran.models import Kehamilan, Kejadian, Orang

KELAS_TIKAR = {Tikar.HIJAU: "hijau", Tikar.KUNING: "kuning", Tikar.MERAH: "merah"}
DI_ASAL = "Dicatat di desa asal."


@dataclass(frozen=True, slots=True)
class Grafik:
    """A growth curve with what it shows in words."""

    judul: str
    satuan: str
    kurva: Kurva
    keterangan: str


@dataclass(frozen=True, slots=True)
class Hasil:
    """One quarter of the person: services received of services due, as they were finalised.

    ``sementara``: not finalised, the figures stand on the page of the quarter (here 0).
    """

    label: str
    triwulan: Triwulan
    kelompok: str
    id: str
    diterima: int
    seharusnya: int
    sementara: bool
    url_rekap: str
    """Name of the address of the finalised sheet that names the person; empty for an open quarter and for PAUD."""


@dataclass(frozen=True, slots=True)
class SetahunPaud:
    """A year of Formulir 2C: for each month y, t or nothing."""

    tahun: int
    bulan: tuple[str, ...]
    hadir: int
    tercatat: int


@dataclass(frozen=True, slots=True)
class GarisHidup:
    """The whole page."""

    babak: list[Babak]
    petak: list[tuple[str, Petak]]
    paud: list[SetahunPaud]
    grafik: list[Grafik]
    hasil: list[Hasil]
    ringkas: list[tuple[str, str]]
    gambar: list[Gambar]
    """The whole life, or each pregnancy, as a picture."""


def susun_garis(bahan: BahanGaris, hari_ini: dt.date) -> GarisHidup:
    """Everything the page and the card show."""
    tiba = _tiba(bahan.kejadian)
    titik = [*_titik_hidup(bahan), *(_kejadian(satu) for satu in bahan.kejadian), *map(_titik_sesi, bahan.sesi)]
    titik += titik_lain(bahan)
    if bahan.anak:
        titik += [*_titik_anak(bahan, hari_ini, tiba), *_titik_paud(bahan, hari_ini)]
    titik += [satu for lembar in bahan.kehamilan for satu in _titik_hamil(lembar, bahan, hari_ini, tiba)]
    if bahan.anak and not bahan.kehamilan:
        babak = babak_anak(titik, bahan.orang.tanggal_lahir)
    else:
        babak = babak_ibu(titik, [_masa(satu) for satu in bahan.kehamilan])
    return GarisHidup(
        babak=babak,
        petak=_petak(bahan),
        paud=_setahun_paud(bahan),
        grafik=_grafik(bahan),
        hasil=_hasil(bahan),
        ringkas=_ringkas(bahan),
        gambar=gambar_hidup(bahan, hari_ini),
    )


# ---------------------------------------------------------------- points


def _titik(tanggal: dt.date, judul: str, *teks: str, **lain: object) -> Titik:
    return Titik(
        tanggal=tanggal,
        waktu=tanggal_panjang(tanggal),
        judul=judul,
        teks=tuple(satu for satu in teks if satu),
        **lain,  # type: ignore[arg-type]
    )


def _tiba(kejadian: Iterable[Kejadian]) -> dt.date | None:
    """The day the person came from another village; what was recorded before comes from there."""
    return max((satu.tanggal for satu in kejadian if satu.jenis == Kejadian.Jenis.DATANG), default=None)


def _asal(tanggal: dt.date, tiba: dt.date | None) -> str:
    return DI_ASAL if tiba and tanggal < tiba else ""


def _titik_hidup(bahan: BahanGaris) -> Iterator[Titik]:
    """Birth, the first day of the records, and an end that no event tells of."""
    orang, anak = bahan.orang, bahan.anak
    if anak and orang.tanggal_lahir:
        ukuran = [f"{angka_desimal(anak.berat_lahir, 2)} kg"] if anak.berat_lahir else []
        ukuran += [f"{angka_desimal(anak.panjang_lahir, 1)} cm"] if anak.panjang_lahir else []
        kembar = [satu.orang.nama for satu in bahan.kembar]
        yield _titik(
            orang.tanggal_lahir,
            "Lahir",
            ", ".join(ukuran) or "Berat dan panjang lahir belum dicatat.",
            f"Kembar dengan {' dan '.join(kembar)}." if kembar else "",
            pokok=True,
        )
    if anak and orang.tanggal_lahir and anak.sejak > orang.tanggal_lahir:
        yield _titik(
            anak.sejak, kata_tempat("Mulai didata di desa ini"), kata_tempat(f"Sumber: {orang.get_sumber_display()}.")
        )
    akhir = {Kejadian.Jenis.PINDAH_KELUAR, Kejadian.Jenis.MENINGGAL}
    if orang.keluar_pada and not any(satu.jenis in akhir for satu in bahan.kejadian):
        meninggal = orang.sebab_keluar == Orang.SebabKeluar.MENINGGAL
        yield _titik(
            orang.keluar_pada,
            "Meninggal dunia" if meninggal else kata_tempat("Pindah ke luar desa"),
            pokok=True,
            urut=8,
        )


def _kejadian(satu: Kejadian) -> Titik:
    jenis = Kejadian.Jenis
    lain = satu.wilayah_lain.nama_lengkap if satu.wilayah_lain else satu.tempat_lain
    dari = f"dari keluarga {satu.dari_keluarga.kepala}" if satu.dari_keluarga else ""
    ke = f"ke keluarga {satu.ke_keluarga.kepala}" if satu.ke_keluarga else ""
    rumah = " ".join(kata for kata in (dari, ke) if kata)
    isi = {
        jenis.PINDAH_RUMAH: ("Pindah rumah", rumah),
        jenis.PINDAH_KELUAR: ("Pindah ke luar desa", f"Ke {lain}." if lain else ""),
        jenis.DATANG: ("Datang dari desa lain", f"Dari {lain}." if lain else ""),
        jenis.MENINGGAL: ("Meninggal dunia", "Catatannya disimpan sampai hari itu."),
        jenis.KEMBALI: ("Kembali tinggal di desa ini", f"Dari {lain}." if lain else ""),
        jenis.DIASUH: ("Diasuh keluarga lain", ke),
        jenis.IDENTITAS: ("NIK dicatat", "Identitas sementara diganti NIK, riwayatnya tetap satu."),
        jenis.DIGABUNG: ("Catatan ganda digabung", "Semua bulannya menjadi satu riwayat."),
    }
    judul, teks = isi[jenis(satu.jenis)]
    teks = f"{teks[0].upper()}{teks[1:]}" if teks else ""
    pokok = satu.jenis in (jenis.PINDAH_KELUAR, jenis.DATANG, jenis.MENINGGAL, jenis.KEMBALI)
    return _titik(
        satu.tanggal,
        judul if satu.jenis == jenis.DATANG else kata_tempat(judul),
        teks,
        satu.keterangan,
        pokok=pokok,
        urut=5,
    )


_DATANG = {True: "hadir", False: "tidak hadir"}


def _titik_sesi(satu: PesertaKonseling) -> Titik:
    """A counselling session: who came, or that the father was invited."""
    ayah = "Suami" if satu.kehamilan_id else "Ayah"
    datang = (("ibu", satu.ibu_hadir), (ayah.lower(), satu.ayah_hadir))
    isi = [f"{siapa} {_DATANG[jawab]}" for siapa, jawab in datang if jawab is not None]
    if satu.ayah_diundang and satu.ayah_hadir is None:
        isi.append(f"{ayah.lower()} diundang")
    kata = ", ".join(isi)
    tempat = satu.sesi.fasilitas.nama if satu.sesi.fasilitas else satu.sesi.tempat
    judul = f"{satu.sesi.get_jenis_display()}{f' di {tempat}' if tempat else ''}"
    return _titik(satu.sesi.tanggal, judul, f"{kata[:1].upper()}{kata[1:]}.", urut=4)


def _titik_anak(bahan: BahanGaris, hari_ini: dt.date, tiba: dt.date | None) -> Iterator[Titik]:
    """The time in the womb as far as it was recorded, then month by month."""
    if bahan.kandungan:
        hamil: Kehamilan = bahan.kandungan.objek
        yield _titik(hamil.sejak, "Ibu didata hamil", f"Ibu {hamil.ibu.nama}.", pokok=True)
        for satu in bahan.kandungan.baris:
            lewat = hamil.berakhir_pada and satu.tanggal > hamil.berakhir_pada
            keadaan = "ibu dalam masa nifas" if lewat else _usia(hamil, satu)
            yield _titik_bulan(satu, keadaan, _asal(satu.tanggal, tiba), ditabelkan=False)
    lembar = bahan.lembar_anak
    if lembar is None:
        return
    tikar = {satu.bulan: satu for satu in bahan.bulan_anak}
    for satu in lembar.baris:
        yield _titik_bulan(satu, satu.umur, _asal(satu.tanggal, tiba), tikar[satu.bulan])
    yield from sela(bulan for bulan in lembar.kosong if bulan < Bulan.dari_tanggal(hari_ini))


def _usia(hamil: Kehamilan, satu: BarisBulan) -> str:
    """The age of a pregnancy in a month: as it was typed, else computed."""
    usia = hamil.usia_bulan(satu.tanggal)
    return f"hamil {satu.umur or f'{usia} bulan'}" if satu.umur or usia is not None else "hamil"


def _titik_bulan(
    satu: BarisBulan, keadaan: str, asal: str, catatan: PemantauanAnak | None = None, *, ditabelkan: bool = True
) -> Titik:
    """One month: what was measured and received, the mat as a badge; what was not stands in the grid."""
    tikar = catatan.tikar if catatan else ""
    ukuran = satu.ukuran
    if catatan and tikar:
        ukuran = ", ".join(kata for kata in ukuran.split(", ") if not kata.startswith("tikar "))
    diterima = ", ".join(kata for kata in satu.layanan.split(", ") if kata != "imunisasi belum")
    return _titik(
        satu.tanggal,
        f"{satu.bulan.label}, {keadaan}",
        f"{ukuran[0].upper()}{ukuran[1:]}." if ukuran else "",
        f"Diterima: {diterima}." if diterima else "Tidak ada layanan lain yang diterima.",
        asal,
        tanda=((KELAS_TIKAR[Tikar(tikar)], f"Tikar {Tikar(tikar).label.lower()}"),) if tikar else (),
        ditabelkan=ditabelkan,
        urut=3,
    )


def _titik_paud(bahan: BahanGaris, hari_ini: dt.date) -> Iterator[Titik]:
    """A year of Formulir 2C as one point, and the months of it nobody wrote down once somebody had begun."""
    for satu in _setahun_paud(bahan):
        terakhir = max(b.bulan for b in bahan.bulan_paud if b.bulan.tahun == satu.tahun)
        yield _titik(
            terakhir.akhir if terakhir < Bulan.dari_tanggal(hari_ini) else hari_ini,
            f"PAUD {satu.tahun}",
            f"Mengikuti {satu.hadir} dari {satu.tercatat} bulan yang dicatat.",
            pokok=True,
            urut=4,
        )
    lahir, terisi = bahan.orang.tanggal_lahir, {satu.bulan for satu in bahan.bulan_paud}
    if not terisi or lahir is None or (masa := rentang_paud(lahir)) is None:
        return
    akhir = min(masa[1], Bulan.dari_tanggal(bahan.orang.keluar_pada or hari_ini).geser(-1))
    awal = min(terisi)
    semua = (awal.geser(n) for n in range(max(akhir.selisih(awal) + 1, 0)))
    yield from sela((satu for satu in semua if satu not in terisi), sebutan="belum dicatat di PAUD")


def _masa(lembar: LembarBulan) -> Masa:
    """A pregnancy as a stage; from the first of a month on, for what was not recorded begins with a whole one."""
    hamil: Kehamilan = lembar.objek
    mulai = min(hamil.hpht_hitung or hamil.sejak, hamil.sejak, *(satu.tanggal for satu in lembar.baris))
    nama = f"Kehamilan ke-{hamil.kehamilan_ke}" if hamil.kehamilan_ke else f"Kehamilan {hamil.sejak.year}"
    return Masa(nama, mulai.replace(day=1), hamil.akhir_nifas or hamil.berakhir_pada)


def _titik_hamil(lembar: LembarBulan, bahan: BahanGaris, hari_ini: dt.date, tiba: dt.date | None) -> Iterator[Titik]:
    """One pregnancy of a woman: registered, its months, its end."""
    hamil: Kehamilan = lembar.objek
    yield _titik(hamil.sejak, "Didata hamil", f"Suami {hamil.suami}." if hamil.suami else "", pokok=True)
    for satu in lembar.baris:
        lewat = hamil.melahirkan and satu.tanggal > hamil.melahirkan
        yield _titik_bulan(satu, "masa nifas" if lewat else _usia(hamil, satu), _asal(satu.tanggal, tiba))
    didata = Bulan.dari_tanggal(hamil.sejak)
    yield from sela(bulan for bulan in lembar.kosong if didata <= bulan < Bulan.dari_tanggal(hari_ini))
    if not hamil.berakhir_pada:
        return
    if hamil.hasil == Kehamilan.Hasil.LAHIR_HIDUP:
        bayi = [anak.orang for anak in bahan.anak_dari_ibu if anak.kehamilan_id == hamil.pk]
        for lahir in bayi:
            yield _titik(hamil.berakhir_pada, "Melahirkan", lahir.nama, pokok=True, urut=6, uuid=str(lahir.uuid))
        if not bayi:
            yield _titik(hamil.berakhir_pada, "Melahirkan", "Anaknya belum didata.", pokok=True, urut=6)
        return
    lahir_mati = hamil.hasil == Kehamilan.Hasil.LAHIR_MATI
    yield _titik(
        hamil.berakhir_pada,
        "Bayi lahir meninggal" if lahir_mati else "Keguguran",
        "Ibu tetap menerima layanan nifas sampai hari ke-42."
        if lahir_mati
        else "Kehamilan ini berakhir sebelum 22 minggu.",
        pokok=True,
        urut=6,
    )


# ---------------------------------------------------------------- grid, growth, quarters


def _isi(satu: PemantauanAnak | PemantauanIbu) -> dict[str, object]:
    return {bidang: getattr(satu, bidang) for bidang in satu.LAYANAN}


def _petak(bahan: BahanGaris) -> list[tuple[str, Petak]]:
    lahir = bahan.orang.tanggal_lahir
    anak = petak_anak(
        [
            CatatanBulan(satu.bulan, _isi(satu), umur=bulan_penuh(lahir, satu.tanggal) if lahir else 0)
            for satu in bahan.bulan_anak
        ]
    )
    hasil = [("Layanan anak 0–23 bulan", anak)] if anak else []
    milik = {kunci: list(semua) for kunci, semua in groupby(bahan.bulan_ibu, key=lambda satu: satu.kehamilan_id)}
    for lembar in bahan.kehamilan:
        hamil: Kehamilan = lembar.objek
        ibu = petak_ibu(
            [
                CatatanBulan(satu.bulan, _isi(satu), bersalin=bersalin(hamil.melahirkan, satu.bulan))
                for satu in milik.get(hamil.pk, [])
            ]
        )
        if ibu:
            hasil.append((f"Layanan {_masa(lembar).nama.lower()}", ibu))
    return hasil


def _setahun_paud(bahan: BahanGaris) -> list[SetahunPaud]:
    hasil = []
    for tahun, semua in groupby(bahan.bulan_paud, key=lambda satu: satu.bulan.tahun):
        hadir = {satu.bulan.bulan: satu.hadir for satu in semua}
        bulan = tuple("y" if hadir.get(n) else "t" if n in hadir else "" for n in range(1, 13))
        hasil.append(SetahunPaud(tahun, bulan, bulan.count("y"), len(hadir)))
    return hasil


def _grafik(bahan: BahanGaris) -> list[Grafik]:
    """Weight and length from birth on, as far as they were measured."""
    lahir, anak = bahan.orang.tanggal_lahir, bahan.anak
    if lahir is None or anak is None:
        return []
    hasil = []
    for bidang, awal, judul, satuan, tempat, langkah in (
        ("berat", anak.berat_lahir, "Berat badan menurut umur", "kg", 2, 2),
        ("panjang", anak.panjang_lahir, "Panjang badan menurut umur", "cm", 1, 10),
    ):
        ukur = [(Decimal(0), awal)] if awal else []
        ukur += [
            ((satu.tanggal - lahir).days / HARI_SEBULAN, nilai)
            for satu in bahan.bulan_anak
            if (nilai := getattr(satu, bidang)) is not None
        ]
        if garis := kurva(ukur, langkah=langkah):
            kata = f"{len(ukur)} kali diukur, terakhir {angka_desimal(ukur[-1][1], tempat)} {satuan}"
            hasil.append(Grafik(judul, satuan, garis, f"{kata} pada umur {int(ukur[-1][0])} bulan."))
    return hasil


_REKAP = {"ibu": "formulir_3a", "anak": "formulir_3b", "paud": ""}


def _hasil(bahan: BahanGaris) -> list[Hasil]:
    """Quarter by quarter, the newest first; of those not finalised only where they can be looked up."""
    beku = [
        Hasil(
            label=_sebut(satu.triwulan, satu.kelompok),
            triwulan=satu.triwulan,
            kelompok=satu.kelompok,
            id=satu.id,
            diterima=satu.diterima,
            seharusnya=satu.seharusnya,
            sementara=False,
            url_rekap=_REKAP[satu.kelompok],
        )
        for satu in reversed(bahan.hasil)
        if satu.triwulan not in {terbuka for terbuka, _, _ in bahan.terbuka}
    ]
    terbuka = [
        Hasil(_sebut(triwulan, kelompok), triwulan, kelompok, uuid, 0, 0, True, "")
        for triwulan, kelompok, uuid in reversed(bahan.terbuka)
    ]
    return sorted([*terbuka, *beku], key=lambda satu: satu.triwulan, reverse=True)


def _sebut(triwulan: Triwulan, kelompok: str) -> str:
    return f"{triwulan.label}{', PAUD' if kelompok == 'paud' else ''}"


def _ringkas(bahan: BahanGaris) -> list[tuple[str, str]]:
    """Counts over the whole life: visits, counselling with the father, months recorded."""
    catatan = [*bahan.bulan_anak, *bahan.bulan_ibu]
    hasil = [("Bulan dicatat", str(len(catatan)))] if catatan else []
    if kunjungan := sum(satu.kunjungan or 0 for satu in catatan):
        hasil.append(("Kunjungan rumah", f"{kunjungan} kali"))
    if ayah := sum(bool(satu.konseling_ayah) for satu in bahan.bulan_anak):
        hasil.append(("Ayah ikut konseling", f"{ayah} bulan"))
    if suami := sum(bool(satu.suami) for satu in bahan.bulan_ibu):
        hasil.append(("Suami ikut konseling", f"{suami} bulan"))
    return hasil
