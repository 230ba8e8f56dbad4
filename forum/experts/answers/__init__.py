"""What experts answer, and who stands behind it."""
