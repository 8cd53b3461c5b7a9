"""How many reports a second can be compared with how many watches."""
