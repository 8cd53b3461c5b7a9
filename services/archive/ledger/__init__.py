"""The ledger: what is claimed of an incident or of a standing total, by whom, and what a report changed in it. Pure."""
