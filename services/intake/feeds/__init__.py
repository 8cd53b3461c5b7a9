"""Feeds as entries, and what is remembered of a feed between two polls."""
