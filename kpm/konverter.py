"""URL parts: region code, month, quarter. What they refuse is 404 without asking anything else."""

from kpm.periode import Bulan, Triwulan


class KodeWilayah:
    regex = r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(getattr(value, "kode", value))


class KodeBulan:
    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> Bulan:
        return Bulan.dari_teks(value)

    def to_url(self, value: object) -> str:
        return str(value)


class KodeTriwulan:
    regex = r"\d{4}-T[1-4]"

    def to_python(self, value: str) -> Triwulan:
        return Triwulan.dari_teks(value)

    def to_url(self, value: object) -> str:
        return str(value)
