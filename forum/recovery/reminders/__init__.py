"""The weekly letter that a member may ask for."""
