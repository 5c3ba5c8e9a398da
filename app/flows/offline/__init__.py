"""« Hors ligne » : what of the record stays on this device, and what may leave it."""
