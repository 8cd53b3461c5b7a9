"""Joins the extractors' answers into reports, groups copies into stories, and files both."""
