"""Places and users' own topics in languages other than English."""
