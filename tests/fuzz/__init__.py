"""Coverage-guided fuzzing: `python -m tests.fuzz TARGET --seconds N`, or `make fuzz` for all targets."""
