"""What must hold in a package, in English."""
