"""What a watch asks for: of a report as a whole, and of each item of its news."""
