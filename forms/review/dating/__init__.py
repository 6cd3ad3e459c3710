"""Dates, years and what is cited by them."""
