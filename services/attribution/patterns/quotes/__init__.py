"""Direct speech: quotations with the cue after or before them, and quotations that carry on without a cue."""
