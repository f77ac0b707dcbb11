"""What must hold in a package: facts, by subject."""
