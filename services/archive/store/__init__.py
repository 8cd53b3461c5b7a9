"""MongoDB as the archive sees it: one adapter for each collection that it writes, and one for the aliases it reads."""
