"""The lexicon of saying looked up: which words report, as what (``CueClass``), and what may follow them (``Frame``).

Takes a word; gives its ``Cue``, or nothing.
"""
