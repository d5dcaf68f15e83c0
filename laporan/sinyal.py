"""What this app tells its background work."""

from django.dispatch import Signal

triwulan_ditutup = Signal()
"""Sent once a quarter is finalised and stored, with ``kode`` (village) and ``kartu`` (uuid of the card as text)."""
