"""LABELLED RELEASES → MODELS: what `make train` makes again, deterministically, from `corpus/`."""
