"""Forms of monitoring: one person's month on Formulir 2A or 2B."""

from pemantauan.forms.anak import FormulirAnak
from pemantauan.forms.dasar import FormulirBulan
from pemantauan.forms.ibu import FormulirIbu

__all__ = ["FormulirAnak", "FormulirBulan", "FormulirIbu"]
