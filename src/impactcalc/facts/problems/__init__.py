"""What is wrong with an input: a fact per sentence, and below them what a language has to say."""
