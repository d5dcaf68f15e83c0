"""Bringing in a Form KPM workbook: its forms found by content, its rows laid beside the village."""

from laporan.impor.form_kpm.perencana import rencanakan

__all__ = ["rencanakan"]
