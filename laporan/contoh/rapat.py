"""The finished rembuk of a demo village, held through the same functions as real ones, up to the Berita Acara."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kpm.dokumen.terbilang import terbilang
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh.bentuk import Kampung
from laporan.contoh.corak import Rapat
from laporan.contoh.perencanaan import awal_musdus, buat_fgd, buat_musdus, serahkan
from rembuk import kueri, tindakan
from rembuk.berita_acara import nomor_surat
from rembuk.models import Hadirin, JenisPertemuan, Masalah, Pertemuan, Unsur, Usulan
from rembuk.pertemuan import ragam
from rembuk.teks import tulis_jadwal
from rembuk.tindakan.fgd import ambil_dari_fgd
from sasaran.models import Kehamilan

TANGGAL = (6, 17)
"""Rembuk are held before the Musdes that plans next year, usually in June or July."""
TANGGAL_LALU = (7, 23)
"""The year before, when watching had just begun."""
JAM = (dt.time(9, 0), dt.time(12, 15))
JAM_TERBIT = dt.time(14, 20)
HARI_FGD, HARI_UNDANGAN = 14, 7
"""Days from the FGD and from the letter of invitation to the rembuk."""
PALING_BANYAK = 6
"""Gaps a meeting takes on."""
PER_POSYANDU = 0
"""Stands for as many units as the village has posyandu."""
S = Usulan.Status


@dataclass(frozen=True, slots=True)
class Rencana:
    """A proposal for a gap; ``satuan`` rupiah for each of ``tersedikit`` to ``terbanyak`` units.

    In its words {n} is the number of units, {posyandu} that of the posyandu, {paud} the PAUD's name.
    """

    kunci: str
    """Gap it answers ("anak:jamban"); the first of several found in the meeting."""
    kegiatan: str
    paket: int
    satuan: int
    terbanyak: int
    volume: str
    manfaat: str
    pelaksana: str
    status: str
    bidang: str = Usulan.Bidang.PEMBANGUNAN
    sumber: str = Usulan.Sumber.DDS
    waktu: str = "Februari–Desember"
    di_dusun: bool = False
    alasan: str = ""
    tersedikit: int = 1


RENCANA = (
    Rencana(
        "jamban", "Jamban sehat keluarga miskin", 3, 3_500_000, 15, "{n} unit", "{n} rumah tangga sasaran tanpa jamban",
        "TPK desa", S.MASUK_RKP, waktu="Maret–Juli", di_dusun=True,
    ),
    Rencana(
        "air", "Sambungan air bersih ke rumah tangga", 3, 1_850_000, 25, "{n} sambungan", "{n} rumah tangga sasaran",
        "TPK desa bersama BUM Desa", S.MASUK_RKP, waktu="Maret–Agustus", di_dusun=True,
    ),
    Rencana(
        "timbang", "Pengadaan alat ukur dan timbang (antropometri) posyandu", 1, 4_600_000, PER_POSYANDU, "{n} set",
        "Semua anak 0–23 bulan di {posyandu} posyandu", "Kaur perencanaan", S.MASUK_RKP, waktu="Januari–Februari",
    ),
    Rencana(
        "kunjungan", "PMT pemulihan anak gizi kurang dan gizi buruk", 1, 1_620_000, 12, "{n} anak × 90 hari",
        "Anak gizi kurang, gizi buruk dan stunting", "Kader posyandu dan bidan desa", S.MASUK_RKP, tersedikit=6,
    ),
    Rencana(
        "konseling", "Kelas ayah dan ibu", 2, 550_000, 12, "12 kali", "Orang tua anak 0–23 bulan, ayah diundang khusus",
        "KPM bersama bidan desa", S.DISEPAKATI, bidang=Usulan.Bidang.PEMBERDAYAAN,
    ),
    Rencana(
        "parenting", "Kelas pengasuhan (parenting) di PAUD", 5, 450_000, 12, "12 kali", "Orang tua anak 0–23 bulan",
        "{paud}", S.DISEPAKATI, bidang=Usulan.Bidang.PEMBERDAYAAN,
    ),
    Rencana(
        "", "Insentif dan operasional Kader Pembangunan Manusia", 1, 750_000, 12, "12 bulan", "Semua sasaran 1.000 HPK",
        "Pemerintah Desa", S.MASUK_RKP, bidang=Usulan.Bidang.PEMBINAAN, waktu="Januari–Desember",
    ),
    Rencana(
        "", "Rehab gedung PAUD", 5, 85_000_000, 1, "1 gedung", "Anak usia 3–6 tahun", "TPK desa", S.DITOLAK_RAPAT,
        alasan="Gedung PAUD sudah masuk rencana rehab Dinas Pendidikan kabupaten tahun depan.",
    ),
)  # fmt: skip


def waktu_rembuk(awal: Bulan, hari_ini: dt.date) -> tuple[dt.date, Triwulan] | None:
    """The last June of the period that is over, and the quarter discussed; None when there is none.

    The first quarter of that year is discussed, or the running one where monitoring began only after it.
    """
    tahun = hari_ini.year if hari_ini >= dt.date(hari_ini.year, *TANGGAL) else hari_ini.year - 1
    tanggal = dt.date(tahun, *TANGGAL)
    if tanggal < awal.awal:
        return None
    return tanggal, Triwulan(tahun, 1 if awal <= Bulan(tahun, 3) else 2)


def waktu_lalu(awal: Bulan, tahun: int) -> tuple[dt.date, Triwulan] | None:
    """The rembuk of the year before, late in July, where at least June of it was watched; None when it was not."""
    return (dt.date(tahun, *TANGGAL_LALU), Triwulan(tahun, 2)) if awal <= Bulan(tahun, 6) else None


def buat_tahun(
    desa: Wilayah,
    kampung: Kampung,
    *,
    rapat: Rapat,
    awal: Bulan,
    waktu: tuple[dt.date, Triwulan],
    sekarang: dt.datetime,
    kpm: Pengguna,
    kepala: Pengguna,
    selesai: bool = False,
) -> list[Usulan]:
    """The planning of one year: musdus, FGD, rembuk with its Berita Acara, handing over, what went into the RKP.

    ``selesai``: nothing the meeting agreed on waits any more. Returns the proposals that stand in the
    RKP now. The scope is open.
    """
    tanggal, triwulan = waktu
    hari_ini = sekarang.date()
    buat_musdus(desa, kampung, tanggal=awal_musdus(tanggal, awal), oleh=kpm)
    _, semua = kueri.kekurangan(desa, triwulan)
    terpilih = _terpilih([satu.kunci for satu in semua])
    kata = {"n": terbilang(len(kampung.posyandu)), "jauh": kampung.dusun[-1]}
    penyebab = {indikator: sebab.format(**kata) for indikator, sebab in rapat.penyebab.items()}
    fgd = buat_fgd(
        desa, kampung, triwulan=triwulan, terpilih=terpilih, penyebab=penyebab,
        tanggal=tanggal - dt.timedelta(days=HARI_FGD), oleh=kpm,
    )  # fmt: skip
    rembuk = tindakan.mulai_rembuk(desa=desa, triwulan=triwulan, terpilih=[], oleh=kpm, hari_ini=tanggal)
    ambil_dari_fgd(rembuk=rembuk, fgd=fgd, terpilih=terpilih, oleh=kpm)
    _isi_rapat(rembuk, kampung, rapat, tanggal, kpm)
    usulan = _usulkan(desa, rembuk, fgd, kampung, kpm)
    for hadirin in _hadirin(desa, rembuk, kampung):
        tindakan.simpan_isi(objek=hadirin, oleh=kpm)
    terbit = min(sekarang, dt.datetime.combine(tanggal, JAM_TERBIT, tzinfo=sekarang.tzinfo))
    tindakan.terbitkan(rembuk=rembuk, desa=desa, oleh=kpm, sekarang=terbit)
    tetap = (S.MASUK_RKP, S.DISEPAKATI) if selesai else (S.MASUK_RKP,)
    masuk = [satu for satu, rencana in usulan if rencana.status in tetap]
    serahkan(rembuk, kampung, masuk, hari_ini=hari_ini, kpm=kpm, kepala=kepala)
    return masuk


def _terpilih(kunci: list[str]) -> list[str]:
    """The gaps for which the demo has a proposal, one for each proposal, the worst first."""
    hasil: list[str] = []
    for rencana in RENCANA:
        cocok = [satu for satu in kunci if rencana.kunci and satu.endswith(f":{rencana.kunci}") and satu not in hasil]
        hasil += sorted(cocok, key=lambda satu: not satu.startswith("anak:"))[:1]
    return hasil[:PALING_BANYAK]


def _isi_rapat(rembuk: Pertemuan, kampung: Kampung, rapat: Rapat, tanggal: dt.date, kpm: Pengguna) -> None:
    petugas, kata = kampung.petugas, {"n": terbilang(len(kampung.posyandu)), "jauh": kampung.dusun[-1]}
    rembuk.tanggal, (rembuk.jam_mulai, rembuk.jam_selesai) = tanggal, JAM
    rembuk.tempat = "Balai desa"
    rembuk.tanggal_undangan = tanggal - dt.timedelta(days=HARI_UNDANGAN)
    rembuk.nomor_undangan = nomor_surat("005/{nomor}/RDS/{bulan}/{tahun}", 4, rembuk.tanggal_undangan)
    biasa = ragam(JenisPertemuan.REMBUK, kelurahan=rembuk.desa.kelurahan)
    rembuk.diundang, rembuk.agenda = "\n".join(biasa.diundang), "\n".join(biasa.agenda)
    rembuk.pemimpin, rembuk.unsur_pemimpin = petugas["ketua_rds"], Unsur.RDS
    rembuk.notulen, rembuk.unsur_notulen = petugas["kpm"], Unsur.KPM
    rembuk.narasumber = f"{petugas['bidan']}, bidan desa\n{petugas['guru_paud']}, pendidik PAUD"
    rembuk.jadwal_rapat = tulis_jadwal([awal.akhir + dt.timedelta(days=14) for awal in _triwulan_berikut(tanggal)])
    tindakan.ubah_rembuk(rembuk=rembuk, oleh=kpm, versi=None)
    for prioritas, satu in enumerate(rapat.berjalan, start=1):
        kegiatan = Usulan(
            desa=rembuk.desa, rembuk=rembuk, subjek=Usulan.Subjek.BERJALAN, prioritas=prioritas, paket=satu.paket,
            intervensi=satu.intervensi, kegiatan=satu.kegiatan, lokasi=satu.lokasi.format(**kata), volume=satu.volume,
            manfaat=satu.manfaat.format(**kata), waktu=satu.waktu, biaya=Decimal(satu.anggaran), sumber=satu.sumber,
            pelaksana=satu.pelaksana, keadaan=satu.keadaan,
        )  # fmt: skip
        tindakan.simpan_isi(objek=kegiatan, oleh=kpm)
    tindakan.sepakati_semua(rembuk=rembuk, oleh=kpm)


def _triwulan_berikut(tanggal: dt.date) -> list[Triwulan]:
    """The quarters whose ends are followed by a meeting, within the year after the rembuk."""
    kini = Triwulan.dari_tanggal(tanggal)
    return [kini.geser(maju) for maju in range(4)]


def _usulkan(
    desa: Wilayah, rembuk: Pertemuan, fgd: Pertemuan, kampung: Kampung, kpm: Pengguna
) -> list[tuple[Usulan, Rencana]]:
    """What answers a gap was proposed in the FGD, the rest in the rembuk itself."""
    menurut_indikator = {satu.indikator: satu for satu in Masalah.objects.filter(rembuk=rembuk)}
    hasil = []
    for prioritas, rencana in enumerate(RENCANA, start=1):
        masalah = menurut_indikator.get(rencana.kunci)
        if rencana.kunci and masalah is None:
            continue
        jumlah = rencana.terbanyak or len(kampung.posyandu)
        if masalah and rencana.terbanyak and "{n}" in rencana.volume:
            jumlah = min(max(masalah.kurang, rencana.tersedikit), rencana.terbanyak)
        usulan = Usulan(
            desa=desa,
            rembuk=rembuk,
            asal=fgd if masalah else None,
            masalah=masalah,
            prioritas=prioritas,
            paket=rencana.paket,
            intervensi=Usulan.Intervensi.SPESIFIK if rencana.paket in (1, 2) else Usulan.Intervensi.SENSITIF,
            bidang=rencana.bidang,
            kegiatan=rencana.kegiatan,
            lokasi=kampung.dusun[-1] if rencana.di_dusun else f"Desa {desa.nama}",
            volume=rencana.volume.format(n=jumlah),
            manfaat=rencana.manfaat.format(n=jumlah, posyandu=terbilang(len(kampung.posyandu))),
            waktu=f"{rencana.waktu} {rembuk.tahun + 1}",
            biaya=Decimal(rencana.satuan * jumlah),
            sumber=rencana.sumber,
            pelaksana=rencana.pelaksana.format(paud=kampung.tempat.paud),
        )
        tindakan.simpan_isi(objek=usulan, oleh=kpm)
        putusan = S.DITOLAK_RAPAT if rencana.status == S.DITOLAK_RAPAT else S.DISEPAKATI
        tindakan.putuskan_di_rapat(usulan=usulan, putusan=putusan, alasan=rencana.alasan, oleh=kpm, versi=None)
        hasil.append((usulan, rencana))
    return hasil


def _hadirin(desa: Wilayah, rembuk: Pertemuan, kampung: Kampung) -> Iterator[Hadirin]:
    petugas = kampung.petugas
    wakil = Hadirin.Mewakili
    ibu = (
        Kehamilan.objects.select_related("ibu").filter(desa=desa, ibu__keluar_pada=None).order_by("sejak", "pk").first()
    )
    daftar = [
        (petugas["kepala_desa"], f"Kepala Desa {desa.nama}", Unsur.PEMDES, "L", ""),
        (petugas["sekretaris"], "Sekretaris desa", Unsur.PEMDES, "L", ""),
        (petugas["ketua_bpd"], "Ketua BPD", Unsur.BPD, "L", ""),
        (petugas["ketua_rds"], "Ketua RDS", Unsur.RDS, "P", wakil.RDS),
        (petugas["bidan"], "Bidan desa", Unsur.NAKES, "P", ""),
        (petugas["perawat"], "Perawat puskesmas", Unsur.NAKES, "L", ""),
        (petugas["guru_paud"], f"Guru {kampung.tempat.paud}", Unsur.PAUD, "P", ""),
        (petugas["ketua_pkk"], "Ketua TP PKK", Unsur.PKK, "P", ""),
        (petugas["kpm"], "KPM", Unsur.KPM, "P", ""),
        (petugas["kader_1"], f"Kader {kampung.posyandu[0]}", Unsur.KADER, "P", wakil.MASYARAKAT),
        (petugas["tokoh"], "Tokoh masyarakat", Unsur.TOKOH, "L", wakil.MASYARAKAT),
        (ibu.ibu.nama if ibu else petugas["kader_2"], "Ibu sasaran", Unsur.SASARAN, "P", wakil.MASYARAKAT),
    ]
    for urut, (nama, jabatan, unsur, jenis_kelamin, mewakili) in enumerate(daftar):
        yield Hadirin(
            desa=desa,
            pertemuan=rembuk,
            nama=nama,
            jabatan=jabatan,
            unsur=unsur,
            alamat=kampung.dusun[urut % len(kampung.dusun)],
            jenis_kelamin=jenis_kelamin,
            mewakili=mewakili,
        )
