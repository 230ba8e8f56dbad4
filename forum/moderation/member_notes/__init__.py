"""What moderators note for each other about a member."""
