"""Finds the places and topics an article speaks of."""
