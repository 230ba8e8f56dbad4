"""What people do to prove who they are, a kind of proof a module."""
