"""The household of a child nobody knew here: one that stands there already, one to be asked about, or a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from laporan.impor.banding import rencanakan_baru
from laporan.impor.bentuk import BARU, LEWATI, Calon, Rencana, uuid_baru
from laporan.impor.eppgbm.anak import AnakBerkas
from laporan.impor.eppgbm.cocok import CALON_TERBANYAK
from laporan.impor.eppgbm.desa import Rumah
from laporan.impor.eppgbm.tempat import Tempat
from sasaran.aturan import KEMIRIPAN_NAMA, kemiripan_nama
from sasaran.bunyi import bunyi


@dataclass(frozen=True, slots=True)
class Bertempat:
    """Where a new child belongs: its household and its mother's record, or why that waits."""

    keluarga: str = ""
    nama_keluarga: str = ""
    ibu: str = ""
    ibu_hamil: bool = False
    menunggu: bool = False
    dilewati: bool = False


class PemilihRumah:
    """Households of the new children of a file; children of one mother in one RT share theirs."""

    def __init__(
        self,
        impor: UUID,
        rumah: Sequence[Rumah],
        tempat: Tempat,
        keputusan: Mapping[str, str],
        indeks: Callable[[str], str],
    ) -> None:
        self.impor, self.tempat, self.keputusan = impor, tempat, keputusan
        self._indeks = indeks
        self._uuid = {str(satu.uuid): satu for satu in rumah}
        self._kk = {satu.no_kk_indeks: satu for satu in rumah if satu.no_kk_indeks}
        self._nama: dict[str, list[Rumah]] = defaultdict(list)
        self._rt: dict[str, list[Rumah]] = defaultdict(list)
        for satu in rumah:
            for kunci in {satu.bunyi, *(ibu.bunyi for ibu in satu.ibu)}:
                self._nama[kunci].append(satu)
            if satu.rt:
                self._rt[satu.rt].append(satu)
        self.rencana: dict[UUID, Rencana] = {}
        """Households to make, or to be asked about."""
        self._kepala: dict[UUID, str] = {}
        self._menunggu: dict[UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))

    def tempatkan(self, anak: AnakBerkas) -> Bertempat:
        """The household of one child."""
        kk = self._indeks(anak.no_kk) if anak.no_kk else ""
        if kk and (ada := self._kk.get(kk)):
            return self._di(ada, anak)
        uuid = uuid_baru(self.impor, "keluarga", *self._kunci(anak, kk))
        kunci = f"keluarga:{uuid}"
        putus = self.keputusan.get(kunci)
        if putus == LEWATI:
            return Bertempat(dilewati=True)
        if putus in self._uuid:
            return self._di(self._uuid[putus], anak)
        pasti, calon = self._cari(anak)
        if putus == BARU:
            nama = self._baru(uuid, anak)
            self.rencana[uuid] = replace(self.rencana[uuid], kunci=kunci, calon=calon)
            return Bertempat(str(uuid), nama)
        if pasti is not None:
            return self._di(pasti, anak)
        if calon:
            self._tanyakan(uuid, kunci, anak, calon)
            return Bertempat(menunggu=True)
        return Bertempat(str(uuid), self._baru(uuid, anak))

    def _kunci(self, anak: AnakBerkas, kk: str) -> tuple[str, ...]:
        """What children of one household share. One mother's name is not enough where nobody knows the place: half a
        village is called so; then only twins are siblings."""
        if kk:
            return ("kk", kk)
        if not anak.ortu:
            return ("anak", *anak.kunci)
        letak = (anak.rt, anak.rw) if anak.rt else (anak.alamat.casefold(), bunyi(anak.ayah))
        return ("ortu", bunyi(anak.ortu[0]), *(letak if any(letak) else ("lahir", str(anak.lahir), anak.posyandu)))

    def _di(self, rumah: Rumah, anak: AnakBerkas) -> Bertempat:
        dicari = bunyi(anak.ibu)
        ibu = next((satu for satu in rumah.ibu if satu.uuid and satu.bunyi == dicari), None)
        if ibu is None:
            return Bertempat(str(rumah.uuid), rumah.kepala)
        return Bertempat(str(rumah.uuid), rumah.kepala, str(ibu.uuid), ibu.hamil)

    def _cari(self, anak: AnakBerkas) -> tuple[Rumah | None, tuple[Calon, ...]]:
        """The household of these parents in this RT; else those it may be."""
        senama = {satu.uuid: satu for nama in anak.ortu for satu in self._nama.get(bunyi(nama), ())}
        serumah = [satu for satu in senama.values() if anak.rt and satu.rt == anak.rt and _rw_cocok(satu.rw, anak.rw)]
        if len(serumah) == 1:
            return serumah[0], ()
        mirip = {satu.uuid: satu for satu in self._rt.get(anak.rt, ())} if anak.rt else {}
        dinilai = [(nilai, satu) for satu in (mirip | senama).values() if (nilai := self._skor(anak, satu))]
        dinilai.sort(key=lambda pasangan: (-pasangan[0], str(pasangan[1].uuid)))
        return None, tuple(_calon(satu, nilai) for nilai, satu in dinilai[:CALON_TERBANYAK])

    @staticmethod
    def _skor(anak: AnakBerkas, rumah: Rumah) -> int:
        """How alike the parents' names are; ten less where the RT is not known to be the same."""
        batas = KEMIRIPAN_NAMA * 100
        nama = (rumah.kepala, *(satu.nama for satu in rumah.ibu))
        terbaik = max((kemiripan_nama(a, b, paling_sedikit=batas) for a in anak.ortu for b in nama), default=0)
        return round(terbaik) - (0 if anak.rt and rumah.rt == anak.rt else 10) if terbaik else 0

    def _baru(self, uuid: UUID, anak: AnakBerkas) -> str:
        """The name of the head of a new household, which is planned with its first child."""
        if uuid not in self._kepala:
            self._kepala[uuid] = anak.ayah or anak.ibu or f"Orang tua {anak.nama}"[:100]
            self.rencana[uuid] = self._rencana(uuid, self._kepala[uuid], anak)
        return self._kepala[uuid]

    def _rencana(self, uuid: UUID, kepala: str, anak: AnakBerkas) -> Rencana:
        dusun, nama_dusun = self.tempat.dusun(anak.alamat)
        akhir = anak.akhir
        rencana = rencanakan_baru(
            "keluarga",
            uuid,
            f"Keluarga {kepala}",
            {"kepala": kepala, "dusun": dusun, "rt": anak.rt, "rw": anak.rw, "alamat": anak.alamat},
            rahasia={"no_kk": anak.no_kk},
            nama={dusun: nama_dusun},
            sel={bidang: akhir.alamat_sel(bidang) for bidang in ("rt", "rw", "alamat")},
            lembar=akhir.lembar[:60],
        )
        return replace(rencana, sel=akhir.alamat_sel("nama"))

    def _tanyakan(self, uuid: UUID, kunci: str, anak: AnakBerkas, calon: Iterable[Calon]) -> None:
        orang, ukuran = self._menunggu[uuid]
        orang, ukuran = self._menunggu[uuid] = orang + 1, ukuran + len(anak.ukuran)
        akhir = anak.akhir
        ortu = " dan ".join(anak.ortu)
        rt = f", RT {anak.rt}" if anak.rt else ""
        self.rencana[uuid] = Rencana(
            rekam="keluarga",
            untuk=uuid,
            sebutan=f"Keluarga {ortu}{rt}"[:160],
            keadaan="tidak_jelas",
            lembar=akhir.lembar[:60],
            sel=akhir.alamat_sel("nama"),
            alasan=f"Mungkin keluarga yang sudah terdaftar. {orang} anak dengan {ukuran} pengukuran menunggu.",
            kunci=kunci,
            calon=tuple(calon),
        )


def _rw_cocok(satu: str, lain: str) -> bool:
    return not (satu and lain) or satu == lain


def _calon(rumah: Rumah, nilai: int) -> Calon:
    ibu = ", ".join(satu.nama for satu in rumah.ibu[:3])
    bagian = (
        f"Keluarga {rumah.kepala}",
        rumah.dusun,
        f"RT {rumah.rt}" if rumah.rt else "",
        f"ibu: {ibu}" if ibu else "",
    )
    return Calon(rumah.uuid, ", ".join(satu for satu in bagian if satu)[:160], nilai)
