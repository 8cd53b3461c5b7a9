"""HTTP both ways: how services are served and guarded, what refusals look like, and what they may call outside."""
