"""Finding what was written: by the words of it, and by what else they are called."""
