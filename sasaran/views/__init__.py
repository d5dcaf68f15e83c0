"""Pages of sasaran: finding, households, mothers, children, and what happens to a person."""
