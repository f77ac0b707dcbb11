"""A network whose members each made a study: what may be added of them, their ranks, and what all come to."""
