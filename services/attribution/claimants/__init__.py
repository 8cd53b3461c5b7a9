"""Resolves each source of a text to a claimant, and finds the outlet (``via``) that passed the claim on.

The input is the attributions of a whole text, in text order. The output is each one's claimant and outlet, or nobody.
"""
