"""Reads reported quantities out of an article: what is counted, how many, how certain, of whom."""
