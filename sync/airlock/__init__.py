"""« Sas » : a sealed process opens what others wrote; only plain values leave it."""
