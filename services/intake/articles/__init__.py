"""What an article is: what may be submitted, which article a text is, what makes a revision of it."""
