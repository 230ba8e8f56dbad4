"""Reading articles in, and following them when they change."""
