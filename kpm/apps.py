"""Django application "kpm"."""

from django.apps import AppConfig


class KpmConfig(AppConfig):
    name = "kpm"
    verbose_name = "Desa"

    def ready(self) -> None:
        from kpm import checks, sesi  # noqa: F401  (register the system checks, and what signing in and out does)
