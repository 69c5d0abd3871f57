"""Who works while nobody asks: processes that extract what is stored, and that do errands."""
