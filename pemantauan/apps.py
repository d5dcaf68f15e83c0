"""Django application "pemantauan"."""

from typing import Any

from django.apps import AppConfig


class PemantauanConfig(AppConfig):
    name = "pemantauan"
    verbose_name = "Pemantauan"

    def ready(self) -> None:
        """Listen to sasaran, which may not import this app."""
        from sasaran.sinyal import kehamilan_berubah

        kehamilan_berubah.connect(_hitung_ulang, dispatch_uid="pemantauan.usia")


def _hitung_ulang(sender: object, *, kehamilan: Any, oleh: Any, **_: Any) -> None:
    from pemantauan.tindakan import hitung_ulang_usia

    hitung_ulang_usia(kehamilan, oleh=oleh)
