"""The log for people: a page is a module here and its template."""
