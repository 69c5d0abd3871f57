"""A saved search as programs and people take it in: Atom, JSON Feed, iCal, a letter."""
