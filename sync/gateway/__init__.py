"""« Passerelle » of partners and professionals; it comes with the gateway issue."""
