-- The record of one device (design: storage, section 6). Ids are 16 raw bytes.

CREATE TABLE space(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);

-- facts: links, attachments and meta as JSON; body: FHIR bytes exactly as received.
CREATE TABLE entry(
  n INTEGER PRIMARY KEY,
  space BLOB NOT NULL, id BLOB NOT NULL, kind TEXT NOT NULL,
  when_text TEXT NOT NULL, precision INTEGER NOT NULL,
  when_from INTEGER NOT NULL, when_to INTEGER NOT NULL,
  rubric INTEGER NOT NULL, confidentiality INTEGER NOT NULL,
  category TEXT NOT NULL, author TEXT NOT NULL, status TEXT NOT NULL,
  rev INTEGER NOT NULL, updated INTEGER NOT NULL,
  facts TEXT NOT NULL, body BLOB NOT NULL,
  UNIQUE(space, id)
);
-- Lists are read along it; the filters behind the order are answered without the rows.
CREATE INDEX entry_by_date
  ON entry(space, kind, when_from, id, category, author, status);

CREATE TABLE attachment(
  space BLOB NOT NULL, entry BLOB NOT NULL, id BLOB NOT NULL,
  blob BLOB NOT NULL, sha BLOB NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY(space, entry, id)
) WITHOUT ROWID;
CREATE INDEX attachment_by_sha ON attachment(space, sha, role, entry);

CREATE TABLE text(entry INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE VIRTUAL TABLE entry_text USING fts5(
  title, notes, body, content='', contentless_delete=1,
  tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);

-- base, sent: packed entries. AUTOINCREMENT: a number never comes back.
CREATE TABLE journal(
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  space BLOB NOT NULL, action TEXT NOT NULL, item BLOB NOT NULL,
  base_rev INTEGER NOT NULL, base BLOB, control TEXT,
  sealed INTEGER NOT NULL, sent BLOB, fault TEXT NOT NULL
);
CREATE INDEX journal_in_order ON journal(space, sealed, n);
CREATE INDEX journal_by_item ON journal(space, item, sealed);
CREATE TABLE batch(
  space BLOB PRIMARY KEY, wire BLOB NOT NULL, lines TEXT NOT NULL,
  founding INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE conflict(
  id BLOB PRIMARY KEY, space BLOB NOT NULL, entry BLOB NOT NULL,
  losing BLOB NOT NULL, device BLOB NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX conflict_by_date ON conflict(space, at);

CREATE TABLE standing(space BLOB PRIMARY KEY, state BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE step(
  space BLOB NOT NULL, seq INTEGER NOT NULL, op_hash BLOB NOT NULL, h BLOB NOT NULL,
  collection BLOB NOT NULL, n INTEGER NOT NULL, hc BLOB NOT NULL,
  type INTEGER NOT NULL, item BLOB NOT NULL, place INTEGER NOT NULL,
  at INTEGER NOT NULL, run BLOB NOT NULL,
  head BLOB NOT NULL, body BLOB NOT NULL, wrap BLOB NOT NULL,
  PRIMARY KEY(space, seq)
);
CREATE INDEX step_by_chain ON step(space, h);
CREATE INDEX step_by_lane ON step(space, collection, n, seq);
CREATE INDEX step_controls
  ON step(space, collection, seq, op_hash) WHERE type NOT IN (1, 2);
CREATE INDEX step_kept ON step(space, seq) WHERE head <> x'';
CREATE INDEX step_by_run ON step(space, run) WHERE run <> x'';
CREATE TABLE run(
  space BLOB NOT NULL, id BLOB NOT NULL, wire BLOB NOT NULL, PRIMARY KEY(space, id)
) WITHOUT ROWID;
CREATE TABLE item_head(
  space BLOB NOT NULL, item BLOB NOT NULL, rev INTEGER NOT NULL,
  collection BLOB NOT NULL, deleted INTEGER NOT NULL, op_hash BLOB NOT NULL,
  seq INTEGER NOT NULL, PRIMARY KEY(space, item)
) WITHOUT ROWID;
CREATE INDEX item_living ON item_head(space, collection, item) WHERE deleted = 0;
CREATE TABLE evidence(
  n INTEGER PRIMARY KEY, space BLOB NOT NULL, code TEXT NOT NULL,
  seq INTEGER NOT NULL, at INTEGER NOT NULL, pieces TEXT NOT NULL
);
CREATE INDEX evidence_by_space ON evidence(space, n);

CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE secret(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
