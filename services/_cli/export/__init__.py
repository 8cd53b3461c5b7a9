"""Writes what is stored as JSON Lines or CSV, and reads such lines again."""
