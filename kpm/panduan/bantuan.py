"""PURE: which page of the guide helps on which screen, and with which guide a role begins."""

from __future__ import annotations

from collections.abc import Collection

PERAN: dict[str, str] = {
    "kpm": "kpm",
    "admin_desa": "operator",
    "kepala_desa": "kades",
    "bidan": "kpm",
    "anggota_rds": "kades",
    "bpd": "kades",
    "pendamping_kecamatan": "operator",
    "kabupaten": "operator",
    "provinsi": "operator",
    "pusat": "operator",
}
"""Role -> guide, the first that somebody with several roles has; whoever has none reads that of the KPM."""

BANTUAN: dict[str, str] = {
    "kpm/masuk": "pintu saya telepon ganti_sandi tegaskan totp totp_pemulihan",
    "kpm/bulan-pertama": "lainnya",
    "kpm/beranda": "beranda kurang",
    "kpm/keliling": "keliling",
    "operator/layanan": "layanan layanan_ubah",
    "kpm/mendaftarkan": "sasaran keluarga_baru keluarga keluarga_ubah keluarga_cari ibu_baru anak_baru anak_ubah "
    "kehamilan_baru kehamilan_ubah orang_ubah orang orang_nik tempatkan daftar_saya daftar_ubah garis",
    "kpm/memantau": "pantau pantau_bulan isi_anak isi_ibu perkiraan_anak entri_menunggu entri_putuskan",
    "kpm/timbang": "balita_bulan isi_balita",
    "kpm/tumbuh": "tumbuh",
    "kpm/gizi": "status_gizi status_gizi_anak",
    "kpm/imunisasi": "imunisasi",
    "kpm/kehamilan": "kehamilan periksa periksa_ubah",
    "kpm/pengingat": "pengingat",
    "kpm/ragu": "ragu ragu_dijawab",
    "kpm/rujukan": "rujukan rujukan_baru rujukan_satu rujukan_ubah rujukan_jawab",
    "kpm/posyandu": "grid",
    "kpm/paud": "paud_bulan paud_tahun paud_anak",
    "kpm/salah-catat": "hapus_anak hapus_ibu hapus_paud pulihkan_anak pulihkan_ibu pulihkan_paud riwayat riwayat_desa "
    "terhapus",
    "kpm/kejadian": "orang_kejadian persalinan persalinan_batal orang_keluar orang_kembali orang_rumah orang_asuh "
    "orang_pulang orang_catat_nik orang_pindah_desa pindah pindah_putuskan pindah_terima",
    "kpm/ganda": "ganda ganda_cari gabung_orang gabung_keluarga gabung_pisah",
    "kpm/berkas": "impor impor_satu impor_putuskan impor_pilihan",
    "kpm/skor": "skor skor_triwulan skor_3a skor_3b skor_orang skor_pribadi skor_sel skor_tren skor_pedoman",
    "kpm/menutup": "skor_tutup skor_buka skor_revisi",
    "kpm/mencetak": "laporan formulir4 formulir4_tahun formulir4_tahun_terbit tahun_orang pekerjaan formulir_2a "
    "formulir_2b formulir_2c formulir_3a formulir_3b format_bantu profil_stunting "
    "profil_stunting_kini",
    "kpm/rembuk": "rembuk rembuk_baru rembuk_isi rembuk_ubah masalah_ubah usulan_baru usulan_ubah usulan_rapat "
    "hadirin_baru hadirin_ubah rembuk_alasan berita_acara_terbitkan koreksi_buka pindaian_baru rembuk_ambil",
    "kpm/anggaran": "advokasi advokasi_usulan advokasi_langkah penyerahan_baru penyerahan_ubah jejak_masalah "
    "anggaran anggaran_tahun kegiatan_anggaran kegiatan_anggaran_baru kegiatan_anggaran_ubah "
    "kegiatan_anggaran_selesai realisasi_baru realisasi_ubah anggaran_bidang_baru anggaran_bidang_ubah",
    "kpm/perencanaan": "lembaga lembaga_satu lembaga_baru lembaga_ubah anggota_baru anggota_ubah mad mad_satu mad_baru "
    "mad_ubah mad_desa mad_wakil mad_kegiatan mad_kegiatan_baru mad_salinan mad_ambil "
    "siklus siklus_tahun siklus_ubah pemetaan pemetaan_dusun pemetaan_tata temuan_baru temuan_ubah "
    "hadirin_ambil pertemuan pertemuan_baru pertemuan_isi pertemuan_ubah undangan_rapat foto_baru foto_ubah "
    "tindak_lanjut tindak_baru tindak_ubah tindak_selesai "
    "fgd fgd_baru fgd_isi fgd_usulan_baru fgd_usulan_ubah fgd_informasi publikasi_baru publikasi_ubah "
    "evaluasi evaluasi_baru evaluasi_isi evaluasi_jadwal",
    "kpm/ayah": "skor_ayah konseling konseling_baru konseling_ubah konseling_sesi konseling_undangan",
    "kpm/kader": "kader kader_saya kader_satu kader_baru kader_ubah pelatihan_baru pelatihan_ubah kegiatan_baru "
    "kegiatan_ubah pembayaran_baru pembayaran_ubah tpk_baru tpk_ubah kinerja kinerja_bulan bukti_terbit",
    "kades/lima-menit": "ringkasan",
    "kades/usulan": "keputusan usulan_putuskan",
    "kades/siapa-melihat": "jejak",
    "operator/membuka-desa": "desa",
    "operator/kop": "desa_profil desa_logo",
    "operator/dusun": "dusun_baru dusun_banyak dusun_ubah fasilitas_baru fasilitas_banyak fasilitas_ubah",
    "operator/pengguna": "pengguna pengguna_baru pengguna_tugas pengguna_masa pengguna_undang pengguna_kerja "
    "serah_terima serah_berita",
    "operator/cadangan": "cadangan",
    "operator/formulir-1": "kondisi kondisi_fasilitas formulir_1 formulir_1_orang",
    "operator/pedoman": "pedoman pedoman_ubah",
    "operator/dari-atas": "desa_atas nama_desa nama_orang",
}
"""Page -> names of the addresses it helps on."""

KHUSUS: dict[tuple[str, str], str] = {
    ("kades", "kpm/skor"): "kades/lima-menit",
    ("kades", "kpm/menutup"): "kades/dokumen",
    ("kades", "kpm/mencetak"): "kades/dokumen",
    ("kades", "kpm/rembuk"): "kades/usulan",
    ("operator", "kpm/berkas"): "operator/data-awal",
}
"""(Guide of the person, page) -> the page of the person's own guide that says the same from where they sit."""

_HALAMAN = {rute: halaman for halaman, semua in BANTUAN.items() for rute in semua.split()}


def panduan_peran(peran: Collection[str]) -> str:
    """The guide of somebody with these roles."""
    return next((panduan for satu, panduan in PERAN.items() if satu in peran), "kpm")


def halaman_bantuan(rute: str, peran: Collection[str], *, di_desa: bool = True) -> tuple[str, ...]:
    """(guide, page) that helps at the address called ``rute``; (guide,) where no page is about it.

    ``di_desa``: false for a region above the village, whose home and users are other pages than the village's.
    """
    panduan = panduan_peran(peran)
    if not di_desa and rute in ("beranda", "pengguna"):
        return ("operator", "dari-atas")
    halaman = _HALAMAN.get(rute, panduan)
    return tuple(KHUSUS.get((panduan, halaman), halaman).split("/"))
