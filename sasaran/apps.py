"""Django application "sasaran"."""

from django.apps import AppConfig


class SasaranConfig(AppConfig):
    name = "sasaran"
    verbose_name = "Sasaran"
