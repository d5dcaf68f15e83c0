"""Activities of the running year become rows with the columns of the RKP matrix; a correction keeps a fingerprint.

They were lines "kegiatan; lokasi; volume; waktu; anggaran; keadaan" of one text before. What a line does not tell (package,
beneficiaries, who carries it out) is guessed or left empty; what does not fit a column stays whole in the summary.
"""

from decimal import Decimal

from django.db import migrations, models

from kpm.uang import baca_rupiah

from kpm.migrasi import sekaligus

LEBAR = {"kegiatan": 150, "lokasi": 100, "volume": 60, "waktu": 60, "keadaan": 120}
PAKET = (
    (5, ("paud", "alat permainan")),
    (1, ("ibu hamil",)),
    (3, ("air ", "jamban", "mck", "limbah", "sampah", "sanitasi", "sumur")),
    (4, ("akta", "jaminan", "blt ", "miskin")),
    (2, ("kelas", "penyuluhan", "konseling", "pelatihan", "kebun gizi")),
)


def _paket(kegiatan):
    kecil = f"{kegiatan.casefold()} "
    return next((paket for paket, kata in PAKET if any(satu in kecil for satu in kata)), 1)


def _biaya(teks):
    """Rupiah of a part; 0 where there are none, None where they cannot be read."""
    try:
        return baca_rupiah(teks) if teks.strip("-–") else Decimal(0)
    except ValueError:
        return None


def _bersih(baris):
    kepala, _, sisa = baris.strip().partition(" ")
    if kepala in {"-", "•", "*"} or (kepala[:-1].isdigit() and kepala[-1:] in ".)"):
        return sisa.strip()
    return baris.strip()


def jadi_baris(apps, schema_editor):
    Pertemuan, Usulan = apps.get_model("rembuk", "Pertemuan"), apps.get_model("rembuk", "Usulan")
    Riwayat = apps.get_model("rembuk", "RiwayatUsulan")
    for rapat in Pertemuan.objects.exclude(kegiatan_berjalan="").order_by("pk"):
        terpotong = []
        baris = [teks for satu in rapat.kegiatan_berjalan.splitlines() if (teks := _bersih(satu))]
        for urut, teks in enumerate(baris, start=1):
            bagian = [satu.strip() for satu in teks.split(";")]
            bagian += [""] * (6 - len(bagian))
            isi = dict(zip(("kegiatan", "lokasi", "volume", "waktu", "biaya", "keadaan"), bagian, strict=False))
            biaya = _biaya(isi.pop("biaya"))
            if biaya is None or len(bagian) > 6 or any(len(isi[nama]) > lebar for nama, lebar in LEBAR.items()):
                terpotong.append(f"Kegiatan tahun berjalan: {teks}")
            usulan = Usulan.objects.create(
                desa_id=rapat.desa_id,
                rembuk=rapat,
                subjek="berjalan",
                prioritas=urut,
                paket=_paket(isi["kegiatan"]),
                biaya=biaya or 0,
                status="disepakati",
                dibuat_oleh_id=rapat.diubah_oleh_id,
                diubah_oleh_id=rapat.diubah_oleh_id,
                **{nama: isi[nama][:lebar] for nama, lebar in LEBAR.items()},
            )
            sama = {b.attname: getattr(usulan, b.attname) for b in Usulan._meta.concrete_fields}
            Riwayat.objects.create(
                **sama,
                history_date=rapat.diubah_pada,
                history_type="+",
                history_user_id=rapat.diubah_oleh_id,
            )
        if terpotong:
            rapat.ringkasan = "\n".join([rapat.ringkasan, *terpotong]).strip()
            rapat.save()
    if schema_editor.connection.vendor == "postgresql":
        # the new rows' references are checked now, or the table cannot be altered in this transaction
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def jadi_teks(apps, schema_editor):
    Pertemuan, Usulan = apps.get_model("rembuk", "Pertemuan"), apps.get_model("rembuk", "Usulan")
    berjalan = Usulan.objects.filter(subjek="berjalan", rembuk__isnull=False)
    for rapat in Pertemuan.objects.filter(pk__in=berjalan.values("rembuk_id")):
        baris = []
        for satu in berjalan.filter(rembuk=rapat).order_by("prioritas", "pk"):
            biaya = f"{satu.biaya:,.0f}".replace(",", ".") if satu.biaya else ""
            bagian = (satu.kegiatan, satu.lokasi, satu.volume, satu.waktu, biaya, satu.keadaan)
            baris.append("; ".join(teks.replace(";", ",") for teks in bagian))
        rapat.kegiatan_berjalan = "\n".join(baris)
        rapat.save()
    berjalan.delete()
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


SIDIK = models.CharField(blank=True, default="", editable=False, max_length=64)


class Migration(migrations.Migration):
    dependencies = [("rembuk", "0005_anggaran")]
    operations = sekaligus([
        migrations.AddField("pertemuan", "koreksi_sidik", SIDIK, preserve_default=False),
        migrations.AddField("riwayatpertemuan", "koreksi_sidik", SIDIK, preserve_default=False),
        migrations.RunPython(jadi_baris, jadi_teks),
        migrations.RemoveField("pertemuan", "kegiatan_berjalan"),
        migrations.RemoveField("riwayatpertemuan", "kegiatan_berjalan"),
    ])
