"""The queries of watches, in Lucene's syntax: what they are made of, and how they are read."""
