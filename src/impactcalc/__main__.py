"""`python -m impactcalc` is the command `impactcalc`."""

from impactcalc.cli import main

main()
