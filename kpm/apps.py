"""Django application "kpm"."""

from django.apps import AppConfig


class KpmConfig(AppConfig):
    name = "kpm"
    verbose_name = "Desa"

    def ready(self) -> None:
        from kpm import checks  # noqa: F401  (registers the system checks)
