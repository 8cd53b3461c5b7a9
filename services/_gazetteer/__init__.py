"""The gazetteer: the names and locations of places, for all services that look up names."""
