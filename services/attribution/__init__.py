"""Extracts who said what: the sources, cues and contents of direct, indirect and mixed speech."""
