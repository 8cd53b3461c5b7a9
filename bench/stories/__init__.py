"""Which articles are copies, beside MinHash LSH: how often right, and how fast."""
