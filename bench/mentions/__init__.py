"""Place names and their places, measured on annotated articles: ``python -m bench.mentions GOLD.jsonl``."""
