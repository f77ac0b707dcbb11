"""Results beside each other: scenarios, comparisons."""
