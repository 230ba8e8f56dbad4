"""What stands where, one list for each part of the site."""
