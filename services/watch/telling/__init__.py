"""The alert: its headline, its items with their evidence, and its labels, all within its size."""
