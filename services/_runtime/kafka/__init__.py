"""The broker: topics, subscriptions, the settlement of messages, and dead letters."""
