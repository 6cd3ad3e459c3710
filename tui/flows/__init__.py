"""What the officer does that takes several steps: one file for each kind of errand."""
