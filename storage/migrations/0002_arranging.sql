-- What a person arranges: folders, pins, links, and the earlier descriptions.

-- Both come from the entry's meta, like category, author and status; '' when absent.
ALTER TABLE entry ADD COLUMN folder TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN pinned TEXT NOT NULL DEFAULT '';
DROP INDEX entry_by_date;
CREATE INDEX entry_by_date ON entry(
  space, kind, when_from, id, category, author, status, folder, pinned
);

CREATE TABLE link(
  space BLOB NOT NULL, entry BLOB NOT NULL, relation TEXT NOT NULL,
  target BLOB NOT NULL, PRIMARY KEY(space, entry, relation, target)
) WITHOUT ROWID;
CREATE INDEX link_to ON link(space, target, relation, entry);
INSERT OR IGNORE INTO link
  SELECT entry.space, entry.id, json_extract(each.value, '$[0]'),
    unhex(json_extract(each.value, '$[1]'))
  FROM entry, json_each(facts, '$.links') AS each;

-- packed: the entry as it was; blobs: the files it alone still names, 32 bytes each.
CREATE TABLE version(
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  space BLOB NOT NULL, entry BLOB NOT NULL,
  at INTEGER NOT NULL, origin TEXT NOT NULL,
  blobs BLOB NOT NULL, packed BLOB NOT NULL
);
CREATE INDEX version_by_entry ON version(space, entry, n);
CREATE INDEX version_files ON version(blobs) WHERE blobs <> x'';
CREATE INDEX conflict_by_entry ON conflict(space, entry);
