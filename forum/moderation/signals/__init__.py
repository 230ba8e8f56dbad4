"""Posts that name signs for which one calls a doctor, or that may be a cry for help."""
