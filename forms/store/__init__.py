"""Where a draft is kept: the file, the journal, the lock, the backups."""
