"""Slips of language, found in a text alone: words, marks, numbers left out, personal data."""
