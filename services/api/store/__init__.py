"""The api's collections in MongoDB.

The api alone writes ``watches``, ``channels``, ``silences``, ``feeds``, ``aliases``, ``topics``, ``views``,
``acknowledgements``, ``amendments`` and the salt in ``installation``; it reads the other collections.
"""
