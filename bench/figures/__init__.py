"""Figures, measured on passages with figures and other numbers: ``python -m bench.figures GOLD.jsonl``."""
