"""What the officer sees: the command line and the screens."""
