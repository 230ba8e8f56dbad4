"""What people do to take their things along, and to go."""
