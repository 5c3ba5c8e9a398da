-- What comes of devices, beside the record (design: devices, sections 5, 11 and 12).

-- The keys of readings; entry: the element or the segment that holds one.
CREATE TABLE known(
  space BLOB NOT NULL, key BLOB NOT NULL, entry BLOB NOT NULL,
  PRIMARY KEY(space, key, entry)
) WITHOUT ROWID;
CREATE INDEX known_by_entry ON known(space, entry);

-- what: the reading, or what could not be read, as JSON.
CREATE TABLE inbox(
  n INTEGER PRIMARY KEY,
  space BLOB NOT NULL, key BLOB NOT NULL, device TEXT NOT NULL, fate TEXT NOT NULL,
  at INTEGER NOT NULL, batch BLOB NOT NULL, answers TEXT NOT NULL,
  what TEXT NOT NULL,
  UNIQUE(space, key)
);
CREATE INDEX inbox_by_date ON inbox(space, at, n, device, fate);
CREATE INDEX inbox_by_device ON inbox(space, device, fate);
CREATE INDEX inbox_by_batch ON inbox(space, batch) WHERE batch <> x'';

-- Packets on disk until they are read. AUTOINCREMENT: a number never comes back.
CREATE TABLE frame(
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  space BLOB NOT NULL, source TEXT NOT NULL, char TEXT NOT NULL,
  payload BLOB NOT NULL, heard_at TEXT NOT NULL
);
CREATE INDEX frame_in_order ON frame(space, n);
