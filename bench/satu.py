"""The measurements on the database of this process; the rows as JSON, for `bench.__main__`."""

from __future__ import annotations

import json
import sys
import time

import django


def main() -> None:
    nama, ronde, ronde_cetak, tujuan = sys.argv[1].split(","), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench.bentuk import sebagai_json
    from bench.daftar import Alas, muat
    from bench.desa_uji import wilayah_uji

    call_command("migrate", verbosity=0)
    wilayah_uji()
    with connection.cursor() as kursor:
        kursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        versi = str(kursor.fetchone()[0]).split()[0]
    merek = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    alas = Alas(f"{merek} {versi}", ronde, ronde_cetak)
    hasil = []
    for satu in nama:
        mulai = time.monotonic()
        hasil += [sebagai_json(baris) for baris in muat(satu)(alas)]
        print(f"{alas.basis}: {satu} {time.monotonic() - mulai:.0f} detik", file=sys.stderr, flush=True)
    with open(tujuan, "w", encoding="utf-8") as berkas:
        json.dump(hasil, berkas)


if __name__ == "__main__":
    main()
