"""The benchmark that `make bench` runs: both databases, two sizes of village, medians, queries, a plain read beside."""
