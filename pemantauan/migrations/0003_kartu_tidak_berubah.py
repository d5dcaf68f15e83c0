"""A finalised quarter, its printed files and its openings never change: the database refuses UPDATE and DELETE."""

from django.db import migrations

PESAN = "Triwulan yang sudah ditutup tidak dapat diubah"
TABEL = ("kartuskor", "berkaskartu", "pembukaantriwulan")
PERINTAH = (("ubah", "UPDATE"), ("hapus", "DELETE"))


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"""CREATE FUNCTION pemantauan_kartu_tetap() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{PESAN}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
        )
        for tabel in TABEL:
            schema_editor.execute(
                f"""CREATE TRIGGER {tabel}_tetap BEFORE UPDATE OR DELETE ON pemantauan_{tabel}
                FOR EACH ROW EXECUTE FUNCTION pemantauan_kartu_tetap()"""
            )
        return
    for tabel in TABEL:
        for nama, perintah in PERINTAH:
            schema_editor.execute(
                f"""CREATE TRIGGER pemantauan_{tabel}_tetap_{nama} BEFORE {perintah} ON pemantauan_{tabel}
                BEGIN SELECT RAISE(ABORT, '{PESAN}'); END"""
            )


def lepas(apps, schema_editor):
    for tabel in TABEL:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {tabel}_tetap ON pemantauan_{tabel}")
            continue
        for nama, _ in PERINTAH:
            schema_editor.execute(f"DROP TRIGGER pemantauan_{tabel}_tetap_{nama}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION pemantauan_kartu_tetap()")


class Migration(migrations.Migration):
    dependencies = [("pemantauan", "0002_paud_dan_kartu")]
    operations = [migrations.RunPython(pasang, lepas)]
