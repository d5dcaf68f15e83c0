"""Forms of sasaran, one module for each kind of record."""
