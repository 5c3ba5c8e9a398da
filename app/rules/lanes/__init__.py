"""« Confier » : one lane read without the log, judged by its reader alone."""
