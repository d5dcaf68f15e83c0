"""An issued Berita Acara is corrected by a new one that names it: opened with a reason, closed by a revision or as it
was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Pengguna, ProfilDesa, Wilayah
from rembuk import kueri, tindakan
from rembuk.models import BeritaAcara, Hadirin, Pertemuan, Usulan
from tests.rembuk.bahan import SEKARANG, isi_triwulan, terbit

ALASAN = "Nama bidan desa salah tulis"


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def rembuk(desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        return terbit(desa, kpm).rembuk


@pytest.fixture
def alamat(desa: Wilayah, rembuk: Pertemuan) -> str:
    return f"/{desa.kode}/rembuk/{rembuk.uuid}/"


def buka(rembuk: Pertemuan, oleh: Pengguna, alasan: str = ALASAN) -> Pertemuan:
    return tindakan.buka_koreksi(rembuk=rembuk, desa=rembuk.desa, alasan=alasan, oleh=oleh, sekarang=SEKARANG)


def batal(rembuk: Pertemuan, oleh: Pengguna) -> Pertemuan:
    return tindakan.batalkan_koreksi(rembuk=rembuk, desa=rembuk.desa, oleh=oleh, sekarang=SEKARANG)


def betulkan(oleh: Pengguna) -> None:
    bidan = Hadirin.objects.get(nama="Rina Astuti, A.Md.Keb.")
    bidan.nama = "Rina Hastuti, A.Md.Keb."
    tindakan.simpan_isi(objek=bidan, oleh=oleh, versi=bidan.versi)


def terbitkan(rembuk: Pertemuan, oleh: Pengguna) -> BeritaAcara:
    sekarang = SEKARANG + dt.timedelta(days=1)
    return tindakan.terbitkan(rembuk=rembuk, desa=rembuk.desa, oleh=oleh, sekarang=sekarang)


def test_a_revision_gets_a_number_of_its_own_and_names_what_it_replaces_and_why(
    desa: Wilayah, kpm: Pengguna, rembuk: Pertemuan
) -> None:
    with lingkup(desa.kode):
        lama = BeritaAcara.objects.get()
        buka(rembuk, kpm)
        betulkan(kpm)
        baru = terbitkan(rembuk, kpm)
        assert (baru.nomor, baru.revisi, baru.urut) == ("140/002/BA-RS/VI/2026", 1, 2)
        teks = " ".join(bytes(baru.berkas).decode().split())
        kode = f"{lama.isi['kode'][:4]}-{lama.isi['kode'][4:]}"
        ganti = f"menggantikan Berita Acara Nomor 140/001/BA-RS/VI/2026 tanggal 25 Juni 2026, kode {kode}"
        assert f"Revisi 1, {ganti}" in teks
        assert f"Berita acara ini memperbaiki dan {ganti}. Alasan perbaikan: {ALASAN}." in teks
        assert "Rina Hastuti" in teks
        assert (baru.isi["menggantikan"]["alasan"], baru.isi["menggantikan"]["oleh"]) == (ALASAN, "Nurhayati")
        assert "Rina Astuti" in bytes(BeritaAcara.objects.get(revisi=0).berkas).decode()
        kini = Pertemuan.objects.get()
        assert (kini.alasan_koreksi, kini.koreksi_pada, kini.koreksi_oleh, kini.koreksi_sidik) == ("", None, None, "")
        orang = Hadirin.objects.first()
        with pytest.raises(tindakan.SudahTerbit):
            tindakan.simpan_isi(objek=orang, oleh=kpm, versi=orang.versi)
    register = DokumenTerbit.objects.get(kode=lama.isi["kode"])
    assert register.digantikan_oleh == DokumenTerbit.objects.get(kode=baru.isi["kode"])
    assert register.digantikan_oleh.revisi == 1


def test_a_third_version_names_the_second(desa: Wilayah, kpm: Pengguna, rembuk: Pertemuan) -> None:
    with lingkup(desa.kode):
        for _ in range(2):
            buka(rembuk, kpm)
            ba = terbitkan(rembuk, kpm)
        assert ba.isi["sebutan_revisi"].startswith("Revisi 2, menggantikan Berita Acara Nomor 140/002/BA-RS/VI/2026 ")
        assert [satu.nomor for satu in BeritaAcara.objects.order_by("revisi")] == [
            "140/001/BA-RS/VI/2026", "140/002/BA-RS/VI/2026", "140/003/BA-RS/VI/2026",
        ]  # fmt: skip


@pytest.mark.parametrize("alasan", ["", "salah", "  a b c d  "])
def test_without_a_reason_nothing_opens(
    desa: Wilayah, kpm: Pengguna, rembuk: Pertemuan, alamat: str, klien_kpm: Client, alasan: str
) -> None:
    isi = klien_kpm.post(f"{alamat}koreksi/", {"alasan": alasan}).content.decode()
    assert ("Tulis alasan paling sedikit 10 huruf." if alasan else "Belum diisi.") in isi
    with lingkup(desa.kode):
        with pytest.raises(tindakan.TidakDapatDikoreksi, match="paling sedikit 10 huruf"):
            buka(rembuk, kpm, alasan)
        assert not Pertemuan.objects.get().dikoreksi


def test_only_an_issued_berita_acara_can_be_opened(di_desa: Wilayah, kpm: Pengguna) -> None:
    rembuk = Pertemuan.objects.create(desa=di_desa, tahun=2026, triwulan="2026-T2")
    with pytest.raises(tindakan.TidakDapatDikoreksi, match="belum terbit, jadi isinya masih dapat diubah"):
        buka(rembuk, kpm)


def test_opened_twice_the_first_reason_stays(desa: Wilayah, kpm: Pengguna, kades: Pengguna, rembuk: Pertemuan) -> None:
    with lingkup(desa.kode):
        buka(rembuk, kpm)
        buka(rembuk, kades, "Alasan yang lain sama sekali")
        kini = Pertemuan.objects.get()
        assert (kini.alasan_koreksi, kini.koreksi_oleh) == (ALASAN, kpm)


def test_an_opened_correction_in_which_nothing_changed_closes_again(
    desa: Wilayah, kpm: Pengguna, rembuk: Pertemuan
) -> None:
    with lingkup(desa.kode):
        buka(rembuk, kpm)
        assert DokumenTerbit.objects.get().dibuka_pada == dt.date(2026, 9, 17)
        betulkan(kpm)
        with pytest.raises(tindakan.TidakDapatDikoreksi, match="sudah berubah sejak koreksi dibuka"):
            batal(rembuk, kpm)
        bidan = Hadirin.objects.get(nama="Rina Hastuti, A.Md.Keb.")
        bidan.nama = "Rina Astuti, A.Md.Keb."
        tindakan.simpan_isi(objek=bidan, oleh=kpm, versi=bidan.versi)
        ProfilDesa.objects.update(kepala_desa="Kepala Desa Baru")  # no part of what the meeting said
        batal(rembuk, kpm)
        kini = Pertemuan.objects.get()
        assert (kini.dikoreksi, kini.alasan_koreksi, kueri.tertutup(kini)) == (False, "", True)
        jejak = list(Pertemuan.history.order_by("history_id").values_list("alasan_koreksi", "diubah_oleh"))[-2:]
        assert jejak == [(ALASAN, kpm.pk), ("", kpm.pk)]
        assert BeritaAcara.objects.count() == 1
    assert DokumenTerbit.objects.get().dibuka_pada is None


def test_what_the_kepala_desa_decided_stays_as_it_is(
    desa: Wilayah, kpm: Pengguna, kades: Pengguna, rembuk: Pertemuan
) -> None:
    with lingkup(desa.kode):
        jamban = Usulan.objects.get(kegiatan="Jamban sehat rumah tangga")
        tindakan.putuskan_usulan(usulan=jamban, putusan="masuk_rkp", alasan="", oleh=kades, versi=jamban.versi)
        buka(rembuk, kpm)
        jamban.refresh_from_db()
        for tulis in (
            lambda: tindakan.simpan_isi(objek=jamban, oleh=kpm, versi=jamban.versi),
            lambda: tindakan.hapus_usulan(usulan=jamban),
        ):
            with pytest.raises(tindakan.SudahDiputuskan, match="tetap seperti adanya"):
                tulis()
        with pytest.raises(tindakan.LangkahTerlarang):
            tindakan.putuskan_di_rapat(usulan=jamban, putusan="diusulkan", alasan="", oleh=kpm, versi=jamban.versi)
        with pytest.raises(tindakan.SudahTerbit):
            tindakan.hapus_rembuk(rembuk=rembuk, oleh=kpm)
        kelas = Usulan.objects.get(kegiatan="Kelas ayah dan ibu")
        tindakan.putuskan_di_rapat(usulan=kelas, putusan="diusulkan", alasan="", oleh=kpm, versi=kelas.versi)
        kelas.refresh_from_db()
        tindakan.putuskan_di_rapat(usulan=kelas, putusan="ditolak_rapat", alasan="Dobel", oleh=kpm, versi=kelas.versi)
        ba = terbitkan(rembuk, kpm)
        assert [satu["kegiatan"] for satu in ba.isi["usulan"]] == ["Jamban sehat rumah tangga"]
        assert dict(Usulan.objects.values_list("kegiatan", "status")) == {
            "Kelas ibu hamil": "disepakati",
            "Jamban sehat rumah tangga": "masuk_rkp",
            "Kelas ayah dan ibu": "ditolak_rapat",
            "Kebun gizi keluarga": "ditolak_rapat",
        }


def test_while_it_is_corrected_nothing_of_it_waits_for_a_decision(
    desa: Wilayah, kpm: Pengguna, kades: Pengguna, rembuk: Pertemuan
) -> None:
    with lingkup(desa.kode):
        jamban = Usulan.objects.get(kegiatan="Jamban sehat rumah tangga")
        assert kueri.usulan_menunggu(desa).count() == 2
        buka(rembuk, kpm)
        assert kueri.usulan_menunggu(desa).count() == 0
        with pytest.raises(tindakan.BelumTerbit, match="sedang dikoreksi"):
            tindakan.putuskan_usulan(usulan=jamban, putusan="masuk_rkp", alasan="", oleh=kades, versi=jamban.versi)
        terbitkan(rembuk, kpm)
        assert kueri.usulan_menunggu(desa).count() == 2


def test_the_whole_way_in_a_browser(desa: Wilayah, klien_kpm: Client, rembuk: Pertemuan, alamat: str) -> None:
    kode_lama = DokumenTerbit.objects.get().kode
    pertama = klien_kpm.get(f"{alamat}berita-acara.pdf").content
    assert "Buka koreksi" in klien_kpm.get(f"{alamat}?langkah=ba").content.decode()
    jawab = klien_kpm.post(f"{alamat}koreksi/", {"alasan": ALASAN}, follow=True).content.decode()
    assert "Koreksi dibuka. Perbaiki isinya, lalu terbitkan revisinya." in jawab
    assert "Sedang dikoreksi sejak 17 September 2026" in jawab
    assert f"Nurhayati: {ALASAN}" in jawab
    umum = Client().get(f"/v/{kode_lama}/").content.decode()
    assert "Sedang dibuka untuk perbaikan sejak 17 September 2026" in umum
    assert ALASAN not in umum
    assert "Berita Acara sedang dikoreksi" in klien_kpm.get(f"/{desa.kode}/rembuk/").content.decode()
    with lingkup(desa.kode):
        bidan = Hadirin.objects.get(nama="Rina Astuti, A.Md.Keb.")
    orang = {"nama": "Rina Hastuti", "unsur": "nakes", "jenis_kelamin": "P", "versi": str(bidan.versi)}
    assert klien_kpm.post(f"/{desa.kode}/pertemuan/{rembuk.uuid}/hadirin/{bidan.uuid}/", orang).status_code == 302
    assert "Menggantikan Nomor 140/001/BA-RS/VI/2026." in klien_kpm.get(f"{alamat}berita-acara/").content.decode()
    isi = klien_kpm.post(f"{alamat}berita-acara/", follow=True).content.decode()
    assert "Berita Acara Nomor 140/002/BA-RS/VI/2026 terbit." in isi
    assert f"Alasan koreksi: {ALASAN} (Nurhayati)" in isi
    assert klien_kpm.get(f"{alamat}berita-acara.pdf?revisi=0").content == pertama
    baru = klien_kpm.get(f"{alamat}berita-acara.pdf")
    assert "Rina Hastuti" in baru.content.decode()
    assert baru.headers["Content-Disposition"].endswith('-52.04.20.2005-2026-revisi-1.html"')
    assert klien_kpm.get(f"{alamat}berita-acara.pdf?revisi=7").status_code == 404
    kode_baru = DokumenTerbit.objects.get(revisi=1).kode
    lama, kini = (Client().get(f"/v/{kode}/").content.decode() for kode in (kode_lama, kode_baru))
    assert "Sudah digantikan" in lama
    assert f'<a href="/v/{kode_baru}/">140/002/BA-RS/VI/2026</a>' in lama
    assert "Dokumen ini tercatat dan berlaku" in kini
    assert f'<dt>Menggantikan</dt><dd><a href="/v/{kode_lama}/">140/001/BA-RS/VI/2026</a></dd>' in kini
    for nama in ("Rina", "Rohana", "Nurhayati"):
        assert nama not in lama + kini


def test_a_correction_is_taken_back_on_its_page(desa: Wilayah, klien_kpm: Client, alamat: str) -> None:
    klien_kpm.post(f"{alamat}koreksi/", {"alasan": ALASAN})
    assert klien_kpm.get(f"{alamat}koreksi/batal/").status_code == 405
    isi = klien_kpm.post(f"{alamat}koreksi/batal/", follow=True).content.decode()
    assert "Koreksi dibatalkan. Berita Acara berlaku seperti semula." in isi
    assert klien_kpm.get(f"{alamat}koreksi/").status_code == 200


def test_who_does_not_issue_does_not_correct(klien_kades: Client, alamat: str) -> None:
    isi = klien_kades.get(f"{alamat}?langkah=ba").content.decode()
    assert "Buka koreksi" not in isi
    assert klien_kades.post(f"{alamat}koreksi/", {"alasan": ALASAN}).status_code == 403
    assert klien_kades.post(f"{alamat}koreksi/batal/").status_code == 403
