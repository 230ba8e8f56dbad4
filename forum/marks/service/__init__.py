"""What readers do with what others wrote."""
