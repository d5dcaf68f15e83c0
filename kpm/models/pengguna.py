"""Who signs in: accounts, roles by region and term, invitations, second factor, sessions."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kpm.enkripsi import BidangTersandi
from kpm.lingkup import lingkup
from kpm.models.wilayah import Wilayah


class PengelolaPengguna(UserManager["Pengguna"]):
    """Users are found by user name without regard to case."""

    def get_by_natural_key(self, username: str | None) -> Pengguna:
        return self.get(username__iexact=username)


class Pengguna(AbstractUser):
    """A person who signs in, by user name or telephone number."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField(max_length=100)
    telepon = models.CharField(
        max_length=15,
        blank=True,
        validators=[RegexValidator(r"^0\d{8,13}$", "Nomor telepon ditulis dengan angka saja, diawali 0.")],
    )
    wajib_ganti_sandi = models.BooleanField("wajib mengganti kata sandi", default=False)
    """The password was chosen by somebody else: nothing opens until it is changed."""
    contoh = models.BooleanField("akun contoh", default=False, editable=False)
    """An account of the demo: its one-time code is shown on the page that asks for it."""

    objects: ClassVar[PengelolaPengguna] = PengelolaPengguna()
    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(
                "telepon",
                condition=~Q(telepon=""),
                name="telepon_satu_pengguna",
                violation_error_message="Nomor telepon ini sudah dipakai pengguna lain.",
            ),
            # sign-in does not tell Kpm from kpm, so neither may the table
            models.UniqueConstraint(
                Lower("username"),
                name="nama_pengguna_tanpa_besar_kecil",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama.split(" ")[0] if self.nama else self.username


class Peran(models.TextChoices):
    KPM = "kpm", "KPM"
    KEPALA_DESA = "kepala_desa", "Kepala desa"
    ADMIN_DESA = "admin_desa", "Admin desa"
    BIDAN = "bidan", "Bidan"
    ANGGOTA_RDS = "anggota_rds", "Anggota RDS"
    BPD = "bpd", "Anggota BPD"
    PENDAMPING_KECAMATAN = "pendamping_kecamatan", "Pendamping kecamatan"
    KABUPATEN = "kabupaten", "Petugas kabupaten"
    PROVINSI = "provinsi", "Petugas provinsi"
    PUSAT = "pusat", "Petugas pusat"


class KueriPenugasan(models.QuerySet["Penugasan"]):
    def berlaku(self, pada: dt.date) -> KueriPenugasan:
        """Assignments in force on that day."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=pada), mulai__lte=pada)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Their work areas go along, which are data of villages: the scope is that of these assignments."""
        kode = sorted(set(self.values_list("wilayah__kode", flat=True)))
        if not kode:
            return 0, {}
        with lingkup(*kode):
            return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class Penugasan(models.Model):
    """A user holds a role in a region for a term."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="penugasan")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=30, choices=Peran.choices)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)
    diserahkan_ke = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="diterima_dari"
    )
    """Who took this office over, when it was handed over."""
    diberikan_oleh = models.ForeignKey(
        Pengguna, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    diakhiri_oleh = models.ForeignKey(
        Pengguna, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = KueriPenugasan.as_manager()

    class Meta:
        verbose_name_plural = "penugasan"
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "wilayah", "peran", "mulai"], name="penugasan_satu_kali"),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=models.F("mulai")),
                name="penugasan_selesai_setelah_mulai",
                violation_error_message="Masa tugas berakhir sebelum mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} · {self.wilayah}"

    def berlaku(self, pada: dt.date) -> bool:
        """Whether it is in force on that day."""
        return self.mulai <= pada and (self.selesai is None or self.selesai >= pada)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """The work area goes along, which is data of the village: its scope is opened for that."""
        with lingkup(self.wilayah.kode):
            return super().delete(*args, **kwargs)


class Undangan(models.Model):
    """A link that works once: the invited person, or one whose password is forgotten, chooses a password with it."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="undangan")
    indeks = models.CharField(max_length=64, unique=True, editable=False)
    """Keyed fingerprint of the secret in the link; the secret itself is stored nowhere."""
    dibuat_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    berlaku_sampai = models.DateTimeField()
    dipakai_pada = models.DateTimeField(null=True, blank=True)
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-dibuat_pada", "-pk")
        verbose_name_plural = "undangan"

    def __str__(self) -> str:
        return f"Undangan {self.pengguna}"


class PerangkatTotp(models.Model):
    """The telephone whose app makes one-time codes for an account."""

    pengguna = models.OneToOneField(Pengguna, on_delete=models.CASCADE, related_name="totp")
    rahasia = BidangTersandi()
    dipasang_pada = models.DateTimeField(null=True, blank=True)
    """None until the first code was typed: not yet asked for."""
    langkah_terakhir = models.BigIntegerField(default=0)
    """Time step of the last accepted code: no code works twice."""
    gagal = models.PositiveSmallIntegerField(default=0)
    dikunci_sampai = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "perangkat TOTP"

    def __str__(self) -> str:
        return f"TOTP {self.pengguna}"


class KodePemulihan(models.Model):
    """One recovery code, for the day the telephone is lost; only its keyed fingerprint is kept."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="kode_pemulihan")
    indeks = models.CharField(max_length=64)
    dipakai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "kode pemulihan"

    def __str__(self) -> str:
        return f"Kode pemulihan {self.pengguna}"


class SesiPengguna(models.Model):
    """Where an account is signed in: what its owner sees and can end from elsewhere."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="sesi")
    kunci = models.CharField(max_length=40, unique=True)
    perangkat = models.CharField(max_length=80, blank=True)
    """Browser and system in words: "Chrome di Android"."""
    mulai = models.DateTimeField()
    terakhir = models.DateTimeField()

    class Meta:
        ordering = ("-terakhir",)
        verbose_name_plural = "sesi pengguna"

    def __str__(self) -> str:
        return f"{self.pengguna}, {self.perangkat}"
