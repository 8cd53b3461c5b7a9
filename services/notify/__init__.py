"""Delivers alerts to their channels: signed webhooks and e-mail, at least once and always under the same id."""
