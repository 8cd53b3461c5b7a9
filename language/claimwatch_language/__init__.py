"""What several extractors and the join need to know of English: one rule for each thing. Pure: no service, no I/O."""
