"""Who of the team looks at something now, so that no two decide about the same."""
