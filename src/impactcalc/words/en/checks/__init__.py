"""What the reviewer's list finds, in English: a function per fact."""
