"""The text and its parse: paragraphs, quotations, tokens and their trees. Knows nothing of who says what.

Takes the text of an article; gives paragraphs (bounded, without datelines), the quotations over them, and each
paragraph parsed, a batch at a time. All stretches are ranges of code points, of the paragraph or of the whole text.
"""
