"""What prose says of the figures of the tables."""
