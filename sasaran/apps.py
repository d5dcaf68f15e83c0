"""Django application "sasaran"."""

from django.apps import AppConfig


class SasaranConfig(AppConfig):
    name = "sasaran"
    verbose_name = "Sasaran"

    def ready(self) -> None:
        """Answer the app below, which may not import this one."""
        from kpm.sinyal import siap_ditanya
        from sasaran.siap import langkah_keluarga

        siap_ditanya.connect(langkah_keluarga, dispatch_uid="sasaran.siap")
