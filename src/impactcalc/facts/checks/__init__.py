"""What the reviewer's list finds: a fact per code, and below them what a language has to say of each."""
