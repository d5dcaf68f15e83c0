"""Finalising a quarter: once, all or nothing, kept for ever; opening it again; the revision after it."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from threading import Event, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models.signals import pre_save

from kpm.kueri import periksa_dokumen
from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Dusun, Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.models import RekapDesa
from laporan.tindakan_tutup import (
    BelumBerakhir,
    SudahDitutup,
    TerlaluRamai,
    TidakTertutup,
    buka_triwulan,
    tutup_triwulan,
)
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import (
    BerkasKartu,
    EntriMenunggu,
    KartuSkor,
    PemantauanAnak,
    PembukaanTriwulan,
    PengaturanPedoman,
)
from pemantauan.skor.beku import cairkan, sidik
from pemantauan.tindakan.catat import catat_anak
from sasaran.models import Anak
from tests.factories import AnakFactory, DusunFactory, PemantauanAnakFactory, PosyanduFactory
from tests.laporan.bahan import ALASAN, SEKARANG, T3, TTD, buka, saat_mencetak, tutup

pytestmark = pytest.mark.usefixtures("_html")
SEPTEMBER = Bulan(2026, 9)


def susulkan(desa: Wilayah, anak: Anak, oleh: Pengguna, **nilai: Any) -> Any:
    """An entry for September through the door of every screen."""
    kini = PemantauanAnak.objects.filter(anak=anak, bulan=SEPTEMBER).first()
    return catat_anak(
        desa=desa,
        anak=anak,
        bulan=SEPTEMBER,
        tanggal=kini.tanggal if kini else dt.date(2026, 9, 20),
        nilai=nilai,
        oleh=oleh,
        versi=kini.versi if kini else None,
    )


def test_a_card_keeps_answers_totals_settings_signers_and_the_hash_of_its_contents(
    desa_acuan: Wilayah, kpm: Pengguna
) -> None:
    posyandu = PosyanduFactory(desa=desa_acuan, nama="Posyandu Melati")
    tutup(desa_acuan, kpm)
    kartu = KartuSkor.objects.get()
    assert cairkan(kartu.isi) == skor_triwulan(desa_acuan, T3)
    assert kartu.isi["jumlah"]["tabel4"]["indikator"]["total"] == {
        "diterima": 33,
        "seharusnya": 41,
        "persen": "80.49",
    }
    assert kartu.isi["dusun"] == {str(d.uuid): d.nama for d in Dusun.objects.all()}
    assert kartu.isi["posyandu"] == {str(posyandu.uuid): "Posyandu Melati"}
    assert (kartu.periode, kartu.revisi, kartu.isi["set"], kartu.perbedaan) == ("2026-T3", 0, "hpk-2018", [])
    assert kartu.penanda_tangan == [list(satu) for satu in TTD]
    assert kartu.sidik == sidik(kartu.isi)
    assert (kartu.ditutup_oleh, kartu.ditutup_pada) == (kpm, SEKARANG)


def test_the_paper_is_registered_stamped_and_signed(desa_acuan: Wilayah, kpm: Pengguna, settings: Any) -> None:
    settings.KPM_ALAMAT_UMUM = "https://desa.contoh.id"
    kartu = tutup(desa_acuan, kpm)
    berkas = BerkasKartu.objects.select_related("register").get()
    register, kertas = berkas.register, bytes(berkas.berkas).decode()
    assert (berkas.kode, berkas.bagian, berkas.nama) == ("formulir-4", "", "formulir-4-pulau-kaung-2026-T3.html")
    assert (register.jenis, register.wilayah, register.periode, register.revisi, register.tanggal, register.sidik) == (
        "formulir_4", desa_acuan, "Triwulan III 2026", 0, dt.date(2026, 10, 5), kartu.sidik,
    )  # fmt: skip
    assert register.nomor == "F4/52.04.20.2005/2026-T3"
    for kata in (
        "Formulir 4, Triwulan III 2026. Terbitan pertama",
        f"Dicetak 5 Oktober 2026 pukul 10.00 WITA · Kode {register.kode[:4]}-{register.kode[4:]}",
        f"Periksa keaslian: desa.contoh.id/v/{register.kode}",
        "Pulau Kaung, 5 Oktober 2026",
        "Mengetahui,<br>Kepala Desa Pulau Kaung",
        "<b>H. Abdul Wahab</b>",
        "Dibuat oleh,<br>Kader Pembangunan Manusia",
        "Kode QR pemeriksaan dokumen",
    ):
        assert kata in kertas


def test_a_third_person_signs_below_and_an_empty_name_leaves_a_line(desa_acuan: Wilayah) -> None:
    ttd = (("Kepala Desa Pulau Kaung", ""), TTD[1], ("Bidan Desa", "Rina Astuti"))
    tutup_triwulan(desa=desa_acuan, triwulan=T3, penanda_tangan=ttd, oleh=None, sekarang=SEKARANG)
    kertas = bytes(BerkasKartu.objects.get().berkas).decode()
    assert 'Kepala Desa Pulau Kaung<span class="ruang"></span>(....' in kertas
    assert '<td colspan="2">Mengetahui,<br>Bidan Desa<span class="ruang"></span><b>Rina Astuti</b></td>' in kertas


@pytest.mark.parametrize(
    ("hari", "boleh"), [(dt.date(2026, 9, 29), False), (dt.date(2026, 9, 30), True), (dt.date(2026, 10, 1), True)]
)
def test_a_quarter_is_finalised_from_its_last_day_on(di_desa: Wilayah, hari: dt.date, boleh: bool) -> None:
    saat = dt.datetime.combine(hari, dt.time(8), tzinfo=SEKARANG.tzinfo)
    if boleh:
        tutup(di_desa, sekarang=saat)
    else:
        with pytest.raises(BelumBerakhir, match="mulai 30 September 2026"):
            tutup(di_desa, sekarang=saat)
    assert KartuSkor.objects.count() == DokumenTerbit.objects.count() == int(boleh)


def test_a_quarter_without_anybody_is_finalised_as_empty(di_desa: Wilayah) -> None:
    tutup(di_desa)
    assert "Pada triwulan ini belum ada sasaran yang dipantau." in bytes(BerkasKartu.objects.get().berkas).decode()
    assert skor_berlaku(di_desa, T3).skor.konvergensi.persen is None


def test_those_without_a_record_stand_in_the_frozen_tables_where_the_settings_say_so(desa_acuan: Wilayah) -> None:
    PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode="52.04"),
        kunci="sasaran_tanpa_catatan",
        nilai="T",
        berlaku_sejak=dt.date(2026, 1, 1),
    )
    AnakFactory(desa=desa_acuan, nama="Tanpa Catatan")
    tutup(desa_acuan)
    skor = skor_berlaku(desa_acuan, T3).skor
    assert ([b.data.nama for b in skor.belum_dipantau_anak], len(skor.anak)) == (["Tanpa Catatan"], 4)


def test_a_quarter_is_finalised_once(desa_acuan: Wilayah) -> None:
    pertama = tutup(desa_acuan)
    with pytest.raises(SudahDitutup) as galat:
        tutup(desa_acuan)
    assert galat.value.kartu == pertama
    assert (KartuSkor.objects.count(), DokumenTerbit.objects.count()) == (1, 1)


def test_two_people_at_once_give_one_card(desa_acuan: Wilayah) -> None:
    """The second finalises while the first is still printing."""
    with saat_mencetak(lambda: tutup(desa_acuan)), pytest.raises(SudahDitutup):
        tutup(desa_acuan)
    assert (KartuSkor.objects.count(), BerkasKartu.objects.count(), DokumenTerbit.objects.count()) == (1, 1, 1)


def test_what_is_saved_while_the_paper_is_printed_is_on_the_paper(desa_acuan: Wilayah, kpm: Pengguna) -> None:
    anak = Anak.objects.get(orang__nama="D")
    sebelum = skor_triwulan(desa_acuan, T3).tabel4.indikator.total.diterima
    with saat_mencetak(lambda: susulkan(desa_acuan, anak, kpm, akta=True)) as cetakan:
        kartu = tutup(desa_acuan)
    diterima = cairkan(kartu.isi).tabel4.indikator.total.diterima
    assert (len(cetakan), diterima) == (2, sebelum + 1)
    assert f'<td class="c">{diterima}</td><td class="c">41</td>' in bytes(BerkasKartu.objects.get().berkas).decode()


def test_a_village_that_never_rests_is_told_so(di_desa: Wilayah) -> None:
    def ramai(instance: DokumenTerbit, **_: Any) -> None:
        instance.kode = "SAMA2345"

    DokumenTerbit.objects.create(
        kode="SAMA2345", jenis="formulir_4", wilayah=di_desa, periode="x", nomor="x", tanggal=SEKARANG.date(), sidik="x"
    )
    pre_save.connect(ramai, sender=DokumenTerbit)
    try:
        with pytest.raises(TerlaluRamai):
            tutup(di_desa)
    finally:
        pre_save.disconnect(ramai, sender=DokumenTerbit)
    assert (KartuSkor.objects.count(), BerkasKartu.objects.count()) == (0, 0)


def test_nothing_is_stored_when_the_paper_cannot_be_registered(di_desa: Wilayah) -> None:
    def gagal(**_: Any) -> None:
        raise RuntimeError("listrik padam")

    pre_save.connect(gagal, sender=BerkasKartu)
    try:
        with pytest.raises(RuntimeError):
            tutup(di_desa)
    finally:
        pre_save.disconnect(gagal, sender=BerkasKartu)
    assert (KartuSkor.objects.count(), DokumenTerbit.objects.count()) == (0, 0)


def test_totals_for_those_above_the_village_are_those_of_the_card(desa_acuan: Wilayah, kpm: Pengguna) -> None:
    tutup(desa_acuan)
    buka(desa_acuan)
    susulkan(desa_acuan, Anak.objects.get(orang__nama="D"), kpm, akta=True)
    tutup(desa_acuan)
    rekap = RekapDesa.objects.get(wilayah=desa_acuan, periode="2026-T3")
    assert (rekap.isi["revisi"], str(rekap.konvergensi)) == (1, "82.93")  # 34 of 41
    assert "anak" not in rekap.isi


@pytest.mark.parametrize("tabel", ["kartuskor", "berkaskartu", "pembukaantriwulan"])
def test_the_database_refuses_to_change_or_delete(desa_acuan: Wilayah, tabel: str) -> None:
    tutup(desa_acuan)
    buka(desa_acuan)
    model = {"kartuskor": KartuSkor, "berkaskartu": BerkasKartu, "pembukaantriwulan": PembukaanTriwulan}[tabel]
    satu = model.objects.get()

    def sql(perintah: str) -> None:
        with connection.cursor() as kursor:
            kursor.execute(perintah, [satu.pk])

    for ubah in (
        satu.save,
        lambda: satu.save(update_fields=["desa"]),
        lambda: sql(f"UPDATE pemantauan_{tabel} SET desa_id = desa_id WHERE id = %s"),
        lambda: sql(f"DELETE FROM pemantauan_{tabel} WHERE id = %s"),
    ):
        with pytest.raises(DatabaseError, match="Triwulan yang sudah ditutup"), transaction.atomic():
            ubah()
    if connection.vendor == "sqlite":  # the only other way there: a row that takes the place of the old one
        kolom = ", ".join(bidang.column for bidang in model._meta.concrete_fields)
        with pytest.raises(DatabaseError, match="Triwulan yang sudah ditutup"), transaction.atomic():
            sql(f"REPLACE INTO pemantauan_{tabel} ({kolom}) SELECT {kolom} FROM pemantauan_{tabel} WHERE id = %s")
    assert model.objects.count() == 1


def test_a_late_entry_counts_only_after_opening_and_finalising_again(desa_acuan: Wilayah, kpm: Pengguna) -> None:
    tutup(desa_acuan, kpm)
    anak = Anak.objects.get(orang__nama="D")
    tercatat = susulkan(desa_acuan, anak, kpm, akta=True)
    assert (tercatat.catatan, tercatat.titipan.keadaan) == (None, "menunggu")
    assert skor_berlaku(desa_acuan, T3).skor.konvergensi.diterima == 33

    hasil = buka(desa_acuan, kpm)

    assert (hasil.diterapkan, hasil.tertahan) == (1, 0)
    assert EntriMenunggu.objects.get().keadaan == "diterapkan"
    terbuka = skor_berlaku(desa_acuan, T3)
    assert (terbuka.tertutup, terbuka.revisi, terbuka.skor.konvergensi.diterima) == (False, 1, 34)

    kartu = tutup(desa_acuan, kpm)

    assert (kartu.revisi, skor_berlaku(desa_acuan, T3).skor.konvergensi.diterima) == (1, 34)
    assert [(b["jenis"], b.get("nama", b["hal"]), b["dari"], b["ke"]) for b in kartu.perbedaan] == [
        ("angka", "akta", [2, 3], [3, 3]),
        ("angka", "anak", [19, 24], [20, 24]),
        ("angka", "total", [33, 41], [34, 41]),
        ("angka", "anak", [0, 3], [1, 3]),  # D has everything now
        ("angka", "total", [1, 6], [2, 6]),
        ("jawaban", "D", "T", "Y"),
    ]
    assert [satu.revisi for satu in KartuSkor.objects.order_by("revisi")] == [0, 1]


def test_an_entry_somebody_overtook_is_held_and_told(desa_acuan: Wilayah, kpm: Pengguna) -> None:
    tutup(desa_acuan, kpm)
    anak = Anak.objects.get(orang__nama="D")
    susulkan(desa_acuan, anak, kpm, akta=True)
    PemantauanAnak.objects.filter(anak=anak, bulan=SEPTEMBER).update(versi=7)
    hasil = buka(desa_acuan, kpm)
    assert (hasil.diterapkan, hasil.tertahan) == (0, 1)


@pytest.mark.parametrize("alasan", ["", "salah", "salah 1234567890", "a b c d e f g h i"])
def test_opening_needs_a_reason_of_ten_letters(desa_acuan: Wilayah, alasan: str) -> None:
    tutup(desa_acuan)
    with pytest.raises(ValidationError, match="paling sedikit 10 huruf"):
        buka_triwulan(desa=desa_acuan, triwulan=T3, revisi=0, alasan=alasan, oleh=None, sekarang=SEKARANG)
    assert PembukaanTriwulan.objects.count() == 0


def test_only_the_finalised_revision_one_saw_is_opened(desa_acuan: Wilayah) -> None:
    with pytest.raises(TidakTertutup):
        buka(desa_acuan)
    tutup(desa_acuan)
    buka(desa_acuan)
    with pytest.raises(TidakTertutup):
        buka(desa_acuan)
    tutup(desa_acuan)
    with pytest.raises(TidakTertutup):
        buka(desa_acuan, revisi=0)
    buka(desa_acuan, revisi=1)
    assert [satu.alasan for satu in PembukaanTriwulan.objects.all()] == [ALASAN, ALASAN]


def test_the_register_tells_valid_opened_and_superseded(desa_acuan: Wilayah) -> None:
    tutup(desa_acuan)
    lama = DokumenTerbit.objects.get()

    def keadaan(kode: str) -> tuple[bool, dt.date | None, str]:
        satu = periksa_dokumen(kode)
        assert satu is not None
        return satu.digantikan, satu.dibuka_pada, satu.pengganti.kode if satu.pengganti else ""

    assert keadaan(lama.kode) == (False, None, "")
    buka(desa_acuan)
    assert keadaan(lama.kode) == (False, dt.date(2026, 10, 12), "")
    tutup(desa_acuan)
    baru = DokumenTerbit.objects.get(revisi=1)
    assert keadaan(lama.kode) == (True, None, baru.kode)
    assert keadaan(baru.kode) == (False, None, "")
    assert baru.nomor == "F4/52.04.20.2005/2026-T3/R1"
    assert periksa_dokumen("TIDAKADA") is None


def test_the_quarters_that_look_back_at_a_revised_one_keep_their_cards(desa_acuan: Wilayah, kpm: Pengguna) -> None:
    t4 = Triwulan(2026, 4)
    januari = SEKARANG.replace(year=2027, month=1)
    tutup(desa_acuan, kpm)
    for anak in Anak.objects.all():
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 10), air=True)
    tutup_triwulan(desa=desa_acuan, triwulan=t4, penanda_tangan=TTD, oleh=kpm, sekarang=januari)
    anak = Anak.objects.get(orang__nama="D")
    assert susulkan(desa_acuan, anak, kpm, timbang=True, kunjungan=2).titipan is not None
    sebelum = skor_berlaku(desa_acuan, t4).skor
    buka(desa_acuan, kpm)
    tutup(desa_acuan, kpm)
    assert skor_berlaku(desa_acuan, t4).skor == sebelum
    assert sorted(KartuSkor.objects.values_list("periode", "revisi")) == [
        ("2026-T3", 0),
        ("2026-T3", 1),
        ("2026-T4", 0),
    ]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time anyway")
@pytest.mark.django_db(transaction=True)
def test_who_finalises_waits_for_who_is_saving() -> None:
    """A save that has begun is in the card; one that begins later waits for the quarter to be opened."""
    desa = Wilayah.objects.create(kode="52.04.20.2005", nama="Pulau Kaung")
    with lingkup(desa.kode):
        anak = AnakFactory(desa=desa, keluarga=None)
        anak_lain = AnakFactory(desa=desa)
    mulai, lanjut, selesai = Event(), Event(), Event()

    def menyimpan() -> None:
        with lingkup(desa.kode), transaction.atomic():
            susulkan(desa, anak, None, air=True)  # type: ignore[arg-type]
            mulai.set()
            lanjut.wait(10)
        connection.close()

    def menutup() -> None:
        _tutup_diam(desa)
        selesai.set()

    penyimpan, penutup = Thread(target=menyimpan), Thread(target=menutup)
    penutup_lain = Thread(target=_tutup_diam, args=(desa,))
    penyimpan.start()
    assert mulai.wait(10)
    penutup.start()
    penutup_lain.start()
    assert not selesai.wait(1)
    lanjut.set()
    for satu in (penyimpan, penutup, penutup_lain):
        satu.join(20)
    with lingkup(desa.kode):
        kartu = KartuSkor.objects.get()
        assert [satu["data"]["nama"] for satu in kartu.isi["anak"]] == [anak.orang.nama]
        assert susulkan(desa, anak_lain, None, air=True).titipan is not None  # type: ignore[arg-type]


def _tutup_diam(desa: Wilayah) -> None:
    """Finalise as well, and accept that somebody else was first."""
    with lingkup(desa.kode), suppress(SudahDitutup):
        tutup(desa)
    connection.close()


def test_names_of_dusun_are_those_of_the_day(desa_acuan: Wilayah) -> None:
    dusun = Dusun.objects.get(nama="Dusun F")
    tutup(desa_acuan)
    dusun.nama = "Dusun Baru"
    dusun.save()
    DusunFactory(desa=desa_acuan, nama="Dusun F")  # another one takes the old name
    berlaku = skor_berlaku(desa_acuan, T3)
    assert [b.data.nama for b in berlaku.saring(dusun=dusun).anak] == ["F"]
