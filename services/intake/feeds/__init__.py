"""Reads feeds into entries, and keeps the state of a feed between two polls."""
