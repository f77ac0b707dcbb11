"""Two studies side by side: pages, words and JSON."""
