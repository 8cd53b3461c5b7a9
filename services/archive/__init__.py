"""Joins what the extractors found into reports, groups copies into stories, and files both."""
