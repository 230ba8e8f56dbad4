"""What a recovery story has beside its posts: a goal, steps, and what is shared of a diary."""
