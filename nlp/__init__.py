"""TEXT → FACTS, by `nlp.extract`. Pure: no database, no HTTP, network, clock, no files but `models/`.

Nothing is loaded here: who only needs the facts' types, as the readers of files do, need not wait for the extractor.
"""
