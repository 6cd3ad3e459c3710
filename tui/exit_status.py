"""How a command ends."""

DONE, STANDING, UNUSABLE = 0, 1, 2
"""Done; errors stand or a file is in the way; cannot read or cannot write."""
