"""Answers to doubts: "benar" kept once, and taken back."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from kpm.kerja import pastikan_milik
from kpm.kunci import kunci_transaksi
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import hapus, simpan
from pemantauan.kueri_ragukan import keraguan_satu
from pemantauan.models import JawabanRagu, PemantauanAnak, PemantauanIbu
from sasaran.models import Kehamilan, Orang

_MODEL = {
    JawabanRagu.Jenis.ORANG: Orang,
    JawabanRagu.Jenis.KEHAMILAN: Kehamilan,
    JawabanRagu.Jenis.BULAN_ANAK: PemantauanAnak,
    JawabanRagu.Jenis.BULAN_IBU: PemantauanIbu,
}


class TidakDiragukan(Exception):
    """The doubt is not there any more: the value was changed, or the record is gone."""


def nyatakan_benar(
    *, desa: Wilayah, jenis: str, untuk: UUID, kode: str, oleh: Pengguna | None, hari_ini: dt.date
) -> tuple[JawabanRagu, bool]:
    """ "Benar" to one doubt, and whether this is the answer (False: somebody had answered already).

    Raises TidakDiragukan where the value is another one by now, BukanWilayahKerja for somebody else's people.
    """
    with transaction.atomic():
        kunci_transaksi(f"ragu {desa.kode}", sendiri=True)
        ada = JawabanRagu.objects.filter(untuk=untuk, kode=kode).select_related("dibuat_oleh").first()
        if ada:
            return ada, False
        # locked first: who corrects the value or merges the record in this moment is waited for
        terkunci = _MODEL[JawabanRagu.Jenis(jenis)]._default_manager.select_for_update(of=("self",))
        objek = terkunci.filter(uuid=untuk).first()
        ragu = next((satu.ragu for satu in keraguan_satu(jenis, untuk, hari_ini) if satu.ragu.kode == kode), None)
        if objek is None or ragu is None:
            raise TidakDiragukan
        pastikan_milik(objek)
        jawaban = JawabanRagu(desa=desa, jenis=jenis, untuk=untuk, kode=kode, kalimat=ragu.pernyataan)
        return simpan(jawaban, oleh=oleh), True


def tarik_jawaban(*, jawaban: JawabanRagu, oleh: Pengguna | None) -> None:
    """Ask again; the history keeps who had answered what. Asked twice it is asked once. Raises BukanWilayahKerja."""
    objek = _MODEL[JawabanRagu.Jenis(jawaban.jenis)]._default_manager.filter(uuid=jawaban.untuk).first()
    if objek is not None:
        pastikan_milik(objek)
    hapus(jawaban, oleh=oleh)
