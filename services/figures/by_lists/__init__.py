"""Figures of harm in the languages that have word lists and no reader of their own."""
