"""What the whole stack costs for one article, beside its extractors alone."""
