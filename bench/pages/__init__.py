"""How fast the dashboard's pages are among many reports, and what they weigh."""
