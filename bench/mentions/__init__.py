"""Place names and the places they stand for, against annotated articles: ``python -m bench.mentions GOLD.jsonl``."""
