"""What the program asks of other machines: pages, feeds, webhooks, mail. Each address is checked before it is used."""
