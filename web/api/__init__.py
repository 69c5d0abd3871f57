"""The log for programs: JSON under `/api/v1`, one shape for lists, one for errors, described by OpenAPI."""
