"""Looks words up in the lexicon of cues. A ``Cue`` has a ``CueClass`` for each ``Frame``, the form of its content."""
