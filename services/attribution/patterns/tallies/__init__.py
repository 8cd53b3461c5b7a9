"""Counts and who gives them, where no clause is reported: "the ministry said six", "a figure given by the governor"."""
