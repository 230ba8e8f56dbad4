"""Going away, coming back and taking along."""
