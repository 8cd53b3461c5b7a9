"""What a report can tell, what of it is news to a watch, and in which words."""
