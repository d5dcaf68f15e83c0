"""What to look at before a quarter is finalised: who has no record, which months are missing, what looks odd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kpm.kueri import profil_desa
from kpm.kueri_siap import tanpa_nama
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.tampilan_skor import Alamat, kelompok_baris, keterangan
from pemantauan.bulanan.kelengkapan import Keadaan
from pemantauan.kueri_bulan import ANAK, IBU, daftar_anak, daftar_ibu
from pemantauan.kueri_kartu import entri_menunggu
from pemantauan.kueri_ragu import belum_dipastikan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.skor import BarisAnak, BarisIbu, BarisPaud, Skor
from sasaran.models import Anak, Kehamilan

JUMLAH_TAMPIL = 10


@dataclass(frozen=True, slots=True)
class Temuan:
    """A person to look at, before the address is known."""

    kelompok: str
    uuid: UUID
    nama: str
    keterangan: str
    bulan: Bulan | None = None
    """The month whose sheet mends it; None where the person's own page does."""


@dataclass(frozen=True, slots=True)
class Orang:
    """A person on the page."""

    nama: str
    keterangan: str
    url: str


@dataclass(frozen=True, slots=True)
class Periksa:
    """One check: how many, the first few, where all of them are."""

    judul: str
    beres: str
    """Said when nothing was found."""
    penjelasan: str
    jumlah: int
    satuan: str
    orang: tuple[Orang, ...]
    url: str = ""
    kata_url: str = ""

    @property
    def lain(self) -> int:
        return self.jumlah - len(self.orang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pemeriksaan:
    """Everything the page says before the quarter is finalised. Nothing of it forbids it."""

    ibu: int
    anak: int
    paud: int
    periksa: tuple[Periksa, ...]
    menunggu: int
    """Entries left over that need a decision."""

    @property
    def nihil(self) -> bool:
        """Nobody stands in the tables."""
        return not (self.ibu or self.anak or self.paud)


def pemeriksaan(desa: Wilayah, triwulan: Triwulan, *, boleh_isi: bool, hari_ini: dt.date) -> Pemeriksaan:
    """Compute the quarter and look at it. The number of queries does not depend on the number of persons.

    ``boleh_isi``: the person at the page may enter records, so names lead to the month's sheet. Of a quarter that still
    runs only the months that have begun are looked at: nobody can fill in the others.
    """
    skor = skor_triwulan(desa, triwulan)
    kini = Bulan.dari_tanggal(hari_ini)
    dimulai = [bulan for bulan in triwulan.bulan_bulan if bulan <= kini]
    belum = _bulan_kosong(dimulai)
    dihitung: tuple[BarisIbu | BarisAnak, ...] = (*skor.ibu, *skor.anak)
    semua = [
        _tanpa_catatan(skor, belum),
        _bulan_kurang(skor, belum),
        _meragukan(triwulan),
        [_temuan(b, keterangan(b)) for b in dihitung if not b.data.no_kia],
        [_temuan(b, b.data.dusun, dimulai[-1]) for b in skor.ibu if not b.bersalin and _tanpa_usia(b)],
        [_temuan(b, keterangan(b)) for b in skor.belum_dipantau_paud],
    ]
    tampil = [satu[:JUMLAH_TAMPIL] for satu in semua]
    rujuk = _Rujukan(desa, boleh_isi, [satu for daftar in tampil for satu in daftar])
    url_orang = Alamat(desa, triwulan, {}).orang
    kurang_ttd = _penanda_tangan(desa)
    kata = (
        (
            "Belum dipantau",
            "Semua sasaran punya catatan",
            _kata_tanpa_catatan(skor),
            "orang",
            url_orang(ciri="belum_dipantau"),
            "Semua yang belum dipantau",
        ),
        (
            "Ada bulan yang kosong",
            "Semua bulan terisi",
            "Mereka dihitung, tetapi layanan pada bulan yang kosong tidak terhitung.",
            "orang",
            f"{reverse('pantau_bulan', args=[desa.kode, dimulai[-1]])}?keadaan=belum",
            f"Daftar {dimulai[-1].nama}",
        ),
        (
            "Isian yang meragukan",
            "Tidak ada isian yang meragukan",
            "Jauh dari bulan sebelumnya atau dari yang biasa, dan belum dipastikan. Perbaiki bila salah.",
            "isian",
            f"{reverse('ragu', args=[desa.kode])}?masa={triwulan}",
            "Jawab atau perbaiki semuanya",
        ),
        (
            "Nomor KIA kosong",
            "Semua sasaran punya nomor KIA",
            "Kolom nomor register KIA pada 3A dan 3B tercetak kosong.",
            "orang",
            "",
            "",
        ),
        (
            "Usia kehamilan belum diketahui",
            "Usia semua kehamilan diketahui",
            "Dinilai seperti trimester 3. Isi HPHT, HPL, atau usia kehamilannya.",
            "ibu",
            "",
            "",
        ),
        (
            "PAUD belum dipantau",
            "Semua anak 2–6 tahun dipantau",
            "Anak tanpa catatan PAUD dihitung tidak aktif.",
            "anak",
            "",
            "",
        ),
    )
    periksa = [
        Periksa(judul, beres, penjelasan, len(daftar), satuan, tuple(map(rujuk.orang, sebagian)), url, kata_url)
        for (judul, beres, penjelasan, satuan, url, kata_url), daftar, sebagian in zip(kata, semua, tampil, strict=True)
    ]
    periksa.append(
        Periksa(
            "Nama penanda tangan belum diisi",
            "Nama penanda tangan terisi",
            f"{' dan '.join(kurang_ttd)}. Tulis di bawah, atau di profil kantor.",
            len(kurang_ttd),
            "nama",
            (),
        )
    )
    return Pemeriksaan(
        ibu=len(skor.ibu),
        anak=len(skor.anak),
        paud=len(skor.paud),
        periksa=tuple(sorted(periksa, key=lambda satu: not satu.jumlah)),
        menunggu=entri_menunggu(triwulan).count(),
    )


def _temuan(baris: BarisIbu | BarisAnak | BarisPaud, kata: str, bulan: Bulan | None = None) -> Temuan:
    return Temuan(kelompok_baris(baris), UUID(baris.data.id), baris.data.nama, kata, bulan)


def _tanpa_usia(baris: BarisIbu) -> bool:
    return baris.data.usia_bulan is None


def _kata_tanpa_catatan(skor: Skor) -> str:
    if skor.pengaturan["sasaran_tanpa_catatan"] == "T":
        return "Mereka dihitung di dalam tabel sebagai tidak menerima layanan."
    return "Mereka tidak masuk tabel, hanya disebut jumlahnya di bawah tabel."


def _bulan_kosong(semua: Iterable[Bulan]) -> dict[tuple[str, str], tuple[str, str, list[Bulan]]]:
    """(group, uuid) -> name, dusun and the months in which a sasaran has no record. Two queries a month."""
    hasil: dict[tuple[str, str], tuple[str, str, list[Bulan]]] = {}
    for bulan in semua:
        for kelompok, daftar in ((IBU, daftar_ibu(bulan, bulan.akhir)), (ANAK, daftar_anak(bulan, bulan.akhir))):
            for satu in daftar:
                if satu.keadaan == Keadaan.BELUM:
                    kunci = (kelompok, str(satu.uuid))
                    hasil.setdefault(kunci, (satu.nama, satu.dusun, []))[2].append(bulan)
    return hasil


def _belum_dipantau(skor: Skor) -> tuple[BarisIbu | BarisAnak, ...]:
    return (*skor.belum_dipantau_ibu, *skor.belum_dipantau_anak)


def _tanpa_catatan(skor: Skor, belum: dict[tuple[str, str], tuple[str, str, list[Bulan]]]) -> list[Temuan]:
    hasil = []
    for baris in _belum_dipantau(skor):
        kosong = belum.get((kelompok_baris(baris), baris.data.id))
        hasil.append(_temuan(baris, keterangan(baris), kosong[2][-1] if kosong else None))
    return hasil


def _bulan_kurang(skor: Skor, belum: dict[tuple[str, str], tuple[str, str, list[Bulan]]]) -> list[Temuan]:
    tanpa = {b.data.id for b in _belum_dipantau(skor)}
    return [
        Temuan(kelompok, UUID(pengenal), nama, f"{dusun} · kosong: {', '.join(b.nama for b in bulan)}", bulan[0])
        for (kelompok, pengenal), (nama, dusun, bulan) in belum.items()
        if pengenal not in tanpa
    ]


def _meragukan(triwulan: Triwulan) -> list[Temuan]:
    """Records of the quarter the entry forms would ask about, and nobody confirmed."""
    return [
        Temuan(satu.kelompok, satu.uuid, satu.nama, f"{satu.bulan.nama}: {satu.ragu.pernyataan}", satu.bulan)
        for satu in belum_dipastikan(triwulan)
    ]


def _penanda_tangan(desa: Wilayah) -> list[str]:
    return tanpa_nama(desa, profil_desa(desa))


class _Rujukan:
    """Addresses of the persons that are shown: the month's sheet, or the person's own page. Two queries."""

    def __init__(self, desa: Wilayah, boleh_isi: bool, temuan: Iterable[Temuan]) -> None:
        self.desa, self.boleh_isi = desa, boleh_isi
        ke_orang = [satu for satu in temuan if not self._ke_lembar(satu)]
        ibu = [satu.uuid for satu in ke_orang if satu.kelompok == IBU]
        anak = [satu.uuid for satu in ke_orang if satu.kelompok != IBU]
        self.orang_uuid: dict[UUID, UUID] = dict(self._baca(Kehamilan, "ibu__uuid", ibu))
        self.orang_uuid |= dict(self._baca(Anak, "orang__uuid", anak))

    @staticmethod
    def _baca(model: type[Kehamilan | Anak], jalur: str, uuid: Sequence[UUID]) -> Iterable[tuple[UUID, UUID]]:
        return model.objects.filter(uuid__in=uuid).order_by().values_list("uuid", jalur)

    def _ke_lembar(self, satu: Temuan) -> bool:
        return self.boleh_isi and satu.bulan is not None and satu.kelompok in (IBU, ANAK)

    def orang(self, satu: Temuan) -> Orang:
        if self._ke_lembar(satu):
            url = reverse(f"isi_{satu.kelompok}", args=[self.desa.kode, satu.bulan, satu.uuid])
        else:
            url = reverse("orang", args=[self.desa.kode, self.orang_uuid[satu.uuid]])
        return Orang(satu.nama, satu.keterangan, url)
