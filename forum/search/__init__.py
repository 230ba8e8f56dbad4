"""Finding what there is: words, an index of them, and what its reader may see."""
