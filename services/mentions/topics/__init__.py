"""Topics by their terms."""
