"""What the extractors and the join know of English, with one rule for each thing. Pure: no service, no I/O."""
