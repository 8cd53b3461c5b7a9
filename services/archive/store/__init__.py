"""Adapters of the collections that the archive writes, and of the aliases that it reads."""
