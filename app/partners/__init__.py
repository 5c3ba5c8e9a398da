"""« Services » of the catalogue, one file each; they come with the catalogue issue."""
