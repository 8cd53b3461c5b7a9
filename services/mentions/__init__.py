"""Finds the places and topics that an article mentions."""
