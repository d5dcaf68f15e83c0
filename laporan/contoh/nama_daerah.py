"""PURE: invented names of two further regions: given names that are common there, joined at random; nobody is meant."""

from __future__ import annotations

from laporan.contoh.nama import KumpulanNama

BARITO = KumpulanNama(
    depan={
        "P": (
            "Yustina", "Norhayati", "Meriani", "Selvia", "Rusmina", "Elisabet", "Marsiana", "Yuliati", "Erniati",
            "Lusiana", "Kristina", "Mariani", "Tiawati", "Sumarni", "Natalia", "Debora", "Herlina", "Wiwin", "Rensiana",
            "Novita",
        ),
        "L": (
            "Hendrik", "Yohanes", "Rudianto", "Tarsan", "Untung", "Kaleb", "Elias", "Simon", "Yosep", "Andreas",
            "Gerson", "Wilson", "Robianto", "Ardianto", "Supriadi", "Mardiyanto", "Sahrun", "Lewis", "Dedi", "Marsel",
        ),
    },
    belakang={
        "P": (
            "Lestari", "Susanti", "Wulandari", "Agustina", "Rahayu", "Oktaviani", "Permata", "Yanti", "Melinda",
            "Puspita", "Anggraini", "Hernita",
        ),
        "L": (
            "Saputra", "Garing", "Wardana", "Kurniawan", "Sabran", "Putra", "Sanjaya", "Lambung", "Setiadi", "Gunawan",
            "Bangkan", "Wijaya",
        ),
    },
    anak={
        "P": (
            "Kezia", "Gracia", "Jovita", "Angelina", "Clarissa", "Felisha", "Nadia", "Celine", "Aurel", "Naomi",
            "Tiara", "Bunga", "Meysha", "Alika",
        ),
        "L": (
            "Gabriel", "Rafael", "Kenzo", "Elvano", "Jonathan", "Marvel", "Samuel", "Andika", "Raka", "Yoga",
            "Alvaro", "Bima", "Daniel", "Reza",
        ),
    },
    ekor_anak={
        "P": ("Putri", "Amelia", "Kristiani", "Natasya", "Lestari", "Valentina", "Permata", "Anjani"),
        "L": ("Pratama", "Saputra", "Kristian", "Nugraha", "Wijaya", "Mahendra", "Alexander", "Putra"),
    },
)  # fmt: skip
"""Kalimantan Tengah, along the Barito."""

MARGA = (
    "Tnunay", "Sabat", "Manafe", "Ndun", "Kore", "Bunga", "Nubatonis", "Taebenu", "Kiuk", "Mooy", "Haning", "Foeh",
    "Ledo", "Radja", "Bessie", "Lado", "Tafuli", "Baitanu",
)  # fmt: skip
TIMOR = KumpulanNama(
    depan={
        "P": (
            "Yuliana", "Marselina", "Ferderika", "Naomi", "Adolfina", "Yosina", "Agustina", "Martha", "Welmince",
            "Orpa", "Ester", "Dorkas", "Paulina", "Norci", "Selfina", "Antonia", "Margaritha", "Yublina", "Maria",
            "Debora", "Mariana", "Sofia", "Rosalina", "Ermelinda",
        ),
        "L": (
            "Yohanis", "Melkianus", "Soleman", "Yakobus", "Thobias", "Marthen", "Oktovianus", "Dominggus", "Semuel",
            "Yunus", "Nikodemus", "Ferdinan", "Absalom", "Daniel", "Petrus", "Lazarus", "Gustaf", "Adrianus", "Imanuel",
            "Yermias", "Benyamin", "Kornelis", "Markus", "Paulus",
        ),
    },
    belakang={"P": MARGA, "L": MARGA},
    anak={
        "P": (
            "Aurelia", "Jeslin", "Chelsea", "Gracella", "Anastasya", "Elsa", "Kirana", "Felicia", "Jenifer", "Maria",
            "Putri", "Intan", "Viona", "Queen", "Serafina", "Yohana", "Clara", "Delfina", "Novi", "Rahel",
        ),
        "L": (
            "Julio", "Kevin", "Rivaldo", "Alfonsus", "Brayen", "Gilbert", "Jordan", "Marcelo", "Nathan", "Yefta",
            "Yoel", "Aldo", "Frans", "Riski", "Steven", "Arjuna", "Elton", "Geral", "Yosua", "Mikael",
        ),
    },
    ekor_anak={"P": MARGA, "L": MARGA},
    satu_kata_dewasa=0.06,
    satu_kata_anak=0.04,
)  # fmt: skip
"""Timor and the islands around: a family name behind the given one."""
