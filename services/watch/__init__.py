"""Decides which watches a report concerns and what of it is new to each, and raises alerts."""
