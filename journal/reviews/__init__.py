"""What people say of decisions: kept beside what the program read, laid over it wherever decisions are listed."""
