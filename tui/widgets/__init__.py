"""The panes of the editor, one file each."""
