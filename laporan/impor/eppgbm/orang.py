"""Plans of the persons and children of the list: what fills in those known here, and those who are new."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from kpm.enkripsi import indeks_buta
from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import Calon, Rencana, uuid_baru
from laporan.impor.eppgbm.anak import AnakBerkas
from laporan.impor.eppgbm.baris import BarisUkur
from laporan.impor.eppgbm.bulan import Terukur, pendekkan
from laporan.impor.eppgbm.desa import AnakDesa, Penghuni
from laporan.impor.eppgbm.rumah import Bertempat
from laporan.impor.eppgbm.tempat import Tempat
from sasaran.models import SumberData

SEL_ANAK = {
    "nama": "nama", "nik": "nik", "jenis_kelamin": "jk", "tanggal_lahir": "lahir", "posyandu": "posyandu",
    "nama_ibu": "ortu", "nama_ayah": "ortu", "anak_ke": "anak_ke", "berat_lahir": "bb_lahir",
    "panjang_lahir": "tb_lahir",
}  # fmt: skip
"""Field of a person or child -> column it comes from."""


@dataclass(slots=True)
class Milik:
    """The children of the file that are one child known here: several only where somebody decided so."""

    anak: AnakDesa
    berkas: list[AnakBerkas] = field(default_factory=list)


class PenulisAnak:
    """Gathers the plans of persons and children, and whose months are to be planned."""

    def __init__(
        self,
        impor: UUID,
        pada: dt.date,
        hunian: Penghuni,
        tempat: Tempat,
        diputus: Mapping[tuple[str, ...], tuple[str, tuple[Calon, ...]]],
    ) -> None:
        self.impor, self.pada, self.hunian, self.tempat, self.diputus = impor, pada, hunian, tempat, diputus
        self.rencana: dict[str, list[Rencana]] = defaultdict(list)
        """Plans by kind of record."""
        self.terukur: list[tuple[Terukur, list[BarisUkur], int | None]] = []
        """A child, its rows, and its primary key where it is known here."""

    def dikenal(self, milik: Milik) -> None:
        """A child known here: what the file fills in, and its months."""
        kini, berkas = milik.anak, milik.berkas[-1]
        akhir = berkas.akhir
        self._lengkapi_orang(kini, berkas)
        isi = {
            "berat_lahir": berkas.terakhir("berat_lahir"),
            "panjang_lahir": berkas.terakhir("panjang_lahir"),
            "nama_ibu": berkas.ibu if kini.anak is None or not kini.kenal.ibu else "",
            "nama_ayah": berkas.ayah if kini.anak is None or not kini.anak.nama_ayah else "",
            "anak_ke": berkas.terakhir("anak_ke") if kini.anak is None or not kini.anak.anak_ke else None,
        }
        lain: dict[str, Any] = {
            "sel": _sel(akhir),
            "lembar": akhir.lembar[:60],
            "alasan": pendekkan(" ".join([*self._beda_orang(kini, berkas), *berkas.catatan])),
        }
        sebutan = berkas.sebutan[:160]
        if kini.anak is None:
            uuid = uuid_baru(self.impor, "anak", kini.orang.uuid)
            isi |= {"orang": str(kini.orang.uuid), "sejak": _sejak(berkas, self.pada)}
            rencana = rencanakan_baru("anak", uuid, sebutan, isi, **lain)
        else:
            uuid = kini.anak.uuid
            rencana = rencanakan_ubah("anak", kini.anak, sebutan, isi, **lain)
        self._tambah(berkas, rencana)
        baris = [satu for anak in milik.berkas for satu in anak.baris]
        terukur = Terukur(
            impor=self.impor,
            anak=uuid,
            nama=kini.kenal.nama,
            jk=kini.kenal.jk,
            lahir=kini.kenal.lahir or berkas.lahir,
            keluar=kini.orang.keluar_pada,
            berat_lahir=isi["berat_lahir"],
            panjang_lahir=isi["panjang_lahir"],
        )
        self.terukur.append((terukur, sorted(baris, key=lambda satu: satu.urutan), kini.pk))

    def _lengkapi_orang(self, kini: AnakDesa, berkas: AnakBerkas) -> None:
        """Fill in what nobody recorded here: NIK, birth date, posyandu."""
        nik = berkas.nik if not kini.kenal.nik_indeks and not self._nik_terpakai(berkas.nik) else ""
        posyandu = self.tempat.posyandu(berkas.posyandu, baru=False) if kini.orang.posyandu is None else None
        isi = {
            "tanggal_lahir": berkas.lahir if kini.orang.tanggal_lahir is None else None,
            "posyandu": posyandu[0] if posyandu else None,
        }
        akhir = berkas.akhir
        rencana = rencanakan_ubah(
            "orang",
            kini.orang,
            kini.kenal.nama[:160],
            isi,
            rahasia={"nik": nik},
            nama=dict([posyandu]) if posyandu else {},
            sel=_sel(akhir),
            lembar=akhir.lembar[:60],
        )
        if rencana.keadaan == "berubah":
            self._tambah(berkas, rencana)

    def _nik_terpakai(self, nik: str) -> str:
        return self.hunian.pemilik_nik.get(indeks_buta(nik), "") if nik else ""

    def _beda_orang(self, kini: AnakDesa, berkas: AnakBerkas) -> Iterator[str]:
        """What the file says otherwise of the child and is not taken."""
        if berkas.lahir and kini.kenal.lahir and berkas.lahir != kini.kenal.lahir:
            yield f"Tanggal lahir di berkas {berkas.lahir:%d-%m-%Y}, di sini {kini.kenal.lahir:%d-%m-%Y}; tidak diubah."
        if berkas.jk and berkas.jk != kini.kenal.jk:
            yield "Jenis kelamin di berkas lain daripada di sini; tidak diubah."

    def baru(self, satu: AnakBerkas, letak: Bertempat) -> None:
        """A child nobody knew, in its household."""
        impor, akhir = self.impor, satu.akhir
        orang, uuid = uuid_baru(impor, "orang", *satu.kunci), uuid_baru(impor, "anak", *satu.kunci)
        pemilik = self._nik_terpakai(satu.nik)
        posyandu = self.tempat.posyandu(satu.posyandu, baru=True)
        catatan = list(satu.catatan)
        if pemilik:
            catatan.append(f"NIK-nya sudah dipakai {pemilik}; tidak diambil.")
        if letak.ibu_hamil:
            catatan.append(
                "Ibunya masih tercatat hamil. Bila ini bayi dari kehamilan itu, lewati dan catat kelahirannya."
            )
        umum: dict[str, Any] = {"sel": _sel(akhir), "lembar": akhir.lembar[:60]}
        self._tambah(
            satu,
            rencanakan_baru(
                "orang",
                orang,
                satu.nama[:160],
                {
                    "keluarga": letak.keluarga,
                    "nama": satu.nama,
                    "jenis_kelamin": satu.jk,
                    "tanggal_lahir": satu.lahir,
                    "posyandu": posyandu[0] if posyandu else None,
                    "sumber": SumberData.POSYANDU.value,
                },
                rahasia={"nik": "" if pemilik else satu.nik},
                nama={letak.keluarga: letak.nama_keluarga, **(dict([posyandu]) if posyandu else {})},
                alasan=pendekkan(" ".join(catatan)),
                **umum,
            ),
        )
        self._tambah(
            satu,
            rencanakan_baru(
                "anak",
                uuid,
                satu.sebutan[:160],
                {
                    "orang": str(orang),
                    "ibu": letak.ibu,
                    "nama_ibu": satu.ibu,
                    "nama_ayah": satu.ayah,
                    "anak_ke": satu.terakhir("anak_ke"),
                    "berat_lahir": satu.terakhir("berat_lahir"),
                    "panjang_lahir": satu.terakhir("panjang_lahir"),
                    "sejak": _sejak(satu, self.pada),
                },
                nama={letak.ibu: satu.ibu},
                **umum,
            ),
        )
        terukur = Terukur(
            impor=impor,
            anak=uuid,
            nama=satu.nama,
            jk=satu.jk,
            lahir=satu.lahir,
            berat_lahir=satu.terakhir("berat_lahir"),
            panjang_lahir=satu.terakhir("panjang_lahir"),
        )
        self.terukur.append((terukur, list(satu.baris), None))

    def _tambah(self, satu: AnakBerkas, rencana: Rencana) -> None:
        kunci, calon = self.diputus.get(satu.kunci, ("", ())) if rencana.rekam == "anak" else ("", ())
        sel = satu.akhir.alamat_sel("nama")
        self.rencana[rencana.rekam].append(replace(rencana, sel=sel, kunci=kunci, calon=calon))


def _sel(baris: BarisUkur) -> dict[str, str]:
    return {bidang: baris.alamat_sel(kolom) for bidang, kolom in SEL_ANAK.items()}


def _sejak(anak: AnakBerkas, pada: dt.date) -> dt.date:
    """The first day the child was measured: it is monitored since then."""
    return min((satu.tanggal for satu in anak.baris if satu.tanggal and not satu.salah_ukur), default=pada)
