"""Who may do what: the table of permissions, and that those who read counts find no person anywhere."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kpm.izin import IZIN
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from kpm.tautan import lepas_tautan
from pemantauan.models import KartuSkor
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from tests.bahan_desa import alamat_wilayah, isi_rute
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory
from tests.laporan.bahan import buka, tutup
from tests.laporan.conftest import _html, _oktober, desa_acuan

__all__ = ["_html", "_oktober", "desa_acuan"]

NAMA = "Zubaidah Rahasia"

# fmt: off
MATRIKS = {
    #                  kpm kades admin bidan rds bpd kec kab prov pusat
    "sasaran.lihat":    "x   x     x     x    -   -   -   -   -    -",
    "sasaran.ubah":     "x   -     x     -    -   -   -   -   -    -",
    "pemantauan.lihat": "x   x     x     x    -   -   -   -   -    -",
    "pemantauan.ubah":  "x   -     -     -    -   -   -   -   -    -",
    "kondisi.ubah":     "x   -     x     -    -   -   -   -   -    -",
    "skor.lihat":       "x   x     x     x    x   x   -   -   -    -",
    "skor.tutup":       "x   x     x     -    -   -   -   -   -    -",
    "rembuk.lihat":     "x   x     x     x    x   x   -   -   -    -",
    "rembuk.ubah":      "x   -     x     -    -   -   -   -   -    -",
    "rembuk.terbit":    "x   -     x     -    -   -   -   -   -    -",
    "usulan.putuskan":  "-   x     -     -    -   -   -   -   -    -",
    "usulan.ikuti":     "x   x     x     -    -   -   -   -   -    -",
    "anggaran.lihat":   "x   x     x     x    x   x   -   -   -    -",
    "anggaran.ubah":    "x   -     x     -    -   -   -   -   -    -",
    "laporan.lihat":    "x   x     x     x    x   x   -   -   -    -",
    "desa.lihat":       "x   x     x     x    x   x   -   -   -    -",
    "desa.ubah":        "-   -     x     -    -   -   -   -   -    -",
    "nik.lihat":        "x   -     x     -    -   -   -   -   -    -",
    "nama.lihat":       "x   x     x     x    -   -   -   -   -    -",
    "nama.buka":        "-   -     -     -    -   -   x   x   -    -",
    "kader.lihat":      "x   x     x     -    -   -   -   -   -    -",
    "kader.ubah":       "x   -     x     -    -   -   -   -   -    -",
    "kader.bayar":      "-   -     x     -    -   -   -   -   -    -",
    "riwayat.lihat":    "x   x     x     x    -   -   -   -   -    -",
    "jejak.lihat":      "-   x     x     -    -   -   -   -   -    -",
    "pengguna.ubah":    "-   -     x     -    -   -   -   x   x    x",
    "cadangan.lihat":   "-   -     x     -    -   -   -   -   -    -",
    "impor":            "x   -     x     -    -   -   -   -   -    -",
    "rekap.lihat":      "-   -     -     -    -   -   x   x   x    x",
    "pedoman.lihat":    "-   -     -     -    -   -   -   x   x    x",
    "pedoman.ubah":     "-   -     -     -    -   -   -   x   x    x",
}
URUTAN = (
    Peran.KPM, Peran.KEPALA_DESA, Peran.ADMIN_DESA, Peran.BIDAN, Peran.ANGGOTA_RDS, Peran.BPD,
    Peran.PENDAMPING_KECAMATAN, Peran.KABUPATEN, Peran.PROVINSI, Peran.PUSAT,
)
# fmt: on
PERAN_DESA = URUTAN[:6]


def test_every_role_holds_exactly_these_permissions() -> None:
    assert set(URUTAN) == set(Peran)
    tertulis = {
        peran: {izin for izin, baris in MATRIKS.items() if baris.split()[ke] == "x"} for ke, peran in enumerate(URUTAN)
    }
    assert {peran: set(IZIN[peran]) for peran in URUTAN} == tertulis


def petugas(wilayah: Wilayah, peran: str, **isi: Any) -> Pengguna:
    pengguna = PenggunaFactory(**isi)
    PenugasanFactory(pengguna=pengguna, wilayah=wilayah, peran=peran)
    return pengguna


def jalur(desa: Wilayah, pengenal: Any) -> list[str]:
    return [isi_rute(rute, desa.kode, pengenal) for rute, _ in alamat_wilayah()]


@pytest.fixture
def desa_bernama(desa_acuan: Wilayah, settings: Any) -> Wilayah:
    """The reference village, in which every person bears a name that can be found again; a quarter was finalised twice
    with its papers."""
    settings.KPM_TANPA_PDF = True
    with lingkup(desa_acuan.kode):
        for ke, orang in enumerate(Orang.objects.all()):
            orang.nama = f"{NAMA} {ke}"
            orang.save()
        for keluarga in Keluarga.objects.all():
            keluarga.kepala, keluarga.telepon = f"{NAMA} Kepala", "081399999999"
            keluarga.save()
        Kehamilan.objects.update(suami=f"{NAMA} Suami", no_kia="KIA-RAHASIA")
        Anak.objects.update(nama_ibu=f"{NAMA} Ibu", nama_ayah=f"{NAMA} Ayah", no_kia="KIA-RAHASIA")
        tutup(desa_acuan)
        buka(desa_acuan)
        anak = Anak.objects.order_by("pk").first()
        assert anak is not None
        anak.pemantauan.all().delete()
        tutup(desa_acuan)
    return desa_acuan


def rahasia(desa: Wilayah) -> list[str]:
    """Whatever leads to a person: names, numbers, uuids."""
    with lingkup(desa.kode):
        pengenal = [
            str(satu) for m in (Orang, Keluarga, Kehamilan, Anak) for satu in m.objects.values_list("uuid", flat=True)
        ]
    return ["Zubaidah", "KIA-RAHASIA", "081399999999", *pengenal]


def semua_alamat(desa: Wilayah) -> list[str]:
    """Every address of the village with a child, a person and a household in it, every stored paper, every variant."""
    with lingkup(desa.kode):
        kartu = KartuSkor.objects.order_by("-revisi")[0]
        dokumen = [satu.register.kode for satu in kartu.berkas.select_related("register")]
        orang = [m.objects.order_by("pk").values_list("uuid", flat=True)[0] for m in (Anak, Orang, Keluarga, Kehamilan)]
    awal = f"/{desa.kode}"
    semua = [isi_rute(rute, desa.kode, satu) for satu in orang for rute, _ in alamat_wilayah()]
    semua += [f"{awal}/skor/2026-T3/dokumen/{kode}/" for kode in dokumen]
    semua += [f"{alamat}?nama=1" for alamat in semua if alamat.endswith(".json")]
    semua += [f"{awal}/skor/2026-T3/revisi/?revisi=1", f"{awal}/ringkasan/?triwulan=2026-T3"]
    return list(dict.fromkeys(semua))


@pytest.mark.usefixtures("_oktober")
@pytest.mark.parametrize("peran", [Peran.ANGGOTA_RDS, Peran.BPD])
def test_who_reads_counts_finds_no_person_at_any_address(desa_bernama: Wilayah, peran: str) -> None:
    peramban, cari = klien(petugas(desa_bernama, peran)), rahasia(desa_bernama)
    terbuka, bocor = set(), []
    for alamat in semua_alamat(desa_bernama):
        jawab = peramban.get(alamat)
        if jawab.status_code == 200:
            terbuka.add(alamat)
        bocor += [(alamat, satu) for satu in cari if satu in jawab.content.decode(errors="replace")]
    assert bocor == []
    awal = f"/{desa_bernama.kode}"
    # fmt: off
    assert {
        f"{awal}/{satu}" for satu in (
            "ringkasan/", "lainnya/", "laporan/", "desa/", "pedoman/", "rembuk/",
            "skor/tren/", "skor/tren.json", "skor/tren.pdf",
            "skor/2026-T3/", "skor/2026-T3.json", "skor/2026-T3/revisi/", "skor/2026-T3/pedoman/",
            "laporan/formulir-4/2026-T3/", "laporan/formulir-4/2026-T3.pdf", "laporan/formulir-4/2026-T3.json",
            "laporan/formulir-4/2026/", "laporan/formulir-4/2026.pdf", "laporan/formulir-4/2026.json",
            "laporan/format-bantu/2026-T3/", "laporan/format-bantu/2026-T3.pdf", "laporan/format-bantu/2026-T3.json",
        )
    } <= terbuka
    # fmt: on


@pytest.mark.usefixtures("_oktober")
def test_the_same_addresses_do_name_persons_to_the_kpm(desa_bernama: Wilayah) -> None:
    """What the test above looks for is really there to be found."""
    peramban = klien(petugas(desa_bernama, Peran.KPM))
    bernama = [a for a in semua_alamat(desa_bernama) if "Zubaidah" in peramban.get(a).content.decode(errors="replace")]
    assert len(bernama) > 30


@pytest.mark.usefixtures("_oktober")
@pytest.mark.parametrize("peran", PERAN_DESA)
def test_no_page_shows_a_door_that_is_closed_to_its_reader(desa_bernama: Wilayah, peran: str) -> None:
    peramban = klien(petugas(desa_bernama, peran))
    tujuan: dict[str, str] = {}
    for alamat in semua_alamat(desa_bernama):
        jawab = peramban.get(alamat)
        if jawab.status_code == 200 and jawab.headers["Content-Type"].startswith("text/html"):
            for satu in re.findall(r'(?:href|action)="(/\d\d[^"]*)"', jawab.content.decode()):
                tujuan.setdefault(re.sub(r"\?.*", "", satu), alamat)
    tertutup = [(dari, ke) for ke, dari in tujuan.items() if peramban.get(ke).status_code == 403]
    assert tertutup == []


def test_a_count_stays_and_loses_only_its_link() -> None:
    html = (
        '<a class="biasa" href="/52/orang/?a=1" aria-label="x">12</a> <a href="/52/skor/">Skor</a> <a href="?b">b</a>'
    )
    assert lepas_tautan(html, lambda jalur: jalur == "/52/skor/") == (
        '<span class="redup">12</span> <a href="/52/skor/">Skor</a> <a href="?b">b</a>'
    )
