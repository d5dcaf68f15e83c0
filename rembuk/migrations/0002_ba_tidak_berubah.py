"""An issued Berita Acara never changes: the database itself refuses UPDATE and DELETE, on both engines."""

from django.db import migrations

PESAN = "Berita Acara yang sudah terbit tidak dapat diubah"

SQLITE = [
    f"""CREATE TRIGGER rembuk_ba_tetap_{nama} BEFORE {perintah} ON rembuk_beritaacara
        BEGIN SELECT RAISE(ABORT, '{PESAN}'); END"""
    for nama, perintah in (("ubah", "UPDATE"), ("hapus", "DELETE"))
]
POSTGRES = [
    f"""CREATE FUNCTION rembuk_ba_tetap() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{PESAN}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER rembuk_ba_tetap BEFORE UPDATE OR DELETE ON rembuk_beritaacara
        FOR EACH ROW EXECUTE FUNCTION rembuk_ba_tetap()""",
]


def pasang(apps, schema_editor):
    for perintah in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(perintah)


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER rembuk_ba_tetap ON rembuk_beritaacara")
        schema_editor.execute("DROP FUNCTION rembuk_ba_tetap()")
    else:
        schema_editor.execute("DROP TRIGGER rembuk_ba_tetap_ubah")
        schema_editor.execute("DROP TRIGGER rembuk_ba_tetap_hapus")


class Migration(migrations.Migration):
    dependencies = [("rembuk", "0001_initial")]
    operations = [migrations.RunPython(pasang, lepas)]
