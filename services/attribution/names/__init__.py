"""What a noun phrase says of whom it names: name, key, kind of claimant, man or woman, by what else they go.

Takes a phrase, for full names the whole text; gives a ``Naming``. Remembers nobody: that is done in ``claimants``.
"""
