"""A member survey expanded to its network: weights, totals and how sure they are (methods, section 10)."""
