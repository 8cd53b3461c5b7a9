"""What articles speak of: the topics that are built in, and how the terms of any topic are written."""
