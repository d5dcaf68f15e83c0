"""Steps of migrations that are taken together, and the single migrations that a joined one stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AlterField,
    AlterModelOptions,
    CreateModel,
    RemoveConstraint,
)
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState
from django.db.migrations.utils import resolve_relation

Kunci = tuple[str, str]
"""App and name of a model in small letters, as a state of the tables knows it."""


class BuatTabel(Operation):
    """Create many tables with all their constraints in one step.

    Each operation of a migration builds the classes of every related model anew, here all of them: table by table a new
    database takes half a minute of that alone, together a second or two.
    """

    category = OperationCategory.ADDITION
    serialization_expand_args = ["tabel"]

    def __init__(self, tabel: Sequence[CreateModel]) -> None:
        self.tabel = tabel

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [], {"tabel": self.tabel}

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # built once, when the last of the tables is known
        for satu in self.tabel:
            satu.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for satu in self.tabel:
            satu.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for satu in reversed(self.tabel):
            satu.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.tabel)} models"


class Berurutan(Operation):
    """Steps one after the other, each of which sees only its own table and those that table points to.

    What each does to the database is what it does alone. Django alone builds the classes of all related models for each
    step, here all there are, and with them an upgrade lasts four times as long. Only for steps that touch neither a
    table that points to theirs nor a row: see `sekaligus`.
    """

    category = OperationCategory.MIXED
    serialization_expand_args = ["langkah"]

    def __init__(self, langkah: Sequence[Operation]) -> None:
        self.langkah = langkah

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [], {"langkah": self.langkah}

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # whoever needs all classes builds them, once
        for satu in self.langkah:
            satu.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for satu, sebelum, sesudah in self._keadaan(app_label, from_state):
            satu.database_forwards(app_label, schema_editor, sebelum, sesudah)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for satu, sebelum, sesudah in reversed(list(self._keadaan(app_label, to_state))):
            satu.database_backwards(app_label, schema_editor, sesudah, sebelum)

    def _keadaan(self, app_label: str, awal: Any) -> Iterator[tuple[Operation, Any, Any]]:
        """Each step with the tables it concerns before and after it; new tables in a row share what is after them."""
        kini = ProjectState({kunci: satu.clone() for kunci, satu in awal.models.items()}, awal.real_apps)
        for baru, deret in groupby(self.langkah, lambda satu: isinstance(satu, CreateModel)):
            for bagian in [list(deret)] if baru else [[satu] for satu in deret]:
                kunci = [(app_label, _tabel(satu)) for satu in bagian]
                sebelum = _sekitar(kini, [satu for satu in kunci if satu in kini.models])
                for satu in bagian:
                    satu.state_forwards(app_label, kini)
                sesudah = _sekitar(kini, kunci)
                yield from ((satu, sebelum, sesudah) for satu in bagian)

    def describe(self) -> str:
        return "; ".join(satu.describe() for satu in self.langkah)


def _tabel(langkah: Operation) -> str:
    nama: str = langkah.name if isinstance(langkah, CreateModel | AlterModelOptions) else langkah.model_name  # type: ignore[attr-defined]
    return nama.lower()


def _sekitar(keadaan: Any, kunci: Iterable[Kunci]) -> ProjectState:
    """The state of these tables and of all they point to, directly or through others."""
    semua: dict[Kunci, Any] = {}
    antre = list(kunci)
    while antre:
        satu = antre.pop()
        if satu in semua:
            continue
        semua[satu] = keadaan.models[satu].clone()
        antre += [resolve_relation(dasar, *satu) for dasar in semua[satu].bases if isinstance(dasar, str)]
        for bidang in semua[satu].fields.values():
            if bidang.remote_field:
                through = getattr(bidang.remote_field, "through", None)
                antre += [resolve_relation(ke, *satu) for ke in (bidang.remote_field.model, through) if ke]
    return ProjectState(semua, keadaan.real_apps)


def _sendiri(langkah: Operation) -> bool:
    """Whether a step concerns its own table alone: a key that others point to may not be altered."""
    if isinstance(langkah, AlterField):
        return not (langkah.field.unique or langkah.field.primary_key)
    return isinstance(langkah, CreateModel | AddField | AddConstraint | RemoveConstraint | AlterModelOptions)


def sekaligus(langkah: Sequence[Operation]) -> list[Operation]:
    """The operations of a migration with those in a row that concern their own table alone put together."""
    hasil: list[Operation] = []
    for sendiri, deret in groupby(langkah, _sendiri):
        bagian = list(deret)
        hasil += [Berurutan(bagian)] if sendiri else bagian
    return hasil


def langkah_rinci(basis: Any) -> MigrationLoader:
    """The migrations of a database without those that stand for several steps: for a state somewhere in between."""
    muat = MigrationLoader(basis, replace_migrations=False)
    for kunci, satu in muat.replacements.items():
        muat.graph.remove_replacement_node(kunci, satu.replaces)
    return muat
