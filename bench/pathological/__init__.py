"""What texts cost that are written to cost much."""
