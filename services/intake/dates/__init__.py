"""Reads dates of publication that feeds and pages write in any language."""
