"""The search index: derived from the tables, following their changes. The only door to tantivy."""
