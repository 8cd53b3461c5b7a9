"""Delivers alerts to their channels by signed webhooks and e-mail, at least once and always under the same id."""
