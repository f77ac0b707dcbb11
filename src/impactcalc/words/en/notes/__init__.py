"""What was understood, left alone or filled in, in English: a function per fact."""
