"""The journal at the size of a country: synthetic releases, query shapes, and other ways to search beside ours."""
