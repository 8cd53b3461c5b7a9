"""Reads the pages of articles again: when, how politely, and what a changed page means."""
