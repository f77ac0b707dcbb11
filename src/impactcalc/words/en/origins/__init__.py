"""Where figures are from, and how they came to be, in English: a function per fact."""
