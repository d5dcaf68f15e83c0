"""PURE: invented names. Common given names of Nusa Tenggara and Indonesia, joined at random; nobody is meant."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

DEPAN = {
    "P": (
        "Nurhayati", "Siti", "Rahmah", "Jamilah", "Suharti", "Mardiana", "Hasnah", "Rohana", "Nuraini", "Salmah",
        "Sri", "Wahyuni", "Marlina", "Hadijah", "Masitah", "Yuliana", "Ernawati", "Rosdiana", "Suriani", "Hartati",
        "Nursiah", "Rabiah", "Sumiati", "Juhaeda", "Nurlaela", "Halimah", "Asmarani", "Sukmawati", "Hamidah",
        "Rusmini",
    ),
    "L": (
        "Syamsuddin", "Abdul", "Jayadi", "Mustamin", "Hamzah", "Burhanuddin", "Supardi", "Ruslan",
        "Sahabuddin", "Junaidi", "Iskandar", "Makmur", "Suhardi", "Lukman", "Rustam", "Sofyan", "Kamaruddin",
        "Salahuddin", "Bahtiar", "Tamrin", "Jamaluddin", "Sirajuddin", "Saparuddin", "Hermansyah", "Fahruddin",
        "Agus", "Nurdin", "Amiruddin", "Mukhlis", "Jufri",
    ),
}  # fmt: skip
BELAKANG = {
    "P": (
        "Rahmawati", "Handayani", "Indrawati", "Aminah", "Hasanah", "Ningsih", "Ratnasari", "Fitriani",
        "Maryam", "Jannah", "Astuti", "Susanti", "Hidayati", "Khadijah", "Suryani", "Komala", "Permatasari",
        "Zubaedah", "Asiah", "Yanti",
    ),
    "L": (
        "Hamid", "Saleh", "Mahmud", "Basri", "Darmawan", "Rasyid", "Gani", "Wahab", "Latif", "Karim",
        "Santoso", "Effendi", "Majid", "Kadir", "Halim", "Rauf", "Supriadi", "Malik", "Syukur", "Zainuddin",
    ),
}  # fmt: skip
HANYA_DEPAN = ("Siti", "Sri", "Abdul")
"""Words that are no name alone."""
ANAK = {
    "P": (
        "Aisyah", "Nayla", "Zahra", "Alesha", "Khanza", "Adiba", "Naura", "Humaira", "Syifa", "Keysha",
        "Inara", "Salsabila", "Zivana", "Azkia", "Hafiza", "Mikayla", "Nadhira", "Almira", "Safiyya", "Qonita",
        "Rumaisha", "Hanum", "Arsyila",
    ),
    "L": (
        "Azka", "Rafif", "Alfarizi", "Zidan", "Arkan", "Daffa", "Fathan", "Haikal", "Ilham", "Kenzie",
        "Luthfi", "Naufal", "Rayyan", "Shaka", "Uwais", "Zafran", "Adnan", "Bilal", "Fariz", "Hamizan",
        "Rizki", "Abizar", "Elvan",
    ),
}  # fmt: skip
EKOR_ANAK = {
    "P": (
        "Putri", "Azzahra", "Ramadhani", "Khairunnisa", "Maharani", "Nuraini", "Aulia", "Safitri", "Hidayah", "Anindya",
    ),
    "L": (
        "Ramadhan", "Pratama", "Maulana", "Hidayat", "Al Fatih", "Saputra", "Akbar", "Wijaya", "Firmansyah", "Setiawan",
    ),
}  # fmt: skip
DUSUN = (
    ("Dusun Barat", "Dusun Tengah", "Dusun Timur"),
    ("Dusun Bukit Mulia", "Dusun Karya Bakti", "Dusun Muara Lestari"),
    ("Dusun Beringin", "Dusun Jati Luhur", "Dusun Padang Asri"),
    ("Dusun Sumber Rejo", "Dusun Tanjung Sari", "Dusun Rawa Indah"),
)
"""Three dusun of a village; the last one lies furthest from water and road."""
POSYANDU = (
    ("Posyandu Melati", "Posyandu Kenanga"),
    ("Posyandu Mawar", "Posyandu Seroja"),
    ("Posyandu Anggrek", "Posyandu Teratai"),
    ("Posyandu Cempaka", "Posyandu Dahlia"),
)


@dataclass(frozen=True, slots=True)
class KumpulanNama:
    """The names of a region, by sex ("P", "L"), and the share of grown-ups and children who have one word only."""

    depan: Mapping[str, tuple[str, ...]]
    belakang: Mapping[str, tuple[str, ...]]
    anak: Mapping[str, tuple[str, ...]]
    ekor_anak: Mapping[str, tuple[str, ...]]
    satu_kata_dewasa: float = 0.2
    satu_kata_anak: float = 0.12


NUSA_TENGGARA = KumpulanNama(DEPAN, BELAKANG, ANAK, EKOR_ANAK)


class Penama:
    """Draws names without giving two people of the same village exactly the same one, while that is possible."""

    def __init__(self, acak: random.Random, nama: KumpulanNama = NUSA_TENGGARA) -> None:
        self._acak = acak
        self._nama = nama
        self._terpakai: set[str] = set()

    def dewasa(self, jenis_kelamin: str, *, satu_kata: float | None = None) -> str:
        """A grown-up: two words, some have one word only; ``satu_kata``: how many, else as the region has it."""
        peluang = self._nama.satu_kata_dewasa if satu_kata is None else satu_kata
        return self._baru(self._nama.depan[jenis_kelamin], self._nama.belakang[jenis_kelamin], peluang)

    def anak(self, jenis_kelamin: str) -> str:
        """A child of today."""
        return self._baru(
            self._nama.anak[jenis_kelamin], self._nama.ekor_anak[jenis_kelamin], self._nama.satu_kata_anak
        )

    def _baru(self, depan: tuple[str, ...], belakang: tuple[str, ...], peluang_satu_kata: float) -> str:
        nama = ""
        for _ in range(20):
            satu, dua = self._acak.choice(depan), self._acak.choice(belakang)
            nama = f"{satu} {dua}"
            if self._acak.random() < peluang_satu_kata and satu not in HANYA_DEPAN:
                nama = satu
            if nama not in self._terpakai:
                break
        self._terpakai.add(nama)
        return nama
