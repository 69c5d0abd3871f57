"""What a site answers → the addresses of its releases, and whether it lets programs read them."""
