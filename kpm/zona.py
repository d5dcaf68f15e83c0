"""PURE: the time zone of a province (WIB, WITA, WIT).

Source: Keputusan Presiden 41/1987 (three zones by province); provinces made since then keep the zone of their parent.
"""

WITA = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
WIT = frozenset({"81", "82", "91", "92", "93", "94", "95", "96", "97"})


def zona(kode: str) -> tuple[str, str]:
    """IANA name and Indonesian abbreviation of the zone a region code lies in; WIB for the nation."""
    provinsi = kode[:2]
    if provinsi in WITA:
        return "Asia/Makassar", "WITA"
    if provinsi in WIT:
        return "Asia/Jayapura", "WIT"
    return "Asia/Jakarta", "WIB"
