"""Intake: where articles come in, by HTTP, feeds or files, and get their identity and revision."""
