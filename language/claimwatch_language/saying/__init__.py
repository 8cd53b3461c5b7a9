"""Words of saying: the one lexicon of who reports what and how, its inflections, and the views that others need."""
