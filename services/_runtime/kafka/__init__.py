"""The broker: topics, subscriptions, how each message ends, and what becomes of those that are given up."""
