"""What the three extractors share: one article in, one answer out, within a time limit."""
