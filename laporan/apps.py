"""Django application "laporan"."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan"

    def ready(self) -> None:
        """Listen to monitoring, which may not import this app."""
        from laporan.tugas import sesudah_bulan_tersimpan
        from pemantauan.sinyal import bulan_tersimpan

        bulan_tersimpan.connect(sesudah_bulan_tersimpan, dispatch_uid="laporan.rekap")
