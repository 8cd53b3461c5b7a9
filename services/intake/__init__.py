"""Intake: takes articles in by HTTP, feeds and files, and gives each its identity and revision."""
