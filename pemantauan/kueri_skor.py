"""From monthly rows to the scorecard: four queries whatever the number of persons, and the pure judging on top."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from kpm.lingkup import syarat_sql
from kpm.models import Dusun, Fasilitas, Wilayah
from kpm.periode import Bulan, Triwulan, bulan_penuh, tambah_bulan
from pemantauan import sql_skor
from pemantauan.imunisasi import Aturan, Idl, Keputusan
from pemantauan.imunisasi.idl import BAWAAN, DasarIdl
from pemantauan.indikator import SET, SetIndikator
from pemantauan.models import PengaturanPedoman
from pemantauan.pengaturan import IKUT, OPSI, Opsi, gabungkan
from pemantauan.pengaturan_imunisasi import BAWAAN_IMUNISASI, OPSI_IMUNISASI
from pemantauan.skor import DataAnak, DataIbu, DataPaud, Skor, hitung
from sasaran.models import HARI_NIFAS, Kehamilan, Orang


def lapisan_pengaturan(kode: list[str], pada: dt.date, daftar: Sequence[Opsi] = OPSI) -> dict[str, dict[str, str]]:
    """What each of these regions (nearest first) has decided for itself by a day, the highest first. One query.

    ``daftar``: the options asked for; those of growth are a list of their own.
    """
    baris = PengaturanPedoman.objects.filter(
        wilayah__kode__in=kode,
        kunci__in=[opsi.kunci for opsi in daftar],
        berlaku_sejak__lte=pada,
        dibatalkan_pada=None,
    )
    return susun_lapisan(kode, baris.order_by("berlaku_sejak").values_list("wilayah__kode", "kunci", "nilai"))


def susun_lapisan(kode: Sequence[str], baris: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """The same from rows (region, key, value), the oldest first."""
    lapisan: dict[str, dict[str, str]] = {satu: {} for satu in reversed(kode)}
    for satu, kunci, nilai in baris:
        if nilai == IKUT:
            lapisan[satu].pop(kunci, None)
        else:
            lapisan[satu][kunci] = nilai
    return lapisan


def pengaturan_berlaku(wilayah: Wilayah, pada: dt.date) -> dict[str, str]:
    """The guideline settings in force for a village on a day: nation, province, kabupaten, the nearest wins."""
    return gabungkan(*lapisan_pengaturan(wilayah.kode_induk, pada).values())


def skor_triwulan(
    desa: Wilayah, triwulan: Triwulan, *, dusun: Dusun | None = None, posyandu: Fasilitas | None = None
) -> Skor:
    """The scorecard of a village and quarter, or of one dusun or posyandu of it. Needs the village's scope open."""
    skor = _skor(desa, triwulan, None, {})
    return skor.saring(dusun=dusun.nama if dusun else None, posyandu=posyandu.nama if posyandu else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diri:
    """Who a person of the scorecard is, for those who go on to the person or to the months."""

    orang: UUID
    rt: str
    dusun: UUID
    posyandu: UUID | None
    meninggal: bool
    lahir: dt.date | None = None
    dua_tahun: dt.date | None = None
    keluar: dt.date | None = None
    sejak: dt.date | None = None
    hamil: Kehamilan | None = None
    """Of a mother: the pregnancy with its dates, and KEK and RESTI as registered; not to be saved."""


def _diri(orang: Any, rt: str, dusun: Any, posyandu: Any, sebab: str, **lain: Any) -> Diri:
    tempat, meninggal = (UUID(_id(posyandu)) if posyandu else None), sebab == Orang.SebabKeluar.MENINGGAL
    return Diri(orang=UUID(_id(orang)), rt=rt, dusun=UUID(_id(dusun)), posyandu=tempat, meninggal=meninggal, **lain)


def skor_berdiri(
    desa: Wilayah, triwulan: Triwulan, lapisan: Mapping[str, dict[str, str]] | None = None
) -> tuple[Skor, dict[str, dict[str, Diri]]]:
    """The scorecard of the whole village, and by group who its persons are. Four queries.

    ``lapisan``: the settings (`OPSI_SKOR`) on the quarter's last day, where they were read already.
    """
    diri: dict[str, dict[str, Diri]] = {"ibu": {}, "anak": {}, "paud": {}}
    return _skor(desa, triwulan, lapisan, diri), diri


def _skor(
    desa: Wilayah,
    triwulan: Triwulan,
    lapisan: Mapping[str, dict[str, str]] | None,
    diri: Mapping[str, dict[str, Diri]],
) -> Skor:
    """The scorecard; the groups of ``diri`` are filled with who their persons are."""
    if lapisan is None:
        lapisan = lapisan_pengaturan(desa.kode_induk, triwulan.akhir, OPSI_SKOR)
    pengaturan, aturan = _pengaturan(desa, lapisan)
    set_indikator = SET[pengaturan["indicator_set"]]
    return hitung(
        ibu=data_ibu(triwulan, diri.get("ibu")),
        anak=data_anak(triwulan, set_indikator, DasarIdl.pada(aturan, triwulan.akhir), diri.get("anak")),
        paud=data_paud(triwulan, set_indikator, diri.get("paud")),
        triwulan=triwulan,
        pengaturan=pengaturan,
        set_indikator=set_indikator,
    )


OPSI_SKOR = (*OPSI, *OPSI_IMUNISASI)
"""What a scorecard is judged by."""


def _pengaturan(desa: Wilayah, lapisan: Mapping[str, dict[str, str]]) -> tuple[dict[str, str], Aturan]:
    """The guideline settings, and the choices about immunisation as they are on that day."""
    pedoman = [{k: n for k, n in satu.items() if k not in BAWAAN_IMUNISASI} for satu in lapisan.values()]
    imunisasi = [
        Keputusan(ke, kunci, nilai, dt.date.min)
        for ke, satu in enumerate(lapisan.values())
        for kunci, nilai in satu.items()
        if kunci in BAWAAN_IMUNISASI
    ]
    return gabungkan(*pedoman), Aturan(desa.kode[:2], tuple(imunisasi))


def parameter(triwulan: Triwulan) -> dict[str, Any]:
    """The months and days of a quarter as the statements of `sql_skor` and `sql_bulan` name them."""
    pertama, _, ketiga = triwulan.bulan_bulan
    return {
        "awal": triwulan.awal.isoformat(),
        "akhir": triwulan.akhir.isoformat(),
        "kini": pertama.angka,
        "akhir_bulan": ketiga.angka,
        **{f"awal_{lebar}q": triwulan.jendela(lebar)[0].angka for lebar in (2, 4, 6)},
        "masih_nifas": (triwulan.awal - dt.timedelta(days=HARI_NIFAS)).isoformat(),
    }


_LINGKUP = (
    ("lingkup", "w.kode"),
    ("lingkup_rekap", "pw.kode"),
    ("lingkup_sesi", "sw.kode"),
    ("lingkup_dosis", "iw.kode"),
)
"""Places of the statements where the open scope stands, and the village's code there."""


def _baca(sql: str, parameter: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Run a statement of `sql_skor` inside the open scope. The person's own columns come as the tuple "diri"."""
    isian = dict(parameter)
    syarat: dict[str, str] = {}
    for nama, kolom in _LINGKUP:
        teks, kode = syarat_sql(kolom)
        for ke, satu in enumerate(kode):
            teks = teks.replace("%s", f"%({nama}_{ke})s", 1)
            isian[f"{nama}_{ke}"] = satu
        syarat[nama] = teks
    with connection.cursor() as kursor:
        kursor.execute(sql.format(**syarat), isian)
        nama_kolom = [satu[0] for satu in kursor.description]
        # the aggregates start with the person's key, which the inner statement selects first
        batas = next(ke for ke, nama in enumerate(nama_kolom) if nama in ("anak_id", "kehamilan_id"))
        nama_rekap = nama_kolom[batas:]
        for baris in kursor.fetchall():
            yield {"diri": baris[:batas], **dict(zip(nama_rekap, baris[batas:], strict=True))}


def _tanggal(nilai: Any) -> Any:
    """A date or None; SQLite hands dates over as text, PostgreSQL as dates."""
    return dt.date.fromisoformat(nilai) if isinstance(nilai, str) else nilai


def _id(nilai: Any) -> str:
    return str(nilai if isinstance(nilai, UUID) else UUID(nilai))


def _ya(angka: int | None) -> bool | None:
    """The code of "last filled value" as an answer."""
    return None if angka is None else angka % 10 == 1


def _jumlah(tercatat: int | None, lebih: int | None) -> int | None:
    """What the months say, and what the sessions add to it; None where neither says anything."""
    return None if tercatat is None and lebih is None else int((tercatat or 0) + (lebih or 0))


def _isi(angka: int | None, kode: Mapping[int, str]) -> Any:
    return None if angka is None else kode.get(angka % 10)


# ---------------------------------------------------------------- anak 0-23 bulan (3B)


def data_anak(
    triwulan: Triwulan, set_indikator: SetIndikator, dasar: DasarIdl = BAWAAN, diri: dict[str, Diri] | None = None
) -> Iterator[DataAnak]:
    """Children who were sasaran in the quarter, with or without a record in it.

    ``dasar``: which doses make the basic immunisation of a child with recorded doses. ``diri``: filled with who each
    of them is, where asked for.
    """
    isian = parameter(triwulan)
    tenggang, bulan_ukur = set_indikator.tenggang_pengukuran, set_indikator.bulan_pengukuran
    for nama, tengah in zip(("pertama", "kedua"), bulan_ukur, strict=True):
        bulan = Bulan(triwulan.tahun, tengah)
        isian[f"{nama}_dari"] = bulan.geser(-tenggang).angka
        isian[f"{nama}_sampai"] = bulan.geser(tenggang).angka
    isian |= {"triwulan_dari": isian["kini"], "triwulan_sampai": isian["akhir_bulan"]}

    awal = {lebar: isian[f"awal_{lebar}q"] for lebar in (2, 4, 6)}
    bulan_terakhir = triwulan.bulan_bulan[2]
    umur_terakhir = set_indikator.ambang_anak.umur_terakhir
    for r in _baca(sql_skor.ANAK, isian):
        uuid, no_kia, nama, kelamin, keluarga, nama_dusun, posyandu, lahir, keluar, sejak, *tempat = r["diri"]
        lahir, keluar, sejak, tanggal = map(_tanggal, (lahir, keluar, sejak, r["tanggal"]))
        if diri is not None:
            diri[_id(uuid)] = _diri(*tempat[:5], lahir=lahir, dua_tahun=_tanggal(tempat[5]), keluar=keluar, sejak=sejak)
        umur = bulan_penuh(lahir, tanggal or min(triwulan.akhir, keluar or triwulan.akhir))
        mulai = Bulan.dari_tanggal(max(sejak, lahir))
        if r["pertama"] and r["pertama"] < mulai.angka:
            mulai = Bulan.dari_angka(r["pertama"])
        yield DataAnak(
            id=_id(uuid),
            no_kia=no_kia,
            nama=nama,
            jenis_kelamin=kelamin,
            keluarga=keluarga,
            dusun=nama_dusun,
            posyandu=posyandu or "",
            punya_catatan=tanggal is not None,
            umur_bulan=max(min(umur, umur_terakhir), 0),
            bulan_riwayat=bulan_terakhir.selisih(mulai) + 1,
            bulan_dipantau=r["dipantau"] or 0,
            gizi_buruk=_ya(r["gizi_buruk"]),
            gizi_kurang=_ya(r["gizi_kurang"]),
            stunting=_ya(r["stunting"]),
            tikar=_isi(r["tikar"], sql_skor.KODE_TIKAR),
            imunisasi=_isi(r["imunisasi"], sql_skor.KODE_IMUNISASI),
            idl=_idl(r["dosis"], dasar),
            ayah_hadir=bool(r["ayah"] or r["sesi_ayah"]),
            kunjungan=r["kunjungan"],
            tinggi_pertama=_ya(r["tinggi_pertama"]),
            tinggi_kedua=_ya(r["tinggi_kedua"]),
            tinggi_triwulan=_ya(r["tinggi_triwulan"]),
            air=_ya(r["air"]),
            jamban=_ya(r["jamban"]),
            akta=_ya(r["akta"]),
            jamkes=_ya(r["jamkes"]),
            # None where no month of the window was filled: "belum dicatat", not zero
            **{
                f"timbang_{lebar}q": r[f"timbang_{lebar}q"] if (r["timbang_terisi"] or 0) >= awal[lebar] else None
                for lebar in (2, 4, 6)
            },
            **{
                f"{layanan}_{lebar}q": _jumlah(r[f"{layanan}_{lebar}q"], r[f"sesi_{layanan}_{lebar}q"])
                if max(r[f"{layanan}_terisi"] or 0, r[f"sesi_{layanan}_terisi"] or 0) >= awal[lebar]
                else None
                for layanan in ("konseling", "konseling_ibu")
                for lebar in (2, 4, 6)
            },
            parenting_2q=r["parenting_2q"] if (r["parenting_terisi"] or 0) >= awal[2] else None,
        )


@lru_cache(maxsize=4096)
def _idl(dosis: int | None, dasar: DasarIdl) -> Idl | None:
    """What the doses by the quarter's last day say; None where none is recorded and the month's answer decides."""
    if dosis is None:
        return None
    return dasar.susun(frozenset(kode for kode, bit in sql_skor.BIT_DOSIS.items() if int(dosis) & bit))


# ---------------------------------------------------------------- ibu hamil dan nifas (3A)


def data_ibu(triwulan: Triwulan, diri: dict[str, Diri] | None = None) -> Iterator[DataIbu]:
    """Pregnancies and puerperia that were sasaran in the quarter, with or without a record in it."""
    for r in _baca(sql_skor.IBU, parameter(triwulan)):
        uuid, no_kia, nama, keluarga, nama_dusun, posyandu, asal, hpht, hpl, berakhir, hasil, sejak, *tempat = r["diri"]
        hamil = Kehamilan(
            asal_tanggal=asal, hpht=_tanggal(hpht), hpl=_tanggal(hpl), berakhir_pada=_tanggal(berakhir), hasil=hasil
        )
        melahirkan = hamil.melahirkan if hamil.melahirkan and hamil.melahirkan <= triwulan.akhir else None
        dipantau = r["dipantau"] or 0
        akhir = hamil.akhir_nifas or hamil.berakhir_pada
        if not dipantau and akhir and _tanggal(sejak) > akhir:
            continue  # it was over before she came to live here
        if diri is not None:
            keluar, hamil.sejak = _tanggal(tempat[5]), _tanggal(sejak)
            hamil.kek, hamil.resti = bool(tempat[6]), bool(tempat[7])
            diri[_id(uuid)] = _diri(*tempat[:5], keluar=keluar, sejak=hamil.sejak, hamil=hamil)
        dilihat = _tanggal(r["tanggal_tanpa_usia"]) if dipantau else triwulan.akhir
        yield DataIbu(
            id=_id(uuid),
            no_kia=no_kia,
            nama=nama,
            keluarga=keluarga,
            dusun=nama_dusun,
            posyandu=posyandu or "",
            punya_catatan=dipantau > 0,
            bulan_dipantau=dipantau,
            melahirkan=melahirkan,
            usia_bulan=_usia_bulan(hamil, r["usia_diketik"], dilihat),
            kek=_ya(r["kek"]),
            resti=_ya(r["resti"]),
            anc=r["anc"],
            fe=r["fe"],
            konseling=_jumlah(r["konseling"], r["sesi_konseling"]),
            kunjungan=r["kunjungan"],
            nifas=r["nifas"] if melahirkan else None,
            suami_hadir=bool(r["suami"] or r["sesi_suami"]),
            air=_ya(r["air"]),
            jamban=_ya(r["jamban"]),
            jamkes=_ya(r["jamkes"]),
        )


def _usia_bulan(hamil: Kehamilan, diketik: int | None, dilihat: dt.date | None) -> int | None:
    """Largest age of the pregnancy in the quarter: typed where it was typed, else computed; not past its end."""
    if dilihat and hamil.berakhir_pada:
        dilihat = min(dilihat, hamil.berakhir_pada)
    dihitung = hamil.usia_bulan(dilihat) if dilihat else None
    return max((usia for usia in (diketik, dihitung) if usia is not None), default=None)


# ---------------------------------------------------------------- anak 2-6 tahun (2C)


def data_paud(
    triwulan: Triwulan, set_indikator: SetIndikator, diri: dict[str, Diri] | None = None
) -> Iterator[DataPaud]:
    """Children of two to six years on the quarter's last day, with their months of Formulir 2C."""
    ambang = set_indikator.ambang_paud
    # completed months change at most a few days apart over short months, hence the wide margin and the exact test below
    isian = parameter(triwulan) | {
        "tahun": triwulan.tahun,
        "lahir_setelah": tambah_bulan(triwulan.akhir, -ambang.umur_akhir - 2).isoformat(),
    }
    for r in _baca(sql_skor.PAUD, isian):
        uuid, nama, kelamin, keluarga, nomor, nama_dusun, posyandu, lahir, kategori, *tempat = r["diri"]
        umur = bulan_penuh(_tanggal(lahir), triwulan.akhir) if lahir else None
        if umur is not None and not ambang.umur_awal <= umur <= ambang.umur_akhir:
            continue
        if diri is not None:
            dua_tahun, keluar = map(_tanggal, tempat[5:])
            diri[_id(uuid)] = _diri(*tempat[:5], lahir=_tanggal(lahir), dua_tahun=dua_tahun, keluar=keluar)
        yield DataPaud(
            id=_id(uuid),
            nama=nama,
            jenis_kelamin=kelamin,
            keluarga=keluarga,
            nomor_keluarga=nomor,
            dusun=nama_dusun,
            posyandu=posyandu or "",
            umur_bulan=umur,
            kategori=kategori if umur is None else None,
            hadir=r["hadir"] or 0,
            terisi=r["terisi"] or 0,
        )
