"""Published reports read back into drafts."""
