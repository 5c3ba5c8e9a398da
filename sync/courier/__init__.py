"""« Courrier » : the push and pull loop of one device, its files, and how it joins."""
