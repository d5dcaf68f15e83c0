"""What the village's own records tell the apps above, because this one may not import them."""

from django.dispatch import Signal

kader_berubah = Signal()
"""Something of the KPM's office was written and committed. Argument: ``kode`` (village code)."""

siap_ditanya = Signal()
"""The set-up list of a village is put together; whoever has a step of it answers with a `kpm.kueri_siap.Langkah`."""
