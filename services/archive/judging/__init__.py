"""The judgement of a report: its story, its incident, and what it changed in the ledger."""
