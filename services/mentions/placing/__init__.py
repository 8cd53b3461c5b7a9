"""Which place of a name is meant, where a place that the gazetteer lacks lies, and how sure that is."""
