"""Arithmetic within prose: sums, shares, changes against last year."""
