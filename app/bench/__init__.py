"""What the pages for Solve and ARC share."""
