"""What a report says, as watches ask for it, and the keys by which watches are found."""
