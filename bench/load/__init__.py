"""Many people at once: real requests to the real server with its workers. `make load` runs it."""
