-- What left this device (design: storage, section 12); ids are in order of time.

CREATE TABLE departure(
  id BLOB PRIMARY KEY, at INTEGER NOT NULL, day TEXT NOT NULL,
  purpose TEXT NOT NULL, host TEXT NOT NULL,
  sent INTEGER NOT NULL, received INTEGER NOT NULL, outcome TEXT NOT NULL,
  consent TEXT NOT NULL, entry BLOB
) WITHOUT ROWID;
-- Sums of days are read from it alone.
CREATE INDEX departure_by_day
  ON departure(day, purpose, host, sent, received, outcome);
CREATE INDEX departure_in_order ON departure(day, id);
