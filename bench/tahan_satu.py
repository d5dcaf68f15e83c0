"""Both trials on the database of this process, printed as JSON for `bench.tahan`."""

from __future__ import annotations

import json
import sys

import django


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from bench import mati, serentak
    from bench.desa_uji import isi, wilayah_uji

    wilayah_uji()
    desa, kpm = isi("52.04.20.2005", 200)
    with connection.cursor() as kursor:
        kursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        mesin = f"{connection.vendor} {kursor.fetchone()[0]}"
    kpm.set_password(SANDI)
    kpm.save()
    hasil = {
        "mesin": mesin,
        "mati": mati.coba(desa, kpm.username, SANDI),
        "serentak": serentak.coba(desa, kpm.username, SANDI),
    }
    json.dump(hasil, sys.stdout)


SANDI = "sandi-bench-panjang-1"

if __name__ == "__main__":
    main()
