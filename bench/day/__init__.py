"""A day of 250 invented articles about one war, and the digest that a country-wide watch gets of it."""
