"""Stories: which articles are copies of one another, and which tell an earlier text again with news."""
