"""The worker of this machine: tasks of the queue, a heartbeat, and what is due by the clock. Needs no cron."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from kpm.detak import berdetak
from kpm.tugas import antrekan_jatuh_tempo, lanjutkan_terputus

JEDA = 1.0
"""Seconds between two looks into the queue."""
JEDA_GANGGUAN = 10.0
"""Seconds before a database that did not answer is asked again."""
PERIKSA_JADWAL = 60.0
"""Seconds between two looks at the clock."""


class Command(BaseCommand):
    help = "Mengerjakan antrean tugas dan cadangan harian, sampai dihentikan."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--sekali", action="store_true", help="kerjakan yang ada, lalu selesai")

    def handle(self, *args: Any, **opsi: Any) -> None:
        pekerja = Worker(
            queue_names=["default"],
            interval=JEDA,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        pekerja.configure_signals()
        berikut = 0.0
        while pekerja.running:
            berdetak()
            if time.monotonic() >= berikut:
                berikut = time.monotonic() + PERIKSA_JADWAL
                self._jadwal()
            jeda = JEDA if self._antrean(pekerja) else JEDA_GANGGUAN
            if opsi["sekali"]:
                return
            if pekerja.running:
                time.sleep(jeda)

    def _antrean(self, pekerja: Worker) -> bool:
        """Work off the queue; whether the database answered. A task cut off by it is taken up again within the hour."""
        try:
            pekerja.run()
        except DatabaseError:
            connections.close_all()
            self.stderr.write("Antrean belum dapat dikerjakan: basis data tidak menjawab.")
            return False
        return True

    def _jadwal(self) -> None:
        """A database that does not answer now is asked again in a minute."""
        try:
            close_old_connections()
            lanjutkan_terputus(timezone.now())
            antrekan_jatuh_tempo()
        except DatabaseError:
            self.stderr.write("Jadwal cadangan belum dapat diperiksa: basis data tidak menjawab.")
