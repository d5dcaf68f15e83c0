"""PURE: files people hold, read into rows of plain values: what a file is, where its table begins, what a cell says.

Used by every import. Nothing here knows of the database. The layouts it was measured on are listed in docs/impor.md.
"""
