"""Measure one database: what each step costs in time and queries, printed as JSON for `bench.__main__`."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import django

RONDE = 7
"""Counted runs after one warm-up."""
RONDE_CETAK = 1
"""The same for prints that take many seconds."""


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from bench.desa_uji import isi, wilayah_uji
    from bench.peran import kecamatan

    wilayah_uji()
    kecamatan()
    hasil: dict[str, Any] = {"vendor": connection.vendor, "versi": _versi(connection), "desa": []}
    for kode, sasaran in (("52.04.20.2005", 200), ("52.04.20.2006", 1000)):
        desa, kpm = isi(kode, sasaran)
        if connection.vendor == "postgresql":
            with connection.cursor() as kursor:
                kursor.execute("ANALYZE")
        hasil["desa"].append({"sasaran": sasaran, **_ukur_desa(desa, kpm)})
    json.dump(hasil, sys.stdout)


def _versi(connection: Any) -> str:
    with connection.cursor() as kursor:
        kursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        return str(kursor.fetchone()[0])


def _ulang(
    kerja: Callable[..., Any], siap: Callable[[], Any] | None = None, ronde: int = RONDE
) -> tuple[dict[str, Any], Any]:
    """Median, least and most milliseconds over the rounds, the median on the processor of this process, and the
    queries of one run; the last result too.

    ``siap`` prepares each round outside the clock and hands its result to ``kerja``.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def bahan() -> tuple[Any, ...]:
        return (siap(),) if siap else ()

    kerja(*bahan())
    isi = bahan()
    with CaptureQueriesContext(connection) as kueri:
        kerja(*isi)
    # now: the next request empties the log
    jumlah_kueri = len(kueri)
    waktu, prosesor, keluaran = [], [], None
    for _ in range(ronde):
        isi = bahan()
        mulai, mulai_prosesor = time.perf_counter(), time.process_time()
        keluaran = kerja(*isi)
        waktu.append((time.perf_counter() - mulai) * 1000)
        prosesor.append((time.process_time() - mulai_prosesor) * 1000)
    ukuran = {
        "ms": round(statistics.median(waktu), 2),
        "ms_min": round(min(waktu), 2),
        "ms_maks": round(max(waktu), 2),
        "ms_prosesor": round(statistics.median(prosesor), 2),
        "kueri": jumlah_kueri,
    }
    return ukuran, keluaran


def _ukur_desa(desa: Any, kpm: Any) -> dict[str, Any]:
    from django.test import Client

    from bench.desa_uji import AKHIR, TRIWULAN
    from kpm.lingkup import lingkup
    from pemantauan.kueri_skor import skor_triwulan

    with lingkup(desa.kode):
        polos, baris = _ulang(lambda: _baca_polos(desa.pk))
        hitung, _ = _ulang(lambda: skor_triwulan(desa, TRIWULAN))
    peramban = Client(HTTP_HOST="localhost")
    peramban.force_login(kpm, backend="kpm.izin.NamaAtauTelepon")
    hasil: dict[str, Any] = {"baris": baris, "baca_polos": polos, "hitung_skor": hitung}
    hasil["hitung_skor"]["rasio"] = round(hitung["ms"] / polos["ms"], 2)
    for nama, alamat in (
        ("beranda", f"/{desa.kode}/"),
        ("ringkasan", f"/{desa.kode}/ringkasan/"),
        ("halaman_skor", f"/{desa.kode}/skor/{TRIWULAN}/"),
        ("rekap_3a", f"/{desa.kode}/skor/{TRIWULAN}/3a/"),
        ("rekap_3b", f"/{desa.kode}/skor/{TRIWULAN}/3b/"),
        ("daftar_bulan", f"/{desa.kode}/pemantauan/{AKHIR}/"),
        ("sel", _alamat_sel(desa)),
        ("orang", f"/{desa.kode}/skor/{TRIWULAN}/orang/?kelompok=anak&indikator=jamban&jawaban=T"),
        ("ayah", f"/{desa.kode}/skor/{TRIWULAN}/ayah/"),
        ("tren", f"/{desa.kode}/skor/tren/"),
        ("paud_bulan", f"/{desa.kode}/pemantauan/{AKHIR}/paud/"),
        ("paud_tahun", f"/{desa.kode}/pemantauan/paud/{AKHIR.tahun}/"),
        ("grid", f"/{desa.kode}/pemantauan/{AKHIR}/grid/"),
        ("lembar_2b", f"/{desa.kode}/laporan/formulir-2b/{AKHIR}/"),
        ("lembar_3a", f"/{desa.kode}/laporan/formulir-3a/{TRIWULAN}/"),
        ("lembar_3b", f"/{desa.kode}/laporan/formulir-3b/{TRIWULAN}/"),
        ("formulir_4_tahun", f"/{desa.kode}/laporan/formulir-4/{AKHIR.tahun}/"),
        ("formulir_4_pdf", f"/{desa.kode}/laporan/formulir-4/{TRIWULAN}.pdf"),
        ("formulir_4_tahun_pdf", f"/{desa.kode}/laporan/formulir-4/{AKHIR.tahun}.pdf"),
        ("periksa_tutup", f"/{desa.kode}/skor/{TRIWULAN}/tutup/"),
    ):
        hasil[nama] = _ukur_alamat(peramban, alamat)
    for nama, alamat in (
        ("formulir_3a_pdf", f"/{desa.kode}/laporan/formulir-3a/{TRIWULAN}.pdf"),
        ("formulir_3b_pdf", f"/{desa.kode}/laporan/formulir-3b/{TRIWULAN}.pdf?dusun={_dusun(desa)}"),
    ):
        hasil[nama] = _ukur_alamat(peramban, alamat, RONDE_CETAK)
    hasil |= _ukur_halaman(desa, kpm, peramban)
    hasil["formulir_3b_zip"] = _ukur_zip(desa, kpm)
    hasil["simpan_satu"] = _ukur_simpan(desa, peramban)
    hasil["simpan_grid"] = _ukur_simpan_grid(desa, peramban)
    hasil["simpan_paud"] = _ukur_simpan_paud(desa, peramban)
    hasil["tutup"] = _ukur_tutup(desa, kpm)
    for nama, alamat in (
        ("skor_beku", f"/{desa.kode}/skor/{TRIWULAN}/"),
        ("rekap_3b_beku", f"/{desa.kode}/skor/{TRIWULAN}/3b/"),
        ("tren_beku", f"/{desa.kode}/skor/tren/"),
    ):
        hasil[nama] = _ukur_alamat(peramban, alamat)
    return hasil


def _ukur_halaman(desa: Any, kpm: Any, peramban: Any) -> dict[str, Any]:
    """The pages of people, office and supervision, and signing in."""
    from bench.halaman import CETAKAN, halaman, masuk

    hasil = {
        nama: _ukur_alamat(klien, alamat, RONDE_CETAK if nama in CETAKAN else RONDE)
        for nama, klien, alamat in halaman(desa, kpm, peramban)
    }
    hasil["masuk"], jawab = _ulang(lambda: masuk(desa))
    assert jawab.status_code == 302, jawab.status_code
    return hasil


def _ukur_alamat(peramban: Any, alamat: str, ronde: int = RONDE) -> dict[str, Any]:
    ukuran, jawab = _ulang(lambda: peramban.get(alamat), ronde=ronde)
    assert jawab.status_code == 200, (alamat, jawab.status_code)
    return ukuran | {"bita": len(jawab.content), "jenis": jawab.headers["Content-Type"].split(";")[0]}


def _alamat_sel(desa: Any) -> str:
    """One cell of a child that has been monitored all along."""
    from bench.desa_uji import AKHIR, TRIWULAN
    from kpm.lingkup import lingkup
    from pemantauan.models import PemantauanAnak

    with lingkup(desa.kode):
        anak = PemantauanAnak.objects.filter(bulan=AKHIR).select_related("anak").order_by("pk").first().anak
    return f"/{desa.kode}/skor/{TRIWULAN}/anak/{anak.uuid}/imunisasi/"


def _dusun(desa: Any) -> str:
    from kpm.lingkup import lingkup
    from kpm.models import Dusun

    with lingkup(desa.kode):
        return str(Dusun.objects.order_by("nama").first().uuid)


def _baca_polos(desa: int) -> int:
    """The same monthly rows through a bare cursor: what the database alone costs."""
    from django.db import connection

    from pemantauan.models import PemantauanAnak, PemantauanIbu

    jumlah = 0
    for model, orang in ((PemantauanIbu, "kehamilan_id"), (PemantauanAnak, "anak_id")):
        kolom = ", ".join(("id", "uuid", orang, "bulan", "tanggal", *model.LAYANAN))
        with connection.cursor() as kursor:
            kursor.execute(f"SELECT {kolom} FROM {model._meta.db_table} WHERE desa_id = %s", [desa])
            jumlah += len(kursor.fetchall())
    return jumlah


def _ukur_zip(desa: Any, kpm: Any) -> dict[str, Any]:
    """Formulir 3B dusun by dusun, as the worker prints it: the same three files in the small and the large village."""
    from bench.desa_uji import TRIWULAN
    from kpm.lingkup import lingkup
    from laporan.tindakan_cetak import mulai_pekerjaan
    from laporan.tugas_cetak import cetak_per_dusun

    minta = {"periode": str(TRIWULAN), "kumulatif": False, "kertas": ""}

    def siap() -> Any:
        with lingkup(desa.kode):
            return mulai_pekerjaan(desa=desa, pengguna=kpm, jenis="formulir-3b", judul="3B", permintaan=minta)[0]

    def cetak(pekerjaan: Any) -> Any:
        cetak_per_dusun.func(desa.kode, str(pekerjaan.uuid))
        return pekerjaan

    ukuran, pekerjaan = _ulang(cetak, siap, ronde=RONDE_CETAK)
    with lingkup(desa.kode):
        pekerjaan.refresh_from_db()
    assert (pekerjaan.keadaan, pekerjaan.selesai) == ("selesai", 3)
    return ukuran | {"bita": len(pekerjaan.hasil)}


def _ukur_simpan(desa: Any, peramban: Any) -> dict[str, Any]:
    """Saving one child's month with a changed weight, as the browser sends it; opening the form is not counted."""
    from bench.desa_uji import AKHIR
    from bench.isian import isian
    from kpm.lingkup import lingkup
    from pemantauan.models import PemantauanAnak

    with lingkup(desa.kode):
        catatan = PemantauanAnak.objects.filter(bulan=AKHIR).select_related("anak").order_by("pk").first()
    alamat = f"/{desa.kode}/pemantauan/{AKHIR}/anak/{catatan.anak.uuid}/"

    def formulir() -> dict[str, str]:
        return _lebih_berat(isian(peramban.get(alamat).content.decode()))

    hasil, jawab = _ulang(lambda isi: peramban.post(alamat, isi), formulir)
    assert jawab.status_code == 302, jawab.status_code
    return hasil


def _lebih_berat(isi: dict[str, str]) -> dict[str, str]:
    """The form with ten grams more: another value every time, and never an unlikely one."""
    berat = Decimal(isi["berat"].replace(",", ".")) + Decimal("0.01")
    return isi | {"berat": str(berat).replace(".", ",")}


def _ukur_simpan_grid(desa: Any, peramban: Any) -> dict[str, Any]:
    """Saving one row of the grid with a changed weight, as htmx sends it; the row comes back with its next version."""
    from bench.desa_uji import AKHIR
    from bench.isian import isian

    alamat = f"/{desa.kode}/pemantauan/{AKHIR}/grid/"
    halaman = peramban.get(alamat).content.decode()
    baris = [halaman[halaman.index("<tr id=") : halaman.index("</tr>", halaman.index("<tr id="))]]

    def formulir() -> dict[str, str]:
        return _lebih_berat(isian(baris[0]))

    def kirim(isi: dict[str, str]) -> Any:
        jawab = peramban.post(alamat, isi, headers={"HX-Request": "true"})
        baris[0] = jawab.content.decode()
        return jawab

    hasil, jawab = _ulang(kirim, formulir)
    assert 'data-hasil="tersimpan"' in baris[0], baris[0]
    hasil["bita"] = len(jawab.content)
    return hasil


def _ukur_simpan_paud(desa: Any, peramban: Any) -> dict[str, Any]:
    """Sending a page of PAUD with one answer changed."""
    from bench.desa_uji import AKHIR
    from bench.isian import isian

    alamat = f"/{desa.kode}/pemantauan/{AKHIR}/paud/"

    def formulir() -> dict[str, str]:
        isi = isian(peramban.get(alamat).content.decode())
        sel = next(nama for nama in isi if nama.startswith("h-"))
        return isi | {sel: "tidak" if isi[sel] == "ya" else "ya"}

    hasil, jawab = _ulang(lambda isi: peramban.post(alamat, isi), formulir)
    assert jawab.status_code == 302, jawab.status_code
    return hasil


def _ukur_tutup(desa: Any, kpm: Any) -> dict[str, Any]:
    """Finalising the quarter, which is opened again outside the clock; it stays finalised afterwards."""
    from django.utils import timezone

    from bench.desa_uji import TRIWULAN
    from kpm.lingkup import lingkup
    from laporan.tindakan_tutup import buka_triwulan, tutup_triwulan
    from pemantauan.kueri_kartu import penutup

    def buka() -> None:
        with lingkup(desa.kode):
            if kartu := penutup(desa, TRIWULAN):
                buka_triwulan(
                    desa=desa, triwulan=TRIWULAN, revisi=kartu.revisi, alasan="Pengukuran berikutnya", oleh=kpm,
                    sekarang=timezone.localtime(),
                )  # fmt: skip

    def tutup(_: None) -> Any:
        with lingkup(desa.kode):
            return tutup_triwulan(
                desa=desa, triwulan=TRIWULAN, penanda_tangan=[("Kepala Desa", "Kepala Uji")], oleh=kpm,
                sekarang=timezone.localtime(),
            )  # fmt: skip

    hasil, kartu = _ulang(tutup, buka)
    assert kartu.pk
    return hasil


if __name__ == "__main__":
    main()
