"""The Word writer: a Document laid out by GB/T 9704 in a .docx package."""
