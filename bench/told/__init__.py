"""How right is what a reader is told of whole articles, and how far the confidence in it can be trusted."""
