"""The referral slip on paper: above for the midwife or puskesmas, below the cut line the answer that comes back."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.dokumen.terbilang import jam, tanggal_panjang
from kpm.kueri import nama_induk, profil_desa
from kpm.models import Wilayah
from kpm.nik import samarkan
from pemantauan.kueri_rujukan import sebut_tujuan
from pemantauan.models import Rujukan
from pemantauan.rujukan import baca_angka, kata_alasan, mendesak
from sasaran.sebutan import umur as sebut_umur


def identitas_rujukan(rujukan: Rujukan) -> list[tuple[str, str]]:
    """Who is referred, as (heading, words); the NIK is masked. Age as on the day of the referral."""
    orang, anak, hamil = rujukan.orang, rujukan.anak, rujukan.kehamilan
    umur = sebut_umur(orang.umur_bulan(rujukan.tanggal))
    lahir = tanggal_panjang(orang.tanggal_lahir) if orang.tanggal_lahir else "belum dicatat"
    rumah = f"{orang.keluarga.dusun}{f' RT {orang.keluarga.rt}' if orang.keluarga.rt else ''}"
    isi = [("Nama", orang.nama), ("Jenis kelamin", orang.get_jenis_kelamin_display())]
    isi.append(("Lahir", f"{lahir}{f' ({umur})' if umur else ''}"))
    isi.append(("NIK", samarkan(orang.nik) if orang.nik else "belum ada"))
    if anak:
        isi += [
            ("Ibu", (anak.ibu.nama if anak.ibu else anak.nama_ibu) or "belum dicatat"),
            ("No. KIA", anak.no_kia or "belum ada"),
        ]
    elif hamil:
        isi += [("Suami", hamil.suami or "belum dicatat"), ("No. KIA", hamil.no_kia or "belum ada")]
    return [
        *isi,
        ("Keluarga", orang.keluarga.kepala),
        ("Tempat tinggal", rumah),
        ("Posyandu", orang.posyandu.nama if orang.posyandu else "belum dipilih"),
        ("Telepon", orang.keluarga.telepon or "belum dicatat"),
    ]


def cetak_rujukan(desa: Wilayah, rujukan: Rujukan, *, waktu: dt.datetime) -> cetak.Berkas:
    """The slip of one referral; ``waktu`` is the moment of printing."""
    setempat, profil = timezone.localtime(waktu), profil_desa(desa)
    konteks = {
        "desa": desa,
        "kop": cetak.kop(desa, profil, nama_induk(desa)),
        "rujukan": rujukan,
        "tujuan": sebut_tujuan(rujukan),
        "identitas": identitas_rujukan(rujukan),
        "alasan": kata_alasan(rujukan.alasan, rujukan.keterangan),
        "mendesak": mendesak(rujukan.alasan),
        "angka": baca_angka(rujukan.angka),
        "hasil": [(satu.label, satu == rujukan.hasil) for satu in Rujukan.Hasil],
        "nama_kpm": profil.nama_kpm,
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": [
            "Surat rujukan. Berisi nama dan keadaan seseorang: serahkan kepada bidan atau puskesmas saja",
            f"Dicetak {tanggal_panjang(setempat.date())} pukul {jam(setempat.time())} {desa.singkatan_zona}",
        ],
    }
    nama = f"rujukan-{slugify(rujukan.orang.nama) or 'orang'}-{rujukan.tanggal:%Y-%m-%d}"
    return cetak.cetak("cetak/rujukan.html", konteks, nama=nama)
