"""What a number counts and of whom, from the words of its sentence, without a parse.

The measures themselves are ``claimwatch_contracts.vocabulary.Measure``; the words for each are in
``services/figures/lexicon.py``.
"""
