"""« Impressions » : values in, PDF or text bytes out; no Flet, no file written."""
