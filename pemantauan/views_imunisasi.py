"""The page of one child's doses: what is due, and the dates from the Buku KIA in one form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from kpm.izin import pastikan, perlu
from kpm.kerja import batasi
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from pemantauan import kueri_imunisasi as kueri
from pemantauan.forms.imunisasi import FormulirImunisasi
from pemantauan.imunisasi import sebut_dosis
from pemantauan.imunisasi.jadwal import SEMUA_KODE
from pemantauan.permintaan import baca_balik
from pemantauan.tampilan_imunisasi import kalimat_idl, tampilkan
from pemantauan.tindakan.imunisasi import DosisBentrok, HasilDosis, simpan_dosis
from sasaran.models import Anak, Orang


@perlu("pemantauan.lihat")
def imunisasi(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """All doses of a child in order of age; those who may change enter, correct and delete dates here."""
    anak: Anak = get_object_or_404(kueri.anak_imunisasi(), orang__uuid=uuid)
    batasi(request, anak)
    hari_ini, tersimpan = timezone.localdate(), kueri.dosis_anak(anak)
    form = FormulirImunisasi(request.POST or None, orang=anak.orang, tersimpan=tersimpan, hari_ini=hari_ini)
    draf = f"imunisasi-{request.user.pk}-{anak.uuid}-{form.tanda.replace(' ', ',')}"
    balik = baca_balik(request, wilayah)
    if request.method == "POST":
        pastikan(request, "pemantauan.ubah")
        if form.is_valid() and (hasil := _simpan(request, wilayah, anak, form)) is not None:
            _kabarkan(request, wilayah, anak.orang, hasil, draf)
            return redirect(balik.jalur or reverse("imunisasi", args=[wilayah.kode, uuid]))
    return render(request, "pemantauan/imunisasi.html", _konteks(anak, form) | {"draf": draf, "balik": balik})


def _simpan(request: HttpRequest, wilayah: Wilayah, anak: Anak, form: FormulirImunisasi) -> HasilDosis | None:
    """Write what was changed; None where something is asked about first, or somebody else was faster."""
    ubahan = form.perubahan()
    if form.tanyakan(ubahan):
        return None
    try:
        return simpan_dosis(
            desa=wilayah,
            anak=anak,
            isi=ubahan,
            versi={kode: versi for kode, (versi, _) in form.lihat.items()},
            oleh=pengguna(request),
            sumber=form.cleaned_data["sumber"],
            tempat=form.cleaned_data["tempat"],
        )
    except DosisBentrok as galat:
        form.tersimpan |= galat.bentrok
        form.tolak(galat.bentrok)
        return None


def _kabarkan(request: HttpRequest, wilayah: Wilayah, orang: Orang, hasil: HasilDosis, draf: str) -> None:
    """Say what was stored, and which finalised quarters keep their card nevertheless."""
    banyak = ((hasil.baru, "dicatat"), (hasil.berubah, "diubah"), (hasil.dihapus, "dihapus"))
    kata = ", ".join(f"{len(kode)} dosis {kata}" for kode, kata in banyak if kode)
    messages.success(request, f"{orang.nama}: {kata or 'tidak ada yang berubah'}.", extra_tags=draf)
    if hasil.kosong:
        return
    if tutup := kueri.triwulan_beku(wilayah, orang, min(hasil.hari), timezone.localdate()):
        label = ", ".join(satu.label for satu in tutup)
        kata = f"{label} sudah ditutup: kartu skornya tetap seperti waktu ditutup. Dosis tetap tersimpan."
        messages.warning(request, kata)


def _konteks(anak: Anak, form: FormulirImunisasi) -> dict[str, Any]:
    keadaan = kueri.imunisasi_anak_dari(anak, form.tersimpan.values(), form.hari_ini)
    lahir, pergi = anak.orang.tanggal_lahir, anak.orang.keluar_pada
    if pergi and pergi > form.hari_ini:
        pergi = None
    dini = {kode for kode, satu in form.tersimpan.items() if lahir and satu.tanggal < lahir}
    semua = [
        tampilkan(satu, ditunggu=keadaan.idl is not None and not pergi, sebelum_lahir=satu.dosis.kode in dini)
        for satu in keadaan.baris
        if not pergi or satu.tercatat or satu.jatuh <= pergi
    ]
    baris = [(satu, form.bidang(satu.kode)) for satu in semua]
    tampil = {satu.kode for satu, _ in baris}
    lain = [(sebut_dosis(kode), form.bidang(kode)) for kode in SEMUA_KODE if kode not in tampil]
    return {
        "orang": anak.orang,
        "anak": anak,
        "form": form,
        "baris": baris,
        "lain": lain,
        "lain_buka": form.is_bound and any(bidang.value() for _, bidang in lain),
        "idl": "" if pergi else kalimat_idl(keadaan.idl),
        "pergi": pergi,
        "keadaan": keadaan,
    }
