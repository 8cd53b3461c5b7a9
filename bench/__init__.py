"""Benchmarks: how right and how fast the extractors are, beside others, on gold data that the user names."""
