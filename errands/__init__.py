"""What the program does by itself, at its time: tells of what is new, takes releases from their sources."""
