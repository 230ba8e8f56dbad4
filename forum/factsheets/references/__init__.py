"""Sources of fact sheets, shared between them: what they are, and what became of them."""
