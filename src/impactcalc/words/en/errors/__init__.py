"""What errors say, in English."""
