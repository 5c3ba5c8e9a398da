-- The points of traces (design: storage, section 10), read from the segments.

CREATE TABLE trace(
  n INTEGER PRIMARY KEY,
  space BLOB NOT NULL, code TEXT NOT NULL, source TEXT NOT NULL,
  unit TEXT NOT NULL, scale INTEGER NOT NULL,
  UNIQUE(space, code, source, unit, scale)
);

-- t: seconds since 1970; segment: the row of the entry that brought the point.
CREATE TABLE reading(
  trace INTEGER NOT NULL, t INTEGER NOT NULL,
  value INTEGER NOT NULL, flags INTEGER NOT NULL, segment INTEGER NOT NULL,
  PRIMARY KEY(trace, t)
) WITHOUT ROWID;
