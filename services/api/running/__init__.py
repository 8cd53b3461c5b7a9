"""How the installation runs: what waits, what was given up, which extractors read."""
