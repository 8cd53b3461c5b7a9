"""The cost of an article in the whole stack, compared with its extractors alone."""
