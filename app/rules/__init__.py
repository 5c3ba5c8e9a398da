"""Pure engines over tables and signed logs; the date is always an argument."""
