"""OpenSID "Data Penduduk" in: of everybody in the register, the households, mothers and children of the first years."""

from laporan.impor.opensid.rencana import rencanakan

__all__ = ["rencanakan"]
