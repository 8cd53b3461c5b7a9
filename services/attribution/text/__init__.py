"""The text and its parse: paragraphs, quotations, tokens and their trees. This folder knows nothing of who says what.

The input is the text of an article. The output is the text's paragraphs (bounded, without datelines), its quotations,
and the parse of each paragraph, a batch at a time. Ranges count code points, of the paragraph or of the whole text.
"""
