"""Writes an invented village into the database, in bulk but through the same guards, with a history row per record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction

from kpm.lingkup import lingkup
from kpm.models import (
    Dusun,
    Fasilitas,
    JenisFasilitas,
    Pengguna,
    ProfilDesa,
    Wilayah,
)
from kpm.rekaman import Rekaman
from laporan.contoh.balita import Pengukuran
from laporan.contoh.bentuk import (
    Balita,
    CatatanAnak,
    CatatanIbu,
    CatatanPaud,
    Hamil,
    Jiwa,
    Kakak,
    Kampung,
    RumahTangga,
)
from laporan.contoh.kantor import isi_kantor
from laporan.contoh.kehidupan import SELALU
from laporan.contoh.layanan import kondisi_contoh, rentan, telepon
from laporan.contoh.perawatan import Perawatan
from laporan.contoh.tulis_perawatan import (
    Terpasang,
    isi_penanggung_jawab,
    isi_perawatan,
    isi_ragu,
    isi_rujukan,
)
from pemantauan.models import (
    KondisiLayanan,
    PemantauanAnak,
    PemantauanIbu,
    PemantauanPaud,
)
from sasaran.models import (
    Anak,
    Kehamilan,
    Keluarga,
    Orang,
)

R = TypeVar("R", bound=Rekaman)
SEKALIGUS = 500
JAM_POSYANDU = "08.00–11.00"
JAM_CATAT = dt.time(10, 30)


@transaction.atomic
def tulis_kampung(
    desa: Wilayah,
    kampung: Kampung,
    *,
    hari_ini: dt.date,
    dibuka: dt.date,
    oleh: Pengguna | None,
    dibayar: bool = True,
) -> None:
    """Store the whole village and mark it as a demo; ``dibayar``: its KPM has had her money. Opens the scope itself."""
    desa.contoh, desa.dibuka_pada = True, dibuka
    desa.save(update_fields=["contoh", "dibuka_pada"])
    with lingkup(desa.kode):
        _Penulis(desa, kampung, hari_ini, dibuka, oleh).tulis(dibayar)


class _Penulis:
    def __init__(
        self, desa: Wilayah, kampung: Kampung, hari_ini: dt.date, dibuka: dt.date, oleh: Pengguna | None
    ) -> None:
        self.desa, self.kampung, self.hari_ini, self.dibuka, self.oleh = desa, kampung, hari_ini, dibuka, oleh
        self.zona = ZoneInfo(desa.nama_zona)

    def tulis(self, dibayar: bool) -> None:
        dusun, tempat = self._tempat()
        keluarga = self._keluarga(dusun)
        orang = self._orang(keluarga, tempat)
        kehamilan = self._kehamilan(orang)
        anak = self._anak(orang, kehamilan)
        self._simpan(
            PemantauanIbu,
            (
                (PemantauanIbu(kehamilan=kehamilan[satu.hamil], **self._catatan(satu)), satu.masuk)
                for satu in self.kampung.catatan_ibu
            ),
        )
        self._simpan(
            PemantauanAnak,
            (
                (PemantauanAnak(anak=anak[satu.anak], **self._catatan(satu)), satu.masuk)
                for satu in self.kampung.catatan_anak
            ),
        )

        anak_paud: dict[Any, Anak] = {**anak, **self._kakak(orang)}
        self._simpan(
            PemantauanPaud,
            (
                (PemantauanPaud(anak=anak_paud[satu.anak], **self._catatan(satu)), satu.masuk)
                for satu in self.kampung.catatan_paud
            ),
        )
        self._simpan(
            PemantauanAnak,
            (
                (PemantauanAnak(anak=anak_paud[satu.anak], **self._catatan(satu)), satu.masuk)
                for satu in self.kampung.balita
            ),
        )
        if self.kampung.perawatan:
            self._perawatan(Terpasang(self.desa, kehamilan, anak_paud, tempat), self.kampung.perawatan)

        akun = self.oleh if self.oleh and self.oleh.is_active else None
        kantor = isi_kantor(
            self.desa, self.kampung, hari_ini=self.hari_ini, dibuka=self.dibuka, akun=akun, dibayar=dibayar
        )
        for model, baris in kantor:
            self._simpan(model, baris)

    def _perawatan(self, ada: Terpasang, rawat: Perawatan) -> None:
        """What stands beside the months; the doubts last, for what was found right of all that was measured."""
        for satu in (
            isi_penanggung_jawab(ada, self.kampung, dibuka=self.dibuka),
            isi_perawatan(ada, rawat, hari_ini=self.hari_ini),
            isi_rujukan(ada, self.kampung, hari_ini=self.hari_ini),
            isi_ragu(ada, tertib=self.kampung.tertib, hari_ini=self.hari_ini),
        ):
            for model, baris in satu:
                self._simpan(model, baris)

    def _catatan(self, satu: CatatanIbu | CatatanAnak | CatatanPaud | Pengukuran) -> dict[str, Any]:
        return {"desa": self.desa, "uuid": satu.uuid, "bulan": satu.bulan, "tanggal": satu.tanggal, **satu.isi}

    def _tempat(self) -> tuple[list[Dusun], list[Fasilitas]]:
        petugas, di = self.kampung.petugas, self.kampung.tempat
        dusun = self._simpan(Dusun, [(Dusun(desa=self.desa, nama=nama), self.dibuka) for nama in self.kampung.dusun])
        fasilitas: list[tuple[str, str, Dusun, str, int | None]] = [
            (JenisFasilitas.POSYANDU, nama, dusun[letak], petugas[f"kader_{ke}"], hari)
            for ke, (nama, letak, hari) in enumerate(
                zip(di.posyandu, di.letak_posyandu, self.kampung.hari_posyandu, strict=True), start=1
            )
        ]
        fasilitas += [
            (JenisFasilitas.POSKESDES, "Poskesdes", dusun[di.letak_lain], petugas["bidan"], None),
            (JenisFasilitas.PAUD, di.paud, dusun[di.letak_lain], petugas["guru_paud"], None),
        ]
        tempat = self._simpan(
            Fasilitas,
            [
                (
                    Fasilitas(
                        desa=self.desa,
                        jenis=jenis,
                        nama=nama,
                        dusun=di,
                        penanggung_jawab=siapa,
                        tanggal_buka=hari,
                        pukul=JAM_POSYANDU if hari else "",
                    ),
                    self.dibuka,
                )
                for jenis, nama, di, siapa, hari in fasilitas
            ],
        )
        self._simpan(
            ProfilDesa,
            [
                (
                    ProfilDesa(
                        desa=self.desa,
                        alamat=f"Kantor {self.desa.nama_lengkap}, {di.dusun[di.letak_lain]}",
                        kepala_desa=petugas["kepala_desa"],
                        ketua_bpd=petugas["ketua_bpd"],
                        ketua_rds=petugas["ketua_rds"],
                        nama_kpm=petugas["kpm"],
                    ),
                    self.dibuka,
                )
            ],
        )
        kondisi = kondisi_contoh(tempat, self.dibuka, self.hari_ini)
        self._simpan(KondisiLayanan, ((satu, satu.dilihat_pada or self.dibuka) for satu in kondisi))
        return dusun, tempat

    def _keluarga(self, dusun: Sequence[Dusun]) -> dict[RumahTangga, Keluarga]:
        terlihat = self._terakhir_dilihat()

        def punya(sejak: dt.date | None, pada: dt.date) -> bool:
            return sejak is not None and (sejak == SELALU or sejak <= pada)

        baris = []
        for rumah in self.kampung.rumah:
            pada = terlihat.get(rumah, rumah.didata)
            satu = Keluarga(
                desa=self.desa,
                uuid=rumah.uuid,
                nomor=rumah.nomor,
                kepala=rumah.kepala,
                no_kk=rumah.no_kk,
                dusun=dusun[rumah.dusun],
                rt=rumah.rt,
                rw=rumah.rw,
                alamat=rumah.alamat,
                telepon=telepon(rumah),
                air=punya(rumah.air, pada),
                air_dilihat=pada,
                jamban=punya(rumah.jamban, pada),
                jamban_dilihat=pada,
                rentan=rentan(rumah),
            )
            baris.append((satu, rumah.didata))
        return dict(zip(self.kampung.rumah, self._simpan(Keluarga, baris), strict=True))

    def _terakhir_dilihat(self) -> dict[RumahTangga, dt.date]:
        """The day somebody of the household was last monitored: what the household has was seen then."""
        hasil: dict[RumahTangga, dt.date] = {}
        for rumah, tanggal in (
            *((c.hamil.ibu.rumah, c.tanggal) for c in self.kampung.catatan_ibu),
            *((c.anak.orang.rumah, c.tanggal) for c in self.kampung.catatan_anak),
        ):
            hasil[rumah] = max(hasil.get(rumah, tanggal), tanggal)
        return hasil

    def _orang(self, keluarga: dict[RumahTangga, Keluarga], posyandu: Sequence[Fasilitas]) -> dict[Jiwa, Orang]:
        sasaran = {satu.ibu for satu in self.kampung.hamil} | {satu.orang for satu in self.kampung.anak}
        sasaran |= {satu.orang for satu in self.kampung.kakak}
        baris = []
        for jiwa in self.kampung.orang:
            rumah = jiwa.rumah
            ditemui = keluarga[rumah].air_dilihat or rumah.didata
            satu = Orang(
                desa=self.desa,
                uuid=jiwa.uuid,
                keluarga=keluarga[rumah],
                nama=jiwa.nama,
                nik=jiwa.nik,
                jenis_kelamin=jiwa.jenis_kelamin,
                tanggal_lahir=jiwa.lahir,
                posyandu=posyandu[rumah.posyandu] if jiwa in sasaran else None,
                jaminan=rumah.jaminan is not None and rumah.jaminan <= ditemui,
                sumber=jiwa.sumber,
                keluar_pada=jiwa.keluar,
                sebab_keluar=jiwa.sebab,
            )
            baris.append((satu, max(rumah.didata, jiwa.lahir)))
        return dict(zip(self.kampung.orang, self._simpan(Orang, baris), strict=True))

    def _kehamilan(self, orang: dict[Jiwa, Orang]) -> dict[Hamil, Kehamilan]:
        baris, rawat = [], self.kampung.perawatan
        for hamil in self.kampung.hamil:
            satu = Kehamilan(
                desa=self.desa,
                uuid=hamil.uuid,
                ibu=orang[hamil.ibu],
                no_kia=hamil.no_kia,
                kehamilan_ke=hamil.ke,
                suami=hamil.suami,
                asal_tanggal=hamil.asal,
                hpht=hamil.hpht if hamil.asal == Kehamilan.AsalTanggal.HPHT else None,
                hpl=hamil.hpl,
                kek=hamil.kek,
                resti=hamil.resti,
                faktor_resti=rawat.faktor.get(hamil, []) if rawat else [],
                suplemen=Kehamilan.Suplemen.MMS if rawat and hamil is rawat.mms else Kehamilan.Suplemen.TTD,
                sejak=hamil.sejak,
                berakhir_pada=hamil.berakhir,
                hasil=hamil.hasil,
            )
            baris.append((satu, hamil.sejak))
        return dict(zip(self.kampung.hamil, self._simpan(Kehamilan, baris), strict=True))

    def _anak(self, orang: dict[Jiwa, Orang], kehamilan: dict[Hamil, Kehamilan]) -> dict[Balita, Anak]:
        baris = []
        for anak in self.kampung.anak:
            ditemui = orang[anak.orang].keluarga.air_dilihat or self.hari_ini
            satu = Anak(
                desa=self.desa,
                uuid=anak.uuid,
                orang=orang[anak.orang],
                no_kia=anak.no_kia,
                kehamilan=kehamilan.get(anak.hamil) if anak.hamil else None,
                ibu=orang[anak.ibu],
                nama_ibu=anak.ibu.nama,
                nama_ayah=anak.nama_ayah,
                anak_ke=anak.ke,
                berat_lahir=anak.berat_lahir,
                panjang_lahir=anak.panjang_lahir,
                akta=anak.akta is not None and anak.akta <= ditemui,
                sejak=anak.sejak,
            )
            baris.append((satu, anak.sejak))
        return dict(zip(self.kampung.anak, self._simpan(Anak, baris), strict=True))

    def _kakak(self, orang: dict[Jiwa, Orang]) -> dict[Kakak, Anak]:
        baris = [
            (
                Anak(
                    desa=self.desa,
                    uuid=satu.uuid,
                    orang=orang[satu.orang],
                    ibu=orang[satu.ibu],
                    nama_ibu=satu.ibu.nama,
                    nama_ayah=satu.nama_ayah,
                    anak_ke=satu.ke,
                    akta=satu.akta,
                    sejak=satu.sejak,
                ),
                satu.sejak,
            )
            for satu in self.kampung.kakak
        ]
        return dict(zip(self.kampung.kakak, self._simpan(Anak, baris), strict=True))

    def _simpan(self, model: type[R], baris: Iterable[tuple[R, dt.date]]) -> list[R]:
        """Bulk-create rows and their history as if each had been typed in on its day."""
        objek, hari = [], []
        for satu, pada in baris:
            satu.dibuat_oleh = satu.diubah_oleh = self.oleh
            objek.append(satu)
            hari.append(min(pada, self.hari_ini))
        model.objects.bulk_create(objek, batch_size=SEKALIGUS)
        self._tanggali(model, objek, hari)
        riwayat = model.history.model
        lama = []
        for satu in objek:
            catatan = riwayat(
                history_date=satu.dibuat_pada,
                history_type="+",
                history_user=self.oleh,
                **{bidang.attname: getattr(satu, bidang.attname) for bidang in riwayat.tracked_fields},
            )
            catatan.desa = self.desa  # loaded, so that the guard asks nothing
            lama.append(catatan)
        riwayat.objects.bulk_create(lama, batch_size=SEKALIGUS)
        return objek

    def _tanggali(self, model: type[R], objek: Sequence[R], hari: Sequence[dt.date]) -> None:
        """`auto_now` writes the day of today: put the invented day instead, one statement per day."""
        menurut_hari: dict[dt.date, list[int]] = {}
        for satu, pada in zip(objek, hari, strict=True):
            menurut_hari.setdefault(pada, []).append(satu.pk)
            satu.dibuat_pada = satu.diubah_pada = self._saat(pada)
        for pada, kunci in menurut_hari.items():
            saat = self._saat(pada)
            model.objects.filter(pk__in=kunci).update(dibuat_pada=saat, diubah_pada=saat)

    def _saat(self, pada: dt.date) -> dt.datetime:
        return dt.datetime.combine(pada, JAM_CATAT, tzinfo=self.zona)
