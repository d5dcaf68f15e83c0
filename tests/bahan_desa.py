"""One row of everything in a village, and every address of a region: what the walks over all of them stand on."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import (
    AnggotaTpk,
    DokumenTerbit,
    Dusun,
    Kader,
    KegiatanKader,
    Pelatihan,
    PembayaranKader,
    Unggahan,
    Wilayah,
)
from kpm.periode import Bulan, Triwulan
from kpm.rekaman import Rekaman
from laporan.models import BarisImpor, Impor
from pemantauan.models import JawabanRagu, PenanggungJawab, Rujukan
from rembuk.kueri_fgd import bahan_triwulan
from rembuk.kueri_mad import mad as baca_mad
from rembuk.models import (
    AnggaranBidang,
    AnggotaLembaga,
    BagianMad,
    BeritaAcara,
    DesaMad,
    FotoPertemuan,
    Hadirin,
    JenisPertemuan,
    KegiatanAnggaran,
    KegiatanMad,
    LangkahUsulan,
    Lembaga,
    Masalah,
    Penyerahan,
    Pertemuan,
    PindaianBA,
    Publikasi,
    Realisasi,
    SalinanMad,
    Siklus,
    TemuanDusun,
    TindakLanjut,
    TitikPeta,
    Usulan,
)
from rembuk.tindakan.mad import isi_per_desa
from sasaran.models import (
    BukanGanda,
    Kejadian,
    Keluarga,
    Penggabungan,
    PindahKeluar,
    PindahMasuk,
    SaringanTersimpan,
)
from tests.factories import (
    AnakFactory,
    DosisFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    KondisiFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PemantauanPaudFactory,
    PemeriksaanFactory,
    PenggunaFactory,
    PesertaFactory,
    PosyanduFactory,
    SesiFactory,
)

RAHASIA = "Zubaidah Rahasia"
BULAN, TRIWULAN = "2026-08", "2026-T3"


def isi_desa(desa: Wilayah, nama: str = RAHASIA) -> set[uuid.UUID]:
    """Put at least one record of every kind into a village; their uuids."""
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa, nama=f"Dusun {nama}")
        KondisiFactory(fasilitas=PosyanduFactory(desa=desa, nama=f"Posyandu {nama}"))
        keluarga = KeluargaFactory(desa=desa, kepala=nama, dusun=dusun)
        hamil = KehamilanFactory(desa=desa, ibu=OrangFactory(desa=desa, keluarga=keluarga, nama=nama))
        anak = AnakFactory(desa=desa, keluarga=keluarga, nama=nama)
        PemantauanIbuFactory(kehamilan=hamil, anc=1)
        PemeriksaanFactory(kehamilan=hamil, catatan=nama)
        DosisFactory(anak=anak, tempat=nama)
        bulan = PemantauanAnakFactory(anak=anak, air=True)
        JawabanRagu.objects.create(
            desa=desa, jenis="bulan_anak", untuk=bulan.uuid, kode="berat_turun:8.2", kalimat=nama
        )
        besar = AnakFactory(desa=desa, keluarga=keluarga, nama=nama, lahir=dt.date(2023, 5, 20))
        PemantauanPaudFactory(anak=besar)
        perempuan = hamil.ibu
        PenanggungJawab.objects.get_or_create(
            desa=desa, kelompok="anak", indikator="jamban", defaults={"kewenangan": "desa", "nama": nama}
        )
        Rujukan.objects.create(
            desa=desa, orang=anak.orang, anak=anak, tanggal=dt.date(2026, 8, 20), alasan=["lain"], keterangan=nama
        )
        Kejadian.objects.create(desa=desa, orang=perempuan, jenis="pindah_rumah", tanggal=dt.date(2026, 9, 1))
        jalan = {"kesepakatan": uuid.uuid4(), "tanggal": dt.date(2026, 9, 1)}
        PindahKeluar.objects.create(desa=desa, tujuan=desa, anggota=[str(perempuan.uuid)], **jalan)
        anggota = [{"uuid": "x", "nama": nama, "jenis_kelamin": "P", "tanggal_lahir": "", "sebagai": "Ibu"}]
        PindahMasuk.objects.create(desa=desa, asal=desa, anggota=anggota, **jalan)
        sesi = SesiFactory(desa=desa, tempat=nama)
        PesertaFactory(sesi=sesi, kehamilan=hamil, ayah_diundang=True, ibu_hadir=True)
        PesertaFactory(sesi=sesi, anak=anak, ayah_diundang=True, ayah_hadir=True)
        rembuk = Pertemuan.objects.create(
            desa=desa, tahun=2026, triwulan=TRIWULAN, tempat=nama, tanggal=dt.date(2026, 9, 1)
        )
        masalah = Masalah.objects.create(
            desa=desa, rembuk=rembuk, kelompok="anak", indikator="jamban", diterima=1, seharusnya=2
        )
        usulan = Usulan.objects.create(
            desa=desa, rembuk=rembuk, masalah=masalah, paket=3, kegiatan=nama, lokasi="-", volume="1", manfaat="-",
            waktu="-", biaya=1, pelaksana="-", status=Usulan.Status.DISEPAKATI,
        )  # fmt: skip
        tanggal = dt.date(2026, 9, 2)
        LangkahUsulan.objects.create(
            desa=desa, usulan=usulan, dari="diusulkan", ke="disepakati", tanggal=tanggal, pemutus=nama, nomor=nama
        )
        Penyerahan.objects.create(desa=desa, rembuk=rembuk, kepada="bpd", penerima=nama, tanggal=tanggal)
        SaringanTersimpan.objects.create(desa=desa, pengguna=PenggunaFactory(), nama=nama, kueri="rt=01")
        BukanGanda.objects.create(desa=desa, jenis="orang", satu=anak.orang.uuid, lain=besar.orang.uuid)
        Penggabungan.objects.create(
            desa=desa, jenis="orang", tetap=anak.orang.uuid, hilang=uuid.uuid4(), nama_hilang=nama,
            rekam={"langkah": [], "alias": {}}, digabung_pada=timezone.now(),
        )  # fmt: skip
        impor = Impor.objects.create(
            desa=desa, jenis=Impor.Jenis.EPPGBM, nama_berkas=f"{nama}.xlsx", sidik="0" * 64, keadaan=Impor.Keadaan.SIAP
        )
        BarisImpor.objects.create(
            desa=desa, impor=impor, urutan=0, rekam="orang", untuk=uuid.uuid4(), sebutan=nama, keadaan="tidak_jelas",
            kunci=nama,
        )  # fmt: skip
        isi_anggaran(desa, nama)
        Hadirin.objects.create(desa=desa, pertemuan=rembuk, nama=nama, unsur="rds", jenis_kelamin="P")
        isi_fgd(desa, nama)
        isi_pertemuan(desa, nama)
        isi_berita_acara(desa, nama)
        isi_kantor_kader(desa, nama)
        isi_lembaga(desa, nama)
        return {
            satu
            for model in apps.get_models()
            if issubclass(model, Rekaman) or model in (Impor, SalinanMad)
            for satu in model.objects.values_list("uuid", flat=True)
        }


def isi_berita_acara(desa: Wilayah, nama: str) -> None:
    """A rembuk with its issued Berita Acara, the next number of its year, and the scan of it. The scope is open."""
    urut = BeritaAcara.objects.filter(tahun=2025).count() + 1
    rembuk = Pertemuan.objects.create(
        desa=desa, tahun=2025, triwulan="2025-T2", tempat=nama, tanggal=dt.date(2025, 6, 1)
    )
    kode = uuid.uuid4().hex[:8]
    register = DokumenTerbit.objects.create(
        kode=kode, jenis="berita_acara", wilayah=desa, periode="2025", nomor=f"{urut:03}",
        tanggal=dt.date(2025, 6, 1), sidik="0" * 64,
    )  # fmt: skip
    ba = BeritaAcara.objects.create(
        desa=desa, rembuk=rembuk, register=register, tahun=2025, urut=urut, nomor=f"{urut:03}", isi={"kode": kode},
        sidik="0" * 64, jenis_berkas="application/pdf", berkas=nama.encode(), terbit_oleh=PenggunaFactory(),
    )  # fmt: skip
    berkas = Unggahan.objects.create(desa=desa, nama=f"{nama}.pdf", jenis_isi="application/pdf", ukuran=1, sidik="0")
    PindaianBA.objects.create(desa=desa, berita_acara=ba, unggahan=berkas)


def isi_fgd(desa: Wilayah, nama: str) -> None:
    """An FGD with a problem, a proposal and a publication, and an evaluation. The scope is open."""
    beku = bahan_triwulan(desa, Triwulan.dari_teks(TRIWULAN)).beku(dt.date(2026, 9, 1))
    isi = {"desa": desa, "tahun": 2026, "triwulan": TRIWULAN, "tempat": nama}
    fgd = Pertemuan.objects.create(**isi, jenis=JenisPertemuan.FGD, skor_awal=beku)
    Masalah.objects.create(
        desa=desa, fgd=fgd, kelompok="anak", indikator="jamban", diterima=1, seharusnya=2, penyebab=nama
    )
    Usulan.objects.create(desa=desa, asal=fgd, paket=3, kegiatan=nama, biaya=1)
    Publikasi.objects.create(desa=desa, pertemuan=fgd, cara="papan", tanggal=dt.date(2026, 9, 2), tempat=nama)
    Pertemuan.objects.create(**isi, jenis=JenisPertemuan.EVALUASI, skor_awal={**beku, "sebelum": beku})


def isi_anggaran(desa: Wilayah, nama: str) -> None:
    """An activity of the budget with money spent and its proof, and the total of a bidang. The scope is open."""
    bukti = Unggahan.objects.create(desa=desa, nama=f"{nama}.pdf", jenis_isi="application/pdf", ukuran=1, sidik="0")
    kegiatan = KegiatanAnggaran.objects.create(desa=desa, tahun=2026, bidang="2", uraian=nama, anggaran=1)
    Realisasi.objects.create(desa=desa, kegiatan=kegiatan, tanggal=dt.date(2026, 9, 1), jumlah=1, bukti=bukti)
    AnggaranBidang.objects.get_or_create(desa=desa, tahun=2026, bidang="2", defaults={"anggaran": 1})


def isi_pertemuan(desa: Wilayah, nama: str) -> None:
    """A musdus with a photo and a follow-up, and one that is still to come. The scope is open."""
    musdus = Pertemuan.objects.create(
        desa=desa, jenis="musdus", tahun=2026, tempat=nama, tanggal=dt.date(2026, 8, 20), dusun=Dusun.objects.first()
    )
    Pertemuan.objects.create(desa=desa, jenis="koordinasi", tahun=2026, tempat=nama, tanggal=dt.date(2026, 10, 1))
    gambar = Unggahan.objects.create(desa=desa, nama=f"{nama}.jpg", jenis_isi="image/jpeg", ukuran=1, sidik="0")
    FotoPertemuan.objects.create(desa=desa, pertemuan=musdus, unggahan=gambar, keterangan=nama)
    Hadirin.objects.create(desa=desa, pertemuan=musdus, nama=nama, unsur="dusun", jenis_kelamin="L")
    TindakLanjut.objects.create(desa=desa, pertemuan=musdus, apa=nama, siapa=nama, batas=dt.date(2026, 9, 10))
    TemuanDusun.objects.create(desa=desa, pertemuan=musdus, temuan=nama)
    TitikPeta.objects.create(desa=desa, dusun=Dusun.objects.first(), keluarga=Keluarga.objects.first(), x=1, y=2)
    Siklus.objects.get_or_create(desa=desa, tahun_rkp=2027, defaults={"catatan": nama})


def isi_kantor_kader(desa: Wilayah, nama: str) -> None:
    """A KPM with everything their office keeps, and a member of the TPK. The scope is open."""
    sk = Unggahan.objects.create(desa=desa, nama=f"SK {nama}.pdf", jenis_isi="application/pdf", ukuran=1, sidik="0")
    kader = Kader.objects.create(desa=desa, nama=nama, mulai=dt.date(2026, 1, 1), sk=sk)
    Pelatihan.objects.create(desa=desa, kader=kader, nama=nama, mulai=dt.date(2026, 2, 1))
    PembayaranKader.objects.create(desa=desa, kader=kader, bulan=Bulan(2026, 8), jumlah=1)
    KegiatanKader.objects.create(desa=desa, kader=kader, jenis="tikar", tanggal=dt.date(2026, 9, 1), mitra=nama)
    AnggotaTpk.objects.create(desa=desa, nama=nama, unsur="pkk")


def isi_lembaga(desa: Wilayah, nama: str) -> None:
    """An RDS with a member, and a MAD with a shared activity and a copy of it. The scope is open."""
    rds = Lembaga.objects.create(desa=desa, jenis="rds", nomor_sk=nama)
    AnggotaLembaga.objects.create(desa=desa, lembaga=rds, nama=nama, unsur="pkk", jenis_kelamin="P")
    mad = Pertemuan.objects.create(desa=desa, jenis="mad", tahun=2026, judul=nama, tanggal=dt.date(2026, 9, 1))
    DesaMad.objects.create(desa=desa, pertemuan=mad, wilayah=desa, wakil=nama)
    kegiatan = KegiatanMad.objects.create(desa=desa, pertemuan=mad, kegiatan=nama, paket=3)
    BagianMad.objects.create(desa=desa, kegiatan=kegiatan, wilayah=desa, biaya=1)
    SalinanMad.objects.create(
        desa=desa, asal=mad.uuid, tuan_rumah=desa, tahun=2026, isi=isi_per_desa(baca_mad(mad))[desa.pk], sidik="0"
    )


def alamat_wilayah() -> list[tuple[str, str]]:
    """(route, name) of every address that begins with a region."""

    def jalan(pola: list, awalan: str) -> Iterator[tuple[str, str]]:
        for satu in pola:
            rute = awalan + str(satu.pattern)
            if isinstance(satu, URLResolver):
                yield from jalan(satu.url_patterns, rute)
            elif isinstance(satu, URLPattern):
                yield rute, satu.name or ""

    return [
        (rute, nama) for rute, nama in jalan(get_resolver().url_patterns, "") if rute.startswith("<wilayah:wilayah>")
    ]


def isi_rute(rute: str, kode: str, pengenal: uuid.UUID) -> str:
    jalur = (
        rute.replace("<wilayah:wilayah>", kode).replace("<bulan:bulan>", BULAN).replace("<triwulan:triwulan>", TRIWULAN)
    )
    jalur = jalur.replace("<kelompok:kelompok>", "anak").replace("<int:tahun>", "2026")
    jalur = jalur.replace("<slug:indikator>", "jamban")
    jalur = jalur.replace("<slug:kunci>", "fe_rule")
    jalur = jalur.replace("<slug:kode>", "AAAAAAAA")
    jalur = jalur.replace("<slug:jenis>", "orang").replace("<wilayah:kode>", kode)
    jalur = re.sub(r"<uuid:\w+>", str(pengenal), jalur)
    assert "<" not in jalur, f"bagian alamat belum dikenal uji: {rute}"
    return f"/{jalur}"
