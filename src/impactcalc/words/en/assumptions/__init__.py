"""What a result rests on, in English: a function per fact."""
