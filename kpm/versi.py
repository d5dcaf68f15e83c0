"""The program's version, written in one place: pyproject.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

_BERKAS = Path(__file__).resolve().parent.parent / "pyproject.toml"

VERSI: str = tomllib.loads(_BERKAS.read_text(encoding="utf-8"))["project"]["version"]
