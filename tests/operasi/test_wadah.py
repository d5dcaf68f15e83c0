"""The encrypted container: whatever happens to the file is seen, and named."""

from __future__ import annotations

import errno
import io
import os

import pytest

from kpm.cadangan.wadah import (
    PANJANG_GARAM,
    PANJANG_TANDA_KUNCI,
    POTONGAN,
    TANDA,
    CadanganRusak,
    KunciTidakCocok,
    Pembaca,
    Penulis,
    sebab,
    sebab_tulis,
)

KUNCI = "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE="
LAIN = "YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmI="
BARIS = [f"{n} {os.urandom(40).hex()}\n".encode() for n in range(20_000)]
"""About 1.7 MB that compress to more than three pieces."""
KEPALA = len(TANDA) + PANJANG_GARAM + PANJANG_TANDA_KUNCI


def tulis(baris: list[bytes] = BARIS, kunci: str = KUNCI) -> bytes:
    wadah = io.BytesIO()
    penulis = Penulis(wadah, kunci)
    for satu in baris:
        penulis.tulis(satu)
    penulis.selesai()
    return wadah.getvalue()


def baca(isi: bytes, *kunci: str) -> list[bytes]:
    return list(Pembaca(io.BytesIO(isi), kunci or (KUNCI,)).baris())


def potongan(isi: bytes) -> list[bytes]:
    hasil, letak = [], KEPALA
    while letak < len(isi):
        panjang = int.from_bytes(isi[letak : letak + 4], "big") & 0x7FFFFFFF
        hasil.append(isi[letak : letak + 4 + panjang])
        letak += 4 + panjang
    return hasil


@pytest.fixture(scope="module")
def isi() -> bytes:
    return tulis()


def test_what_was_written_is_read_again(isi: bytes) -> None:
    assert baca(isi) == BARIS
    assert len(potongan(isi)) >= 4


@pytest.mark.parametrize("panjang", [0, 1, POTONGAN - 1, POTONGAN, POTONGAN + 1])
def test_every_length_comes_back(panjang: int) -> None:
    baris = [os.urandom(panjang).replace(b"\n", b" ") + b"\n"] if panjang else []
    assert baca(tulis(baris)) == baris


def test_equal_contents_are_never_encrypted_alike() -> None:
    satu, dua = tulis(BARIS[:10]), tulis(BARIS[:10])
    assert satu[KEPALA:] != dua[KEPALA:]


def test_nothing_of_the_contents_can_be_read_in_the_file() -> None:
    assert b"6213994101900001" not in tulis([b"6213994101900001\n"] * 3)


def test_the_older_of_several_keys_still_opens(isi: bytes) -> None:
    assert baca(isi, LAIN, KUNCI) == BARIS


def test_another_key_is_told_from_a_damaged_file(isi: bytes) -> None:
    with pytest.raises(KunciTidakCocok, match="KPM_KUNCI_CADANGAN tidak cocok"):
        baca(isi, LAIN)
    with pytest.raises(KunciTidakCocok, match="tidak utuh"):
        baca(isi, KUNCI[:-3])


@pytest.mark.parametrize("letak", [KEPALA + 2, KEPALA + 4, KEPALA + 100_000, -1])
def test_one_flipped_bit_is_seen(isi: bytes, letak: int) -> None:
    rusak = bytearray(isi)
    rusak[letak] ^= 1
    with pytest.raises(CadanganRusak, match=r"berubah pada potongan|terpotong"):
        baca(bytes(rusak))


def test_a_flipped_bit_in_the_salt_is_seen(isi: bytes) -> None:
    rusak = bytearray(isi)
    rusak[len(TANDA)] ^= 1
    with pytest.raises(CadanganRusak):
        baca(bytes(rusak))


def test_a_file_cut_anywhere_is_seen(isi: bytes) -> None:
    semua = potongan(isi)
    for sisa in (isi[:5], isi[: KEPALA - 1], isi[:KEPALA], isi[: KEPALA + 2], isi[:-1], isi[: -len(semua[-1])]):
        with pytest.raises(CadanganRusak, match=r"terpotong|bukan cadangan"):
            baca(sisa)


def test_pieces_out_of_order_missing_or_added_are_seen(isi: bytes) -> None:
    kepala, semua = isi[:KEPALA], potongan(isi)
    for susunan in (
        [semua[1], semua[0], *semua[2:]],
        [semua[0], *semua[2:]],
        [*semua, semua[0]],
        [semua[0], semua[0], *semua[1:]],
        semua[-1:],
    ):
        with pytest.raises(CadanganRusak, match=r"berubah pada potongan|tambahan"):
            baca(kepala + b"".join(susunan))


def test_a_piece_of_another_backup_does_not_fit(isi: bytes) -> None:
    asing = potongan(tulis())
    with pytest.raises(CadanganRusak, match="berubah pada potongan 2"):
        baca(isi[:KEPALA] + b"".join([potongan(isi)[0], asing[1], *potongan(isi)[2:]]))


def test_another_file_is_no_backup() -> None:
    with pytest.raises(CadanganRusak, match="bukan cadangan"):
        baca(b"SQLite format 3\0" + bytes(100))


@pytest.mark.parametrize(
    ("nomor", "dibaca", "ditulis"),
    [
        (errno.ENOENT, "tidak ada", "tidak ada"),
        (errno.EACCES, "tidak boleh dibaca oleh akun ini", "tidak boleh ditulis oleh akun ini"),
        (errno.ENOSPC, "cakram penuh", "cakram penuh"),
        (errno.EMFILE, "Too many open files", "Too many open files"),
    ],
)
def test_what_the_system_says_of_a_file_is_said_in_words(nomor: int, dibaca: str, ditulis: str) -> None:
    galat = OSError(nomor, os.strerror(nomor))
    assert (sebab(galat), sebab_tulis(galat)) == (dibaca, ditulis)
