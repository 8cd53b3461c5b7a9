"""Reads a web page into an article: the article's own text, title and date."""
