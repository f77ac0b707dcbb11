"""From gross spending to new money, and from new money to its effects."""
