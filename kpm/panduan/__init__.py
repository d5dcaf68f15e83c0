"""The guide of docs/panduan as the program shows it, and which of its pages helps on which screen."""
