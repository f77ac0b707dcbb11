"""What was understood, left alone or filled in: a fact per sentence, and below them what a language has to say."""
