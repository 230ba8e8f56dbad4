"""What people do with their account, an act a function."""
