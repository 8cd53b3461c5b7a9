"""Alerts put into words for a medium: letters, e-mails, bodies of webhooks."""
