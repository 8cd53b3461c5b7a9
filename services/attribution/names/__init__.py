"""Reads a noun phrase that names a claimant: the claimant's name, key, kind, gender and labels.

The input is a phrase, and for full names the whole text. The output is a ``Naming``. ``claimants`` remembers entities;
this folder remembers none.
"""
