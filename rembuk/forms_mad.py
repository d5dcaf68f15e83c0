"""Forms of the MAD: its facts, who speaks for a village, a shared activity with what each village pays of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from kpm.dokumen.terbilang import rupiah, tanggal_panjang
from kpm.forms import Tanggal
from kpm.forms_kader import FormulirKantor
from kpm.forms_uang import Rupiah
from kpm.models import Wilayah
from rembuk.forms import TEKS_PANJANG, Jam
from rembuk.models import DesaMad, KegiatanMad, Pertemuan

AWAL = dt.date(2018, 1, 1)
TERJAUH = dt.timedelta(days=366)


def _area(baris: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": baris, "maxlength": TEKS_PANJANG})


class FormulirMad(FormulirKantor):
    """The facts of a meeting between villages."""

    tanpa_boleh_kosong = True

    tanggal = Tanggal(label="Tanggal", required=False)
    jam_mulai = Jam(label="Jam mulai", required=False)
    jam_selesai = Jam(label="Jam selesai", required=False)

    class Meta:
        model = Pertemuan
        fields = [
            "judul", "tanggal", "jam_mulai", "jam_selesai", "tempat", "penyelenggara", "pemimpin", "notulen",
            "narasumber", "agenda", "ringkasan", "komitmen",
        ]  # fmt: skip
        labels = {
            "judul": "Nama pertemuan",
            "tempat": "Tempat",
            "penyelenggara": "Penyelenggara",
            "notulen": "Notulen",
            "narasumber": "Narasumber dari OPD kabupaten",
            "agenda": "Topik yang dibahas",
            "ringkasan": "Pembahasan",
            "komitmen": "Kesepakatan bersama",
        }
        help_texts = {
            "judul": "Misalnya: Musyawarah Antardesa Air Bersih Buer. Boleh kosong.",
            "penyelenggara": "Misalnya: BKAD Kecamatan Buer",
            "narasumber": "Satu baris satu orang, misalnya: Ir. Lukman, Dinas PUPR",
            "agenda": "Satu baris satu topik.",
            "ringkasan": "Satu baris satu butir. Dibaca semua desa peserta: tulis tanpa jumlah rupiah.",
            "komitmen": "Satu baris satu butir. Dibaca semua desa peserta: tulis tanpa jumlah rupiah.",
        }
        widgets = {
            "narasumber": _area(3),
            "agenda": _area(3),
            "ringkasan": _area(5),
            "komitmen": _area(4),
        }

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        tanggal = isi.get("tanggal")
        if tanggal and not AWAL <= tanggal <= self.pada + TERJAUH:
            self.add_error("tanggal", f"Periksa tahunnya. Hari ini {tanggal_panjang(self.pada)}.")
        mulai, selesai = isi.get("jam_mulai"), isi.get("jam_selesai")
        if mulai and selesai and selesai <= mulai:
            self.add_error("jam_selesai", "Jam selesai harus sesudah jam mulai.")
        if selesai and not mulai and "jam_mulai" not in self.errors:
            self.add_error("jam_mulai", "Tulis juga jam mulainya.")
        return isi


class FormulirDesaMad(FormulirKantor):
    """Who speaks for a village."""

    class Meta:
        model = DesaMad
        fields = ["wakil"]
        labels = {"wakil": "Wakil desa"}
        help_texts = {"wakil": "Nama dan jabatannya. Bila lebih dari satu, pisahkan dengan titik koma."}


class FormulirKegiatanMad(FormulirKantor):
    """A shared activity, with one amount for each village that takes part; an empty one: that village pays nothing."""

    class Meta:
        model = KegiatanMad
        fields = ["kegiatan", "paket", "lokasi", "volume", "manfaat", "waktu", "sumber", "penanggung_jawab"]
        labels = {"kegiatan": "Kegiatan", "paket": "Paket layanan", "sumber": "Sumber dana"}
        help_texts = {
            "kegiatan": "Misalnya: Perlindungan mata air bersama",
            "lokasi": "Misalnya: Mata air Ai Kawat",
            "volume": "Misalnya: 1 bangunan penangkap, 2.400 meter pipa",
            "manfaat": "Misalnya: 180 rumah tangga dengan anak 0–23 bulan",
            "waktu": "Misalnya: Maret–Juni",
            "penanggung_jawab": "Misalnya: BKAD Kecamatan Buer",
        }

    def __init__(self, *args: Any, desa: Sequence[Wilayah], bagian: dict[int, Decimal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desa, self.bagian_lama = desa, bagian
        for satu in desa:
            self.fields[_nama(satu)] = Rupiah(
                label=satu.nama_lengkap,
                required=False,
                max_digits=15,
                decimal_places=2,
                min_value=Decimal(0),
                initial=bagian.get(satu.pk),
                error_messages={
                    "min_value": "Biaya tidak boleh kurang dari nol.",
                    "max_digits": "Biaya ini terlalu besar. Periksa jumlah nolnya.",
                    "max_whole_digits": "Biaya ini terlalu besar. Periksa jumlah nolnya.",
                    "max_decimal_places": "Sen ditulis paling banyak dua angka.",
                },
            )

    @property
    def bidang_desa(self) -> list[Any]:
        """The bound fields of the amounts, in the order of the villages."""
        return [self[_nama(satu)] for satu in self.desa]

    @property
    def bagian(self) -> dict[int, Decimal | None]:
        """What each village pays, by its key."""
        return {satu.pk: self.cleaned_data.get(_nama(satu)) for satu in self.desa}

    def banding(self, kini: Any) -> list[tuple[str, str]]:
        """What somebody else stored meanwhile, the amounts of the villages among it."""
        ada = dict(kini.bagian.values_list("wilayah", "biaya"))
        beda = [satu for satu in self.desa if ada.get(satu.pk) != self.bagian[satu.pk]]
        return super().banding(kini) + [
            (f"bagian {satu.nama_lengkap}", rupiah(ada[satu.pk]) if satu.pk in ada else "") for satu in beda
        ]

    def kembar(self) -> Any:
        """The activity this very form has made already: the same words and the same amounts."""
        lama: Any = super().kembar()
        if lama is None:
            return None
        ada = dict(lama.bagian.values_list("wilayah", "biaya"))
        return lama if ada == {kunci: biaya for kunci, biaya in self.bagian.items() if biaya is not None} else None


def _nama(desa: Wilayah) -> str:
    return f"biaya_{desa.pk}"
