"""Places in languages other than English."""
