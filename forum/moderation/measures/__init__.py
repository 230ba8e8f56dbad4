"""What moderators decide about posts, threads and members, told to whom it is about, and undone."""
