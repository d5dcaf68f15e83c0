"""The pages, prints and writes of a village of 200 and of 1,000 sasaran: what each costs in time and queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.db import connection
from django.test import Client
from django.utils import timezone

from bench.bentuk import Baris
from bench.daftar import Alas
from bench.desa_uji import AKHIR, TRIWULAN, isi
from bench.halaman import CETAKAN, halaman, masuk
from bench.isian import isian
from bench.jam import ulang
from bench.langkah import LANGKAH
from bench.peran import kecamatan
from kpm.lingkup import lingkup
from kpm.models import Dusun, Pengguna, Wilayah
from kpm.periode import Tahun
from laporan.buku_kpm import buku_kpm
from laporan.paket_rembuk import buat_paket
from laporan.tindakan_cetak import mulai_pekerjaan
from laporan.tindakan_tutup import buka_triwulan, tutup_triwulan
from laporan.tugas_cetak import cetak_per_dusun
from pemantauan.kueri_kartu import penutup
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu
from pemantauan.skor.jalan_banyak import lupakan
from rembuk.kueri import kekurangan
from rembuk.tindakan import hapus_rembuk, mulai_rembuk

DESA = (("52.04.20.2005", 200), ("52.04.20.2006", 1000))
BERAT = connection.vendor == "sqlite"
"""Whether the long prints are measured: minutes in which the database has no part, so once is enough."""


def jalan(alas: Alas) -> Iterator[Baris]:
    """Every step in both villages."""
    kecamatan()
    for kode, sasaran in DESA:
        desa, kpm = isi(kode, sasaran)
        if connection.vendor == "postgresql":
            with connection.cursor() as kursor:
                kursor.execute("ANALYZE")
        for kunci, ukuran in _Desa(desa, kpm, alas).semua():
            yield Baris(kunci=kunci, nama=LANGKAH[kunci], basis=alas.basis, sasaran=sasaran, **ukuran)


Ukuran = dict[str, Any]
"""Arguments for `Baris`: runs, queries, size."""


class _Desa:
    """The steps of one village; a write stands behind all reads, finalising behind all writes."""

    def __init__(self, desa: Wilayah, kpm: Pengguna, alas: Alas) -> None:
        self.desa, self.kpm, self.alas = desa, kpm, alas
        self.peramban = Client(HTTP_HOST="localhost")
        self.peramban.force_login(kpm, backend="kpm.izin.NamaAtauTelepon")

    def semua(self) -> Iterator[tuple[str, Ukuran]]:
        """Key and figures of every step."""
        with lingkup(self.desa.kode):
            yield "baca_polos", self._ulang(lambda: _baca_polos(self.desa.pk))[0]
            yield "hitung_skor", self._ulang(lambda: skor_triwulan(self.desa, TRIWULAN))[0]
        for kunci, jalur in (*self._halaman(), *(self._cetakan() if BERAT else ())):
            cetak = ".pdf" in jalur or ".xlsx" in jalur
            yield kunci, self._alamat(self.peramban, f"/{self.desa.kode}/{jalur}", cetak=cetak)
        for kunci, klien, alamat in halaman(self.desa, self.kpm, self.peramban):
            yield kunci, self._alamat(klien, alamat, cetak=kunci in CETAKAN)
        yield "kurang_dingin", self._kurang_dingin()
        yield "masuk", self._masuk()
        if BERAT:
            yield "formulir_3b_zip", self._zip()
            yield "buku_kpm", self._buku()
            yield "paket_rembuk", self._paket_rembuk()
        yield "simpan_satu", self._simpan()
        yield "simpan_grid", self._simpan_grid()
        yield "simpan_paud", self._simpan_paud()
        yield "tutup", self._tutup()
        for kunci, jalur in (
            ("skor_beku", f"skor/{TRIWULAN}/"),
            ("rekap_3b_beku", f"skor/{TRIWULAN}/3b/"),
            ("tren_beku", "skor/tren/"),
        ):
            yield kunci, self._alamat(self.peramban, f"/{self.desa.kode}/{jalur}")

    def _halaman(self) -> tuple[tuple[str, str], ...]:
        with lingkup(self.desa.kode):
            # one cell of a child that has been monitored all along
            anak = PemantauanAnak.objects.filter(bulan=AKHIR).select_related("anak").order_by("pk")[0].anak
        return (
            ("beranda", ""),
            ("kurang", "kurang/"),
            ("kurang_saring", "kurang/?hari=14&layanan=konseling"),
            ("ringkasan", "ringkasan/"),
            ("halaman_skor", f"skor/{TRIWULAN}/"),
            ("rekap_3a", f"skor/{TRIWULAN}/3a/"),
            ("rekap_3b", f"skor/{TRIWULAN}/3b/"),
            ("daftar_bulan", f"pemantauan/{AKHIR}/"),
            ("sel", f"skor/{TRIWULAN}/anak/{anak.uuid}/imunisasi/"),
            ("orang", f"skor/{TRIWULAN}/orang/?kelompok=anak&indikator=jamban&jawaban=T"),
            ("ayah", f"skor/{TRIWULAN}/ayah/"),
            ("tren", "skor/tren/"),
            ("paud_bulan", f"pemantauan/{AKHIR}/paud/"),
            ("paud_tahun", f"pemantauan/paud/{AKHIR.tahun}/"),
            ("grid", f"pemantauan/{AKHIR}/grid/"),
            ("lembar_2b", f"laporan/formulir-2b/{AKHIR}/"),
            ("lembar_3a", f"laporan/formulir-3a/{TRIWULAN}/"),
            ("lembar_3b", f"laporan/formulir-3b/{TRIWULAN}/"),
            ("formulir_4_tahun", f"laporan/formulir-4/{AKHIR.tahun}/"),
            ("formulir_4_pdf", f"laporan/formulir-4/{TRIWULAN}.pdf"),
            ("formulir_4_tahun_pdf", f"laporan/formulir-4/{AKHIR.tahun}.pdf"),
            ("siklus", "siklus/"),
            ("pemetaan", "pemetaan/"),
            ("jejak_masalah", "jejak-masalah/"),
            ("periksa_tutup", f"skor/{TRIWULAN}/tutup/"),
        )

    def _cetakan(self) -> tuple[tuple[str, str], ...]:
        with lingkup(self.desa.kode):
            dusun = Dusun.objects.order_by("nama")[0].uuid
        return (
            ("formulir_3a_pdf", f"laporan/formulir-3a/{TRIWULAN}.pdf"),
            ("formulir_3b_pdf", f"laporan/formulir-3b/{TRIWULAN}.pdf?dusun={dusun}"),
            ("formulir_3b_xlsx", f"laporan/formulir-3b/{TRIWULAN}.xlsx"),
        )

    def _ulang(
        self, kerja: Callable[..., Any], siap: Callable[[], Any] | None = None, *, cetak: bool = False
    ) -> tuple[Ukuran, Any]:
        """What prints for seconds is run less often, and cold: the median does not feel the first run."""
        ronde, pemanasan = (self.alas.ronde_cetak, 0) if cetak else (self.alas.ronde, 1)
        return ulang(kerja, siap, ronde=ronde, pemanasan=pemanasan)

    def _alamat(self, peramban: Client, alamat: str, *, cetak: bool = False) -> Ukuran:
        ukuran, jawab = self._ulang(lambda: peramban.get(alamat), cetak=cetak)
        assert jawab.status_code == 200, (alamat, jawab.status_code)
        return ukuran | {"bita": len(jawab.content), "jenis": jawab.headers["Content-Type"].split(";")[0]}

    def _kurang_dingin(self) -> Ukuran:
        """The last page, whose order needs the ways of almost everybody, in a process that remembers none."""
        alamat = f"/{self.desa.kode}/kurang/?halaman=999"
        ukuran, jawab = self._ulang(lambda _: self.peramban.get(alamat), lupakan)
        assert jawab.status_code == 200, jawab.status_code
        return ukuran | {"bita": len(jawab.content), "jenis": "text/html"}

    def _masuk(self) -> Ukuran:
        ukuran, jawab = self._ulang(lambda: masuk(self.desa))
        assert jawab.status_code == 302, jawab.status_code
        return ukuran

    def _zip(self) -> Ukuran:
        """Formulir 3B dusun by dusun, as the worker prints it: the same three files in both villages."""
        minta = {"periode": str(TRIWULAN), "kumulatif": False, "kertas": ""}

        def siap() -> Any:
            with lingkup(self.desa.kode):
                return mulai_pekerjaan(
                    desa=self.desa, pengguna=self.kpm, jenis="formulir-3b", judul="3B", permintaan=minta
                )[0]

        def cetak(pekerjaan: Any) -> Any:
            cetak_per_dusun.func(self.desa.kode, str(pekerjaan.uuid))
            return pekerjaan

        ukuran, pekerjaan = self._ulang(cetak, siap, cetak=True)
        with lingkup(self.desa.kode):
            pekerjaan.refresh_from_db()
        assert (pekerjaan.keadaan, pekerjaan.selesai) == ("selesai", 3)
        return ukuran | {"bita": len(pekerjaan.hasil)}

    def _buku(self) -> Ukuran:
        """The workbook of a year, as the worker makes it."""

        def buat() -> Any:
            with lingkup(self.desa.kode), timezone.override(self.desa.nama_zona):
                return buku_kpm(self.desa, Tahun(AKHIR.tahun), waktu=timezone.now())

        ukuran, berkas = self._ulang(buat, cetak=True)
        return ukuran | {"bita": len(berkas.isi)}

    def _paket_rembuk(self) -> Ukuran:
        """All a rembuk on the gaps of the quarter needs, as the worker prints it; thrown away again afterwards."""
        with lingkup(self.desa.kode), timezone.override(self.desa.nama_zona):
            _, semua = kekurangan(self.desa, TRIWULAN)
            rembuk = mulai_rembuk(
                desa=self.desa, triwulan=TRIWULAN, terpilih=[satu.kunci for satu in semua], oleh=self.kpm,
                hari_ini=AKHIR.akhir,
            )  # fmt: skip

        def buat() -> Any:
            with lingkup(self.desa.kode), timezone.override(self.desa.nama_zona):
                return buat_paket(rembuk, self.desa, waktu=timezone.now())

        ukuran, berkas = self._ulang(buat, cetak=True)
        with lingkup(self.desa.kode):
            hapus_rembuk(rembuk=rembuk, oleh=self.kpm)
        return ukuran | {"bita": len(berkas.isi)}

    def _simpan(self) -> Ukuran:
        """Saving one child's month with a changed weight, as the browser sends it; opening the form is not counted."""
        with lingkup(self.desa.kode):
            catatan = PemantauanAnak.objects.filter(bulan=AKHIR).select_related("anak").order_by("pk")[0]
        alamat = f"/{self.desa.kode}/pemantauan/{AKHIR}/anak/{catatan.anak.uuid}/"

        def formulir() -> dict[str, str]:
            return _lebih_berat(isian(self.peramban.get(alamat).content.decode()))

        ukuran, jawab = self._ulang(lambda isi: self.peramban.post(alamat, isi), formulir)
        assert jawab.status_code == 302, jawab.status_code
        return ukuran

    def _simpan_grid(self) -> Ukuran:
        """Saving one row of the grid with a changed weight, as htmx sends it; it comes back with its next version."""
        alamat = f"/{self.desa.kode}/pemantauan/{AKHIR}/grid/"
        tampak = self.peramban.get(alamat).content.decode()
        baris = [tampak[tampak.index("<tr id=") : tampak.index("</tr>", tampak.index("<tr id="))]]

        def formulir() -> dict[str, str]:
            return _lebih_berat(isian(baris[0]))

        def kirim(isi: dict[str, str]) -> Any:
            jawab = self.peramban.post(alamat, isi, headers={"HX-Request": "true"})
            baris[0] = jawab.content.decode()
            return jawab

        ukuran, jawab = self._ulang(kirim, formulir)
        assert 'data-hasil="tersimpan"' in baris[0], baris[0]
        return ukuran | {"bita": len(jawab.content)}

    def _simpan_paud(self) -> Ukuran:
        """Sending a page of PAUD with one answer changed."""
        alamat = f"/{self.desa.kode}/pemantauan/{AKHIR}/paud/"

        def formulir() -> dict[str, str]:
            isi = isian(self.peramban.get(alamat).content.decode())
            sel = next(nama for nama in isi if nama.startswith("h-"))
            return isi | {sel: "tidak" if isi[sel] == "ya" else "ya"}

        ukuran, jawab = self._ulang(lambda isi: self.peramban.post(alamat, isi), formulir)
        assert jawab.status_code == 302, jawab.status_code
        return ukuran

    def _tutup(self) -> Ukuran:
        """Finalising the quarter, which is opened again outside the clock; it stays finalised afterwards."""

        def buka() -> None:
            with lingkup(self.desa.kode):
                if kartu := penutup(self.desa, TRIWULAN):
                    buka_triwulan(
                        desa=self.desa, triwulan=TRIWULAN, revisi=kartu.revisi, alasan="Pengukuran berikutnya",
                        oleh=self.kpm, sekarang=timezone.localtime(),
                    )  # fmt: skip

        def tutup(_: None) -> Any:
            with lingkup(self.desa.kode):
                return tutup_triwulan(
                    desa=self.desa, triwulan=TRIWULAN, penanda_tangan=[("Kepala Desa", "Kepala Uji")], oleh=self.kpm,
                    sekarang=timezone.localtime(),
                )  # fmt: skip

        ukuran, kartu = self._ulang(tutup, buka, cetak=True)
        assert kartu.pk
        return ukuran


def _lebih_berat(isi: dict[str, str]) -> dict[str, str]:
    """The form with ten grams more: another value every time, and never an unlikely one."""
    berat = Decimal(isi["berat"].replace(",", ".")) + Decimal("0.01")
    return isi | {"berat": str(berat).replace(".", ",")}


def _baca_polos(desa: int) -> int:
    """The same monthly rows through a bare cursor: what the database alone costs."""
    jumlah = 0
    for model, orang in ((PemantauanIbu, "kehamilan_id"), (PemantauanAnak, "anak_id")):
        kolom = ", ".join(("id", "uuid", orang, "bulan", "tanggal", *model.LAYANAN))
        with connection.cursor() as kursor:
            kursor.execute(f"SELECT {kolom} FROM {model._meta.db_table} WHERE desa_id = %s", [desa])
            jumlah += len(kursor.fetchall())
    return jumlah
