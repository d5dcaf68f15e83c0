"""Reads about fathers: names, homes and telephones beside the score, and the text for the village's group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from kpm.models import Wilayah
from kpm.periode import Triwulan
from kpm.wilayah_kerja import Kerja
from pemantauan.models import PesertaKonseling
from pemantauan.skor import Pecahan, Skor
from pemantauan.skor.undangan import Rumah, Undangan, daftar_ayah
from sasaran.models import Anak, Kehamilan, Orang


@dataclass(frozen=True, slots=True)
class DaftarAyah:
    """The fathers of a scorecard: who is invited, and who has come with everybody he counts with."""

    undang: tuple[Undangan, ...]
    hadir: tuple[Undangan, ...]

    def di(self, kerja: Kerja | None) -> DaftarAyah:
        """Those whose household lies in a work area; all where there is none, or where it tells no dusun."""
        if kerja is None or not kerja.nama_dusun:
            return self
        milik = [tuple(a for a in semua if a.dusun in kerja.nama_dusun) for semua in (self.undang, self.hadir)]
        return DaftarAyah(*milik)

    @property
    def per_dusun(self) -> dict[str, list[Undangan]]:
        """Those who are invited, by dusun."""
        hasil: dict[str, list[Undangan]] = {}
        for satu in self.undang:
            hasil.setdefault(satu.dusun, []).append(satu)
        return hasil


def baca_ayah(skor: Skor) -> DaftarAyah:
    """The fathers behind a scorecard's figure. Two queries; the scope is open.

    Nobody is invited for a child that died or a pregnancy that was lost since.
    """
    rumah, duka = _rumah(skor)
    semua = daftar_ayah(skor, rumah)
    tanpa_duka = (
        replace(a, bersama=tuple(b for b in a.bersama if b.hadir or (b.hamil, b.id) not in duka)) for a in semua
    )
    return DaftarAyah(tuple(a for a in tanpa_duka if a.belum), tuple(a for a in semua if not a.belum))


def _rumah(skor: Skor) -> tuple[dict[tuple[str, str], Rumah], set[tuple[bool, str]]]:
    """(group, id) -> what is known of the house; and (pregnancy?, id) of the losses."""
    hasil, duka, wafat = {}, set(), Orang.SebabKeluar.MENINGGAL
    hamil = Kehamilan.objects.filter(uuid__in=[b.data.id for b in skor.ibu if not b.bersalin])
    keluarga = ("kepala", "rt", "telepon")
    for uuid, suami, akhir, keluar, *rumah in hamil.values_list(
        "uuid", "suami", "hasil", "ibu__sebab_keluar", *(f"ibu__keluarga__{satu}" for satu in keluarga)
    ):
        hasil["ibu", str(uuid)] = Rumah(ayah=suami, **dict(zip(keluarga, rumah, strict=True)))
        if akhir in (Kehamilan.Hasil.KEGUGURAN, Kehamilan.Hasil.LAHIR_MATI) or keluar == wafat:
            duka.add((True, str(uuid)))
    anak = Anak.objects.filter(uuid__in=[b.data.id for b in skor.anak])
    for uuid, ayah, suami, keluar, *rumah in anak.values_list(
        "uuid", "nama_ayah", "kehamilan__suami", "orang__sebab_keluar", *(f"orang__keluarga__{s}" for s in keluarga)
    ):
        hasil["anak", str(uuid)] = Rumah(ayah=ayah or suami or "", **dict(zip(keluarga, rumah, strict=True)))
        if keluar == wafat:
            duka.add((False, str(uuid)))
    return hasil, duka


def sudah_ikut(skor: Skor) -> set[tuple[str, UUID]]:
    """(group, uuid) of the pregnancies and children of a quarter whose father has come to counselling in it."""
    ibu = (b.data for b in (*skor.ibu, *skor.belum_dipantau_ibu) if b.data.suami_hadir)
    anak = (b.data for b in (*skor.anak, *skor.belum_dipantau_anak) if b.data.ayah_hadir)
    return {("ibu", UUID(satu.id)) for satu in ibu} | {("anak", UUID(satu.id)) for satu in anak}


@dataclass(frozen=True, slots=True)
class CakupanAyah:
    """Fathers of one dusun in a quarter, counted as pregnancies and children like the scorecard's figure."""

    dusun: str
    diundang: int
    """Invited to a session of the quarter, of those the figure counts."""
    capaian: Pecahan
    """Who came, of all."""


def cakupan_dusun(skor: Skor, triwulan: Triwulan) -> list[CakupanAyah]:
    """Invited and come by dusun, by name of the dusun. One query."""
    awal, _, akhir = triwulan.bulan_bulan
    undang = PesertaKonseling.objects.filter(ayah_diundang=True, sesi__bulan__range=(awal, akhir))
    diundang = {str(satu) for dua in undang.values_list("kehamilan__uuid", "anak__uuid") for satu in dua if satu}
    hasil = []
    nama = {b.data.dusun for b in skor.ibu} | {b.data.dusun for b in skor.anak}
    for dusun in sorted(nama, key=str.casefold):
        sini = skor.saring(dusun=dusun)
        dihitung = [b.data.id for b in sini.ibu if not b.bersalin] + [b.data.id for b in sini.anak]
        if dihitung:
            hasil.append(CakupanAyah(dusun, sum(satu in diundang for satu in dihitung), sini.ayah.total))
    return hasil


def teks_kelompok(desa: Wilayah, triwulan: Triwulan, skor: Skor, daftar: DaftarAyah) -> str:
    """What goes to the village's WhatsApp group: counts, never a name."""
    total = skor.ayah.total
    baris = [
        f"*Ayah ikut konseling gizi, {desa.nama_lengkap}, {triwulan.label}*",
        f"Sudah diikuti: {total.diterima} dari {total.seharusnya} ibu hamil dan anak 0–23 bulan.",
    ]
    if daftar.undang:
        baris += [
            "Ayah yang kami undang:",
            *(f"- {dusun}: {len(semua)} ayah" for dusun, semua in daftar.per_dusun.items()),
            "Bapak yang istrinya hamil atau anaknya belum dua tahun, mari ikut konseling gizi bersama keluarga. "
            "Waktu dan tempat dapat ditanyakan kepada kader posyandu atau KPM.",
        ]
    else:
        baris.append("Semua ayah sudah ikut. Terima kasih.")
    return "\n".join(baris)
