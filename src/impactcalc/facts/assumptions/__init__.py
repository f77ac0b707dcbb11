"""What a result rests on: a fact per kind, and below them what a language has to say of each."""
