"""Whatever happens in the lives of two villages: nobody is lost, nobody doubled, what is finalised stands still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.tindakan_tutup import tutup_triwulan
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.models import KartuSkor, PemantauanAnak, PemantauanIbu
from pemantauan.skor.beku import bekukan, sidik
from pemantauan.tindakan import simpan_pemantauan_anak, simpan_pemantauan_ibu
from pemantauan.tindakan.datang import sudah_terdaftar, terima
from pemantauan.tindakan.gabung import TidakDapatDigabung, TidakDapatDipisah
from sasaran import tindakan
from sasaran.models import (
    Anak,
    Kehamilan,
    Kejadian,
    Keluarga,
    Kesepakatan,
    Orang,
    Penggabungan,
    PindahKeluar,
    PindahMasuk,
)
from tests.factories import AnakFactory, KehamilanFactory, KeluargaFactory, OrangFactory, PemantauanAnakFactory
from tests.pemantauan.bahan_gabung import gabung, pisah

T2 = Triwulan(2026, 2)
SEKARANG = dt.datetime(2026, 7, 3, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
TTD = (("Kepala Desa", "H. Abdul Wahab"),)
MULAI, AKHIR = dt.date(2026, 7, 4), dt.date(2026, 9, 17)
ISI = ("bulan", "tanggal", "timbang", "berat", "catatan")


@pytest.fixture
def dua_desa(desa: Wilayah, desa_lain: Wilayah, settings: Any) -> tuple[Wilayah, Wilayah]:
    """Two villages whose second quarter is finalised, each with a pregnant woman and her child."""
    settings.KPM_TANPA_PDF = True
    for satu in (desa, desa_lain):
        with lingkup(satu.kode):
            keluarga = KeluargaFactory(desa=satu)
            ibu = OrangFactory(desa=satu, keluarga=keluarga, nama=f"Ibu {satu.nama}")
            KehamilanFactory(desa=satu, ibu=ibu, hpht=dt.date(2025, 12, 1), sejak=dt.date(2026, 2, 1))
            anak = AnakFactory(
                desa=satu, keluarga=keluarga, nama=f"Anak {satu.nama}", lahir=dt.date(2025, 1, 10), ibu=ibu
            )
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 5), timbang=True)
            tutup_triwulan(desa=satu, triwulan=T2, penanda_tangan=TTD, oleh=None, sekarang=SEKARANG)
    return desa, desa_lain


def bekukan_lagi(desa: Wilayah) -> dict[str, Any]:
    """The finalised quarter as it is read now, frozen again."""
    berlaku = skor_berlaku(desa, T2)
    return bekukan(berlaku.skor, nama_dusun=berlaku.nama_dusun, nama_posyandu=berlaku.nama_posyandu)


class Kehidupan(RuleBasedStateMachine):
    """The model: a person is a name; where they live now (a village, or nowhere) and which months were recorded."""

    desa: tuple[Wilayah, Wilayah]

    def __init__(self) -> None:
        super().__init__()
        self.atomik = transaction.atomic()
        self.atomik.__enter__()
        self.hari = MULAI
        self.ke = 0
        self.tinggal: dict[str, int | None] = {}
        self.bulan: dict[str, set[int]] = {}
        self.jumlah_bulan = 0
        self.gabungan: list[tuple[int, Penggabungan, str, str, set[int]]] = []
        self.beku: list[tuple[Any, ...]] = []

    def teardown(self) -> None:
        for satu in self.desa:
            with lingkup(satu.kode):
                kartu = KartuSkor.objects.get(periode=str(T2))
                assert sidik(kartu.isi) == kartu.sidik
                assert sidik(bekukan_lagi(satu)) == kartu.sidik
        transaction.set_rollback(True)
        self.atomik.__exit__(None, None, None)

    @initialize()
    def awal(self) -> None:
        for ke, satu in enumerate(self.desa):
            for nama in (f"Ibu {satu.nama}", f"Anak {satu.nama}"):
                self.tinggal[nama] = ke
            self.bulan[f"Anak {satu.nama}"] = {202605}
        self.beku = [self._beku(satu) for satu in self.desa]

    def _beku(self, desa: Wilayah) -> tuple[Any, ...]:
        with lingkup(desa.kode):
            return tuple(KartuSkor.objects.values_list("periode", "revisi", "sidik", "isi"))

    def _besok(self) -> dt.date:
        self.hari = min(self.hari + dt.timedelta(days=3), AKHIR)
        return self.hari

    def _pilih(
        self, data: st.DataObject, syarat: Callable[[str], bool] = lambda _: True
    ) -> tuple[Wilayah, Orang] | None:
        """Somebody who lives in one of the villages; its scope is not opened."""
        nama = sorted(satu for satu, ke in self.tinggal.items() if ke is not None and syarat(satu))
        if not nama:
            return None
        siapa = data.draw(st.sampled_from(nama))
        desa = self.desa[self.tinggal[siapa] or 0]
        with lingkup(desa.kode):
            return desa, Orang.objects.select_related("keluarga").get(nama=siapa, keluar_pada=None)

    @rule(data=st.data(), banyak=st.integers(1, 3), mati=st.booleans())
    def bersalin(self, data: st.DataObject, banyak: int, mati: bool) -> None:
        """A birth: one, twins of whom one may be stillborn or die on the day, or three."""
        if not (pilihan := self._pilih(data, lambda nama: nama.startswith("Ibu"))):
            return
        desa, ibu = pilihan
        with lingkup(desa.kode):
            hamil = Kehamilan.objects.filter(ibu=ibu, berakhir_pada=None).first()
            if hamil is None:
                tindakan.daftar_kehamilan(ibu=ibu, oleh=None, sejak=self._besok())
                return
            tanggal = self._besok()
            bayi = []
            for satu in range(banyak):
                self.ke += 1
                wafat = tanggal if mati and satu == 1 else None
                bayi.append(tindakan.Bayi(nama=f"Bayi {self.ke}", jenis_kelamin="L", meninggal=wafat))
                self.tinggal[f"Bayi {self.ke}"] = None if wafat else self.desa.index(desa)
                self.bulan[f"Bayi {self.ke}"] = set()
            tindakan.catat_persalinan(
                kehamilan=hamil, tanggal=tanggal, hasil="lahir_hidup", oleh=None, bayi=bayi, lahir_mati_kembar=int(mati)
            )

    @rule(data=st.data(), bulan=st.integers(6, 9))
    def catat_bulan(self, data: st.DataObject, bulan: int) -> None:
        if not (pilihan := self._pilih(data)):
            return
        desa, orang = pilihan
        isi: dict[str, Any] = {"desa": desa, "bulan": Bulan(2026, bulan), "oleh": None}
        with lingkup(desa.kode), suppress(Exception):
            tanggal = Bulan(2026, bulan).akhir if bulan < 9 else AKHIR
            if anak := Anak.objects.filter(orang=orang).select_related("orang__keluarga").first():
                simpan_pemantauan_anak(anak=anak, tanggal=tanggal, nilai={"timbang": True}, **isi)
                self.bulan[orang.nama].add(202600 + bulan)
            elif hamil := Kehamilan.objects.filter(ibu=orang).select_related("ibu__keluarga").first():
                simpan_pemantauan_ibu(kehamilan=hamil, tanggal=tanggal, nilai={"fe": 30}, **isi)

    @rule(data=st.data(), semua=st.booleans(), baru=st.booleans())
    def pindah_rumah(self, data: st.DataObject, semua: bool, baru: bool) -> None:
        """One person or a whole household into another household or a new one."""
        if not (pilihan := self._pilih(data)):
            return
        desa, orang = pilihan
        with lingkup(desa.kode):
            siapa = list(Orang.objects.filter(keluarga=orang.keluarga, keluar_pada=None)) if semua else [orang]
            lain = Keluarga.objects.exclude(pk=orang.keluarga_id).order_by("pk").first()
            ke: Any = {"kepala": orang.nama, "dusun": orang.keluarga.dusun} if baru or lain is None else lain
            tindakan.pindah_rumah(orang=siapa, ke=ke, tanggal=self._besok(), oleh=None)

    @rule(data=st.data(), semua=st.booleans())
    def tawarkan(self, data: st.DataObject, semua: bool) -> None:
        if not (pilihan := self._pilih(data)):
            return
        desa, orang = pilihan
        with lingkup(desa.kode), suppress(tindakan.Ditolak):  # one of them is on the way already
            siapa = list(Orang.objects.filter(keluarga=orang.keluarga, keluar_pada=None)) if semua else [orang]
            tujuan = self.desa[1 - self.desa.index(desa)]
            tindakan.tawarkan(orang=siapa, tujuan=tujuan, tanggal=self._besok(), oleh=None)

    def _di_jalan(self, ke: int) -> PindahMasuk | None:
        with lingkup(self.desa[ke].kode):
            return (
                PindahMasuk.objects.filter(keadaan=Kesepakatan.MENUNGGU)
                .select_related("asal", "desa")
                .order_by("pk")
                .first()
            )

    @rule(ke=st.integers(0, 1), dua_kali=st.booleans())
    def terima(self, ke: int, dua_kali: bool) -> None:
        if not (masuk := self._di_jalan(ke)):
            return
        with lingkup(self.desa[1 - ke].kode):
            hidup = [
                s.nama
                for s in Orang.objects.filter(uuid__in=[s["uuid"] for s in masuk.anggota]).exclude(
                    sebab_keluar="meninggal"
                )
            ]
        if not hidup:
            return
        with lingkup(self.desa[ke].kode):
            for _ in range(1 + dua_kali):
                rumah = Keluarga.objects.order_by("pk").last()
                sama = sudah_terdaftar(masuk)
                terima(masuk=masuk, keluarga=rumah, tiba=max(self._besok(), masuk.tanggal), oleh=None, sama=sama)
        for nama in hidup:
            self.tinggal[nama] = ke
            self._salinan_sama(nama, ke)

    def _salinan_sama(self, nama: str, ke: int) -> None:
        """Every month the origin has of this person is here with the same contents."""
        isi = []
        for desa in (self.desa[1 - ke], self.desa[ke]):
            with lingkup(desa.kode):
                isi.append(set(PemantauanAnak.objects.filter(anak__orang__nama=nama).values_list(*ISI)))
        assert {baris[0] for baris in isi[0]} <= {baris[0] for baris in isi[1]}

    @rule(ke=st.integers(0, 1), pergi=st.booleans(), tarik=st.booleans())
    def tidak_jadi(self, ke: int, pergi: bool, tarik: bool) -> None:
        """The offer is withdrawn, or declined; the people left all the same or stay."""
        if not (masuk := self._di_jalan(ke)):
            return
        asal = self.desa[1 - ke]
        if not tarik:
            with lingkup(self.desa[ke].kode):
                tindakan.tolak(masuk=masuk, alasan="-", oleh=None)
        with lingkup(asal.kode):
            luar = PindahKeluar.objects.select_related("desa", "tujuan").get(kesepakatan=masuk.kesepakatan)
            pergi_siapa = list(Orang.objects.filter(uuid__in=luar.anggota, keluar_pada=None)) if pergi else []
            (tindakan.tarik if tarik else tindakan.sesudah_ditolak)(pindah=luar, pergi=pergi, oleh=None)
        for orang in pergi_siapa:
            self.tinggal[orang.nama] = None

    @rule(data=st.data(), sebab=st.sampled_from(("pindah", "meninggal")))
    def keluar(self, data: st.DataObject, sebab: str) -> None:
        if not (pilihan := self._pilih(data, lambda nama: nama.startswith("Bayi") or nama.startswith("Anak"))):
            return
        desa, orang = pilihan
        with lingkup(desa.kode):
            tindakan.keluar(orang=orang, tanggal=self._besok(), sebab=sebab, oleh=None, versi=orang.versi)
        self.tinggal[orang.nama] = None

    @rule(data=st.data(), keliru=st.booleans())
    @precondition(lambda self: None in self.tinggal.values())
    def kembali(self, data: st.DataObject, keliru: bool) -> None:
        nama = data.draw(st.sampled_from(sorted(satu for satu, ke in self.tinggal.items() if ke is None)))
        for ke, desa in enumerate(self.desa):
            with lingkup(desa.kode):
                orang = Orang.objects.filter(nama=nama).exclude(keluar_pada=None).order_by("-keluar_pada").first()
                if orang is None:
                    continue
                try:
                    tindakan.kembali(
                        orang=orang, oleh=None, tanggal=None if keliru else max(self._besok(), orang.keluar_pada)
                    )
                except tindakan.Ditolak:
                    assert orang.sebab_keluar == "meninggal"
                    continue
                self.tinggal[nama] = ke
                return

    @rule(data=st.data())
    def tidak_di_dua_desa(self, data: st.DataObject) -> None:
        """Who was taken in by the other village cannot be brought back here by this one alone."""
        if not (pilihan := self._pilih(data)):
            return
        desa, orang = pilihan
        lain = self.desa[1 - self.desa.index(desa)]
        with lingkup(lain.kode):
            for lama in Orang.objects.filter(nama=orang.nama):
                with pytest.raises(tindakan.Ditolak):
                    tindakan.kembali(orang=lama, oleh=None)

    @rule(data=st.data())
    def batalkan(self, data: st.DataObject) -> None:
        """Take back the last event of somebody that leaves them in the village they live in."""
        if not (pilihan := self._pilih(data)):
            return
        desa, orang = pilihan
        with lingkup(desa.kode):
            rumah = (
                Kejadian.objects.filter(orang=orang, dibatalkan_pada=None, jenis="pindah_rumah").order_by("pk").last()
            )
            if rumah:
                with suppress(tindakan.Ditolak):
                    tindakan.batalkan(kejadian=rumah, oleh=None)

    @rule(ke=st.integers(0, 1), bulan=st.sets(st.integers(7, 9), max_size=2))
    def daftar_ganda(self, ke: int, bulan: set[int]) -> None:
        """A child is registered a second time under another name, with months of its own."""
        with lingkup(self.desa[ke].kode):
            asli = Anak.objects.filter(orang__keluar_pada=None, orang__nama__startswith="Anak").first()
            if asli is None:
                return
            self.ke += 1
            lagi = AnakFactory(
                desa=self.desa[ke],
                keluarga=asli.orang.keluarga,
                nama=f"Anak {self.ke}",
                lahir=asli.orang.tanggal_lahir,
                ibu=asli.ibu,
            )
            for satu in bulan:
                PemantauanAnakFactory(anak=lagi, bulan=Bulan(2026, satu), timbang=True)
        self.tinggal[f"Anak {self.ke}"] = ke
        self.bulan[f"Anak {self.ke}"] = {202600 + satu for satu in bulan}
        self.jumlah_bulan += len(bulan)

    @rule(data=st.data(), balik=st.booleans())
    def gabungkan(self, data: st.DataObject, balik: bool) -> None:
        """Two children of a village become one, who keeps the name of the one that stays and the months of both."""
        if not (pilihan := self._pilih(data, lambda nama: nama.startswith("Anak"))):
            return
        desa, satu = pilihan
        ke = self.desa.index(desa)
        with lingkup(desa.kode):
            lain = Orang.objects.filter(nama__startswith="Anak", keluar_pada=None).exclude(pk=satu.pk).first()
            if lain is None:
                return
            tetap, hilang = (lain, satu) if balik else (satu, lain)
            try:
                catatan = gabung(tetap, hilang, isi={"orang.nama": "satu"})
            except TidakDapatDigabung:  # one of them is on the way to the other village
                return
        self.gabungan.append((ke, catatan, tetap.nama, hilang.nama, self.bulan.pop(hilang.nama)))
        self.jumlah_bulan -= len(self.bulan[tetap.nama] & self.gabungan[-1][4])
        self.bulan[tetap.nama] |= self.gabungan[-1][4]
        del self.tinggal[hilang.nama]

    @rule()
    @precondition(lambda self: self.gabungan)
    def pisahkan(self) -> None:
        """The last merge is taken back: the months of the other go with it, also those that stood on both."""
        ke, catatan, tetap, hilang, bulan = self.gabungan[-1]
        with lingkup(self.desa[ke].kode):
            sebelum = self._bulan_di(tetap)
            try:
                pisah(catatan)
            except TidakDapatDipisah:  # gone, or going, to the other village with the months of both
                return
            assert self._bulan_di(hilang) == bulan
            assert self._bulan_di(tetap) | bulan == sebelum
        self.gabungan.pop()
        self.tinggal[hilang] = ke
        self.bulan[hilang] = bulan
        self.bulan[tetap] = self._semua_bulan(tetap)

    def _bulan_di(self, nama: str) -> set[int]:
        return {b.angka for b in PemantauanAnak.objects.filter(anak__orang__nama=nama).values_list("bulan", flat=True)}

    def _semua_bulan(self, nama: str) -> set[int]:
        semua: set[int] = set()
        for desa in self.desa:
            with lingkup(desa.kode):
                semua |= self._bulan_di(nama)
        return semua

    @invariant()
    def semua_orang_di_satu_tempat(self) -> None:
        ada: dict[str, list[int]] = {nama: [] for nama in self.tinggal}
        for ke, desa in enumerate(self.desa):
            with lingkup(desa.kode):
                for nama in Orang.objects.filter(keluar_pada=None).values_list("nama", flat=True):
                    ada[nama].append(ke)
        assert ada == {nama: [] if ke is None else [ke] for nama, ke in self.tinggal.items()}

    @invariant()
    def tidak_ada_bulan_yang_hilang(self) -> None:
        bulan: dict[str, set[int]] = {nama: set() for nama in self.bulan}
        jumlah = 0
        for desa in self.desa:
            with lingkup(desa.kode):
                jumlah += PemantauanAnak.objects.count() + PemantauanIbu.objects.count()
                for nama, satu in PemantauanAnak.objects.values_list("anak__orang__nama", "bulan"):
                    bulan[nama].add(satu.angka)
        assert bulan == self.bulan
        assert jumlah >= self.jumlah_bulan
        self.jumlah_bulan = jumlah

    @invariant()
    def triwulan_tertutup_tetap(self) -> None:
        if self.beku:
            assert [self._beku(satu) for satu in self.desa] == self.beku


def test_lives_are_conserved_and_finalised_quarters_stand_still(dua_desa: tuple[Wilayah, Wilayah]) -> None:
    class Mesin(Kehidupan):
        desa = dua_desa

    periksa = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Mesin,
        settings=settings(
            settings.get_profile("ci"),
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            max_examples=10,
            stateful_step_count=10,
            suppress_health_check=periksa,
        ),
    )
