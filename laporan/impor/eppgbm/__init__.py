"""Planner of "Daftar Anak Berdasarkan Status Gizi", the download of e-PPGBM: children and their measurements.

Source: the layouts of 35, 36 and 37 columns seen from 2021 to 2026, and the kabupaten's list of a bulan timbang.
"""
