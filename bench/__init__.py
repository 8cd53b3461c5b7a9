"""Benchmarks: accuracy and speed of the extractors, compared with others, on gold data that the user names."""
