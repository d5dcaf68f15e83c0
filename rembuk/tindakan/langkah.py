"""The one way a proposal's state changes: along the table of `rembuk.status`, each change with its step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Pengguna
from kpm.tindakan import VersiUsang, simpan
from kpm.tindakan_banyak import potret, simpan_banyak
from rembuk import status
from rembuk.models import BeritaAcara, LangkahUsulan, Usulan
from rembuk.tindakan.rapat import kunci_rapat

PANJANG_ALASAN = 300


class BelumTerbit(ValueError):
    """Only what the meeting agreed on in an issued Berita Acara can be decided further."""

    def __init__(self) -> None:
        super().__init__("Usulan ini belum diputuskan rapat, atau Berita Acaranya belum terbit.")


class SedangDikoreksi(BelumTerbit):
    """The Berita Acara is open for correction: what waits in it is decided once its revision is issued."""

    def __init__(self) -> None:
        ValueError.__init__(self, "Berita Acara usulan ini sedang dikoreksi. Putuskan sesudah revisinya terbit.")


class LangkahTerlarang(ValueError):
    """No single step leads from the present state to the wanted one."""

    def __init__(self, dari: str, ke: str, *, kelurahan: bool) -> None:
        kini = status.sebut(dari, kelurahan=kelurahan)
        mau = status.sebut(ke, kelurahan=kelurahan) if ke in status.MAJU else "keadaan itu"
        super().__init__(f"Usulan ini sekarang {kini}, jadi tidak dapat langsung menjadi {mau}.")


@transaction.atomic
def pindahkan(
    usulan: Usulan,
    ke: str,
    *,
    oleh: Pengguna,
    tanggal: dt.date,
    alasan: str = "",
    pemutus: str = "",
    nomor: str = "",
    versi: int | None = None,
    di_rapat: bool = False,
) -> Usulan:
    """Move a proposal one step on, or back to where it came from, and write the step down. Returns it as stored.

    ``tanggal`` is the day of the decision, ``pemutus`` who decided in words ("Kepala Desa"), ``nomor`` the document it
    stands in. A refusal and a step back need a reason. ``di_rapat`` marks what the meeting decides itself: it needs
    the meeting open; everything else needs its Berita Acara. Raises SudahTerbit, BelumTerbit, VersiUsang, and
    LangkahTerlarang or another ValueError for what cannot be.
    """
    if di_rapat:
        kunci_rapat(usulan.pertemuan)
    kini = Usulan.objects.select_for_update(of=("self",)).select_related("rembuk", "desa").get(pk=usulan.pk)
    if versi is not None and kini.versi != versi:
        raise VersiUsang(kini)
    dari, kelurahan = kini.status, kini.desa.kelurahan
    _periksa_tahap(kini, ke, di_rapat=di_rapat)
    arah = status.arah(dari, ke, kelurahan=kelurahan)
    langkah = list(LangkahUsulan.objects.filter(usulan=kini).select_related("dicatat_oleh").order_by("pk"))
    asal = status.asal([(satu.dari, satu.ke) for satu in langkah], dari)
    if arah is None or (arah == status.Arah.MUNDUR and asal not in (ke, None)):
        raise LangkahTerlarang(dari, ke, kelurahan=kelurahan)
    alasan = _alasan(alasan, ke, arah)
    _periksa_tanggal(kini, tanggal, langkah, di_rapat=di_rapat)
    kini.status, kini.alasan = ke, alasan if ke in status.PERLU_ALASAN else ""
    kini.diputus_oleh, kini.diputus_pada = _pemutus(ke, arah, langkah, oleh)
    simpan(kini, oleh=oleh)
    LangkahUsulan.objects.create(
        desa=kini.desa, usulan=kini, dari=dari, ke=ke, tanggal=tanggal, alasan=alasan,
        pemutus=_bersih(pemutus, 100), nomor=_bersih(nomor, 80), dicatat_oleh=oleh,
    )  # fmt: skip
    return kini


@transaction.atomic
def kembalikan(
    usulan: Usulan, *, oleh: Pengguna, tanggal: dt.date, alasan: str, pemutus: str = "", versi: int | None = None
) -> Usulan:
    """Take the last decision back: the proposal stands again where it came from. Raises what `pindahkan` raises."""
    kini = Usulan.objects.select_for_update(of=("self",)).only("status").get(pk=usulan.pk)
    langkah = LangkahUsulan.objects.filter(usulan=usulan).order_by("pk").values_list("dari", "ke")
    ke = status.asal(list(langkah), kini.status) or status.DISEPAKATI
    return pindahkan(usulan, ke, oleh=oleh, tanggal=tanggal, alasan=alasan, pemutus=pemutus, versi=versi)


def pindahkan_banyak(usulan: Sequence[Usulan], ke: str, *, oleh: Pengguna, tanggal: dt.date, pemutus: str) -> None:
    """The meeting's one decision on many of its proposals, in a fixed number of queries.

    The caller has locked the meeting and read these proposals inside its transaction.
    """
    berubah, baru = [], []
    for satu in usulan:
        if status.arah(satu.status, ke) != status.Arah.MAJU:
            raise LangkahTerlarang(satu.status, ke, kelurahan=satu.desa.kelurahan)
        lama, dari = potret(satu), satu.status
        satu.status = ke
        berubah.append((satu, lama))
        baru.append(
            LangkahUsulan(
                desa=satu.desa, usulan=satu, dari=dari, ke=ke, tanggal=tanggal, pemutus=pemutus, dicatat_oleh=oleh
            )
        )
    simpan_banyak(Usulan, berubah=berubah, oleh=oleh)
    LangkahUsulan.objects.bulk_create(baru)


def _periksa_tahap(kini: Usulan, ke: str, *, di_rapat: bool) -> None:
    """The meeting decides until its Berita Acara is issued; afterwards others do, and only on what it agreed on."""
    if di_rapat:
        if kini.rembuk_id is None:
            raise ValueError("Usulan ini belum dibawa ke rembuk stunting.")
        if not {kini.status, ke} <= status.DI_RAPAT:
            raise LangkahTerlarang(kini.status, ke, kelurahan=kini.desa.kelurahan)
    elif kini.status not in status.LEWAT_RAPAT or not BeritaAcara.objects.filter(rembuk=kini.rembuk_id).exists():
        raise BelumTerbit
    elif kini.subjek == Usulan.Subjek.BERJALAN:
        raise ValueError("Kegiatan tahun berjalan sudah didanai tahun ini, jadi tidak diputuskan lagi.")
    elif kini.status == status.DISEPAKATI and kini.rembuk is not None and kini.rembuk.dikoreksi:
        raise SedangDikoreksi
    elif ke in status.DI_RAPAT and kini.status in status.DI_RAPAT:
        raise LangkahTerlarang(kini.status, ke, kelurahan=kini.desa.kelurahan)


def _bersih(teks: str, panjang: int) -> str:
    return teks.replace("\x00", "").strip()[:panjang]


def _alasan(alasan: str, ke: str, arah: status.Arah) -> str:
    alasan = _bersih(alasan, PANJANG_ALASAN)
    if alasan:
        return alasan
    if ke == status.DITOLAK_RAPAT:
        raise ValueError("Tulis alasan usulan ini tidak disepakati.")
    if ke == status.DITOLAK:
        raise ValueError("Tulis alasan penolakan, agar pengusul tahu sebabnya.")
    if arah == status.Arah.MUNDUR:
        raise ValueError("Tulis alasan langkah ini dibatalkan.")
    return ""


def _periksa_tanggal(kini: Usulan, tanggal: dt.date, langkah: list[LangkahUsulan], *, di_rapat: bool) -> None:
    if tanggal > timezone.localdate():
        raise ValueError("Tanggal keputusan tidak boleh sesudah hari ini.")
    if di_rapat:
        return
    rapat = kini.rembuk.tanggal if kini.rembuk else None
    if rapat and tanggal < rapat:
        raise ValueError(f"Tanggal keputusan tidak boleh sebelum rembuk, {tanggal_panjang(rapat)}.")
    if not langkah:
        return
    terakhir = status.hari_langkah(langkah[-1].dari, langkah[-1].ke, langkah[-1].tanggal, rapat)
    if tanggal < terakhir:
        raise ValueError(f"Tanggal keputusan tidak boleh sebelum langkah terakhir, {tanggal_panjang(terakhir)}.")


def _pemutus(
    ke: str, arah: status.Arah, langkah: list[LangkahUsulan], oleh: Pengguna
) -> tuple[Pengguna | None, dt.datetime | None]:
    """Who decided what now holds, and when: nobody while only the meeting did; after a step back who did then."""
    if ke not in status.DIPUTUSKAN:
        return None, None
    if arah == status.Arah.MUNDUR:
        for satu in reversed(langkah):
            if satu.ke == ke and status.arah(satu.dari, ke) == status.Arah.MAJU:
                return satu.dicatat_oleh, satu.dicatat_pada
    return oleh, timezone.now()
