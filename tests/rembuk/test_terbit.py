"""Issuing: refused while something is missing, one number each, frozen for ever, the meeting closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.db.models.signals import pre_save
from django.test import Client
from django.test.signals import template_rendered

from kpm.dokumen.kode import ABJAD_KODE, kode_acak
from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Pengguna, Wilayah
from kpm.tindakan import VersiUsang
from rembuk import kueri, tindakan
from rembuk.berita_acara import nomor_surat, sidik
from rembuk.models import UNSUR_WAJIB, BeritaAcara, Hadirin, Masalah, Pertemuan, Unsur, Usulan
from tests.factories import WilayahFactory
from tests.rembuk.bahan import ORANG_WAJIB, SEKARANG, hadir, isi_profil, isi_triwulan, mulai, siap, terbit, usul

pytestmark = pytest.mark.usefixtures("_html")


@pytest.fixture
def _html(settings: Any) -> None:
    """Printing as HTML is faster; the PDF has its own tests."""
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def isi(di_desa: Wilayah) -> Wilayah:
    isi_triwulan(di_desa)
    return di_desa


def terbitkan(rembuk: Pertemuan, oleh: Pengguna) -> BeritaAcara:
    return tindakan.terbitkan(rembuk=rembuk, desa=rembuk.desa, oleh=oleh, sekarang=SEKARANG)


def kurang(rembuk: Pertemuan, oleh: Pengguna) -> list[str]:
    with pytest.raises(tindakan.BelumLengkap) as galat:
        terbitkan(rembuk, oleh)
    return [satu.teks for satu in galat.value.kurang]


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"tanggal": None}, "Tanggal rembuk"),
        ({"tanggal": dt.date(2026, 9, 18)}, "Tanggal rembuk tidak sesudah hari ini"),
        ({"tempat": ""}, "Tempat rembuk"),
        ({"pemimpin": ""}, "Nama dan unsur pemimpin rapat"),
        ({"unsur_pemimpin": ""}, "Nama dan unsur pemimpin rapat"),
        ({"notulen": ""}, "Nama dan unsur notulen"),
        ({"cara_putusan": "suara", "suara_setuju": 12}, "Jumlah suara setuju dan tidak setuju"),
    ],
)
def test_a_missing_fact_refuses_the_issue(isi: Wilayah, kpm: Pengguna, ganti: dict[str, Any], kalimat: str) -> None:
    assert kurang(siap(isi, kpm, **ganti), kpm) == [kalimat]
    assert (BeritaAcara.objects.count(), DokumenTerbit.objects.count()) == (0, 0)


def test_a_meeting_without_proposal_and_commitment_has_nothing_to_issue(isi: Wilayah, kpm: Pengguna) -> None:
    isi_profil(isi)
    rembuk = mulai(isi, kpm)
    hadir(rembuk, kpm)
    for nama, nilai in (("tanggal", dt.date(2026, 6, 25)), ("tempat", "Aula"), ("pemimpin", "S"), ("notulen", "N")):
        setattr(rembuk, nama, nilai)
    rembuk.unsur_pemimpin = rembuk.unsur_notulen = "rds"
    rembuk.komitmen = " \n"
    tindakan.ubah_rembuk(rembuk=rembuk, oleh=kpm, versi=rembuk.versi)
    assert kurang(rembuk, kpm) == ["Ada usulan yang disepakati, atau komitmen yang ditulis"]


def test_an_undecided_proposal_refuses_the_issue(isi: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(isi, kpm)
    usul(rembuk, kpm)
    assert kurang(rembuk, kpm) == ["1 usulan belum diputuskan rapat"]


def test_an_absent_element_refuses_the_issue_unless_a_reason_is_given(isi: Wilayah, kpm: Pengguna) -> None:
    tanpa_bpd = [orang for orang in ORANG_WAJIB if orang[1] != "bpd"]
    rembuk = siap(isi, kpm, orang=tanpa_bpd)
    assert kurang(rembuk, kpm) == ["Alasan unsur wajib yang tidak hadir: BPD"]
    rembuk.alasan_unsur = "Ketua BPD sakit"
    tindakan.ubah_rembuk(rembuk=rembuk, oleh=kpm, versi=rembuk.versi)
    ba = terbitkan(rembuk, kpm)
    assert "Unsur yang tidak hadir: BPD. Alasan: Ketua BPD sakit." in bytes(ba.berkas).decode()


@pytest.mark.parametrize("unsur", UNSUR_WAJIB)
def test_each_mandatory_element_is_missed(isi: Wilayah, kpm: Pengguna, unsur: Unsur) -> None:
    """Everybody signs as before, but one speaks for another element than the one that is asked for."""
    orang = [(nama, "lain" if u == unsur else u, kelamin, wakil) for nama, u, kelamin, wakil in ORANG_WAJIB]
    rembuk = siap(isi, kpm, orang=orang)
    assert kurang(rembuk, kpm) == [f"Alasan unsur wajib yang tidak hadir: {unsur.label}"]
    assert kueri.kehadiran(rembuk, isi).tidak_hadir == [unsur.label]


def test_several_absent_elements_are_named_in_their_order(isi: Wilayah, kpm: Pengguna) -> None:
    orang = [satu for satu in ORANG_WAJIB if satu[1] not in ("pkk", "bpd", "nakes")]
    assert kurang(siap(isi, kpm, orang=orang), kpm) == [
        "Alasan unsur wajib yang tidak hadir: BPD, Tenaga kesehatan, PKK"
    ]


@pytest.mark.parametrize(
    ("mewakili", "sisa", "kalimat"),
    [
        ("rds", 0, "Paling sedikit satu Wakil RDS menandatangani"),
        ("masyarakat", 1, "Paling sedikit dua Wakil Masyarakat menandatangani"),
    ],
)
def test_too_few_signatures_refuse_the_issue(
    isi: Wilayah, kpm: Pengguna, mewakili: str, sisa: int, kalimat: str
) -> None:
    rembuk = siap(isi, kpm)
    for orang in Hadirin.objects.filter(mewakili=mewakili)[sisa:]:
        orang.mewakili = ""
        tindakan.simpan_isi(objek=orang, oleh=kpm, versi=orang.versi)
    assert kurang(rembuk, kpm) == [kalimat]


def test_without_the_name_of_the_kepala_desa_nothing_is_issued(isi: Wilayah, kpm: Pengguna) -> None:
    isi_profil(isi, kepala_desa="")
    assert kurang(siap(isi, kpm), kpm) == ["Nama Kepala Desa di profil kantor"]


def test_a_kelurahan_needs_no_bpd_and_is_signed_by_the_lurah(db: None, kpm: Pengguna) -> None:
    lurah = WilayahFactory(kode="52.04.20.1001", nama="Brang Bara")
    with lingkup(lurah.kode):
        isi_triwulan(lurah)
        tanpa_bpd = [orang for orang in ORANG_WAJIB if orang[1] != "bpd"]
        teks = bytes(terbit(lurah, kpm, orang=tanpa_bpd).berkas).decode()
    assert "Lurah Brang Bara" in teks
    assert "Rembuk Stunting Kelurahan Brang Bara" in teks
    for kata in ("Kepala Desa", "Ketua BPD", "RKP Desa", "APBDes"):
        assert kata not in teks


@pytest.mark.parametrize(
    ("pola", "nomor"),
    [
        ("140/{nomor}/BA-RS/{bulan}/{tahun}", "140/007/BA-RS/VI/2026"),
        ("{nomor}/RS/{tahun}", "007/RS/2026"),
        ("BA-{nomor}", "BA-007"),
    ],
)
def test_the_number_follows_the_pattern_of_the_village(pola: str, nomor: str) -> None:
    assert nomor_surat(pola, 7, dt.date(2026, 6, 25)) == nomor


def test_numbers_run_per_village_and_year(isi: Wilayah, desa_lain: Wilayah, kpm: Pengguna) -> None:
    urut = [terbit(isi, kpm), terbit(isi, kpm), terbit(isi, kpm, tanggal=dt.date(2026, 8, 3))]
    assert [satu.nomor for satu in urut] == [
        "140/001/BA-RS/VI/2026",
        "140/002/BA-RS/VI/2026",
        "140/003/BA-RS/VIII/2026",
    ]
    with lingkup(desa_lain.kode):
        isi_triwulan(desa_lain)
        assert terbit(desa_lain, kpm).nomor == "140/001/BA-RS/VI/2026"
    terakhir = siap(isi, kpm)
    terakhir.tanggal = dt.date(2027, 1, 4)
    tindakan.ubah_rembuk(rembuk=terakhir, oleh=kpm, versi=terakhir.versi)
    ba = tindakan.terbitkan(rembuk=terakhir, desa=isi, oleh=kpm, sekarang=SEKARANG.replace(year=2027))
    assert (ba.nomor, ba.tahun, ba.urut) == ("140/001/BA-RS/I/2027", 2027, 1)


@contextmanager
def saat_mencetak(laku: Callable[[], Any]) -> Iterator[list[str]]:
    """Do something once while the Berita Acara is being printed, before it is stored; the list counts the prints."""
    cetakan: list[str] = []

    def sela(template: Any, **_: Any) -> None:
        if template.name == "cetak/berita_acara.html":
            cetakan.append(template.name)
            if len(cetakan) == 1:
                laku()

    template_rendered.connect(sela)
    try:
        yield cetakan
    finally:
        template_rendered.disconnect(sela)


def test_two_people_at_once_get_two_numbers(isi: Wilayah, kpm: Pengguna) -> None:
    pertama, kedua = siap(isi, kpm), siap(isi, kpm)
    nomor_kedua: list[str] = []
    with saat_mencetak(lambda: nomor_kedua.append(terbitkan(kedua, kpm).nomor)) as cetakan:
        ba = terbitkan(pertama, kpm)
    assert nomor_kedua == ["140/001/BA-RS/VI/2026"]
    assert ba.nomor == "140/002/BA-RS/VI/2026"
    assert "140/002/BA-RS/VI/2026" in bytes(ba.berkas).decode()
    assert "140/001/" not in bytes(ba.berkas).decode()
    assert len(cetakan) == 3
    assert DokumenTerbit.objects.count() == 2


def test_the_same_meeting_issued_by_somebody_else_meanwhile_is_told(isi: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(isi, kpm)
    with saat_mencetak(lambda: terbitkan(rembuk, kpm)), pytest.raises(tindakan.SudahTerbit):
        terbitkan(rembuk, kpm)
    assert (BeritaAcara.objects.count(), DokumenTerbit.objects.count()) == (1, 1)


def test_a_code_or_number_taken_in_the_last_moment_is_tried_again(isi: Wilayah, kpm: Pengguna) -> None:
    lama = terbit(isi, kpm)
    rembuk = siap(isi, kpm)
    kali: list[str] = []

    def bentrok(instance: DokumenTerbit, **_: Any) -> None:
        kali.append(instance.kode)
        if len(kali) == 1:
            instance.kode = lama.isi["kode"]

    pre_save.connect(bentrok, sender=DokumenTerbit)
    try:
        ba = terbitkan(rembuk, kpm)
    finally:
        pre_save.disconnect(bentrok, sender=DokumenTerbit)
    assert len(kali) == 2
    assert ba.nomor == "140/002/BA-RS/VI/2026"
    assert DokumenTerbit.objects.count() == 2


def test_one_meeting_is_issued_once(isi: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(isi, kpm)
    terbitkan(rembuk, kpm)
    with pytest.raises(tindakan.SudahTerbit):
        terbitkan(rembuk, kpm)
    assert (BeritaAcara.objects.count(), DokumenTerbit.objects.count()) == (1, 1)


def test_the_hash_is_that_of_the_frozen_content_and_stands_in_the_register(isi: Wilayah, kpm: Pengguna) -> None:
    ba = terbit(isi, kpm)
    ba = BeritaAcara.objects.select_related("register").get(pk=ba.pk)
    assert ba.sidik == sidik(ba.isi) == ba.register.sidik
    assert len(ba.sidik) == 64
    diubah = ba.isi | {"nomor": "140/009/BA-RS/VI/2026"}
    assert sidik(diubah) != ba.sidik
    # printf '{"a":"é","b":1}' | sha256sum
    assert sidik({"b": 1, "a": "é"}) == "aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e"
    assert (ba.register.kode, ba.register.periode) == (ba.isi["kode"], "Tahun 2026")


def test_the_public_code_has_no_letters_that_look_alike() -> None:
    kode = {kode_acak() for _ in range(50)}
    assert len(kode) == 50
    assert {len(satu) for satu in kode} == {8}
    assert set("".join(kode)) <= set(ABJAD_KODE)
    assert not set("01ILO") & set(ABJAD_KODE)


def test_after_the_issue_every_write_of_the_meeting_refuses(isi: Wilayah, kpm: Pengguna) -> None:
    rembuk = terbit(isi, kpm).rembuk
    usulan, orang, masalah = Usulan.objects.first(), Hadirin.objects.first(), Masalah.objects.first()
    baru = Usulan(desa=isi, rembuk=rembuk, paket=1, kegiatan="x", biaya=1)
    for tulis in (
        lambda: tindakan.ubah_rembuk(rembuk=rembuk, oleh=kpm, versi=rembuk.versi),
        lambda: tindakan.hapus_rembuk(rembuk=rembuk, oleh=kpm),
        lambda: tindakan.ubah_masalah(masalah=masalah, oleh=kpm, versi=masalah.versi),
        lambda: tindakan.simpan_isi(objek=usulan, oleh=kpm, versi=usulan.versi),
        lambda: tindakan.simpan_isi(objek=baru, oleh=kpm),
        lambda: tindakan.hapus_usulan(usulan=usulan),
        lambda: tindakan.simpan_isi(objek=orang, oleh=kpm, versi=orang.versi),
        lambda: tindakan.hapus_hadirin(hadirin=orang),
        lambda: tindakan.putuskan_di_rapat(
            usulan=usulan, putusan="diusulkan", alasan="", oleh=kpm, versi=usulan.versi
        ),
        lambda: tindakan.sepakati_semua(rembuk=rembuk, oleh=kpm),
    ):  # fmt: skip
        with pytest.raises(tindakan.SudahTerbit, match="sudah terbit, jadi isinya tidak dapat diubah lagi"):
            tulis()
    assert (Usulan.objects.count(), Hadirin.objects.count()) == (4, 9)


def test_the_pages_of_a_closed_meeting_offer_no_change(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = terbit(desa, kpm).rembuk
        usulan = Usulan.objects.first()
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/"
    for langkah in ("kekurangan", "usulan", "rapat", "hadir", "ba"):
        assert "<form" not in klien_kpm.get(f"{alamat}?langkah={langkah}").content.decode().split('id="isi"')[1]
    for jalur in ("ubah/", "usulan/baru/", f"usulan/{usulan.uuid}/", "berita-acara/"):
        assert klien_kpm.get(alamat + jalur).headers["Location"] == f"{alamat}?langkah=ba"
    orang_baru = klien_kpm.get(f"/{desa.kode}/pertemuan/{rembuk.uuid}/hadirin/baru/")
    assert orang_baru.headers["Location"] == f"{alamat}?langkah=ba"
    jawab = klien_kpm.post(f"{alamat}usulan/{usulan.uuid}/hapus/", follow=True)
    assert "sudah terbit, jadi isinya tidak dapat diubah lagi" in jawab.content.decode()
    assert klien_kpm.get(f"{alamat}berita-acara-konsep.pdf").headers["Location"] == f"{alamat}?langkah=ba"


def test_nothing_slips_in_between_printing_and_storing(isi: Wilayah, kpm: Pengguna) -> None:
    """A proposal changed while the paper was being printed: what is stored is what was agreed last."""
    rembuk = siap(isi, kpm)
    usulan = Usulan.objects.get(kegiatan="Kelas ayah dan ibu")
    usulan.biaya = Decimal("10000000")
    with saat_mencetak(lambda: tindakan.simpan_isi(objek=usulan, oleh=kpm, versi=usulan.versi)) as cetakan:
        ba = terbitkan(rembuk, kpm)
    assert len(cetakan) == 2
    assert ba.isi["jumlah_usulan"] == "52.000.000"
    assert "52.000.000" in bytes(ba.berkas).decode()
    assert "51.600.000" not in bytes(ba.berkas).decode()


def test_a_draft_is_marked_and_writes_nothing(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = mulai(desa, kpm)
    jawab = klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/berita-acara-konsep.pdf")
    isi = jawab.content.decode()
    assert jawab.status_code == 200
    assert "KONSEP, BUKAN DOKUMEN RESMI" in isi
    assert "(tanggal belum diisi)" in isi
    assert "dihadiri oleh unsur (belum diisi), seluruhnya nol orang" in " ".join(isi.split())
    assert "/v/" not in isi
    assert klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/berita-acara.pdf").status_code == 404
    with lingkup(desa.kode):
        assert (BeritaAcara.objects.count(), DokumenTerbit.objects.count()) == (0, 0)


def test_a_stale_version_of_the_facts_is_not_stored(isi: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(isi, kpm)
    with pytest.raises(VersiUsang):
        tindakan.ubah_rembuk(rembuk=rembuk, oleh=kpm, versi=1)
