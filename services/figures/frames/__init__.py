"""What a number counts, from the structure of its sentence (a dependency parse).

The rules know parts of sentences; the words for each measure are in ``services/figures/lexicon.py``.
"""
