"""The number of reports a second that can be matched with some number of watches."""
