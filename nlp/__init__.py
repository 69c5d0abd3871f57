"""TEXT → FACTS, by `nlp.extract`. Pure: no database, no HTTP, network, clock, no files but `models/`.

Nothing is loaded here: who only needs the facts' types, as the readers of files do, need not wait for the extractor.
"""

#: raised with every change of rules or models, so that the log can tell extractions apart
VERSION = "0.1"
