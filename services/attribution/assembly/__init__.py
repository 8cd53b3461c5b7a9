"""Makes attributions of candidates: completes contents, chooses among rivals for one cue, and drops loose nesting.

The input is the candidates, quotations and effects of a whole text. The output is each attribution's content, type,
factuality, hedges and confidence.
"""
