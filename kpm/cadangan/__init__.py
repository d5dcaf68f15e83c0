"""The backup: one encrypted file with everything, written and read as a stream, alike on both databases."""
