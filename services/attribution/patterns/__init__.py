"""The ways of reporting speech, one file for each: cue verbs with what they introduce, "according to", colons, quotes.

Takes the parse of one paragraph; gives candidates: source, cue and content as ranges of the paragraph. Two patterns
may read one cue, and a content may be cut short: both are settled in ``assembly``.
"""
