"""What a merge does to the counselling sessions of two records that become one."""

from __future__ import annotations

from kpm.models import Pengguna
from pemantauan.models import PesertaKonseling
from pemantauan.tindakan.jurnal import Jurnal
from sasaran.models import Anak, Kehamilan


def satukan_peserta(
    jurnal: Jurnal, tetap: Anak | Kehamilan, hilang: Anak | Kehamilan, *, oleh: Pengguna | None
) -> None:
    """Of a session both stand on one attendance stays, with whatever either of them tells; who came did come.

    The sessions only the one that goes stands on are moved like everything else that points at it.
    """
    siapa = "anak" if isinstance(tetap, Anak) else "kehamilan"
    milik = {
        satu.pk: {p.sesi_id: p for p in PesertaKonseling.objects.filter(**{siapa: satu}).select_related("desa")}
        for satu in (tetap, hilang)
    }
    for sesi, lebih in milik[hilang.pk].items():
        dipakai = milik[tetap.pk].get(sesi)
        if dipakai is None:
            continue
        isi = {"ayah_diundang": dipakai.ayah_diundang or lebih.ayah_diundang}
        for nama in ("ayah_hadir", "ibu_hadir"):
            a, b = getattr(dipakai, nama), getattr(lebih, nama)
            isi[nama] = True if a or b else a if a is not None else b
        jurnal.hapus(lebih, oleh=oleh)
        jurnal.ubah(dipakai, isi, oleh=oleh)
