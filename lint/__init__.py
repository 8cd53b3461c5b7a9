"""Rules about the tree that import-linter has no words for."""
