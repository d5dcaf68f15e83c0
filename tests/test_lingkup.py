"""Villages are kept apart: the manager, the guards, the history, and every address of the URLconf."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from kpm.izin import IZIN, SIAPA_SAJA
from kpm.lingkup import DiLuarLingkup, LingkupKosong, ModelDesa, lingkup, model_desa
from kpm.models import (
    AnggotaTpk,
    DokumenTerbit,
    Dusun,
    Jejak,
    Kader,
    KegiatanKader,
    Pelatihan,
    PembayaranKader,
    Pengguna,
    Unggahan,
    Wilayah,
)
from kpm.periode import Bulan, Triwulan
from kpm.rekaman import Rekaman
from laporan.models import BarisImpor, Impor
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
    Orang,
    Penggabungan,
    PindahKeluar,
    PindahMasuk,
    SaringanTersimpan,
)
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    KondisiFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PemantauanPaudFactory,
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
        PemantauanAnakFactory(anak=anak, air=True)
        besar = AnakFactory(desa=desa, keluarga=keluarga, nama=nama, lahir=dt.date(2023, 5, 20))
        PemantauanPaudFactory(anak=besar)
        perempuan = hamil.ibu
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
    """A rembuk with its issued Berita Acara and the scan of it. The scope is open."""
    rembuk = Pertemuan.objects.create(
        desa=desa, tahun=2025, triwulan="2025-T2", tempat=nama, tanggal=dt.date(2025, 6, 1)
    )
    kode = uuid.uuid4().hex[:8]
    register = DokumenTerbit.objects.create(
        kode=kode, jenis="berita_acara", wilayah=desa, periode="2025", nomor="001", tanggal=dt.date(2025, 6, 1),
        sidik="0" * 64,
    )  # fmt: skip
    ba = BeritaAcara.objects.create(
        desa=desa, rembuk=rembuk, register=register, tahun=2025, urut=1, nomor="001", isi={"kode": kode},
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


def test_every_address_of_a_village_is_404_for_the_kpm_of_another(
    desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    pengenal = next(iter(isi_desa(desa)))
    isi_desa(desa_lain, "Orang Sini")
    peramban = klien(kpm_lain)
    terbuka = [
        jalur
        for rute, _ in alamat_wilayah()
        for jalur in [isi_rute(rute, desa.kode, pengenal)]
        for cara in (peramban.get, peramban.post)
        if cara(jalur).status_code != 404
    ]
    assert terbuka == []


def test_objects_of_another_village_are_404_under_ones_own_address(
    desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    milik_lain = isi_desa(desa)
    isi_desa(desa_lain, "Orang Sini")
    peramban = klien(kpm_lain)
    terbuka = [
        jalur
        for rute, _ in alamat_wilayah()
        if "<uuid:" in rute
        for satu in milik_lain
        for jalur in [isi_rute(rute, desa_lain.kode, satu)]
        if peramban.get(jalur).status_code not in (403, 404, 405)
    ]
    assert terbuka == []


def test_no_page_of_ones_own_village_names_a_person_of_another(
    desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    isi_desa(desa)
    milik = next(iter(isi_desa(desa_lain, "Orang Sini")))
    peramban = klien(kpm_lain)
    bocor = [
        rute
        for rute, _ in alamat_wilayah()
        if "<uuid:" not in rute and RAHASIA.encode() in peramban.get(isi_rute(rute, desa_lain.kode, milik)).content
    ]
    assert bocor == []


def test_every_address_of_a_village_asks_an_anonymous_visitor_to_sign_in(desa: Wilayah) -> None:
    pengenal = next(iter(isi_desa(desa)))
    for rute, _ in alamat_wilayah():
        jawab = Client().get(isi_rute(rute, desa.kode, pengenal))
        assert (jawab.status_code, jawab.headers.get("Location", "")[:7]) == (302, "/masuk/"), rute


def test_every_view_of_a_region_carries_a_known_permission() -> None:
    def jalan(pola: list) -> Iterator[URLPattern]:
        for satu in pola:
            yield from jalan(satu.url_patterns) if isinstance(satu, URLResolver) else [satu]

    dikenal = frozenset().union(*IZIN.values()) | {SIAPA_SAJA}
    berwilayah = [s for s in get_resolver().url_patterns if isinstance(s, URLResolver) and "wilayah" in str(s.pattern)]
    tanpa_izin = [satu.name for satu in jalan(berwilayah) if getattr(satu.callback, "izin", None) not in dikenal]
    assert tanpa_izin == []


def test_reading_without_a_scope_raises_for_every_village_model(db: None) -> None:
    for model in apps.get_models():
        if model_desa(model):
            with pytest.raises(LingkupKosong):
                model._default_manager.count()


@pytest.mark.parametrize(
    ("kode", "terlihat"),
    [
        (("52.04.20.2005",), 1),
        (("52.04.20",), 1),
        (("52",), 1),
        (("52.0",), 0),
        (("62.13.01.2005",), 1),
        (("52.04.20.2005", "62.13.01.2005"), 2),
        (("00",), 2),
        (("52.04.20.2006",), 0),
    ],
)
def test_a_scope_sees_its_villages_only(
    desa: Wilayah, desa_lain: Wilayah, kode: tuple[str, ...], terlihat: int
) -> None:
    for satu in (desa, desa_lain):
        with lingkup(satu.kode):
            DusunFactory(desa=satu)
    with lingkup(*kode):
        assert (Dusun.objects.count(), Dusun.history.count()) == (terlihat, terlihat)


def test_writing_outside_the_scope_is_refused_in_every_way(desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa)
    with lingkup(desa_lain.kode):
        for tulis in (
            lambda: dusun.save(),
            lambda: dusun.delete(),
            lambda: Dusun.objects.bulk_create([Dusun(desa=desa, nama="x")]),
            lambda: Dusun.objects.bulk_update([dusun], ["nama"]),
            lambda: Dusun.objects.update(desa=desa_lain),
        ):
            with pytest.raises(DiLuarLingkup):
                tulis()
        assert Dusun.objects.filter(pk=dusun.pk).update(nama="x") == 0


def test_a_foreign_key_into_another_village_is_refused_in_every_way(desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa_lain.kode):
        dusun_lain = DusunFactory(desa=desa_lain)
    with lingkup(desa.kode):
        keluarga = KeluargaFactory(desa=desa)
    with lingkup(desa.kode, desa_lain.kode):
        for tulis in (
            lambda: Keluarga.objects.create(desa=desa, nomor=9, kepala="x", dusun=dusun_lain),
            lambda: Keluarga.objects.create(desa=desa, nomor=9, kepala="x", dusun_id=dusun_lain.pk),
            lambda: Keluarga.objects.bulk_create([Keluarga(desa=desa, nomor=9, kepala="x", dusun_id=dusun_lain.pk)]),
            lambda: Keluarga.objects.filter(pk=keluarga.pk).update(dusun=dusun_lain),
            lambda: Keluarga.objects.filter(pk=keluarga.pk).update(dusun_id=dusun_lain.pk),
        ):
            with pytest.raises(DiLuarLingkup):
                tulis()


def test_a_source_of_a_computed_field_is_not_changed_in_bulk(di_desa: Wilayah) -> None:
    orang = OrangFactory(desa=di_desa, nik="6213994101000001")
    for tulis in (
        lambda: Orang.objects.update(nik=""),
        lambda: Orang.objects.update(tanggal_lahir=None),
        lambda: Orang.objects.bulk_update([orang], ["nik"]),
    ):
        with pytest.raises(DiLuarLingkup):
            tulis()


def test_history_of_one_village_is_not_seen_from_another(desa: Wilayah, desa_lain: Wilayah) -> None:
    isi_desa(desa)
    with lingkup(desa_lain.kode):
        terlihat = {model.__name__: model.history.count() for model in apps.get_models() if issubclass(model, Rekaman)}
    assert set(terlihat.values()) == {0}


def test_traces_belong_to_their_village(desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa.kode):
        Jejak.objects.create(desa=desa, perbuatan="lihat_nik", objek="x")
    with lingkup(desa_lain.kode):
        assert Jejak.objects.count() == 0


def test_scopes_nest_and_close(desa: Wilayah) -> None:
    with lingkup("62"):
        with lingkup(desa.kode):
            DusunFactory(desa=desa)
        assert Dusun.objects.count() == 0
    with pytest.raises(LingkupKosong):
        Dusun.objects.count()


def test_an_empty_scope_cannot_be_opened() -> None:
    for kode in ((), ("",)):
        with pytest.raises(LingkupKosong), lingkup(*kode):
            pass


def test_a_role_sees_only_what_it_is_for(
    desa: Wilayah, klien_kpm: Client, klien_kades: Client, klien_pendamping: Client
) -> None:
    assert klien_kpm.get(f"/{desa.kode}/sasaran/").status_code == 200
    assert klien_kades.get(f"/{desa.kode}/desa/profil/").status_code == 403
    assert klien_pendamping.get(f"/{desa.kode}/sasaran/").status_code == 404
    assert klien_pendamping.get("/52.04.20/sasaran/").status_code == 403


def test_an_assignment_that_ended_opens_nothing(desa: Wilayah, kpm: Pengguna) -> None:
    kpm.penugasan.update(selesai=dt.date(2026, 9, 16))
    assert klien(kpm).get(f"/{desa.kode}/").status_code == 404
    kpm.penugasan.update(selesai=dt.date(2026, 9, 17))
    assert klien(kpm).get(f"/{desa.kode}/sasaran/").status_code == 200


def test_model_desa_knows_historical_models_too() -> None:
    assert model_desa(Dusun.history.model)
    assert not model_desa(Wilayah)
    assert issubclass(Dusun, ModelDesa)
