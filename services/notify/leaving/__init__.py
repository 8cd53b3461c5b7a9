"""What leaves together: the groups that wait, and what becomes of their alerts when they are due."""
