"""The places that threads live in."""
