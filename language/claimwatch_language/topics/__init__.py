"""The built-in topics, and how the terms of any topic are written."""
