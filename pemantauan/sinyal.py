"""What monitoring tells the apps above it, because it may not import them."""

from django.dispatch import Signal

bulan_tersimpan = Signal()
"""A record of a month was written and committed. Arguments: ``kode`` (village code), ``bulan`` (kpm.periode.Bulan)."""
