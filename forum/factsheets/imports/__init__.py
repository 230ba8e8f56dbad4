"""Articles read in: what their lines became, and what still waits for a curator."""
