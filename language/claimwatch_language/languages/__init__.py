"""Languages beside English, each a folder of word lists: what is added for a language is words, not code.

English has readers of its own. A folder's name is the language's ISO 639-1 code; what each of its files says is in
``words``. A file that is missing is what the extractor in question cannot read in that language.
"""
