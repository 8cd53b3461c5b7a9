"""A web page as an article: its text without what stands around it, its title, its date."""
