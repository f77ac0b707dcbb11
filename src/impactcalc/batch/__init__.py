"""Many studies at once: each to its report by a worker of its own, a record of what is done, and a summary."""
