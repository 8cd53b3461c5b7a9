"""The common part of the three extractors: each article gets one answer, within a time limit."""
