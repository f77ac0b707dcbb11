"""What is spent in the partners' countries, and purchasing power."""
