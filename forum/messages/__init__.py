"""What members write to each other alone."""
