"""« Prévention » : the advice of the day, and what the person answered to it."""
