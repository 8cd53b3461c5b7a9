"""Keeps the posts of live blogs, of which a page shows only the newest."""
