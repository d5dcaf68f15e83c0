"""A small kind of file for trying the engine of imports, its planner, and a village to bring it into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from kpm.bacaan.bentuk import BerkasDitolak
from kpm.lingkup import ModelDesa
from kpm.models import Dusun, Jejak, Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import Calon, Opsi, Rencana, Selisih, Usulan, uuid_baru
from laporan.impor.daftar import PERENCANA, Bahan
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import kerjakan, mulai_impor, mulai_terapkan, mulai_urungkan
from pemantauan.models import PemantauanAnak
from sasaran.models import Anak

JENIS = Impor.Jenis.EPPGBM
KEPALA = "nama;kepala;lahir;nik;tanggal;berat;air;jamkes;akta"


def rencanakan_uji(bahan: Bahan) -> Usulan:
    """Children by name, with one weighing a row: enough to meet every state and kind the engine knows."""
    lembar = bahan.buku.lembar[0]
    if not lembar.baris or ";".join(str(isi) for isi in lembar.baris[0].isi) != KEPALA:
        raise BerkasDitolak("Berkas ini bukan berkas uji.")
    return Usulan(
        rencana=_rencana(bahan),
        peringatan=("Dua baris tidak lengkap.",),
        selisih=(Selisih("3B", "C7", "Anak ditimbang", "12", "11"),),
    )


def _rencana(bahan: Bahan) -> Iterator[Rencana]:
    anak = {satu.orang.nama: satu for satu in Anak.objects.select_related("orang__keluarga")}
    bulan_ada = {(satu.anak_id, satu.bulan): satu for satu in PemantauanAnak.objects.all()}
    dusun = Dusun.objects.order_by("pk").first()
    dibuat: set[str] = set()
    for baris in bahan.buku.lembar[0].baris[1:]:
        nama, kepala, lahir, nik, tanggal, berat, air, jamkes, akta = (
            str(baris.nilai(k) or "") for k in range(len(KEPALA.split(";")))
        )
        hari = dt.date.fromisoformat(tanggal)
        bulan = Bulan.dari_tanggal(hari)
        isi: dict[str, Any] = {"tanggal": hari, "berat": Decimal(berat) if berat else None}
        for bidang, teks in (("air", air), ("jamkes", jamkes), ("akta", akta)):
            isi[bidang] = {"y": True, "t": False}.get(teks)
        lain = {"lembar": "Uji"}
        sel = {"berat": baris.alamat(5), "tanggal": baris.alamat(4)}
        putus = bahan.keputusan.get(nama)
        dikenal = anak.get(nama) or next((s for s in anak.values() if str(s.orang.uuid) == putus), None)
        if putus == "lewati":
            continue
        if dikenal is None and not bahan.opsi.daftarkan and putus != "baru":
            yield Rencana(
                rekam="balita", untuk=uuid_baru(bahan.impor, nama, bulan), sebutan=f"{nama}, {bulan.label}",
                keadaan="tidak_jelas", sel=baris.alamat(0), alasan="Anak ini belum dikenal.", kunci=nama,
                calon=tuple(Calon(s.orang.uuid, s.orang.nama, 80) for s in anak.values() if s.orang.nama[0] == nama[0]),
                **lain,
            )  # fmt: skip
            continue
        if dikenal is None:
            uuid_anak = uuid_baru(bahan.impor, "anak", nama)
            if nama not in dibuat:
                dibuat.add(nama)
                yield from _orang_baru(bahan, dusun, nama, kepala, dt.date.fromisoformat(lahir), nik, uuid_anak, lain)
        else:
            uuid_anak = dikenal.uuid
        kini = bulan_ada.get((dikenal.pk, bulan)) if dikenal else None
        if kini is not None:
            yield rencanakan_ubah("balita", kini, f"{nama}, {bulan.label}", isi, sel=sel, **lain)
        else:
            isi |= {"anak": str(uuid_anak), "bulan": bulan}
            yield rencanakan_baru(
                "balita",
                uuid_baru(bahan.impor, "balita", uuid_anak, bulan),
                f"{nama}, {bulan.label}",
                isi,
                sel=sel,
                **lain,
            )


def _orang_baru(
    bahan: Bahan, dusun: Any, nama: str, kepala: str, lahir: dt.date, nik: str, uuid_anak: Any, lain: dict[str, str]
) -> Iterator[Rencana]:
    rumah, orang = uuid_baru(bahan.impor, "keluarga", nama), uuid_baru(bahan.impor, "orang", nama)
    isi = {"kepala": kepala, "dusun": str(dusun.uuid), "rt": "02"}
    yield rencanakan_baru("keluarga", rumah, f"Keluarga {kepala}", isi, nama={str(dusun.uuid): dusun.nama}, **lain)
    isi_orang = {"keluarga": str(rumah), "nama": nama, "jenis_kelamin": "P", "tanggal_lahir": lahir}
    yield rencanakan_baru("orang", orang, nama, isi_orang, rahasia={"nik": nik}, nama={str(rumah): kepala}, **lain)
    isi_anak = {"orang": str(orang), "sejak": lahir, "nama_ibu": "Ibu Rekaan"}
    yield rencanakan_baru("anak", uuid_anak, nama, isi_anak, **lain)


@pytest.fixture
def perencana_uji(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind e-PPGBM is planned by the planner above."""
    monkeypatch.setitem(PERENCANA, JENIS, rencanakan_uji)


def berkas(*baris: str) -> bytes:
    return "\n".join((KEPALA, *baris)).encode()


def bawa(desa: Wilayah, oleh: Pengguna | None, *baris: str, **opsi: Any) -> Impor:
    """Bring a file in and have it read. The scope is open."""
    impor = mulai_impor(desa=desa, pengguna=oleh, jenis=JENIS, nama="uji.csv", isi=berkas(*baris), opsi=Opsi(**opsi))
    kerjakan(desa=desa, impor=impor)
    return impor


def terapkan_semua(desa: Wilayah, impor: Impor, oleh: Pengguna | None) -> Impor:
    kini = mulai_terapkan(impor=impor, oleh=oleh)
    kerjakan(desa=desa, impor=kini)
    return kini


def urungkan_semua(desa: Wilayah, impor: Impor, oleh: Pengguna | None) -> Impor:
    kini = mulai_urungkan(impor=impor, oleh=oleh)
    kerjakan(desa=desa, impor=kini)
    return kini


WAKTU = {"diubah_pada", "diubah_oleh_id", "versi"}
"""What an undone change leaves behind: who wrote last, and when."""


def isi_basis() -> dict[str, list[dict[str, Any]]]:
    """Every row of the village's tables, except of imports and traces. The scope is open."""
    hasil = {}
    for model in apps.get_models():
        if issubclass(model, ModelDesa) and model not in (Impor, BarisImpor, Jejak):
            baris = model._default_manager.order_by("pk").values()
            hasil[model._meta.label] = [{k: v for k, v in satu.items() if k not in WAKTU} for satu in baris]
    return hasil


def siap(desa: Wilayah, *baris: tuple[str, UUID, dict[str, Any], int | None]) -> Impor:
    """An import ready to be applied, of rows (kind, uuid, fields, version that was seen or None for a new one)."""
    impor = Impor.objects.create(desa=desa, jenis=JENIS, nama_berkas="uji.csv", sidik="0" * 64, keadaan="siap")
    for urutan, (rekam, untuk, isi, versi) in enumerate(baris):
        BarisImpor.objects.create(
            desa=desa, impor=impor, urutan=urutan, rekam=rekam, untuk=untuk, sebutan=f"Baris {urutan + 1}", isi=isi,
            versi=versi, keadaan="baru" if versi is None else "berubah",
        )  # fmt: skip
    return impor


def ditahan(impor: Impor) -> list[tuple[str, str]]:
    """What was not written, and why."""
    return list(impor.baris.filter(keadaan="tidak_jelas").values_list("sebutan", "alasan"))
