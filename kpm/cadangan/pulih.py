"""Put a backup into an empty database of either kind: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from kpm.cadangan import baca, skema
from kpm.cadangan.nilai import dari_json
from kpm.cadangan.tulis import berkas_unggahan
from kpm.cadangan.wadah import CadanganRusak, KunciTidakCocok
from kpm.enkripsi import BidangTersandi, IndeksButa, buka_sandi, indeks_buta
from kpm.migrasi import langkah_rinci

SEKALIGUS = 500
"""Rows of one statement."""
BOLEH_TERISI = frozenset(
    {"django_migrations", "django_content_type", "auth_permission", "kpm_wilayah", *skema.TIDAK_IKUT}
)
"""What `siapkan --tanpa-contoh` leaves in a new database."""


DIPAKAI = (
    "Basis data tidak menjawab, mungkin masih dipakai program yang berjalan. Hentikan dahulu: "
    "systemctl stop kpm-web kpm-pekerja."
)


class TujuanTerisi(Exception):
    """The database or the folder of uploads holds something already; the message says what."""


class PemulihanGagal(Exception):
    """Restoring stopped half-way and everything was taken back; the message says why."""


def pulihkan(jalur: Path, kunci: Sequence[str], kabar: Callable[[str], None]) -> baca.Bacaan:
    """Restore and bring the database to this program's release; what the backup contains.

    Raises CadanganRusak or TujuanTerisi before anything is touched, PemulihanGagal after everything was taken back.
    """
    kabar("Membaca seluruh cadangan dan memeriksa isinya ...")
    bacaan = baca.periksa(jalur, kunci)
    _pastikan_dikenal(bacaan.manifes["migrasi"])
    pastikan_kosong()
    ditulis: list[Path] = []
    try:
        kosongkan()
        kabar("Menyiapkan tabel seperti saat cadangan dibuat ...")
        _migrasi(bacaan.manifes["migrasi"])
        kabar("Memuat isi ...")
        with transaction.atomic(), baca.buka(jalur, kunci) as isi:
            _muat(isi, ditulis)
            tabel = skema.tabel_terpasang()
            skema.tulis_urutan(tabel, bacaan.manifes["urutan"])
            connection.check_constraints()
            cocokkan_kunci(tabel)
        kabar("Memperbarui tabel ke versi program ini ...")
        call_command("migrate", verbosity=0)
    except BaseException as galat:
        for satu in ditulis:
            satu.unlink(missing_ok=True)
        if not isinstance(galat, DatabaseError | CadanganRusak | ValueError | OSError):
            kosongkan()
            raise
        try:
            kosongkan()
        except DatabaseError:
            raise PemulihanGagal(f"{DIPAKAI} Lalu buat basis data baru yang kosong dan ulangi.") from galat
        # the first table of all that cannot be made is reported by Django in an exception of its own
        dipakai = isinstance(galat, OperationalError) or isinstance(galat.__context__, OperationalError)
        kata = DIPAKAI if dipakai else galat
        raise PemulihanGagal(f"{kata} Basis data dikosongkan kembali; tidak ada yang tertinggal.") from galat
    return bacaan


def _pastikan_dikenal(migrasi: dict[str, list[str]]) -> None:
    dikenal = MigrationExecutor(connection).loader.disk_migrations
    asing = [f"{app}.{nama}" for app, semua in migrasi.items() for nama in semua if (app, nama) not in dikenal]
    if asing:
        raise CadanganRusak(
            f"Cadangan ini dibuat oleh versi program yang lebih baru ({', '.join(asing)}). Pasang versi itu dahulu."
        )


def pastikan_kosong() -> None:
    """Raise TujuanTerisi unless nothing would be lost: no rows but those of a new database, no uploaded file."""
    dikenal = {"django_migrations", *(m._meta.db_table for m in apps.get_models(include_auto_created=True))}
    ada = set(connection.introspection.table_names())
    if asing := ada - dikenal:
        raise TujuanTerisi(f"Basis data tujuan dipakai program lain (tabel {sorted(asing)[0]}). Pakai basis data baru.")
    with connection.cursor() as kursor:
        for nama in sorted(ada - BOLEH_TERISI):
            kursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(nama)} LIMIT 1")  # noqa: S608 (from the list)
            if kursor.fetchone():
                raise TujuanTerisi(
                    f"Basis data tujuan sudah berisi (tabel {nama}). Cadangan hanya dipulihkan ke basis data kosong: "
                    "pindahkan dahulu berkas basis data lama ke tempat lain, atau buat basis data baru."
                )
    if berkas_unggahan():
        raise TujuanTerisi(
            f"Folder unggahan {settings.MEDIA_ROOT} sudah berisi. Pindahkan dahulu isinya ke tempat lain."
        )


def kosongkan() -> None:
    """Drop every table and the functions of their triggers. Only after `pastikan_kosong`."""
    nama = connection.introspection.table_names()
    if not nama:
        return
    kutip = connection.ops.quote_name
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute(
                "SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE NOT tgisinternal AND relname = ANY(%s)",
                [nama],
            )
            fungsi = [satu for (satu,) in kursor.fetchall()]
            kursor.execute(f"DROP TABLE {', '.join(map(kutip, nama))} CASCADE")
            for satu in fungsi:
                kursor.execute(f"DROP FUNCTION {satu}")
            return
        kursor.execute("PRAGMA foreign_keys=OFF")
        try:
            for satu in nama:
                kursor.execute(f"DROP TABLE {kutip(satu)}")
        finally:
            kursor.execute("PRAGMA foreign_keys=ON")


def _migrasi(migrasi: dict[str, list[str]]) -> None:
    """Make the tables as they were. Without Django's signals: types and permissions come from the backup."""
    pelaksana = MigrationExecutor(connection)
    terpasang = {(app, nama) for app, semua in migrasi.items() for nama in semua}
    gabungan = [set(satu.replaces) for satu in pelaksana.loader.replacements.values()]
    if any(0 < len(satu & terpasang) < len(satu) for satu in gabungan):  # an older program's tables, step by step
        pelaksana.loader = langkah_rinci(connection)
    terpasang &= set(pelaksana.loader.graph.nodes)
    ujung = [
        simpul
        for simpul in sorted(terpasang)
        if not any(
            anak.key in terpasang and anak.key[0] == simpul[0]
            for anak in pelaksana.loader.graph.node_map[simpul].children
        )
    ]
    pelaksana.migrate(ujung)


def _penulis(bidang: Any) -> Callable[[Any], Any]:
    """From JSON to what the database driver takes."""
    jenis, ops, asal = skema.jenis_bidang(bidang), connection.ops, bidang
    while asal.remote_field is not None:
        asal = asal.target_field
    ubah, lanjut = dari_json(jenis), {
        "DateTimeField": ops.adapt_datetimefield_value,
        "DateField": ops.adapt_datefield_value,
        "TimeField": ops.adapt_timefield_value,
        "DecimalField": lambda n: ops.adapt_decimalfield_value(n, asal.max_digits, asal.decimal_places),
        "UUIDField": lambda n: n if connection.features.has_native_uuid_field else n.hex,
        "BinaryField": connection.Database.Binary,  # type: ignore[attr-defined]
    }.get(jenis, lambda n: n)  # fmt: skip
    return lambda nilai: None if nilai is None else lanjut(ubah(nilai))


class _Pemuat:
    """Writes the rows of one table in groups."""

    def __init__(self, tabel: skema.Tabel, kolom: Sequence[str]) -> None:
        if set(kolom) != set(tabel.kolom):
            raise CadanganRusak(f"Kolom tabel {tabel.nama} dalam cadangan tidak dikenal program ini.")
        bidang = {satu.column: satu for satu in tabel.bidang}
        kutip = connection.ops.quote_name
        self._penulis = [_penulis(bidang[satu]) for satu in kolom]
        self._perintah = f"INSERT INTO {kutip(tabel.nama)} ({', '.join(map(kutip, kolom))}) VALUES "  # noqa: S608
        self._baris: list[tuple[Any, ...]] = []
        with connection.cursor() as kursor:
            # rows that migrations themselves have written are in the backup as well
            kursor.execute(f"DELETE FROM {kutip(tabel.nama)}")  # noqa: S608

    def tambah(self, baris: list[Any]) -> None:
        self._baris.append(tuple(ubah(satu) for ubah, satu in zip(self._penulis, baris, strict=True)))
        if len(self._baris) == SEKALIGUS:
            self.tulis()

    def tulis(self) -> None:
        if not self._baris:
            return
        tanda = f"({', '.join(['%s'] * len(self._penulis))})"
        with connection.cursor() as kursor:
            if connection.vendor == "postgresql":
                nilai = ", ".join([tanda] * len(self._baris))
                kursor.execute(self._perintah + nilai, [satu for baris in self._baris for satu in baris])
            else:
                kursor.executemany(self._perintah + tanda, self._baris)
        self._baris.clear()


def _muat(bacaan: baca.Bacaan, ditulis: list[Path]) -> None:
    """Rows into their tables and files into the folder of uploads, which are added to ``ditulis``."""
    tabel = {satu.nama: satu for satu in skema.tabel_terpasang()}
    pemuat: _Pemuat | None = None
    for satu in bacaan.bagian:
        if isinstance(satu, baca.Mulai):
            if pemuat:
                pemuat.tulis()
            pemuat = None
            if satu.tabel and satu.tabel not in skema.TIDAK_IKUT:
                if satu.tabel not in tabel:
                    raise CadanganRusak(f"Tabel {satu.tabel} dalam cadangan tidak dikenal program ini.")
                pemuat = _Pemuat(tabel[satu.tabel], satu.kolom)
            elif satu.berkas:
                ditulis.append(_tempat_berkas(satu.berkas))
                ditulis[-1].parent.mkdir(parents=True, exist_ok=True)
                ditulis[-1].touch(mode=0o600)
        elif isinstance(satu, bytes):
            with ditulis[-1].open("ab") as berkas:
                berkas.write(satu)
        elif pemuat:
            pemuat.tambah(satu)
    if pemuat:
        pemuat.tulis()
    _pastikan_lengkap(tabel, bacaan)


def _pastikan_lengkap(tabel: dict[str, skema.Tabel], bacaan: baca.Bacaan) -> None:
    """Count what is in the tables now, instead of believing that it was written."""
    with connection.cursor() as kursor:
        for nama in tabel:
            kursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(nama)}")  # noqa: S608
            harus = bacaan.jumlah["tabel"].get(nama, {"baris": 0})["baris"]
            if (ada := kursor.fetchone()[0]) != harus:
                raise CadanganRusak(f"Tabel {nama} berisi {ada} baris, seharusnya {harus}.")


def _tempat_berkas(nama: str) -> Path:
    bagian = PurePosixPath(nama)
    if bagian.is_absolute() or ".." in bagian.parts:
        raise CadanganRusak(f"Nama berkas dalam cadangan tidak wajar: {nama}.")
    return Path(settings.MEDIA_ROOT) / bagian


def contoh_tersandi(tabel: list[skema.Tabel]) -> Iterator[tuple[str, str | None]]:
    """One encrypted value of each column that has any, with its blind index or None."""
    kutip = connection.ops.quote_name
    with connection.cursor() as kursor:
        for satu in tabel:
            indeks = {bidang.dihitung_dari: kutip(bidang.column) for bidang in satu.bidang if _adalah_indeks(bidang)}
            for bidang in satu.bidang:
                if not isinstance(bidang, BidangTersandi):
                    continue
                kolom = kutip(str(bidang.column))
                kursor.execute(
                    f"SELECT {kolom}, {indeks.get(bidang.name, 'NULL')} FROM {kutip(satu.nama)} "  # noqa: S608
                    f"WHERE {kolom} <> '' ORDER BY {kutip(satu.kunci)} DESC LIMIT 1"
                )
                if baris := kursor.fetchone():
                    yield baris[0], baris[1]


def _adalah_indeks(bidang: Any) -> bool:
    return isinstance(bidang, IndeksButa)


def cocokkan_kunci(tabel: list[skema.Tabel]) -> None:
    """Raise KunciTidakCocok, naming the key, unless the keys at hand read what is stored encrypted."""
    for sandi, indeks in contoh_tersandi(tabel):
        try:
            teks = buka_sandi(sandi)
        except (ImproperlyConfigured, ValueError) as galat:
            raise KunciTidakCocok("KPM_KUNCI_DATA tidak cocok: NIK dalam cadangan tidak terbaca.") from galat
        if indeks is not None and indeks != indeks_buta(teks):
            raise KunciTidakCocok("KPM_KUNCI_INDEKS tidak cocok: pencarian NIK tidak akan menemukan siapa pun.")
