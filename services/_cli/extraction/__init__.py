"""The extractors and the join, run in this process on one text after another: the same code that the services run."""
