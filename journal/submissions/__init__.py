"""What people handed in together, and what of it they took back."""
