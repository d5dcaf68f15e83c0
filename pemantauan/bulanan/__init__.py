"""Pure rules of monthly monitoring: what applies to whom, what is still missing, what is carried over."""
