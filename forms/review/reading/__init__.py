"""How prose is read: its characters, sentences, words, numbers and what stands around them."""
