"""Decides which watches a report concerns and what of the report is new to each watch, and raises alerts."""
