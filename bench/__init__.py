"""The benchmark that `make bench` runs: both databases, two sizes of village, one table. How to read it: docs/bench.md.

A further measurement is a function that takes an `Alas` and gives `Baris`, one line in `bench.daftar`, and what it
promises in `bench.janji`.
"""
