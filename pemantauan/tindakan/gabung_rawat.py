"""What a merge does to the doses, contacts and counselling sessions of two records that become one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kpm.models import Pengguna
from kpm.periode import Bulan
from kpm.rekaman import Rekaman
from pemantauan.models import DosisImunisasi, EntriMenunggu, PemantauanIbu, Pemeriksaan, PesertaKonseling
from pemantauan.tindakan.jurnal import Jurnal
from pemantauan.tindakan.periksa import jumlah_per_bulan, tandai_dari_periksa, turunkan_bulan
from sasaran.models import Anak, Kehamilan

Milik = Anak | Kehamilan


def _dosis(dipakai: DosisImunisasi, lebih: DosisImunisasi) -> dict[str, Any]:
    """The exact day where the other knows only the month."""
    if not dipakai.tanggal_perkiraan or lebih.tanggal_perkiraan:
        return {}
    return {nama: getattr(lebih, nama) for nama in ("tanggal", "tanggal_perkiraan", "sumber", "tempat")}


def _pemeriksaan(dipakai: Pemeriksaan, lebih: Pemeriksaan) -> dict[str, Any]:
    """Whatever either of them found; the number of tablets is that of one of them, never the sum."""
    isi = {n: getattr(lebih, n) for n in ("lila", "hb", "tablet") if getattr(dipakai, n) is None}
    isi = {nama: nilai for nama, nilai in isi.items() if nilai is not None}
    if lebih.usg and not dipakai.usg:
        isi["usg"] = True
    if lebih.pemeriksa == Pemeriksaan.Pemeriksa.DOKTER != dipakai.pemeriksa:
        isi["pemeriksa"] = lebih.pemeriksa
    if lebih.catatan and not dipakai.catatan:
        isi["catatan"] = lebih.catatan
    return isi


def _peserta(dipakai: PesertaKonseling, lebih: PesertaKonseling) -> dict[str, Any]:
    """Whatever either of them tells; who came did come."""
    isi: dict[str, Any] = {"ayah_diundang": dipakai.ayah_diundang or lebih.ayah_diundang}
    for nama in ("ayah_hadir", "ibu_hadir"):
        a, b = getattr(dipakai, nama), getattr(lebih, nama)
        isi[nama] = True if a or b else a if a is not None else b
    return isi


@dataclass(frozen=True, slots=True)
class _Rawatan:
    """Rows of which one record holds at most one of a key."""

    model: type[Rekaman]
    siapa: str
    """Foreign key to the child or pregnancy they belong to."""
    kunci: tuple[str, ...]
    isi: Callable[[Any, Any], dict[str, Any]]
    """(the one that stays, the one that goes) -> what the first takes over."""
    bersama: bool = False
    """Whether what it takes over only comes back together when the merge is undone."""


_RAWATAN: Mapping[type[Milik], tuple[_Rawatan, ...]] = {
    Anak: (
        _Rawatan(DosisImunisasi, "anak", ("vaksin", "dosis"), _dosis, bersama=True),
        _Rawatan(PesertaKonseling, "anak", ("sesi_id",), _peserta),
    ),
    Kehamilan: (
        _Rawatan(Pemeriksaan, "kehamilan", ("jenis", "tanggal"), _pemeriksaan),
        _Rawatan(PesertaKonseling, "kehamilan", ("sesi_id",), _peserta),
    ),
}


def satukan_rawatan(jurnal: Jurnal, tetap: Milik, hilang: Milik, *, oleh: Pengguna | None) -> None:
    """Of what both hold (a dose, a contact of one day, a session) one stays, with what it lacks from the other.

    What only the one that goes holds is moved like everything else that points at it.
    """
    for jenis in _RAWATAN[type(tetap)]:
        milik = [
            {
                tuple(getattr(satu, nama) for nama in jenis.kunci): satu
                for satu in jenis.model._base_manager.filter(**{jenis.siapa: siapa}).select_related("desa")
            }
            for siapa in (tetap, hilang)
        ]
        for kunci, lebih in milik[1].items():
            if (dipakai := milik[0].get(kunci)) is None:
                continue
            isi = jenis.isi(dipakai, lebih)
            jurnal.hapus(lebih, oleh=oleh)
            if isi:
                jurnal.ubah(dipakai, isi, [tuple(isi)] if jenis.bersama else (), oleh=oleh)


def bulan_kontak(hamil: Kehamilan) -> set[Bulan]:
    """The months in which a pregnancy has contacts."""
    return set(Pemeriksaan.objects.filter(kehamilan=hamil).order_by().values_list("bulan", flat=True).distinct())


def naikkan_gabungan(jurnal: Jurnal, hamil: Kehamilan, bulan: Collection[Bulan], *, oleh: Pengguna | None) -> None:
    """Raise these months of a pregnancy that another became a part of to the contacts it holds now.

    Where an entry waits for the month it is raised in the month's place; a deletion that waits stays.
    """
    if not bulan:
        return
    catatan = {satu.bulan: satu for satu in PemantauanIbu.objects.filter(kehamilan=hamil, bulan__in=bulan)}
    terbuka = EntriMenunggu.objects.filter(kehamilan=hamil, bulan__in=bulan, keadaan__in=EntriMenunggu.TERBUKA)
    menunggu = {satu.bulan: satu for satu in terbuka.select_related("desa")}
    for satu, kontak in sorted(jumlah_per_bulan(hamil, bulan__in=bulan).items()):
        kini, entri = catatan.get(satu), menunggu.get(satu)
        isi = entri.nilai if entri is not None else {}
        naik = {nama: n for nama, n in kontak.items() if n > (isi.get(nama, getattr(kini, nama, None)) or 0)}
        if not naik or (entri is not None and entri.perbuatan == EntriMenunggu.Perbuatan.HAPUS):
            continue
        if entri is not None:
            jurnal.ubah(entri, {"nilai": isi | naik}, oleh=oleh)
        elif kini is not None:
            jurnal.ubah(kini, naik, oleh=oleh)
            tandai_dari_periksa(kini)


def turunkan_pisahan(langkah: Sequence[Mapping[str, Any]], *, oleh: Pengguna | None) -> None:
    """After a merge was taken back: a month that was raised further while the two were one tells no more than the
    contacts that stayed, or than somebody typed."""
    for satu in langkah:
        if (satu["model"], satu["laku"]) != (Pemeriksaan._meta.label, "pindah"):
            continue
        hamil = Kehamilan.objects.select_related("desa", "ibu__keluarga").filter(pk=satu["ke"]).first()
        if hamil is None:
            continue
        kembali = Pemeriksaan.objects.filter(pk__in=satu["pk"]).order_by().values_list("bulan", flat=True).distinct()
        for bulan in sorted(kembali):
            turunkan_bulan(hamil, bulan, oleh)
