"""The commands of the command line, one file for each that go together."""
