"""Who has made claims, by the names that they have today."""
