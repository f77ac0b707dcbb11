"""A network's members on a few pages, each by the study that it made."""
