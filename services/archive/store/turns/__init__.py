"""What the archive remembers while it judges reports together: it counts at once, and is written at the end."""
