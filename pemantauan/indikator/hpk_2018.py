"""The indicator set of Formulir 4 (PMK 193/PMK.07/2018) as data: wording, and the rule each indicator is judged by."""

from __future__ import annotations

import datetime as dt

from pemantauan.indikator.dasar import AmbangAnak, AmbangIbu, AmbangPaud, Indikator, SetIndikator

_IBU, _ANAK, _PAUD = AmbangIbu(), AmbangAnak(), AmbangPaud()
_SUMBER_IBU = "Formulir 4 Tabel 3 (PMK 193/PMK.07/2018); petunjuk pengisian Formulir 3A kolom "
_SUMBER_ANAK = "Formulir 4 Tabel 3 (PMK 193/PMK.07/2018); petunjuk pengisian Formulir 3B kolom "
_JENDELA_ANAK = ", ".join(
    f"{pita.jendela.perlu} dari {pita.jendela.bulan} bulan untuk umur {awal.sampai + 1}-{pita.sampai} bulan"
    for awal, pita in zip(_ANAK.pita, _ANAK.pita[1:], strict=False)
    if pita.jendela
)
_TS_ANAK = f"Sebelum umur {_ANAK.umur_dinilai} bulan belum dinilai (TS)."
_CATATAN_TERAKHIR = "Yang dipakai catatan terakhir dalam triwulan."

IBU_HPK_2018 = (
    Indikator(
        kode="anc",
        kelompok="ibu",
        nomor=1,
        nama="Periksa kehamilan",
        keterangan="Oleh bidan atau dokter",
        label_resmi="Ibu hamil periksa kehamilan paling sedikit 4 kali selama kehamilan",
        kolom_rekap="Periksa Kehamilan",
        paket=1,
        aturan=f"Y bila dalam satu triwulan ibu periksa paling sedikit {_IBU.anc[0]} kali pada trimester 1, "
        f"{_IBU.anc[1]} kali pada trimester 2 dan {_IBU.anc[2]} kali pada trimester 3. "
        "Setelah melahirkan tidak dinilai lagi (TS).",
        sumber=_SUMBER_IBU + "1",
    ),
    Indikator(
        kode="fe",
        kelompok="ibu",
        nomor=2,
        nama="Tablet tambah darah",
        keterangan="Diterima dan diminum",
        label_resmi="Ibu hamil mendapatkan dan minum 1 tablet tambah darah (pil Fe) setiap hari minimal 90 hari",
        kolom_rekap="Pil Fe",
        paket=1,
        aturan=f"Y bila dalam satu triwulan ibu menerima dan minum paling sedikit {_IBU.fe} tablet. "
        "Setelah melahirkan tidak dinilai lagi (TS).",
        sumber=_SUMBER_IBU + "2",
    ),
    Indikator(
        kode="nifas",
        kelompok="ibu",
        nomor=3,
        nama="Periksa nifas",
        keterangan="Oleh tenaga kesehatan, setelah melahirkan",
        label_resmi="Ibu bersalin mendapatkan layanan nifas oleh nakes minimal 3 kali",
        kolom_rekap="Periksa Nifas",
        paket=1,
        aturan=f"Y bila sejak melahirkan sampai akhir triwulan ibu periksa nifas paling sedikit {_IBU.nifas} kali. "
        "Sebelum melahirkan tidak dinilai (TS).",
        sumber=_SUMBER_IBU + "3",
    ),
    Indikator(
        kode="konseling",
        kelompok="ibu",
        nomor=4,
        nama="Konseling gizi",
        keterangan="Atau kelas ibu hamil",
        label_resmi="Ibu hamil mengikuti konseling gizi atau kelas ibu hamil minimal 4 kali selama kehamilan",
        kolom_rekap="Konseling (Kelas IH)",
        paket=2,
        aturan=f"Y bila dalam satu triwulan ibu ikut paling sedikit {_IBU.konseling[0]} kali pada trimester 1, "
        f"{_IBU.konseling[1]} kali pada trimester 2 dan {_IBU.konseling[2]} kali pada trimester 3. "
        "Kehadiran suami dicatat tersendiri. Setelah melahirkan tidak dinilai lagi (TS).",
        sumber=_SUMBER_IBU + "4",
    ),
    Indikator(
        kode="kunjungan",
        kelompok="ibu",
        nomor=5,
        nama="Kunjungan rumah",
        keterangan="Ibu hamil KEK atau RESTI",
        label_resmi="Ibu hamil resiko tinggi dan/atau KEK mendapat kunjungan rumah oleh bidan desa secara terpadu "
        "minimal 1 bulan sekali",
        kolom_rekap="Kunjungan Rumah",
        paket=1,
        aturan=f"Y bila ibu hamil KEK atau RESTI dikunjungi paling sedikit {_IBU.kunjungan} kali dalam satu triwulan. "
        "Ibu hamil normal mengikuti pengaturan daerah. Setelah melahirkan tidak dinilai lagi (TS).",
        sumber=_SUMBER_IBU + "5",
    ),
    Indikator(
        kode="air",
        kelompok="ibu",
        nomor=6,
        nama="Akses air bersih",
        keterangan="Air minum yang layak di rumah",
        label_resmi="Rumah tangga ibu hamil memiliki sarana akses air minum yang aman",
        kolom_rekap="Akses Air Bersih",
        paket=3,
        aturan=f"Y bila rumah tangga punya akses air minum yang layak. {_CATATAN_TERAKHIR}",
        sumber=_SUMBER_IBU + "6",
    ),
    Indikator(
        kode="jamban",
        kelompok="ibu",
        nomor=7,
        nama="Jamban sehat",
        keterangan="Milik rumah tangga",
        label_resmi="Rumah tangga ibu hamil memiliki sarana jamban keluarga yang layak",
        kolom_rekap="Kepemilikan Jamban",
        paket=3,
        aturan=f"Y bila rumah tangga punya jamban sehat. {_CATATAN_TERAKHIR}",
        sumber=_SUMBER_IBU + "7",
    ),
    Indikator(
        kode="jamkes",
        kelompok="ibu",
        nomor=8,
        nama="Jaminan kesehatan",
        keterangan="BPJS, KIS atau lainnya",
        label_resmi="Ibu hamil memiliki jaminan layanan kesehatan",
        kolom_rekap="Jaminan Kesehatan",
        paket=4,
        aturan=f"Y bila ibu punya jaminan kesehatan apa pun. {_CATATAN_TERAKHIR}",
        sumber=_SUMBER_IBU + "8",
    ),
)

ANAK_HPK_2018 = (
    Indikator(
        kode="imunisasi",
        kelompok="anak",
        nomor=1,
        nama="Imunisasi dasar",
        keterangan="Lengkap menurut umur",
        label_resmi="Bayi usia 12 bulan ke bawah mendapatkan imunisasi dasar lengkap",
        kolom_rekap="Pemberian Imunisasi Dasar",
        paket=1,
        aturan=f"Y bila imunisasi dasar lengkap kecuali campak pada umur {_ANAK.umur_imunisasi}-"
        f"{_ANAK.umur_imunisasi_lengkap - 1} bulan, dan lengkap dengan campak sejak umur "
        f"{_ANAK.umur_imunisasi_lengkap} bulan. Sebelum umur {_ANAK.umur_imunisasi} bulan belum dinilai (TS). "
        "Bagi anak yang dosisnya dicatat, dosis sampai hari terakhir triwulan yang menentukan, bukan jawaban bulanan.",
        sumber=_SUMBER_ANAK + "1",
    ),
    Indikator(
        kode="timbang",
        kelompok="anak",
        nomor=2,
        nama="Penimbangan",
        keterangan="Berat badan di posyandu",
        label_resmi="Anak 0-23 bulan diukur berat badannya di posyandu secara rutin setiap bulan",
        kolom_rekap="Pengukuran Berat Badan",
        paket=1,
        aturan=f"Y bila anak ditimbang paling sedikit {_JENDELA_ANAK}. {_TS_ANAK}",
        sumber=_SUMBER_ANAK + "2",
    ),
    Indikator(
        kode="tinggi",
        kelompok="anak",
        nomor=3,
        nama="Panjang atau tinggi badan",
        keterangan="Diukur Februari dan Agustus",
        label_resmi="Anak 0-23 bulan diukur panjang/tinggi badannya oleh tenaga kesehatan terlatih minimal 2 kali "
        "dalam setahun",
        kolom_rekap="Pengukuran Tinggi Badan",
        paket=1,
        aturan="Y pada triwulan I dan II bila diukur bulan Februari. Pada triwulan III umur 4-8 bulan perlu Agustus, "
        "umur 9 bulan ke atas perlu Februari dan Agustus. Pada triwulan IV umur 7-11 bulan perlu Agustus, umur 12 "
        "bulan ke atas perlu Februari dan Agustus. Bayi sampai 3 bulan (triwulan IV: sampai 6 bulan) belum dinilai "
        "(TS).",
        sumber=_SUMBER_ANAK + "3",
    ),
    Indikator(
        kode="konseling",
        kelompok="anak",
        nomor=4,
        nama="Konseling gizi orang tua",
        keterangan="Ayah, ibu atau pengasuh",
        label_resmi="Orang tua/pengasuh anak 0-23 bulan mengikuti konseling gizi secara rutin minimal sebulan sekali",
        kolom_rekap="Konseling Gizi Bagi Orang Tua",
        paket=2,
        aturan=f"Y bila ayah, ibu atau pengasuh hadir paling sedikit {_JENDELA_ANAK}. {_TS_ANAK}",
        sumber=_SUMBER_ANAK + "4",
    ),
    Indikator(
        kode="kunjungan",
        kelompok="anak",
        nomor=5,
        nama="Kunjungan rumah",
        keterangan="Anak gizi buruk, gizi kurang atau stunting",
        label_resmi="Anak dengan status gizi buruk, gizi kurang, stunting mendapat kunjungan rumah terpadu minimal "
        "1 bulan sekali",
        kolom_rekap="Kunjungan Rumah",
        paket=1,
        aturan=f"Y bila anak gizi buruk, gizi kurang atau stunting dikunjungi paling sedikit {_ANAK.kunjungan} kali "
        "dalam satu triwulan. Anak berstatus gizi normal mengikuti pengaturan daerah.",
        sumber=_SUMBER_ANAK + "5",
    ),
    Indikator(
        kode="air",
        kelompok="anak",
        nomor=6,
        nama="Akses air bersih",
        keterangan="Air minum yang layak di rumah",
        label_resmi="Rumah tangga anak 0-23 bulan memiliki sarana akses air minum yang aman",
        kolom_rekap="Kepemilikan Akses Air Bersih",
        paket=3,
        aturan=f"Y bila rumah tangga punya akses air minum yang layak. {_CATATAN_TERAKHIR}",
        sumber=_SUMBER_ANAK + "6",
    ),
    Indikator(
        kode="jamban",
        kelompok="anak",
        nomor=7,
        nama="Jamban sehat",
        keterangan="Milik rumah tangga",
        label_resmi="Rumah tangga anak 0-23 bulan memiliki sarana jamban yang layak",
        kolom_rekap="Kepemilikan Jamban Sehat",
        paket=3,
        aturan=f"Y bila rumah tangga punya jamban sehat. {_CATATAN_TERAKHIR}",
        sumber=_SUMBER_ANAK + "7",
    ),
    Indikator(
        kode="akta",
        kelompok="anak",
        nomor=8,
        nama="Akta lahir",
        keterangan="Akta kelahiran anak",
        label_resmi="Anak 0-23 bulan memiliki akte kelahiran",
        kolom_rekap="Akta Lahir",
        paket=4,
        aturan=f"Y bila anak punya akta kelahiran. {_CATATAN_TERAKHIR}",
        sumber=_SUMBER_ANAK + "8",
    ),
    Indikator(
        kode="jamkes",
        kelompok="anak",
        nomor=9,
        nama="Jaminan kesehatan",
        keterangan="BPJS, KIS atau lainnya",
        label_resmi="Anak 0-23 bulan memiliki jaminan layanan kesehatan",
        kolom_rekap="Jaminan Kesehatan",
        paket=4,
        aturan=f"Y bila anak punya jaminan kesehatan apa pun. {_CATATAN_TERAKHIR}",
        sumber=_SUMBER_ANAK + "9",
    ),
    Indikator(
        kode="parenting",
        kelompok="anak",
        nomor=10,
        nama="Kelas pengasuhan",
        keterangan="Parenting bagi orang tua atau pengasuh",
        label_resmi="Orang tua/pengasuh anak 0-23 bulan mengikuti kelas pengasuhan minimal sebulan sekali",
        kolom_rekap="Pengasuhan (PAUD)",
        paket=5,
        aturan=f"Y bila orang tua atau pengasuh ikut paling sedikit {_ANAK.parenting.perlu} dari "
        f"{_ANAK.parenting.bulan} bulan. {_TS_ANAK}",
        sumber=_SUMBER_ANAK + "10",
    ),
)

PAUD_HPK_2018 = (
    Indikator(
        kode="paud",
        kelompok="paud",
        nomor=1,
        nama="Layanan PAUD",
        keterangan="Anak lebih dari 2 sampai 6 tahun",
        label_resmi="Anak usia >2-6 tahun terdaftar dan aktif mengikuti kegiatan layanan PAUD (minimal 80%)",
        kolom_rekap="Layanan PAUD",
        paket=5,
        aturan=f"Anak disebut aktif bila hadir paling sedikit {_PAUD.hadir_persen} persen dari bulan yang dicatat "
        "dalam triwulan. Anak di bawah 3 tahun dihitung dari kelas orang tuanya. "
        "Anak yang belum dicatat dihitung belum aktif.",
        sumber="Formulir 4 Tabel 3 (PMK 193/PMK.07/2018); Format Bantu Layanan PAUD",
    ),
)

HPK_2018 = SetIndikator(
    kode="hpk-2018",
    judul="Indikator 1.000 HPK (Formulir 4)",
    berlaku_sejak=dt.date(2018, 1, 1),
    ibu=IBU_HPK_2018,
    anak=ANAK_HPK_2018,
    paud=PAUD_HPK_2018,
    ambang_ibu=_IBU,
    ambang_anak=_ANAK,
    ambang_paud=_PAUD,
)
