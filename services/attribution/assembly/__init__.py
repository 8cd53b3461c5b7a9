"""Candidates made into attributions: contents whole, rivals for one cue settled, claims inside claims sorted out.

Takes the candidates, quotations and effects of a whole text; gives each attribution's content, its type, how its
source puts it, its hedges and how far to trust it.
"""
