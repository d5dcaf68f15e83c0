"""Opening a village: the staff pages give a person a role there."""

from __future__ import annotations

from kpm.models import Pengguna, Wilayah
from tests.conftest import klien


def test_a_village_is_found_by_its_code_when_a_role_is_given(desa: Wilayah) -> None:
    peramban = klien(Pengguna.objects.create_superuser("operator", password="sandi-uji-123", nama="Operator"))
    isi = {"term": desa.kode, "app_label": "kpm", "model_name": "penugasan", "field_name": "wilayah"}
    jawab = peramban.get("/admin/autocomplete/", isi).json()
    assert [(satu["id"], satu["text"]) for satu in jawab["results"]] == [(str(desa.pk), str(desa))]
