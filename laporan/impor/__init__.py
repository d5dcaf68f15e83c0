"""Bringing files in: read, planned against the village as it stands, looked at, applied, and undone as one."""
