"""A lock by name that lasts until the transaction ends, shared by many writers or held by one alone."""

from __future__ import annotations

import hashlib

from django.db import connection


def kunci_transaksi(nama: str, *, sendiri: bool) -> None:
    """Wait for and take the lock ``nama``: alone, or together with others who do not want it alone.

    Inside `transaction.atomic`. On SQLite a transaction that writes is alone from its first statement (IMMEDIATE), so
    there is nothing to take.
    """
    if connection.vendor != "postgresql":
        return
    kunci = int.from_bytes(hashlib.blake2b(nama.encode(), digest_size=8).digest(), signed=True)
    fungsi = "pg_advisory_xact_lock" if sendiri else "pg_advisory_xact_lock_shared"
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {fungsi}(%s)", [kunci])
