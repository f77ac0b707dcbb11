"""What is found, taken or wrong, as plain data: a code and typed values, and no sentence."""
