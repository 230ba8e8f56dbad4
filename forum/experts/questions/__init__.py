"""What experts are asked, and who takes it up."""
