"""Places of a report, or of two, that must agree and must not repeat each other."""
