"""Doubtful data somebody looked at and found right."""

from __future__ import annotations

from django.db import models

from kpm.rekaman import Rekaman


class JawabanRagu(Rekaman):
    """ "Benar" to one doubt about one record; another value of it raises another doubt."""

    class Jenis(models.TextChoices):
        ORANG = "orang", "Orang"
        KEHAMILAN = "kehamilan", "Kehamilan"
        BULAN_ANAK = "bulan_anak", "Pemantauan anak"
        BULAN_IBU = "bulan_ibu", "Pemantauan ibu"

    jenis = models.CharField(max_length=12, choices=Jenis.choices)
    untuk = models.UUIDField()
    """The record the doubt is about."""
    kode = models.CharField(max_length=120)
    """Which doubt about which value: "panjang_turun:72.5", as in `pemantauan.kelayakan`; never a NIK."""
    kalimat = models.CharField(max_length=300)
    """The doubt as it was read."""
    alasan = models.CharField(max_length=200, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-dibuat_pada", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["desa", "untuk", "kode"], name="ragu_dijawab_satu_kali"),
        ]

    def __str__(self) -> str:
        return self.kalimat
