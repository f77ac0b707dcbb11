"""Where figures are from and how they came to be: a fact per kind, and below them what a language says of each."""
