"""What is asked of a language, module by module."""
