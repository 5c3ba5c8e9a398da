"""« Exemple » : the space of somebody who does not exist, made anew each time."""
