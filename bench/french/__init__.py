"""The benchmark of attributions in French, on sentences that were written for it (``sentences.jsonl``)."""
