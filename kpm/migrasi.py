"""Tables that migrations make together, and the single steps such a migration stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


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


def langkah_rinci(basis: Any) -> MigrationLoader:
    """The migrations of a database without those that stand for several steps: for a state somewhere in between."""
    muat = MigrationLoader(basis, replace_migrations=False)
    for kunci, satu in muat.replacements.items():
        muat.graph.remove_replacement_node(kunci, satu.replaces)
    return muat
