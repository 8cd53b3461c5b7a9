"""The watches held in memory, and the index that finds those that a report may concern."""
