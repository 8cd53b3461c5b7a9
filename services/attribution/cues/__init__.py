"""The cue lexicon: which words report, as what (``CueClass``), and what may follow them (``Frame``).

Takes a word; gives its ``Cue``, or nothing. General knowledge of English, not counted from any corpus.
"""
