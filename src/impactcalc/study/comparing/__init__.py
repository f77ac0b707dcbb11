"""What differs between two studies."""
