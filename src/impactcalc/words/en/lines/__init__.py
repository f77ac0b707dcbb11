"""What commands print, in English."""
