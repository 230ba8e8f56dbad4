"""What readers do with what others wrote, a verb a file."""
