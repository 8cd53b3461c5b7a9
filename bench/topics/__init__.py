"""The benchmark of the built-in topics on synthetic articles."""
