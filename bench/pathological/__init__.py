"""The cost of texts that were written to be expensive."""
