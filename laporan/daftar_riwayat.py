"""The records whose history can be read: what each is called, and the words of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import models
from django.utils import timezone

from kpm import beda
from kpm.bidang import BidangBulan
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import FormulirDusun, FormulirFasilitas
from kpm.forms_desa import FormulirProfil
from kpm.models import (
    AnggotaTpk,
    Dusun,
    Fasilitas,
    Kader,
    KegiatanKader,
    Pelatihan,
    PembayaranKader,
    Pengguna,
    ProfilDesa,
    Unggahan,
    Wilayah,
)
from kpm.rekaman import Rekaman
from pemantauan.bulanan.perkiraan import sebut_usulan
from pemantauan.forms.anak import FormulirAnak as FormulirBulanAnak
from pemantauan.forms.ibu import FormulirIbu as FormulirBulanIbu
from pemantauan.forms.layanan import FormulirLayanan
from pemantauan.forms.periksa import FormulirPeriksa
from pemantauan.forms.rujukan import FormulirJawaban, FormulirRujukan
from pemantauan.forms.sesi import FormulirSesi
from pemantauan.imunisasi.jadwal import kode_dosis, sebut_dosis
from pemantauan.indikator import HPK_2018
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
from pemantauan.rujukan import KATA as KATA_RUJUKAN
from rembuk.forms import FormulirAlasan, FormulirHadirin, FormulirMasalah, FormulirRembuk, FormulirUsulan
from rembuk.forms_advokasi import FormulirPenyerahan
from rembuk.forms_anggaran import FormulirBidang, FormulirKegiatan, FormulirRealisasi
from rembuk.forms_fgd import FormulirBaris, FormulirJadwal, FormulirPublikasi
from rembuk.forms_lembaga import FormulirAnggota, FormulirLembaga
from rembuk.forms_mad import FormulirDesaMad, FormulirKegiatanMad
from rembuk.forms_pertemuan import FormulirFoto, FormulirPertemuan, FormulirSelesai, FormulirTindak, FormulirUndangan
from rembuk.forms_peta import FormulirTemuan
from rembuk.forms_siklus import FormulirSiklus
from rembuk.kekurangan import nama_masalah
from rembuk.models import (
    AnggaranBidang,
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
from sasaran.forms.anak import FormulirAnak
from sasaran.forms.ibu import FormulirKehamilan
from sasaran.forms.keluarga import FormulirKeluarga
from sasaran.forms.orang import FormulirKeluar, FormulirOrang
from sasaran.models import Anak, Kehamilan, Kejadian, Keluarga, Orang
from sasaran.risiko_hamil import SEBUTAN_FAKTOR

TAK_TERBACA = {satu.name for satu in Rekaman._meta.get_fields()} | {"id", "desa"}
"""Bookkeeping every record has; who and when are said in words of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Isi:
    """One kind of record."""

    model: Any
    sebutan: Callable[[Any], str]
    """What a row of its history is about: "Formulir 2B, Agustus 2026"."""
    formulir: tuple[Any, ...] = ()
    """Forms whose labels name its fields."""
    label: Mapping[str, str] = field(default_factory=dict)
    """Labels no form has."""
    satuan: Mapping[str, str] = field(default_factory=dict)
    induk: frozenset[str] = frozenset()
    """References to what it belongs to."""
    kata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of a list of codes: code -> word. Other lists are told as they are, or not at all."""
    tulis: Mapping[str, beda.Tulis] = field(default_factory=dict)
    """Fields the program fills itself, and how they are told."""

    def __hash__(self) -> int:
        return hash(self.model)


def nama_layanan(baris: Any) -> str:
    return HPK_2018.cari(baris.kelompok, baris.indikator).nama


def _kehamilan(baris: Any) -> str:
    return f"Kehamilan ke-{baris.kehamilan_ke}" if baris.kehamilan_ke else "Kehamilan"


ISI: tuple[Isi, ...] = (
    Isi(
        model=Orang,
        sebutan=lambda baris: "Data diri",
        formulir=(FormulirOrang, FormulirKeluar),
        label={"keluarga": "Keluarga", "keluar_pada": "Tidak tinggal lagi sejak", "sebab_keluar": "Sebab"},
    ),
    Isi(model=Anak, sebutan=lambda baris: "Data anak", formulir=(FormulirAnak,),
        induk=frozenset({"orang", "kategori_tahun"}),
        label={"kehamilan": "Kehamilan asal", "pengasuh": "Diasuh oleh"},
        satuan={"berat_lahir": "kg", "panjang_lahir": "cm"}),
    Isi(model=Kehamilan, sebutan=_kehamilan, formulir=(FormulirKehamilan,), induk=frozenset({"ibu"}),
        label={"berakhir_pada": "Tanggal", "hasil": "Akhir kehamilan"}, kata={"faktor_resti": SEBUTAN_FAKTOR}),
    Isi(model=Kejadian, sebutan=lambda baris: baris.get_jenis_display(), induk=frozenset({"orang", "jenis"}),
        label={"dari_keluarga": "Dari keluarga", "ke_keluarga": "Ke keluarga", "wilayah_lain": "Desa lain",
               "tempat_lain": "Tempat lain", "sumber": "Sumber data", "dibatalkan_pada": "Dibatalkan pada"}),
    Isi(model=PemantauanIbu, sebutan=lambda baris: f"Formulir 2A, {baris.bulan.label}", formulir=(FormulirBulanIbu,),
        induk=frozenset({"kehamilan", "bulan"}), label={"sumber": "Sumber data"}),
    Isi(model=PemantauanAnak, sebutan=lambda baris: f"Formulir 2B, {baris.bulan.label}", formulir=(FormulirBulanAnak,),
        induk=frozenset({"anak", "bulan"}),
        label={"sumber": "Sumber data", "gizi_diusulkan": "Status gizi menurut ukuran"},
        tulis={"gizi_diusulkan": sebut_usulan}),
    Isi(model=PemantauanPaud, sebutan=lambda baris: f"Formulir 2C, {baris.bulan.label}",
        induk=frozenset({"anak", "bulan"}), label={"sumber": "Sumber data", "tanggal": "Tanggal pemantauan"}),
    Isi(model=DosisImunisasi, sebutan=lambda baris: f"Imunisasi {sebut_dosis(kode_dosis(baris.vaksin, baris.dosis))}",
        induk=frozenset({"anak", "vaksin", "dosis"}), label={"sumber": "Sumber data"}),
    Isi(model=Pemeriksaan, sebutan=lambda baris: baris.get_jenis_display(), formulir=(FormulirPeriksa,),
        induk=frozenset({"kehamilan", "bulan"})),
    Isi(model=SesiKonseling, sebutan=lambda baris: baris.get_jenis_display(), formulir=(FormulirSesi,),
        induk=frozenset({"bulan"})),
    Isi(model=PesertaKonseling, sebutan=lambda baris: "Peserta konseling",
        induk=frozenset({"sesi", "kehamilan", "anak"}),
        label={"ayah_diundang": "Ayah diundang", "ayah_hadir": "Ayah hadir", "ibu_hadir": "Ibu hadir"}),
    Isi(model=JawabanRagu, sebutan=lambda baris: "Data yang diragukan dijawab benar",
        induk=frozenset({"jenis", "untuk", "kode"}), label={"kalimat": "Yang diragukan", "alasan": "Alasan"}),
    Isi(model=Rujukan, sebutan=lambda baris: f"Rujukan {tanggal_panjang(baris.tanggal)}",
        formulir=(FormulirRujukan, FormulirJawaban), induk=frozenset({"orang", "anak", "kehamilan"}),
        kata={"alasan": KATA_RUJUKAN}),
    Isi(model=PenanggungJawab, sebutan=lambda baris: f"Penanggung jawab {nama_layanan(baris)}",
        formulir=(FormulirLayanan,), induk=frozenset({"kelompok", "indikator"})),
    Isi(model=KondisiLayanan, sebutan=lambda baris: f"Formulir 1, {baris.tahun}",
        induk=frozenset({"fasilitas", "tahun"})),
    Isi(model=Keluarga, sebutan=lambda baris: f"Keluarga {baris.kepala}", formulir=(FormulirKeluarga,),
        induk=frozenset({"nomor"})),
    Isi(model=ProfilDesa, sebutan=lambda baris: "Kantor dan penanda tangan", formulir=(FormulirProfil,)),
    Isi(model=Dusun, sebutan=lambda baris: baris.nama, formulir=(FormulirDusun,),
        label={"ditutup_pada": "Tidak dipakai lagi sejak"}),
    Isi(model=Fasilitas, sebutan=lambda baris: baris.nama,
        formulir=(FormulirFasilitas,), label={"ditutup_pada": "Tidak dipakai lagi sejak"}),
    Isi(model=Pertemuan, sebutan=str, induk=frozenset({"triwulan", "tahun", "jenis"}),
        formulir=(FormulirRembuk, FormulirAlasan, FormulirPertemuan, FormulirUndangan, FormulirJadwal),
        label={"koreksi_pada": "Koreksi dibuka pada", "koreksi_oleh": "Koreksi dibuka oleh"}),
    Isi(model=Masalah, sebutan=lambda baris: f"Kekurangan: {nama_masalah(baris)}",
        formulir=(FormulirMasalah, FormulirBaris), induk=frozenset({"fgd", "kelompok", "indikator"}),
        label={"diterima": "Sudah menerima", "seharusnya": "Seharusnya menerima", "rembuk": "Dibawa ke rembuk"}),
    Isi(model=Usulan, sebutan=lambda baris: f"Usulan: {baris.kegiatan}", formulir=(FormulirUsulan,),
        induk=frozenset({"asal"}),
        label={"rembuk": "Dibawa ke rembuk", "status": "Putusan",
               "diputus_oleh": "Diputus oleh", "diputus_pada": "Diputus pada"}),
    Isi(model=Hadirin, sebutan=lambda baris: f"Daftar hadir: {baris.nama}", formulir=(FormulirHadirin,),
        induk=frozenset({"pertemuan"})),
    Isi(model=Penyerahan, sebutan=lambda baris: f"Penyerahan: {baris.get_kepada_display()}",
        formulir=(FormulirPenyerahan,), induk=frozenset({"rembuk"}), label={"bukti": "Pindaian tanda terima"}),
    Isi(model=Publikasi, sebutan=lambda baris: f"Penyebaran: {baris.get_cara_display()}",
        formulir=(FormulirPublikasi,), induk=frozenset({"pertemuan"})),
    Isi(model=KegiatanAnggaran, sebutan=lambda baris: f"Anggaran {baris.tahun}: {baris.uraian}",
        formulir=(FormulirKegiatan,), label={"usulan": "Dari usulan"}),
    Isi(model=AnggaranBidang, sebutan=lambda baris: f"Bidang {baris.get_bidang_display()}, {baris.tahun}",
        formulir=(FormulirBidang,)),
    Isi(model=Realisasi, sebutan=lambda baris: f"Realisasi {baris.tanggal:%d-%m-%Y}", formulir=(FormulirRealisasi,),
        induk=frozenset({"kegiatan"}), label={"bukti": "Bukti"}),
    Isi(model=Lembaga, sebutan=lambda baris: f"SK {baris.get_jenis_display()}", formulir=(FormulirLembaga,),
        induk=frozenset({"jenis"}), label={"sk": "Berkas SK"}),
    Isi(model=AnggotaLembaga, sebutan=lambda baris: f"Anggota: {baris.nama}", formulir=(FormulirAnggota,),
        induk=frozenset({"lembaga", "urutan"})),
    Isi(model=DesaMad, sebutan=lambda baris: "Desa peserta", formulir=(FormulirDesaMad,),
        induk=frozenset({"pertemuan"}), label={"wilayah": "Desa"}),
    Isi(model=KegiatanMad, sebutan=lambda baris: f"Kegiatan bersama: {baris.kegiatan}",
        formulir=(FormulirKegiatanMad,), induk=frozenset({"pertemuan"})),
    Isi(model=BagianMad, sebutan=lambda baris: "Bagian biaya", induk=frozenset({"kegiatan"}),
        label={"wilayah": "Desa", "biaya": "Biaya (Rp)"}),
    Isi(model=FotoPertemuan, sebutan=lambda baris: f"Foto: {baris.keterangan or 'tanpa keterangan'}",
        formulir=(FormulirFoto,), induk=frozenset({"pertemuan", "unggahan"})),
    Isi(model=TindakLanjut, sebutan=lambda baris: f"Tindak lanjut: {baris.apa}",
        formulir=(FormulirTindak, FormulirSelesai), induk=frozenset({"pertemuan"}),
        label={"selesai_pada": "Berakhir pada", "batal": "Tidak dilanjutkan", "hasil": "Hasil atau alasan"}),
    Isi(model=TemuanDusun, sebutan=lambda baris: f"Temuan: {baris.temuan}", formulir=(FormulirTemuan,),
        induk=frozenset({"pertemuan"})),
    Isi(model=Siklus, sebutan=lambda baris: f"Perencanaan {baris.tahun_rkp}", formulir=(FormulirSiklus,),
        induk=frozenset({"tahun_rkp"})),
    Isi(model=Kader, sebutan=lambda baris: "SK dan masa tugas", label={"pengguna": "Akun", "sk": "Berkas SK"}),
    Isi(model=Pelatihan, sebutan=lambda baris: f"Pelatihan: {baris.nama}", induk=frozenset({"kader"})),
    Isi(model=PembayaranKader, sebutan=lambda baris: f"{baris.get_jenis_display()} {baris.bulan.label}",
        induk=frozenset({"kader"})),
    Isi(model=KegiatanKader, sebutan=lambda baris: baris.get_jenis_display(), induk=frozenset({"kader"})),
    Isi(model=AnggotaTpk, sebutan=lambda baris: f"Anggota TPK: {baris.nama}"),
)  # fmt: skip
ISI_MODEL: dict[Any, Isi] = {satu.model: satu for satu in ISI}
NAMA: dict[Any, str] = {
    Orang: "nama",
    Keluarga: "kepala",
    Anak: "orang__nama",
    Kehamilan: "ibu__nama",
    Pengguna: "nama",
    Wilayah: "nama",
    Unggahan: "nama",
    Dusun: "nama",
    Fasilitas: "nama",
    Pertemuan: "tahun",
    Masalah: "indikator",
    Usulan: "kegiatan",
    KegiatanAnggaran: "uraian",
    SesiKonseling: "tanggal",
    Kader: "nama",
    Lembaga: "jenis",
    KegiatanMad: "kegiatan",
}
"""By which field a record that is pointed to is called."""
RAHASIA = {"nik": "NIK", "no_kk": "Nomor KK"}


@cache
def bidang_riwayat(isi: Isi) -> tuple[models.Field[Any, Any], ...]:
    """The fields of a kind of record whose change is told, in the order of the model."""
    ada = {satu.attname for satu in isi.model.history.model._meta.concrete_fields}
    return tuple(
        satu
        for satu in isi.model._meta.concrete_fields
        if satu.name not in TAK_TERBACA
        and satu.attname in ada
        and (satu.editable or satu.name in isi.tulis)
        and (not isinstance(satu, models.JSONField) or satu.name == "materi" or satu.name in isi.kata)
        and satu.name != "skor_awal"
    )


def label_bidang(isi: Isi, bidang: Any) -> str:
    """The label on the form; else the field's own name."""
    if bidang.name in isi.label:
        return isi.label[bidang.name]
    for formulir in isi.formulir:
        if bidang.name in formulir.base_fields and formulir.base_fields[bidang.name].label:
            return str(formulir.base_fields[bidang.name].label)
    nama = str(bidang.verbose_name)
    return nama[:1].upper() + nama[1:]


def _satuan(isi: Isi, nama: str) -> str:
    if nama in isi.satuan:
        return isi.satuan[nama]
    semua = (formulir.base_fields[nama] for formulir in isi.formulir if nama in formulir.base_fields)
    return next((satu for bidang in semua if (satu := bidang.widget.attrs.get("data-satuan"))), "")


def tulis_bidang(isi: Isi, bidang: Any, nama: Mapping[Any, Mapping[Any, str]]) -> beda.Bidang:
    """How a field's change is written; ``nama`` gives the names of the records pointed to, by model."""
    label, induk = label_bidang(isi, bidang), bidang.name in isi.induk

    def jadi(tulis: beda.Tulis, nihil: str = beda.KOSONG) -> beda.Bidang:
        return beda.Bidang(bidang.attname, label, tulis, nihil, induk)

    if isinstance(bidang, models.ForeignKey):
        return jadi(beda.objek(nama.get(bidang.related_model, {})))
    if sendiri := isi.tulis.get(bidang.name):
        return jadi(sendiri)
    if kata := isi.kata.get(bidang.name):
        return jadi(lambda kode: "; ".join(kata.get(satu, satu) for satu in kode))
    if bidang.choices:
        return jadi(beda.pilihan(dict(bidang.flatchoices)))
    if isinstance(bidang, models.BooleanField):
        return jadi(beda.ya_tidak, beda.BELUM)
    if isinstance(bidang, BidangBulan):
        return jadi(beda.bulan)
    if isinstance(bidang, models.DateTimeField):
        return jadi(lambda nilai: beda.waktu(timezone.localtime(nilai)))
    if isinstance(bidang, models.DateField):
        return jadi(beda.tanggal)
    if isinstance(bidang, models.TimeField):
        return jadi(beda.jam)
    if isinstance(bidang, (models.DecimalField, models.IntegerField)):
        return jadi(beda.angka(_satuan(isi, bidang.name)), beda.BELUM)
    return jadi(beda.teks)
