"""What is kept from somebody leaves the site by no second way either: one table for all of them."""
