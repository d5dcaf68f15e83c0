"""Two villages of two provinces with a row of everything in each, and everybody who could come to look at them.

Whatever may not be seen bears a mark that is found again wherever it turns up: a name per village, numbers that stand
nowhere else, keys, ciphertexts.
"""

from __future__ import annotations

import datetime as dt
import io
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from kpm.lingkup import ModelDesa, lingkup
from kpm.models import (
    AnggotaTpk,
    Cadangan,
    Dusun,
    Jejak,
    Kader,
    KegiatanKader,
    Pelatihan,
    PembayaranKader,
    Pengguna,
    Penugasan,
    Peran,
    ProfilDesa,
    SesiPengguna,
    Undangan,
    Unggahan,
    Wilayah,
    WilayahKerja,
)
from kpm.periode import Bulan
from laporan.models import Pekerjaan, RekapDesa
from laporan.tindakan import perbarui_rekap
from laporan.tindakan_kinerja import terbitkan_bukti
from pemantauan.models import PemantauanAnak, PengaturanPedoman, Rujukan
from pemantauan.tindakan import catat_anak
from sasaran.models import Anak, Kehamilan, Keluarga, Orang, Penggabungan, PindahMasuk, SaringanTersimpan
from tests.bahan_desa import isi_desa
from tests.factories import KeluargaFactory, PemantauanAnakFactory, PenggunaFactory, WilayahFactory
from tests.laporan.bahan import T3, buka, tutup
from tests.rembuk.bahan import terbit

HARI_INI = dt.datetime(2026, 10, 12, 2, tzinfo=dt.UTC)
"""Monday after the third quarter."""
SEKARANG = dt.datetime(2026, 10, 12, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))
MULAI = dt.date(2020, 1, 1)
PERAN_DESA = (Peran.KPM, Peran.KEPALA_DESA, Peran.ADMIN_DESA, Peran.BIDAN, Peran.ANGGOTA_RDS, Peran.BPD)
ATAS = {Peran.PENDAMPING_KECAMATAN: 8, Peran.KABUPATEN: 5, Peran.PROVINSI: 2}
"""Role above the village -> characters of its region's code."""
DESA = {"52.04.20.2005": ("Pulau Kaung", "Zubaidah", 1), "62.13.01.2005": ("Magantis", "Wulandari", 2)}
"""Code -> name, mark of every name in it, digit of its numbers."""
INDUK = {
    "00": "Indonesia", "52": "Nusa Tenggara Barat", "52.04": "Kabupaten Sumbawa", "52.04.20": "Buer",
    "62": "Kalimantan Tengah", "62.13": "Kabupaten Barito Timur", "62.13.01": "Dusun Timur",
}  # fmt: skip
PERSON = (Orang, Keluarga, Kehamilan, Anak)


@dataclass
class Desa:
    """One village and what must not be found outside of it."""

    wilayah: Wilayah
    tanda: dict[str, list[str]] = field(default_factory=dict)
    """Kind of secret -> the texts by which it is recognised."""
    calon: dict[str, list[uuid.UUID]] = field(default_factory=dict)
    """Model -> uuids of some of its rows, for addresses."""
    kode_dokumen: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Pelaku:
    """Somebody who comes to look: account, role, region; without a region nothing is theirs."""

    nama: str
    pengguna: Pengguna | None = None
    peran: tuple[str, ...] = ()
    wilayah: str = ""


@dataclass
class Dunia:
    desa: dict[str, Desa]
    pelaku: dict[str, Pelaku]


def bangun() -> Dunia:
    """The world, on HARI_INI, with printing as HTML."""
    for kode, nama in INDUK.items():
        WilayahFactory(kode=kode, nama=nama)
    desa = {kode: Desa(WilayahFactory(kode=kode, nama=nama, dibuka_pada=MULAI)) for kode, (nama, _, _) in DESA.items()}
    pelaku = dict(_pelaku())
    for kode, satu in desa.items():
        _isi(satu, *DESA[kode][1:], pelaku)
    Cadangan.objects.create(nama="kpm-CADANGAN-RAHASIA.kpmc", ukuran=5, sidik="5" * 64, diperiksa_pada=timezone.now())
    for kode in ("00", "52", "62"):
        PengaturanPedoman.objects.create(
            wilayah_id=Wilayah.objects.get(kode=kode).pk, kunci="fe_rule", nilai="tik", berlaku_sejak=MULAI
        )
    return Dunia(desa, pelaku)


def _petugas(pengenal: str, kode: str, *peran: str, **isi: Any) -> Pelaku:
    pengguna = PenggunaFactory(username=f"akun-{pengenal}", **isi)
    for satu in peran:
        Penugasan.objects.create(pengguna=pengguna, wilayah=Wilayah.objects.get(kode=kode), peran=satu, mulai=MULAI)
    return Pelaku(pengenal, pengguna, peran, kode)


def _pelaku() -> Iterator[tuple[str, Pelaku]]:
    """All roles in both villages and above both, and those who have no business anywhere."""
    for kode, (_, _, angka) in DESA.items():
        for ke, peran in enumerate(PERAN_DESA):
            nama = f"{peran}-{angka}"
            yield nama, _petugas(nama, kode, peran, nama=f"Petugas {angka} {peran}", telepon=f"0813{angka}77700{ke}")
        for peran, panjang in ATAS.items():
            nama = f"{peran}-{angka}"
            yield nama, _petugas(nama, kode[:panjang], peran, nama=f"Atas {peran} {angka}")
    yield "pusat", _petugas("pusat", "00", Peran.PUSAT, nama="Orang Pusat")
    yield "semua-desa", _petugas("semua-desa", "52.04.20.2005", *PERAN_DESA, nama="Petugas 1 Serba Bisa")
    lewat = _petugas("habis-masa", "52.04.20.2005", *PERAN_DESA, nama="Petugas 1 Dulu")
    Penugasan.objects.filter(pengguna=lewat.pengguna).update(selesai=dt.date(2026, 10, 11))
    yield "habis-masa", Pelaku("habis-masa", lewat.pengguna)
    nanti = _petugas("belum-mulai", "52.04.20.2005", Peran.KPM, nama="Petugas 1 Nanti")
    Penugasan.objects.filter(pengguna=nanti.pengguna).update(mulai=dt.date(2026, 10, 13))
    yield "belum-mulai", Pelaku("belum-mulai", nanti.pengguna)
    yield "tanpa-tugas", Pelaku("tanpa-tugas", PenggunaFactory(username="akun-tanpa-tugas", nama="Tanpa Tugas"))
    agung = PenggunaFactory(username="akun-agung", nama="Agung", is_superuser=True, is_staff=True)
    yield "superuser", Pelaku("superuser", agung)
    yield "anonim", Pelaku("anonim")


def _isi(desa: Desa, tanda: str, angka: int, pelaku: dict[str, Pelaku]) -> None:
    """Fill one village; every name of a person in it contains ``tanda``, every number the digit ``angka``."""
    wilayah, kode = desa.wilayah, desa.wilayah.kode
    kpm = pelaku[f"kpm-{angka}"].pengguna
    assert kpm is not None
    isi_desa(wilayah, "Umum")
    with lingkup(kode):
        KeluargaFactory(desa=wilayah, dusun=Dusun.objects.order_by("pk")[0])
        beri_nama(tanda, angka)
        _kantor(wilayah, tanda, angka, kpm)
        terbit(wilayah, kpm)
        tutup(wilayah)
        buka(wilayah)
        anak = Anak.objects.order_by("pk")[0]
        PemantauanAnak.objects.get(anak=anak).delete()
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), timbang=True, berat="7.5")
        tutup(wilayah)
        catat_anak(
            desa=wilayah, anak=anak, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 20), nilai={"air": True}, oleh=kpm,
            versi=None,
        )  # fmt: skip
        terbitkan_bukti(
            desa=wilayah, kader=Kader.objects.order_by("pk")[0], bulan=Bulan(2026, 8), oleh=kpm, sekarang=SEKARANG
        )
        _pekerjaan(wilayah, tanda)
        for akun in (kpm, pelaku["semua-desa"].pengguna):
            SaringanTersimpan.objects.create(desa=wilayah, pengguna=akun, nama="Tetangga", kueri="rt=01")
        for model in (Pelatihan, PembayaranKader, KegiatanKader, AnggotaTpk):
            satu = model.objects.order_by("pk")[0]
            satu.pk, satu.uuid, satu._state.adding = None, uuid.uuid4(), True
            if model is PembayaranKader:
                satu.bulan = Bulan(2026, 7)
            satu.save()
            satu.delete()
        Rujukan.objects.create(desa=wilayah, orang=anak.orang, tanggal=dt.date(2026, 9, 1), alasan=["bahaya"]).delete()
        for perbuatan in Jejak.Perbuatan.values:
            Jejak.objects.create(
                desa=wilayah, pengguna=kpm, perbuatan=perbuatan, objek=str(anak.orang.uuid), peran="kpm",
                alasan=f"ALASAN-{tanda}-RAHASIA",
            )  # fmt: skip
        WilayahKerja.objects.create(
            desa=wilayah, penugasan=pelaku[f"bidan-{angka}"].pengguna.penugasan.get(),  # type: ignore[union-attr]
            dusun=Dusun.objects.order_by("pk")[0],
        )  # fmt: skip
    SesiPengguna.objects.create(pengguna=kpm, kunci=f"kunci-{angka}", mulai=HARI_INI, terakhir=HARI_INI)
    Undangan.objects.create(pengguna=kpm, indeks=f"INDEKS-{tanda}", berlaku_sampai=HARI_INI + dt.timedelta(days=3))
    for triwulan in (T3, T3.geser(1)):
        perbarui_rekap(kode, triwulan)
    angka_rekap(wilayah, angka)
    _tandai(desa, tanda, angka)


def angka_rekap(wilayah: Wilayah, angka: int) -> None:
    """Kept figures that stand nowhere else."""
    RekapDesa.objects.filter(wilayah=wilayah).update(
        orang=angka * 41_357, lengkap=angka * 31_793, belum_dipantau=angka * 21_459
    )


def beri_nama(tanda: str, angka: int) -> None:
    """Name every person and household of the open scope anew, with other numbers."""
    for ke, orang in enumerate(Orang.objects.order_by("pk"), 1):
        orang.nama, orang.nik = f"{tanda} Orang {ke}", f"6213994101{angka}0{ke:04d}"
        orang.save()
    for ke, keluarga in enumerate(Keluarga.objects.order_by("pk"), 1):
        keluarga.kepala, keluarga.telepon = f"{tanda} Kepala {ke}", f"08139{angka}888{ke:03d}"
        keluarga.no_kk, keluarga.alamat = f"6213990101{angka}2{ke:04d}", f"Rumah {tanda} {ke}"
        keluarga.save()
    for hamil in Kehamilan.objects.all():
        hamil.suami, hamil.no_kia = f"{tanda} Suami", f"KIA-{tanda}"
        hamil.save()
    for anak in Anak.objects.all():
        anak.nama_ibu, anak.nama_ayah, anak.no_kia = f"{tanda} Ibu", f"{tanda} Ayah", f"KIA-{tanda}"
        anak.save()
    for masuk in PindahMasuk.objects.all():
        masuk.anggota = [satu | {"nama": f"{tanda} Datang"} for satu in masuk.anggota]
        masuk.save()
    Penggabungan.objects.update(nama_hilang=f"{tanda} Hilang")


def _kantor(wilayah: Wilayah, tanda: str, angka: int, kpm: Pengguna) -> None:
    ProfilDesa.objects.create(desa=wilayah, kepala_desa="H. Abdul Wahab", ketua_bpd="M. Saleh", nama_kpm="Nurhayati")
    rahasia = {
        pk for model in (Kader, Pelatihan) for satu in model._meta.fields if satu.related_model is Unggahan
        for pk in model.objects.values_list(satu.attname, flat=True)
    }  # fmt: skip
    for berkas in Unggahan.objects.all():
        isi = f"BERKAS-{tanda}" if berkas.pk in rahasia else "bukti kegiatan"
        berkas.nama = berkas.nama if berkas.pk in rahasia else "bukti.pdf"
        berkas.berkas.save("sk.pdf", ContentFile(f"%PDF-1.4 {isi} %%EOF".encode()))
    for kader in Kader.objects.all():
        kader.nama, kader.telepon, kader.pengguna = f"Kader-{tanda}", f"08137{angka}66655", kpm
        kader.save()
    PembayaranKader.objects.update(jumlah=angka * 1_357_913)
    AnggotaTpk.objects.update(nama=f"Kader-{tanda} TPK")


def _pekerjaan(wilayah: Wilayah, tanda: str) -> None:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        arsip.writestr("01.html", f"{tanda} Arsip")
    Pekerjaan.objects.create(
        desa=wilayah, jenis="formulir-2b", judul="Formulir 2B",
        permintaan={"periode": "2026-08", "kumulatif": False, "kertas": "A4"},
        hasil=wadah.getvalue(), keadaan=Pekerjaan.Keadaan.SELESAI, nama="2b.zip", jenis_berkas="application/zip",
    )  # fmt: skip


def _tandai(desa: Desa, tanda: str, angka: int) -> None:
    """Write down what is secret, as it stands in the database now."""
    kode = desa.wilayah.kode
    terhapus: list[uuid.UUID] = []
    with lingkup(kode):
        for model in apps.get_models():
            nama = model._meta.object_name or ""
            if nama.startswith("Riwayat") or not issubclass(model, ModelDesa):
                continue
            assert model.objects.exists(), f"dunia.py belum mengisi {nama}: satu baris di setiap desa"
            if any(bidang.name == "uuid" for bidang in model._meta.fields):
                desa.calon[nama] = list(model.objects.order_by("pk").values_list("uuid", flat=True))
                riwayat = getattr(model, "history", None)
                hilang = list(riwayat.filter(history_type="-").values_list("uuid", flat=True)) if riwayat else []
                terhapus += hilang[:1]
        petugas = (Peran.KPM, kode), (Peran.ADMIN_DESA, kode), (Peran.KABUPATEN, kode[:5])
        tugas = [Penugasan.objects.filter(peran=p, wilayah__kode=k).order_by("pk")[0].uuid for p, k in petugas]
        desa.calon = {"Penugasan": tugas, "Terhapus": terhapus, **desa.calon}
        lain = {nama: satu for nama, satu in desa.calon.items() if nama not in {m.__name__ for m in PERSON}}
        desa.kode_dokumen = list(
            apps.get_model("pemantauan", "BerkasKartu").objects.values_list("register__kode", flat=True)
        )
        desa.tanda = {
            "nama": [tanda + " ", f"KIA-{tanda}"],
            "uuid": [str(satu) for m in PERSON for satu in desa.calon[m.__name__]],
            "uuid_lain": [str(satu) for semua in lain.values() for satu in semua],
            "nik": [satu for baris in Orang.objects.all() for satu in (baris.nik,)]
            + [satu.no_kk for satu in Keluarga.objects.all()],
            "telepon": [satu.telepon for satu in Keluarga.objects.all() if satu.telepon],
            "kader": [f"Kader-{tanda}", f"08137{angka}66655", f"BERKAS-{tanda}"],
            "bayar": [f"{angka * 1_357_913:,}".replace(",", "."), str(angka * 1_357_913)],
            "akun": [f"0813{angka}77700{ke}" for ke in range(6)],
            "alasan": [f"ALASAN-{tanda}-RAHASIA"],
            "angka": [
                teks for n in (41_357, 31_793, 21_459) for teks in (f"{angka * n:,}".replace(",", "."), str(angka * n))
            ],
            "sandi": [*_tersandi(), f"INDEKS-{tanda}"],
        }


def _tersandi() -> list[str]:
    """Ciphertexts and blind indexes as they stand in the tables."""
    hasil = []
    with lingkup("00"), connection.cursor() as kursor:
        for tabel, kolom in (("sasaran_orang", "nik"), ("sasaran_keluarga", "no_kk")):
            kursor.execute(f"SELECT {kolom}, {kolom}_indeks FROM {tabel} WHERE {kolom} <> ''")
            hasil += [str(satu) for baris in kursor.fetchall() for satu in baris]
    return hasil


def isi_basis_data() -> dict[str, list[Any]]:
    """Every row of every table, but for sessions: nothing else may move when somebody merely looks."""
    hasil = {}
    with connection.cursor() as kursor:
        for tabel in sorted(connection.introspection.table_names(kursor)):
            if tabel in ("django_session", "kpm_sesipengguna"):
                continue
            kursor.execute(f'SELECT * FROM "{tabel}"')
            hasil[tabel] = sorted(
                repr([bytes(satu) if isinstance(satu, memoryview) else satu for satu in baris])
                for baris in kursor.fetchall()
            )
    return hasil
