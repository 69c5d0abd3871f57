"""FACTS OF SEVERAL RELEASES → WHAT IS THE SAME: entities, reprints, undertakings. Pure, as `nlp/` is."""
