"""Django application "laporan"."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan"

    def ready(self) -> None:
        """Listen to the apps below, which may not import this one."""
        from django.db.models.signals import post_delete, post_save

        from kpm.sinyal import kader_berubah
        from laporan import tugas
        from laporan.sinyal import triwulan_ditutup
        from pemantauan.models import PengaturanPedoman
        from pemantauan.sinyal import bulan_tersimpan
        from sasaran.sinyal import sasaran_berubah

        kader_berubah.connect(tugas.sesudah_kader_berubah, dispatch_uid="laporan.rekap")
        bulan_tersimpan.connect(tugas.sesudah_bulan_tersimpan, dispatch_uid="laporan.rekap")
        sasaran_berubah.connect(tugas.sesudah_sasaran_berubah, dispatch_uid="laporan.rekap")
        triwulan_ditutup.connect(tugas.sesudah_triwulan_ditutup, dispatch_uid="laporan.lembar")
        for sinyal in (post_save, post_delete):
            sinyal.connect(tugas.sesudah_pengaturan_berubah, sender=PengaturanPedoman, dispatch_uid="laporan.rekap")
