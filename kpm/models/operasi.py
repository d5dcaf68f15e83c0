"""What the machine did to keep the data: backups made, and whether they could be read again."""

from __future__ import annotations

from django.db import models


class Cadangan(models.Model):
    """One backup of the whole program; the file lies outside the database."""

    nama = models.CharField(max_length=120)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    ukuran = models.BigIntegerField(default=0)
    """Bytes of the encrypted file."""
    sidik = models.CharField("sidik (SHA-256)", max_length=64, blank=True)
    terjadwal = models.BooleanField(default=False)
    diperiksa_pada = models.DateTimeField(null=True, blank=True)
    """When the finished file was last opened and read to its end."""
    galat = models.CharField(max_length=200, blank=True)
    """What went wrong, in words; empty when it succeeded."""

    class Meta:
        ordering = ("-dibuat_pada", "-pk")
        verbose_name_plural = "cadangan"

    def __str__(self) -> str:
        return self.nama
