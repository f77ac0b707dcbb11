"""What is wrong with an input, in English: a function per fact."""
