"""What sasaran tells the apps above it, because it may not import them."""

from django.dispatch import Signal

sasaran_berubah = Signal()
"""Persons, pregnancies or children were written and committed. Argument: ``kode`` (village code)."""

kehamilan_berubah = Signal()
"""Dates of a pregnancy were written, inside the same transaction. Arguments: ``kehamilan``, ``oleh``."""
