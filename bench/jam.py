"""The clock of the measurements: runs of one piece of work, on the wall and on the processor, and its queries."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import connection


def ulang(
    kerja: Callable[..., Any], siap: Callable[[], Any] | None = None, *, ronde: int, pemanasan: int = 1
) -> tuple[dict[str, Any], Any]:
    """Milliseconds of each of ``ronde`` runs after ``pemanasan`` that do not count, and the queries of the run with the
    fewest (once a minute a request also writes when its session was last seen), as arguments for `Baris`; and what the
    last one returned.

    ``siap`` prepares each run outside the clock and hands its result to ``kerja``.
    """
    ms, prosesor, kueri, jumlah, keluaran = [], [], [], 0, None

    def hitung(laksana: Any, sql: str, parameter: Any, many: bool, konteks: Any) -> Any:
        nonlocal jumlah
        jumlah += 1
        return laksana(sql, parameter, many, konteks)

    for ke in range(ronde + pemanasan):
        isi = (siap(),) if siap else ()
        jumlah = 0
        with connection.execute_wrapper(hitung):
            mulai, mulai_prosesor = time.perf_counter(), time.process_time()
            keluaran = kerja(*isi)
            selesai, selesai_prosesor = time.perf_counter(), time.process_time()
        if ke >= pemanasan:
            ms.append((selesai - mulai) * 1000)
            prosesor.append((selesai_prosesor - mulai_prosesor) * 1000)
            kueri.append(jumlah)
    return {"ms": tuple(ms), "prosesor": tuple(prosesor), "kueri": min(kueri)}, keluaran
