"""Who speaks and of whom: offices and their names."""
