"""« Balances et capteurs » : what is heard near, what it gives, what it asks."""
