"""Issuing the Berita Acara: number, content, hash, file and public code, written together or not at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from kpm.dokumen.cetak import Berkas, cetak, kelas_kertas, lambang
from kpm.dokumen.kode import kode_acak
from kpm.dokumen.qr import qr
from kpm.kueri import nama_induk, profil_desa
from kpm.models import DokumenTerbit, Pengguna, Wilayah
from rembuk import kueri
from rembuk.berita_acara import NOMOR_KONSEP, nomor_surat, sidik, susun
from rembuk.models import BeritaAcara, Pertemuan
from rembuk.tindakan.rapat import SudahTerbit, kunci_rapat

PERCOBAAN = 5
ORANG_SEBARIS = 4
"""Signatures that fit beside each other on portrait paper."""
TEMPLAT = "cetak/berita_acara.html"


class BelumLengkap(Exception):
    """The meeting lacks something its Berita Acara needs; ``kurang`` lists the unmet conditions."""

    def __init__(self, kurang: list[kueri.Syarat]) -> None:
        super().__init__("Berita Acara belum dapat terbit. Lengkapi dahulu yang masih kurang.")
        self.kurang = kurang


class TerlaluRamai(Exception):
    """Others kept changing the same things while we printed."""

    def __init__(self) -> None:
        super().__init__("Orang lain sedang menerbitkan atau mengubah rembuk ini. Coba sekali lagi.")


def konteks_cetak(isi: dict[str, Any], lambang: str) -> dict[str, Any]:
    """What the printed page is rendered from: the frozen content, and the picture whose fingerprint it holds."""
    kode_qr = qr(isi["alamat_periksa"]) if isi["alamat_periksa"] else None
    return {
        "isi": isi,
        "ttd_sebaris": sum(len(blok["orang"]) for blok in isi["ttd"]["blok"]) <= ORANG_SEBARIS,
        "kop": isi["kop"] | {"lambang": lambang},
        "kelas_kertas": kelas_kertas(isi["kertas"]),
        "desa_contoh": False,  # the document writes its own mark, together with KONSEP
        "tanda": " · ".join(
            teks
            for teks, ada in (("KONSEP, BUKAN DOKUMEN RESMI", isi["konsep"]), ("DATA CONTOH", isi["contoh"]))
            if ada
        ),
        "qr_path": kode_qr.path if kode_qr else "",
        "qr_sisi": kode_qr.sisi if kode_qr else 0,
        "baris_kaki": isi["kaki"],
    }


def _nama_berkas(rembuk: Pertemuan) -> str:
    return f"berita-acara-rembuk-{rembuk.desa.kode}-{rembuk.tahun}"


def konsep(*, rembuk: Pertemuan, desa: Wilayah, sekarang: dt.datetime) -> Berkas:
    """The Berita Acara as it would be printed now, marked KONSEP. Writes nothing."""
    data = kueri.rapat(rembuk, desa)
    isi = susun(
        data,
        nama=nama_induk(desa),
        nomor=NOMOR_KONSEP,
        kode="",
        dicetak=sekarang,
        alamat_umum=settings.KPM_ALAMAT_UMUM,
        konsep=True,
    )
    return cetak(TEMPLAT, konteks_cetak(isi, lambang(data.profil)), nama=f"konsep-{_nama_berkas(rembuk)}")


def terbitkan(*, rembuk: Pertemuan, desa: Wilayah, oleh: Pengguna, sekarang: dt.datetime) -> BeritaAcara:
    """Issue the Berita Acara of a meeting and close the meeting. ``sekarang`` is the village's local time.

    Printing takes seconds, so it happens before the transaction; the transaction locks the meeting and puts content
    and number together again, and only what still equals the printed paper is stored. Two people at once get two
    numbers, and one meeting is issued once. Raises SudahTerbit, BelumLengkap, TerlaluRamai.
    """
    nama = nama_induk(desa)

    def isi_kini(satu: Pertemuan, kode: str) -> tuple[int, dict[str, Any]]:
        data = kueri.rapat(satu, desa)
        if data.terbit:
            raise SudahTerbit
        kurang = [syarat for syarat in data.syarat(sekarang.date()) if not syarat.terpenuhi]
        if kurang:
            raise BelumLengkap(kurang)
        assert satu.tanggal is not None  # noqa: S101 (a condition of the list above)
        urut = _urut_berikut(desa, satu.tanggal.year)
        nomor = nomor_surat(data.profil.pola_nomor_ba, urut, satu.tanggal)
        return urut, susun(
            data, nama=nama, nomor=nomor, kode=kode, dicetak=sekarang, alamat_umum=settings.KPM_ALAMAT_UMUM
        )

    for _ in range(PERCOBAAN):
        kode = kode_acak()
        kini = Pertemuan.objects.select_related("desa").get(pk=rembuk.pk)
        _, isi = isi_kini(kini, kode)
        berkas = cetak(TEMPLAT, konteks_cetak(isi, lambang(profil_desa(desa))), nama=_nama_berkas(kini))
        try:
            with transaction.atomic():
                kunci_rapat(kini)
                terkunci = Pertemuan.objects.select_related("desa").get(pk=rembuk.pk)
                urut, isi_terkunci = isi_kini(terkunci, kode)
                if sidik(isi_terkunci) == sidik(isi):
                    return _simpan(terkunci, desa, urut, isi, berkas, oleh)
        except IntegrityError:
            continue
    raise TerlaluRamai


def _urut_berikut(desa: Wilayah, tahun: int) -> int:
    terakhir = BeritaAcara.objects.filter(desa=desa, tahun=tahun).aggregate(Max("urut"))["urut__max"]
    return (terakhir or 0) + 1


def _simpan(
    rembuk: Pertemuan, desa: Wilayah, urut: int, isi: dict[str, Any], berkas: Berkas, oleh: Pengguna
) -> BeritaAcara:
    assert rembuk.tanggal is not None  # noqa: S101 (checked before printing)
    register = DokumenTerbit.objects.create(
        kode=isi["kode"],
        jenis=DokumenTerbit.Jenis.BERITA_ACARA,
        wilayah=desa,
        periode=f"Tahun {rembuk.tahun}",
        nomor=isi["nomor"],
        tanggal=rembuk.tanggal,
        sidik=sidik(isi),
    )
    ba: BeritaAcara = BeritaAcara.objects.create(
        desa=desa,
        rembuk=rembuk,
        register=register,
        tahun=rembuk.tanggal.year,
        urut=urut,
        nomor=isi["nomor"],
        isi=isi,
        sidik=sidik(isi),
        jenis_berkas=berkas.jenis,
        berkas=berkas.isi,
        terbit_oleh=oleh,
    )
    return ba


def berkas_terbit(ba: BeritaAcara) -> Berkas:
    """The stored file of an issued Berita Acara, byte for byte."""
    ekor = "pdf" if ba.jenis_berkas == "application/pdf" else "html"
    return Berkas(bytes(ba.berkas), ba.jenis_berkas, f"{_nama_berkas(ba.rembuk)}.{ekor}")
