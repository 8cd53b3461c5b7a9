"""Submissions, the identity of an article, and the content that makes a revision."""
