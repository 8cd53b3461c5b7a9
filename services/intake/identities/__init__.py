"""Which article it is: all names that lead to an article, and who was first under a name."""
