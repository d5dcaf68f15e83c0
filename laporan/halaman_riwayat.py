"""The pages of history: what stands on each, who may read it, and the list of what was deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import (
    AnggotaTpk,
    Dusun,
    Fasilitas,
    Kader,
    KegiatanKader,
    Pelatihan,
    PembayaranKader,
    ProfilDesa,
)
from kpm.periode import Triwulan
from laporan.daftar_riwayat import ISI, nama_layanan
from pemantauan.models import (
    DosisImunisasi,
    JawabanRagu,
    KondisiLayanan,
    PemantauanAnak,
    PemantauanIbu,
    PemantauanPaud,
    Pemeriksaan,
    PenanggungJawab,
    PesertaKonseling,
    Rujukan,
    SesiKonseling,
)
from rembuk.models import (
    AnggotaLembaga,
    BagianMad,
    DesaMad,
    FotoPertemuan,
    Hadirin,
    KegiatanAnggaran,
    KegiatanMad,
    Lembaga,
    Masalah,
    Penyerahan,
    Pertemuan,
    Publikasi,
    Realisasi,
    Siklus,
    TemuanDusun,
    TindakLanjut,
    Usulan,
)
from rembuk.pertemuan import sebutan
from sasaran.models import Anak, Kehamilan, Kejadian, Keluarga, Orang


@dataclass(frozen=True, slots=True, kw_only=True)
class Jenis:
    """One kind of page of history, named in its address."""

    izin: str
    """What one must be allowed to see besides histories."""
    kepala: Any = None
    """Model of the record in the address; None for a page of the whole village."""
    judul: Callable[[Any], str]
    """Heading, from the latest row of that record."""
    isi: Callable[[Any], tuple[tuple[Any, dict[str, Any]], ...]]
    """What stands on the page: (model, filter on its history), from the latest row."""
    alamat: str = ""
    """Name of the page of the record."""


def _orang(baris: Any) -> tuple[tuple[Any, dict[str, Any]], ...]:
    anak = Anak.history.filter(orang_id=baris.id).order_by().values("id")
    hamil = Kehamilan.history.filter(ibu_id=baris.id).order_by().values("id")
    kejadian = Kejadian.history.filter(orang_id=baris.id).order_by().values("id")
    return (
        (Orang, {"id": baris.id}),
        (Anak, {"id__in": anak}),
        (Kehamilan, {"id__in": hamil}),
        (Kejadian, {"id__in": kejadian}),
        (PemantauanAnak, {"anak_id__in": anak}),
        (DosisImunisasi, {"anak_id__in": anak}),
        (PemantauanPaud, {"anak_id__in": anak}),
        (PemantauanIbu, {"kehamilan_id__in": hamil}),
        (Pemeriksaan, {"kehamilan_id__in": hamil}),
        (PesertaKonseling, {"kehamilan_id__in": hamil}),
        (PesertaKonseling, {"anak_id__in": anak}),
        (Rujukan, {"orang_id": baris.id}),
        (JawabanRagu, {"untuk": baris.uuid}),
        (JawabanRagu, {"untuk__in": Kehamilan.history.filter(ibu_id=baris.id).order_by().values("uuid")}),
    )


def _masa(baris: Any) -> str:
    """The quarter a meeting stands on; its year where it stands on none."""
    return Triwulan.dari_teks(baris.triwulan).label if baris.triwulan else str(baris.tahun)


JENIS: dict[str, Jenis] = {
    "orang": Jenis(izin="sasaran.lihat", kepala=Orang, judul=lambda b: b.nama, isi=_orang, alamat="orang"),
    "keluarga": Jenis(
        izin="sasaran.lihat", kepala=Keluarga, judul=lambda b: f"Keluarga {b.kepala}", alamat="keluarga",
        isi=lambda b: ((Keluarga, {"id": b.id}),),
    ),
    "bulan-ibu": Jenis(
        izin="pemantauan.lihat", kepala=PemantauanIbu, judul=lambda b: f"Formulir 2A, {b.bulan.label}",
        isi=lambda b: (
            (PemantauanIbu, {"kehamilan_id": b.kehamilan_id, "bulan": b.bulan}), (JawabanRagu, {"untuk": b.uuid}),
        ),
    ),
    "bulan-anak": Jenis(
        izin="pemantauan.lihat", kepala=PemantauanAnak, judul=lambda b: f"Formulir 2B, {b.bulan.label}",
        isi=lambda b: (
            (PemantauanAnak, {"anak_id": b.anak_id, "bulan": b.bulan}), (JawabanRagu, {"untuk": b.uuid}),
        ),
    ),
    "bulan-paud": Jenis(
        izin="pemantauan.lihat", kepala=PemantauanPaud, judul=lambda b: f"Formulir 2C, {b.bulan.label}",
        isi=lambda b: ((PemantauanPaud, {"anak_id": b.anak_id, "bulan": b.bulan}),),
    ),
    "konseling": Jenis(
        izin="pemantauan.lihat", kepala=SesiKonseling, alamat="konseling_sesi",
        judul=lambda b: f"{b.get_jenis_display()} {tanggal_panjang(b.tanggal)}",
        isi=lambda b: ((SesiKonseling, {"id": b.id}), (PesertaKonseling, {"sesi_id": b.id})),
    ),
    "rujukan": Jenis(
        izin="pemantauan.lihat", kepala=Rujukan, judul=lambda b: f"Rujukan {tanggal_panjang(b.tanggal)}",
        isi=lambda b: ((Rujukan, {"id": b.id}),), alamat="rujukan_satu",
    ),
    "rembuk": Jenis(
        izin="rembuk.lihat", kepala=Pertemuan, judul=lambda b: f"Rembuk stunting {b.tahun}", alamat="rembuk_isi",
        isi=lambda b: (
            (Pertemuan, {"id": b.id}), (Masalah, {"rembuk_id": b.id}), (Usulan, {"rembuk_id": b.id}),
            (Hadirin, {"pertemuan_id": b.id}), (FotoPertemuan, {"pertemuan_id": b.id}),
            (TindakLanjut, {"pertemuan_id": b.id}),
        ),
    ),
    "fgd": Jenis(
        izin="rembuk.lihat", kepala=Pertemuan, judul=lambda b: f"FGD {_masa(b)}", alamat="fgd",
        isi=lambda b: (
            (Pertemuan, {"id": b.id}), (Masalah, {"fgd_id": b.id}), (Usulan, {"asal_id": b.id}),
            (Hadirin, {"pertemuan_id": b.id}), (Publikasi, {"pertemuan_id": b.id}),
        ),
    ),
    "evaluasi": Jenis(
        izin="rembuk.lihat", kepala=Pertemuan, judul=lambda b: f"Evaluasi {_masa(b)}", alamat="evaluasi",
        isi=lambda b: (
            (Pertemuan, {"id": b.id}), (Hadirin, {"pertemuan_id": b.id}), (TindakLanjut, {"pertemuan_id": b.id}),
        ),
    ),
    "pertemuan": Jenis(
        izin="rembuk.lihat", kepala=Pertemuan, judul=lambda b: sebutan(b), alamat="pertemuan_isi",
        isi=lambda b: (
            (Pertemuan, {"id": b.id}), (Hadirin, {"pertemuan_id": b.id}), (FotoPertemuan, {"pertemuan_id": b.id}),
            (TindakLanjut, {"pertemuan_id": b.id}), (TemuanDusun, {"pertemuan_id": b.id}),
        ),
    ),
    "siklus": Jenis(
        izin="rembuk.lihat", kepala=Siklus, judul=lambda b: f"Perencanaan tahun {b.tahun_rkp}", alamat="siklus",
        isi=lambda b: ((Siklus, {"id": b.id}),),
    ),
    "tindak-lanjut": Jenis(
        izin="rembuk.lihat", kepala=TindakLanjut, judul=lambda b: b.apa, alamat="tindak_lanjut",
        isi=lambda b: ((TindakLanjut, {"id": b.id}),),
    ),
    "usulan": Jenis(
        izin="rembuk.lihat", kepala=Usulan, judul=lambda b: b.kegiatan, alamat="rembuk",
        isi=lambda b: ((Usulan, {"id": b.id}),),
    ),
    "penyerahan": Jenis(
        izin="rembuk.lihat", kepala=Penyerahan, judul=lambda b: f"Penyerahan kepada {b.penerima}", alamat="advokasi",
        isi=lambda b: ((Penyerahan, {"id": b.id}),),
    ),
    "anggaran": Jenis(
        izin="anggaran.lihat", kepala=KegiatanAnggaran, judul=lambda b: b.uraian, alamat="kegiatan_anggaran",
        isi=lambda b: ((KegiatanAnggaran, {"id": b.id}), (Realisasi, {"kegiatan_id": b.id})),
    ),
    "lembaga": Jenis(
        izin="rembuk.lihat", kepala=Lembaga, judul=lambda b: b.get_jenis_display(), alamat="lembaga_satu",
        isi=lambda b: ((Lembaga, {"id": b.id}), (AnggotaLembaga, {"lembaga_id": b.id})),
    ),
    "mad": Jenis(
        izin="rembuk.lihat", kepala=Pertemuan, judul=lambda b: b.judul or "Musyawarah antardesa", alamat="mad_satu",
        isi=lambda b: (
            (Pertemuan, {"id": b.id}), (DesaMad, {"pertemuan_id": b.id}), (KegiatanMad, {"pertemuan_id": b.id}),
            (BagianMad, {"kegiatan_id__in": KegiatanMad.history.filter(pertemuan_id=b.id).order_by().values("id")}),
        ),
    ),
    "dusun": Jenis(
        izin="desa.lihat", kepala=Dusun, judul=lambda b: b.nama, alamat="desa",
        isi=lambda b: ((Dusun, {"id": b.id}),),
    ),
    "fasilitas": Jenis(
        izin="desa.lihat", kepala=Fasilitas, judul=lambda b: b.nama, alamat="desa",
        isi=lambda b: ((Fasilitas, {"id": b.id}), (KondisiLayanan, {"fasilitas_id": b.id})),
    ),
    "desa": Jenis(
        izin="desa.lihat", judul=lambda b: "Pengaturan desa", alamat="desa",
        isi=lambda b: ((ProfilDesa, {}), (Dusun, {}), (Fasilitas, {})),
    ),
    "kader": Jenis(
        izin="kader.lihat", kepala=Kader, judul=lambda b: b.nama, alamat="kader_satu",
        isi=lambda b: (
            (Kader, {"id": b.id}), (Pelatihan, {"kader_id": b.id}), (PembayaranKader, {"kader_id": b.id}),
            (KegiatanKader, {"kader_id": b.id}),
        ),
    ),
    "layanan": Jenis(
        izin="desa.lihat", kepala=PenanggungJawab, judul=lambda b: f"Penanggung jawab {nama_layanan(b)}",
        isi=lambda b: ((PenanggungJawab, {"id": b.id}),), alamat="layanan",
    ),
    "tpk": Jenis(
        izin="kader.lihat", judul=lambda b: "Tim Pendamping Keluarga", alamat="kader",
        isi=lambda b: ((AnggotaTpk, {}),),
    ),
}  # fmt: skip
KANTOR_KADER = (Kader, Pelatihan, PembayaranKader, KegiatanKader, AnggotaTpk)
"""Not everybody who reads the history reads these; what was deleted there stands on its own pages."""
TERHAPUS = tuple(satu.model for satu in ISI if satu.model not in KANTOR_KADER)
"""What the page of deleted records lists."""
HALAMAN_BERSAMA = ("advokasi", "desa", "evaluasi", "fgd", "kader", "layanan", "rembuk", "siklus")
"""Pages that show several records: the way back to them needs no uuid."""
