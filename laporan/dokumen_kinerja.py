"""The printed proof of work of a KPM: kop, sentences, tables, signatures, and the stamp it was issued with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.dokumen.pengesahan import Pengesahan
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from laporan.dokumen import baris_kaki


def cetak_bukti(desa: Wilayah, isi: dict[str, Any], *, waktu: dt.datetime, pengesahan: Pengesahan) -> cetak.Berkas:
    """The proof of work of `laporan.kinerja.susun`; ``waktu`` is the village's local time."""
    profil = profil_desa(desa)
    konteks = {
        "isi": isi,
        "desa": desa,
        "kop": cetak.kop(desa, profil),
        "tanggal": waktu.date(),
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": desa.contoh,
        "qr_path": pengesahan.qr_path,
        "qr_sisi": pengesahan.qr_sisi,
        "baris_kaki": baris_kaki(desa, f"Laporan Kerja Bulanan KPM, {isi['label']}", "", waktu, pengesahan),
    }
    ekor = f"-revisi-{pengesahan.revisi}" if pengesahan.revisi else ""
    nama = f"laporan-kerja-kpm-{slugify(desa.nama)}-{slugify(isi['kpm'])[:40]}-{isi['bulan']}{ekor}"
    return cetak.cetak("cetak/bukti_kerja.html", konteks, nama=nama)
