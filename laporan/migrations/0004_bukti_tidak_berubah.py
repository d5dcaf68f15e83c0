"""An issued proof of work never changes: the database refuses UPDATE and DELETE."""

from django.db import migrations

PESAN = "Laporan kerja yang sudah terbit tidak dapat diubah"
PERINTAH = (("ubah", "UPDATE"), ("hapus", "DELETE"))


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"""CREATE FUNCTION laporan_bukti_tetap() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{PESAN}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
        )
        schema_editor.execute(
            """CREATE TRIGGER buktikerja_tetap BEFORE UPDATE OR DELETE ON laporan_buktikerja
            FOR EACH ROW EXECUTE FUNCTION laporan_bukti_tetap()"""
        )
        return
    for nama, perintah in PERINTAH:
        schema_editor.execute(
            f"""CREATE TRIGGER laporan_buktikerja_tetap_{nama} BEFORE {perintah} ON laporan_buktikerja
            BEGIN SELECT RAISE(ABORT, '{PESAN}'); END"""
        )


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER buktikerja_tetap ON laporan_buktikerja")
        schema_editor.execute("DROP FUNCTION laporan_bukti_tetap()")
        return
    for nama, _ in PERINTAH:
        schema_editor.execute(f"DROP TRIGGER laporan_buktikerja_tetap_{nama}")


class Migration(migrations.Migration):
    dependencies = [("laporan", "0003_bukti_kerja")]
    operations = [migrations.RunPython(pasang, lepas)]
