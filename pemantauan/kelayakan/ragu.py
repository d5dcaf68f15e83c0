"""What a month's entry unlikely is: the question that is put before storing it, and how an answer is remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan, bulan_penuh
from pemantauan.antropometri.zskor import BEDA_POSISI, BULAN_TERAKHIR
from pemantauan.imunisasi.idl import UMUR_CAMPAK
from pemantauan.kelayakan.dasar import LAZIM, SAAT_LAHIR, Lalu, Ragu, tanyakan, teks
from pemantauan.kelayakan.mungkin import BATAS, Angka, ringkas, tulis
from pemantauan.kelayakan.ukuran import keraguan_zskor

TURUN_BERAT = Decimal("0.1")
"""Share of the last weight a child may lose unasked; newborns lose up to a tenth in their first days."""
NAIK_BERAT = (Decimal(2), Decimal(1))
"""kg gained unasked in the first month since the last weighing, and in each further one (three times the median)."""
NAIK_PANJANG_BAYI = (Decimal(6), Decimal(4))
"""cm grown unasked up to 3 bulan penuh: the first month since the last measurement, and each further one."""
NAIK_PANJANG = (Decimal(4), Decimal("2.5"))
"""The same from 4 bulan penuh on (the median is 2 cm a month there, falling to 1)."""
SELISIH_LAHIR = Decimal(1)
"""cm a newborn may seem shorter than at its birth: that length is often written in whole centimetres."""
GALAT_UKUR = Decimal("0.5")
"""cm between two measurements of one length by trained hands: no reason to hold a stored length back. The form asks
about less, while the child is still on the board."""
UMUR_BAYI_MUDA = 3
UMUR_DIUKUR_BERDIRI = 9
"""Below this age a standing measurement is asked about (WHO anthro, flag POS9MO)."""
UMUR_TERTUA = BULAN_TERAKHIR
"""Bulan penuh up to which the standard tells what is usual; older children are not asked about."""
UMUR_BAYI_BARU = 1
"""Bulan penuh up to which a first measurement is compared with that of the birth."""
SERING = {"anc": 4, "nifas": 4, "kunjungan": 8, "konseling": 5}
"""Times in one month that are not asked about."""
FE_SEBULAN, FE_SEKALI = 90, 31
"""Tablets in one month, and for one visit, that are not asked about: one tablet a day."""
USIA_LAZIM = 9
LAMA = 12
"""Bulan penuh since the day of monitoring from which that day is asked about."""
MENETAP = {"air": "Air minum layak", "jamban": "Jamban sehat", "jamkes": "Jaminan kesehatan"}
URUT_IMUNISASI = {"belum": 0, "kecuali": 1, "lengkap": 2}
KATA_IMUNISASI = {"belum": "belum", "kecuali": "lengkap kecuali campak", "lengkap": "lengkap"}


def sisakan(
    ragu: Collection[Ragu], *, tersimpan: Mapping[str, Any], dipastikan: Mapping[str, str], jawaban: Collection[str]
) -> tuple[list[Ragu], dict[str, str]]:
    """Which doubts are still to be asked, and the confirmations to store with the entry ({kode: value}).

    ``tersimpan`` are the stored values by field: what stands there already is not asked again. ``dipastikan`` are the
    stored confirmations, ``jawaban`` the kode answered with Ya just now.
    """
    pasti = {satu.kode: satu.nilai for satu in ragu if satu.kode in dipastikan or satu.kode in jawaban}
    tanya = [
        satu
        for satu in ragu
        if satu.kode not in pasti
        and not (satu.bidang in tersimpan and teks(tersimpan[satu.bidang]) == satu.nilai != teks(None))
    ]
    return tanya, pasti


def lalu_dan_lahir(
    lalu: Mapping[str, Lalu],
    *,
    umur: int | None,
    berat: Decimal | None,
    panjang: Decimal | None,
    lahir: dt.date | None = None,
) -> dict[str, Lalu]:
    """The last earlier values; for a newborn without one that of the birth (kg, cm), which a begun month counts for:
    a baby of six weeks has grown for more than one."""
    ukuran = {"berat": berat, "panjang": panjang} if umur is not None and umur <= UMUR_BAYI_BARU else {}
    jarak = (umur or 0) + 1
    dasar = {nama: Lalu(nilai, SAAT_LAHIR, jarak, lahir) for nama, nilai in ukuran.items() if nilai is not None}
    return {**dasar, **lalu}


def keraguan_anak(
    nilai: Mapping[str, Any],
    *,
    lalu: Mapping[str, Lalu],
    umur: int | None,
    jenis_kelamin: str,
    tanggal: dt.date,
    hari_ini: dt.date,
    kemudian: Mapping[str, Lalu] | None = None,
    lahir: dt.date | None = None,
    galat: Decimal = Decimal(0),
) -> list[Ragu]:
    """Doubts about a row of Formulir 2B (kg, cm) taken on ``tanggal`` at ``umur`` bulan penuh, in the order of fields.

    ``lalu`` has the last earlier value by field (for a newborn that of the birth), ``kemudian`` the next later one.
    Without ``lahir`` nothing is asked about z-scores. ``galat``: cm a length may fall unasked.
    """
    ukuran = [
        *_berat(nilai, lalu.get("berat"), umur, jenis_kelamin),
        *_panjang(nilai, lalu, (kemudian or {}).get("panjang"), umur, jenis_kelamin, galat),
    ]
    z = keraguan_zskor(nilai, lahir=lahir, tanggal=tanggal, umur=umur, jenis_kelamin=jenis_kelamin)
    return [
        *_lama(tanggal, hari_ini),
        *_satu_pertanyaan(ukuran, list(z)),
        *_imunisasi(nilai, lalu.get("imunisasi"), umur),
        *_sering(nilai, ("kunjungan",)),
        *_hilang(nilai, lalu, akta=True),
    ]


def _satu_pertanyaan(ukuran: Sequence[Ragu], z: Sequence[Ragu]) -> Iterator[Ragu]:
    """One question about one number is enough: that about its change, else its own z-score, else that it is far from
    the usual. About weight and length together only where neither is asked about."""
    berubah = {satu.bidang for satu in ukuran if not satu.nama.endswith("_lazim")}
    janggal = {satu.bidang: satu for satu in z if satu.nama in ("z_pb_u", "z_bb_u") and satu.bidang not in berubah}
    yield from (satu for satu in ukuran if not (satu.nama.endswith("_lazim") and satu.bidang in janggal))
    yield from janggal.values()
    if not janggal and not ukuran:
        yield from [satu for satu in z if satu.nama in ("z_bb_pb", "z_imt_u")][:1]
    yield from (satu for satu in z if satu.nama == "tikar_z")


def keraguan_ibu(
    nilai: Mapping[str, Any],
    *,
    lalu: Mapping[str, Lalu],
    bulan: Bulan,
    melahirkan: dt.date | None,
    hpht: dt.date | None,
    tanggal: dt.date,
    hari_ini: dt.date,
) -> list[Ragu]:
    """Doubts about a row of Formulir 2A taken on ``tanggal``. ``usia_bulan`` as typed, or as counted from ``hpht``."""
    return [
        *_lama(tanggal, hari_ini),
        *_usia(nilai, lalu.get("usia_bulan"), bulan, melahirkan, hpht, tanggal),
        *_sering(nilai, ("anc", "nifas", "konseling", "kunjungan")),
        *_fe(nilai),
        *_sudah_lahir(nilai, bulan, melahirkan),
        *_hilang(nilai, lalu, akta=False),
    ]


def _lama(tanggal: dt.date, hari_ini: dt.date) -> Iterator[Ragu]:
    if (bulan := bulan_penuh(tanggal, hari_ini)) >= LAMA:
        yield tanyakan("tanggal_lama", "tanggal", tanggal, f"Tanggal {ringkas(tanggal)} sudah {bulan} bulan yang lalu")


def _batas_naik(batas: tuple[Decimal, Decimal], jarak: int) -> Decimal:
    return batas[0] + batas[1] * (max(jarak, 1) - 1)


def _batas_panjang(umur: int | None, jarak: int) -> Decimal:
    """cm grown unasked: the months up to UMUR_BAYI_MUDA by the pace of a young baby, those after by the slower one.

    A baby measured at birth and again at six months has grown 18 cm and nobody need be asked about it.
    """
    if umur is not None and umur <= UMUR_BAYI_MUDA:
        return _batas_naik(NAIK_PANJANG_BAYI, jarak)
    muda = max(jarak - (umur - UMUR_BAYI_MUDA), 0) if umur is not None else 0
    return _batas_naik(NAIK_PANJANG, max(jarak, 1) - muda) + NAIK_PANJANG_BAYI[1] * muda


def _berat(nilai: Mapping[str, Any], lalu: Lalu | None, umur: int | None, jenis_kelamin: str) -> Iterator[Ragu]:
    berat: Decimal | None = nilai.get("berat")
    if berat is None:
        return
    ragu = _perubahan_berat(berat, lalu) if lalu is not None else None
    if ragu is not None:  # one question about one number is enough
        yield ragu
    else:
        yield from _tidak_lazim("berat", berat, umur, jenis_kelamin)


def _perubahan_berat(berat: Decimal, lalu: Lalu) -> Ragu | None:
    naik = berat - lalu.nilai
    turun = naik < -TURUN_BERAT * lalu.nilai
    if not turun and naik <= _batas_naik(NAIK_BERAT, lalu.jarak):
        return None
    dari = f"dari {lalu.sebutan} ({tulis(lalu.nilai)} kg)"
    if turun:
        return tanyakan("berat_turun", "berat", berat, f"Berat turun {tulis(-naik)} kg {dari}", lalu)
    return tanyakan("berat_naik", "berat", berat, f"Berat naik {tulis(naik)} kg {dari}", lalu)


def _panjang(
    nilai: Mapping[str, Any],
    semua: Mapping[str, Lalu],
    kemudian: Lalu | None,
    umur: int | None,
    jenis_kelamin: str,
    galat: Decimal,
) -> Iterator[Ragu]:
    panjang: Decimal | None = nilai.get("panjang")
    if panjang is None:
        return
    berdiri = nilai.get("cara_ukur") == "H"
    ragu = _perubahan_panjang(panjang, semua, kemudian, umur, berdiri, galat)
    if ragu is not None:
        yield ragu
    else:
        yield from _tidak_lazim("panjang", panjang, umur, jenis_kelamin)
    if berdiri and umur is not None and umur < UMUR_DIUKUR_BERDIRI:
        yield tanyakan("berdiri", "cara_ukur", "H", f"Anak {umur} bulan diukur berdiri")


def _perubahan_panjang(
    panjang: Decimal,
    semua: Mapping[str, Lalu],
    kemudian: Lalu | None,
    umur: int | None,
    berdiri: bool,
    galat: Decimal,
) -> Ragu | None:
    if (lalu := semua.get("panjang")) is not None:
        baring = "cara_ukur" in semua and semua["cara_ukur"].nilai == "L"
        naik = panjang - lalu.nilai + (BEDA_POSISI if berdiri and baring else 0)
        if naik < -max(galat, SELISIH_LAHIR if lalu.sebutan == SAAT_LAHIR else galat):
            kata = f"Panjang {tulis(panjang)} cm lebih pendek daripada {lalu.sebutan} ({tulis(lalu.nilai)} cm)"
            return tanyakan("panjang_turun", "panjang", panjang, kata, lalu)
        if naik > _batas_panjang(umur, lalu.jarak):
            kata = f"Panjang bertambah {tulis(panjang - lalu.nilai)} cm dari {lalu.sebutan} ({tulis(lalu.nilai)} cm)"
            return tanyakan("panjang_naik", "panjang", panjang, kata, lalu)
    if kemudian is not None and panjang > kemudian.nilai + BEDA_POSISI:
        dari = f"{kemudian.sebutan} sesudahnya ({tulis(kemudian.nilai)} cm)"
        kata = f"Panjang {tulis(panjang)} cm melebihi {dari}"
        return tanyakan("panjang_lebih", "panjang", panjang, kata, kemudian)
    return None


def _tidak_lazim(bidang: str, nilai: Decimal, umur: int | None, jenis_kelamin: str) -> Iterator[Ragu]:
    if umur is None or not 0 <= umur <= UMUR_TERTUA:
        return
    bawah, atas = LAZIM[bidang][jenis_kelamin][umur]
    if bawah <= nilai <= atas:
        return
    jauh = "jauh di bawah" if nilai < bawah else "jauh di atas"
    satuan, anak = BATAS[bidang].satuan, "anak laki-laki" if jenis_kelamin == "L" else "anak perempuan"
    lazim = f"yang biasa untuk {anak} {umur} bulan ({tulis(bawah)}–{tulis(atas)} {satuan})"
    yield tanyakan(f"{bidang}_lazim", bidang, nilai, f"{bidang.capitalize()} {tulis(nilai)} {satuan} {jauh} {lazim}")


def _imunisasi(nilai: Mapping[str, Any], lalu: Lalu | None, umur: int | None) -> Iterator[Ragu]:
    kini = nilai.get("imunisasi")
    if not kini:
        return
    if lalu is not None and URUT_IMUNISASI[kini] < URUT_IMUNISASI[lalu.nilai]:
        kata = f"Imunisasi {KATA_IMUNISASI[lalu.nilai]} pada {lalu.sebutan}, sekarang {KATA_IMUNISASI[kini]}"
        yield tanyakan("imunisasi_mundur", "imunisasi", kini, kata, lalu)
    if kini == "lengkap" and umur is not None and umur < UMUR_CAMPAK:
        kata = f"Imunisasi lengkap pada {umur} bulan, padahal campak diberikan mulai {UMUR_CAMPAK} bulan"
        yield tanyakan("imunisasi_dini", "imunisasi", kini, kata)


_NAMA_KALI = {
    "anc": "Periksa kehamilan",
    "nifas": "Periksa nifas",
    "konseling": "Konseling atau kelas ibu",
    "kunjungan": "Kunjungan rumah",
}


def _sering(nilai: Mapping[str, Any], bidang: tuple[str, ...]) -> Iterator[Ragu]:
    for satu in bidang:
        kali = nilai.get(satu)
        if kali is not None and kali > SERING[satu]:
            yield tanyakan(f"{satu}_sering", satu, kali, f"{_NAMA_KALI[satu]} {tulis(kali)} kali dalam satu bulan")


def _fe(nilai: Mapping[str, Any]) -> Iterator[Ragu]:
    fe: Angka | None = nilai.get("fe")
    if fe is None:
        return
    kunjungan = max(nilai.get("anc") or 0, 1)
    if fe > FE_SEBULAN:
        yield tanyakan("fe_banyak", "fe", fe, f"{tulis(fe)} tablet Fe dalam satu bulan")
    elif fe > FE_SEKALI * kunjungan:
        yield tanyakan("fe_kunjungan", "fe", fe, f"{tulis(fe)} tablet Fe untuk {kunjungan} kali periksa")


def _usia(
    nilai: Mapping[str, Any],
    lalu: Lalu | None,
    bulan: Bulan,
    melahirkan: dt.date | None,
    hpht: dt.date | None,
    tanggal: dt.date,
) -> Iterator[Ragu]:
    if hpht is not None and tanggal < hpht:
        kata = f"Tanggal {ringkas(tanggal)} sebelum haid terakhir, {tanggal_panjang(hpht)}"
        yield tanyakan("sebelum_hamil", "tanggal", tanggal, kata)
    usia = nilai.get("usia_bulan")
    if usia is None or (melahirkan is not None and melahirkan <= bulan.akhir):
        return
    if usia > USIA_LAZIM:
        kata = f"Usia kehamilan {usia} bulan dan belum melahirkan"
        yield tanyakan("usia_lewat", "usia_bulan", usia, kata)
    elif hpht is None and lalu is not None:
        dari = f"{lalu.nilai} bulan pada {lalu.sebutan}"
        if usia < lalu.nilai:
            yield tanyakan("usia_turun", "usia_bulan", usia, f"Usia kehamilan {usia} bulan, padahal {dari}", lalu)
        elif abs(usia - lalu.nilai - lalu.jarak) > 1:
            yield tanyakan("usia_lompat", "usia_bulan", usia, f"Usia kehamilan {usia} bulan, dari {dari}", lalu)


def _sudah_lahir(nilai: Mapping[str, Any], bulan: Bulan, melahirkan: dt.date | None) -> Iterator[Ragu]:
    if melahirkan is None or melahirkan >= bulan.awal:
        return
    sudah = f"padahal ibu sudah melahirkan {tanggal_panjang(melahirkan)}"
    if anc := nilai.get("anc"):
        yield tanyakan("anc_sesudah", "anc", anc, f"Periksa kehamilan {tulis(anc)} kali, {sudah}")


def _hilang(nilai: Mapping[str, Any], lalu: Mapping[str, Lalu], *, akta: bool) -> Iterator[Ragu]:
    """What was there and is said to be gone."""
    for bidang, nama in MENETAP.items():
        if nilai.get(bidang) is False and bidang in lalu and lalu[bidang].nilai is True:
            kata = f"{nama} Ya menurut {lalu[bidang].sebutan}, sekarang Tidak"
            yield tanyakan(f"{bidang}_hilang", bidang, False, kata, lalu[bidang])
    if akta and nilai.get("akta") is False and "akta" in lalu and lalu["akta"].nilai is True:
        kata = f"Akta lahir sudah ada menurut {lalu['akta'].sebutan} dan tidak dapat hilang, sekarang Tidak"
        yield tanyakan("akta_hilang", "akta", False, kata, lalu["akta"])
