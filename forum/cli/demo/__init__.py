"""The demo: a living community that anyone can start with one command."""
