"""PURE: lets invented families live through the months: pregnancies, births, losses, moves. No clock, one seed."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from dataclasses import dataclass, field

from kpm.periode import Bulan, tambah_bulan
from laporan.contoh import tumbuh
from laporan.contoh.bentuk import Balita, Hamil, Jiwa, Kampung, RumahTangga
from laporan.contoh.corak import Corak, Tempat
from laporan.contoh.nama import DUSUN, POSYANDU, Penama
from laporan.contoh.paud import Paud

KODE_REKAAN = "621399"
"""First digits of every invented NIK and nomor KK: no region has them."""
HARI_HAMIL = 280
UMUR_KAKAK = 6
"""Years; until then a child can be sasaran PAUD."""
SELALU = dt.date.min
MINIMAL_KEMBAR, MINIMAL_DUKA = 15, 20
"""Households from which a village has twins, and from which it has a stillbirth and a miscarriage."""
PETUGAS = (
    ("kepala_desa", "L"), ("ketua_bpd", "L"), ("ketua_rds", "P"), ("kpm", "P"), ("bidan", "P"),
    ("guru_paud", "P"), ("ketua_pkk", "P"), ("tokoh", "L"), ("sekretaris", "L"), ("kader_1", "P"),
    ("kader_2", "P"), ("perawat", "L"), ("pendamping", "P"),
)  # fmt: skip


@dataclass(slots=True)
class Bahan:
    """What everything is drawn from, and the span of time: the months from ``awal`` to ``akhir``."""

    acak: random.Random
    acak_uuid: random.Random
    awal: Bulan
    akhir: Bulan
    berjalan: bool
    """Whether the last month is still running, so that it is only partly filled."""
    nama: Penama
    nik_terpakai: set[str]
    paud: Paud
    corak: Corak
    jatah: dict[tuple[str, int], float] = field(default_factory=dict)
    dusun: list[int] = field(default_factory=list)
    """The dusun of the households still to come."""

    @property
    def jumlah_bulan(self) -> int:
        return self.akhir.selisih(self.awal) + 1

    def uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.acak_uuid.getrandbits(128), version=4)

    def peluang(self, p: float) -> bool:
        return self.acak.random() < p

    def bagian(self, hal: str, dusun: int, bagian: float) -> bool:
        """True for this share of the calls, evenly: a small village has no luck with its worst dusun."""
        jatah = self.jatah.get((hal, dusun), self.acak.random()) + bagian
        self.jatah[hal, dusun] = jatah % 1
        return jatah >= 1

    def hari(self, bulan: float) -> dt.date:
        """The day so many months after the beginning."""
        penuh = int(bulan // 1)
        return tambah_bulan(self.awal.awal, penuh) + dt.timedelta(days=int((bulan - penuh) * 28))

    def nik(self, lahir: dt.date, jenis_kelamin: str) -> str:
        """A NIK that fits birth date and sex (40 added to a woman's day) and is not used in this village."""
        hari = lahir.day + (40 if jenis_kelamin == "P" else 0)
        return self._nomor(f"{KODE_REKAAN}{hari:02d}{lahir:%m%y}")

    def no_kk(self, terbit: dt.date) -> str:
        return self._nomor(f"{KODE_REKAAN}{terbit:%d%m%y}")

    def _nomor(self, depan: str) -> str:
        while (nomor := f"{depan}{self.acak.randint(1, 60):04d}") in self.nik_terpakai:
            pass
        self.nik_terpakai.add(nomor)
        return nomor


def bahan(bulan: int, seed: int, *, akhir: Bulan, berjalan: bool, kode: str, corak: Corak) -> Bahan:
    """``kode`` only enters the uuids, so that two demo villages of one seed can stand in one database."""
    acak = random.Random(seed)  # noqa: S311 (invented people, nothing secret)
    return Bahan(
        acak=acak,
        acak_uuid=random.Random(f"{seed}:{kode}"),  # noqa: S311
        awal=akhir.geser(1 - bulan),
        akhir=akhir,
        berjalan=berjalan,
        nama=Penama(acak, corak.nama),
        nik_terpakai=set(),
        paud=Paud(seed, kode, corak),
        corak=corak,
    )


def petugas(b: Bahan, posyandu: int) -> dict[str, str]:
    """Office -> name, the first names drawn; a kader for each posyandu, two at least."""
    jabatan = [*PETUGAS, *((f"kader_{ke}", "P") for ke in range(3, posyandu + 1))]
    return {satu: b.nama.dewasa(jk, satu_kata=0) for satu, jk in jabatan}


def tempat(corak: Corak, seed: int) -> Tempat:
    """The place names of the village: its own, or one of the sets by the seed."""
    ke = seed - 1
    return corak.tempat or Tempat(DUSUN[ke % len(DUSUN)], POSYANDU[ke % len(POSYANDU)])


def hidupkan(b: Bahan, keluarga: int, seed: int) -> Kampung:
    """So many households with all that happens to them until the end of the last month."""
    di = tempat(b.corak, seed)
    kampung = Kampung(tempat=di, petugas=petugas(b, len(di.posyandu)))
    lahir = _saat_lahir(b, keluarga)
    b.dusun = [ke for ke, dusun in enumerate(b.corak.dusun) for _ in range(round(dusun.bagian * keluarga))]
    b.dusun += [0] * (keluarga - len(b.dusun))
    b.acak.shuffle(b.dusun)
    nasib = _nasib(b, lahir)
    for nomor, saat in enumerate(lahir, start=1):
        _keluarga(b, kampung, nomor, saat, nasib.get(nomor, ""))
    return kampung


def _saat_lahir(b: Bahan, keluarga: int) -> list[float]:
    """For each household the month of its first birth, counted from the beginning; evenly spread, in random order."""
    dari, sampai = -20.0, b.jumlah_bulan + 6.0
    lebar = (sampai - dari) / keluarga
    semua = [dari + (i + 0.2 + 0.6 * b.acak.random()) * lebar for i in range(keluarga)]
    b.acak.shuffle(semua)
    return semua


def _nasib(b: Bahan, lahir: list[float]) -> dict[int, str]:
    """Household number -> what happens to it: kembar, lahir_mati, keguguran, pindah. Never two things at once."""
    keluarga = len(lahir)
    didalam = [n for n, saat in enumerate(lahir, start=1) if 2 < saat < b.jumlah_bulan - 1.5]
    jumlah = {
        "kembar": max(1, round(keluarga / 90)) if keluarga >= MINIMAL_KEMBAR else 0,
        "lahir_mati": max(1, round(keluarga / 120)) if keluarga >= MINIMAL_DUKA else 0,
        "keguguran": max(1, round(keluarga / 60)) if keluarga >= MINIMAL_DUKA else 0,
        "pindah": round(keluarga * 0.05),
    }
    b.acak.shuffle(didalam)
    hasil: dict[int, str] = {}
    for nama, banyak in jumlah.items():
        calon = (
            didalam if nama != "pindah" else [n for n in range(1, keluarga + 1) if lahir[n - 1] < b.jumlah_bulan - 4]
        )
        for nomor in [n for n in calon if n not in hasil][:banyak]:
            hasil[nomor] = nama
    return hasil


def _keluarga(b: Bahan, kampung: Kampung, nomor: int, saat: float, nasib: str) -> None:
    rumah = _rumah(b, kampung, nomor)
    kampung.rumah.append(rumah)
    umur_ibu = _antara(b.acak.gauss(27, 6), 17.2, 42.5)
    lahir_ibu = b.hari(saat) - dt.timedelta(days=int(umur_ibu * 365.25))
    ayah = b.nama.dewasa("L")
    # One in eight lives in the house of a grandfather, who is its head.
    rumah.kepala = b.nama.dewasa("L") if b.peluang(0.12) else ayah
    ibu = _orang(b, kampung, rumah, b.nama.dewasa("P"), "P", lahir_ibu, b.corak.ber_nik)
    sulung = 1 + min(int(max(umur_ibu - 20, 0) / 4 * b.acak.random() + 0.35), 5)
    _kakak(b, kampung, ibu, ayah, saat, sulung)
    if nasib == "pindah":
        paling_awal = max(saat + 1, 1)
        rumah.pindah = b.hari(paling_awal + b.acak.random() * max(b.jumlah_bulan - 1 - paling_awal, 0.5))
    _kelahiran(b, kampung, ibu, ayah, saat, sulung, nasib)
    if nasib in ("", "kembar") and saat < b.jumlah_bulan - 14 and b.peluang(0.5):
        berikut = saat + 21 + 16 * b.acak.random()
        if -1 < berikut < b.jumlah_bulan + 6:
            _kelahiran(b, kampung, ibu, ayah, berikut, sulung + (2 if nasib == "kembar" else 1), "")
    if rumah.pindah is not None:
        for jiwa in kampung.orang:
            if jiwa.rumah is rumah and jiwa.keluar is None:
                jiwa.keluar, jiwa.sebab = rumah.pindah, "pindah"


def _kakak(b: Bahan, kampung: Kampung, ibu: Jiwa, ayah: str, saat: float, sulung: int) -> None:
    """Older brothers and sisters who are not yet six by the end; the others are no concern of a KPM."""
    lahir = b.hari(saat)
    for ke in range(sulung - 1, 0, -1):
        lahir -= dt.timedelta(days=b.acak.randint(700, 1500))
        jk = b.acak.choice("LP")
        nama = b.nama.anak(jk)
        if tambah_bulan(lahir, UMUR_KAKAK * 12) > b.akhir.akhir:
            kakak = _orang(b, kampung, ibu.rumah, nama, jk, lahir, 0.85)
            kampung.kakak.append(b.paud.kakak(kakak, ibu, ayah, ke))


def _rumah(b: Bahan, kampung: Kampung, nomor: int) -> RumahTangga:
    dusun = b.dusun.pop()
    sifat = b.corak.dusun[dusun]
    rt = b.acak.randint(1, 3)
    didata = b.awal.awal + dt.timedelta(days=b.acak.randint(0, 8))

    def sejak(hal: str, awal: float, per_bulan: float) -> dt.date | None:
        """The day from which the household has it: always, or from a month of the period on."""
        if b.bagian(hal, dusun, awal):
            return SELALU
        bulan = int(b.acak.expovariate(per_bulan)) + 1
        return b.hari(bulan + b.acak.random()) if bulan < b.jumlah_bulan else None

    return RumahTangga(
        uuid=b.uuid(),
        nomor=nomor,
        kepala="",
        no_kk=b.no_kk(b.awal.awal - dt.timedelta(days=b.acak.randint(30, 4000))) if b.peluang(0.94) else "",
        dusun=dusun,
        posyandu=sifat.posyandu[rt - 1],
        rt=f"{rt + 3 * dusun:02d}",
        rw=f"{dusun + 1:02d}",
        alamat=b.acak.choice(b.corak.tanda_rumah) if b.peluang(0.4) else "",
        air=sejak("air", *sifat.air),
        jamban=sejak("jamban", *sifat.jamban),
        jaminan=sejak("jaminan", b.corak.jaminan, 0.02),
        didata=didata,
        rajin=sifat.rajin
        + (b.acak.uniform(0.02, 0.12) if b.bagian("rajin", dusun, 0.77) else b.acak.uniform(-0.36, -0.1)),
    )


def _orang(
    b: Bahan, kampung: Kampung, rumah: RumahTangga, nama: str, jk: str, lahir: dt.date, punya_nik: float
) -> Jiwa:
    nik = b.nik(lahir, jk) if b.peluang(punya_nik) else ""
    sumber = b.acak.choices(("wawancara", "posyandu", "kohort", "buku_kia"), (5, 3, 1, 1))[0]
    jiwa = Jiwa(b.uuid(), rumah, nama, nik, jk, lahir, sumber)
    kampung.orang.append(jiwa)
    return jiwa


def _kelahiran(b: Bahan, kampung: Kampung, ibu: Jiwa, ayah: str, saat: float, ke: int, nasib: str) -> None:
    """One pregnancy of a woman and what came of it, as far as it happens in these months and before she moves away."""
    rumah = ibu.rumah
    lahir = b.hari(saat)
    lama = HARI_HAMIL + int(_antara(b.acak.gauss(-2, 8), -24, 12)) - (18 if nasib == "kembar" else 0)
    hpht = lahir - dt.timedelta(days=lama)
    tahu = hpht + dt.timedelta(days=b.acak.randint(38, 100))
    if nasib == "keguguran":
        lahir = hpht + dt.timedelta(days=b.acak.randint(75, 120))
        tahu = hpht + dt.timedelta(days=b.acak.randint(36, 55))
    elif nasib == "lahir_mati":
        lahir = hpht + dt.timedelta(days=b.acak.randint(215, 262))
    sejak = max(tahu, rumah.didata)
    if nasib == "":
        # Whoever is pregnant by the last month is known before it begins.
        sejak = min(sejak, max(b.akhir.awal - dt.timedelta(days=5), hpht + dt.timedelta(days=30)))
    batas = min(rumah.pindah or b.akhir.akhir, b.akhir.akhir)
    no_kia = f"{b.akhir.tahun % 100:02d}{rumah.nomor:04d}{ke}"
    hamil: Hamil | None = None
    # A delivery shortly before the beginning is still followed through the puerperium.
    if sejak <= batas and lahir > rumah.didata - dt.timedelta(days=30):
        hamil = _hamil(b, ibu, ayah, ke, no_kia, hpht, min(sejak, lahir))
        if lahir <= batas:
            hamil.berakhir = lahir
            hamil.hasil = nasib if nasib in ("keguguran", "lahir_mati") else "lahir_hidup"
        kampung.hamil.append(hamil)
    if nasib in ("keguguran", "lahir_mati") or lahir > batas:
        return
    for urut in range(2 if nasib == "kembar" else 1):
        nomor = no_kia if nasib != "kembar" else f"{no_kia}{'AB'[urut]}"
        _bayi(b, kampung, ibu, ayah, hamil, lahir, ke + urut, nomor, kecil=nasib == "kembar" or lama < 262)


def _hamil(b: Bahan, ibu: Jiwa, ayah: str, ke: int, no_kia: str, hpht: dt.date, sejak: dt.date) -> Hamil:
    naegele = tambah_bulan(hpht + dt.timedelta(days=7), 9)
    asal = b.acak.choices(("hpht", "hpl_tanggal", "hpl_usg", "hpl_bulan", "tidak_tahu"), (58, 18, 12, 10, 2))[0]
    hpl = {
        "hpl_tanggal": naegele,
        "hpl_usg": naegele + dt.timedelta(days=b.acak.randint(-5, 5)),
        "hpl_bulan": naegele.replace(day=1),
    }.get(asal)
    umur = (sejak - ibu.lahir).days / 365.25
    return Hamil(
        uuid=b.uuid(),
        ibu=ibu,
        no_kia=no_kia,
        ke=ke,
        suami=ayah,
        asal=asal,
        hpht=hpht,
        hpl=hpl,
        kek=b.peluang(b.corak.kek),
        resti=umur < 20 or umur > 35 or ke > 4 or b.peluang(b.corak.resti),
        sejak=sejak,
    )


def _bayi(
    b: Bahan,
    kampung: Kampung,
    ibu: Jiwa,
    ayah: str,
    hamil: Hamil | None,
    lahir: dt.date,
    ke: int,
    no_kia: str,
    *,
    kecil: bool,
) -> None:
    jk = b.acak.choice("LP")
    sejak = max(lahir, ibu.rumah.didata)
    umur_akta = int(b.acak.expovariate(0.16)) + b.acak.randint(0, 1)
    akta = lahir + dt.timedelta(days=20 + 30 * umur_akta)
    punya_nik = 0.92 if akta < b.akhir.awal else 0.2
    orang = _orang(b, kampung, ibu.rumah, b.nama.anak(jk), jk, lahir, punya_nik)
    z_lahir = _antara(b.acak.gauss(-1.5 if kecil else -0.35, 0.6), -3.0, 1.4)
    # Some of the older ones are stunted; nobody stands so close to -2 that rounding to millimetres decides.
    z_dua_tahun = (
        b.acak.uniform(-3.1, -2.3)
        if b.bagian("pendek", 0, b.corak.pendek)
        else _antara(b.acak.gauss(-1.0, 0.6), -1.85, 1.2)
    )
    z_berat = _antara(b.acak.gauss(-0.25, 0.65), -1.7, 1.5)
    kurus_dari = b.acak.randint(5, 15) if b.bagian("kurus", 0, b.corak.kurus) else None
    cm = tumbuh.panjang(jk, 0, z_lahir)
    kampung.anak.append(
        Balita(
            uuid=b.uuid(),
            orang=orang,
            no_kia=no_kia,
            hamil=hamil,
            ibu=ibu,
            nama_ayah=ayah,
            ke=ke,
            berat_lahir=tumbuh.bulat(tumbuh.berat(jk, max(cm, 45.5), z_berat), 1),
            panjang_lahir=tumbuh.bulat(cm, 0),
            akta=akta if b.peluang(b.corak.berakta) else None,
            sejak=sejak,
            z_lahir=z_lahir,
            z_dua_tahun=z_dua_tahun,
            z_berat=z_berat,
            z_kurus=-3.25 if b.peluang(0.2) else -2.35,
            kurus_dari=kurus_dari,
            kurus_lama=b.acak.randint(3, 8),
            imunisasi_terlambat=99
            if b.peluang(b.corak.tanpa_imunisasi)
            else b.acak.choices((0, 1, 2, 4), (62, 22, 11, 5))[0],
        )
    )


def _antara(nilai: float, bawah: float, atas: float) -> float:
    return max(min(nilai, atas), bawah)
