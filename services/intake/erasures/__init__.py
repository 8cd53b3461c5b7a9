"""Erases articles on request: the record of it, and the event that tells all others."""
