"""How long searches take, and what the index costs."""
