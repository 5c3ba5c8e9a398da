-- The embedded ledger, schema 1; names.py brings it to 3. A place is (space.no << 32) | seq: logs lie side by
-- side in one B-tree, each growing at its own end.
CREATE TABLE space(no INTEGER PRIMARY KEY, space BLOB NOT NULL UNIQUE,
  head INTEGER NOT NULL, h BLOB NOT NULL, root_epoch INTEGER NOT NULL,
  root_pk BLOB NOT NULL, digest INTEGER NOT NULL, size INTEGER NOT NULL,
  ops INTEGER NOT NULL, parts_size INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE lane(no INTEGER PRIMARY KEY, space INTEGER NOT NULL,
  collection BLOB NOT NULL, n INTEGER NOT NULL, hc BLOB NOT NULL,
  epoch INTEGER NOT NULL, UNIQUE(space, collection)) STRICT;
-- What the chain needs of an op; `before` is the seq of the item's op it follows.
CREATE TABLE step(place INTEGER PRIMARY KEY, type INTEGER NOT NULL,
  lane INTEGER NOT NULL, n INTEGER NOT NULL, r INTEGER NOT NULL, h BLOB NOT NULL,
  hc BLOB NOT NULL, op_hash BLOB NOT NULL, before INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX step_lane ON step(lane, n);
CREATE INDEX step_control ON step(place) WHERE type NOT IN (1, 2);
-- The op as it is sent (MessagePack), at its index in its run.
CREATE TABLE change(place INTEGER PRIMARY KEY, run INTEGER NOT NULL,
  idx INTEGER NOT NULL, op BLOB NOT NULL) STRICT;
CREATE TABLE run(no INTEGER PRIMARY KEY, space INTEGER NOT NULL, run BLOB NOT NULL,
  device BLOB NOT NULL, collection BLOB NOT NULL, leaves BLOB NOT NULL,
  sig BLOB NOT NULL) STRICT;
CREATE TABLE item(space INTEGER NOT NULL, item BLOB NOT NULL, rev INTEGER NOT NULL,
  seq INTEGER NOT NULL, deleted INTEGER NOT NULL,
  PRIMARY KEY(space, item)) STRICT, WITHOUT ROWID;
CREATE TABLE member(space INTEGER NOT NULL, collection BLOB NOT NULL,
  identity BLOB NOT NULL, grant_id BLOB NOT NULL, role INTEGER NOT NULL,
  not_before INTEGER NOT NULL, until INTEGER NOT NULL, revoked INTEGER NOT NULL,
  PRIMARY KEY(space, collection, identity, grant_id)) STRICT, WITHOUT ROWID;
CREATE INDEX member_identity ON member(identity);
CREATE TABLE device(space INTEGER NOT NULL, device BLOB NOT NULL,
  ctr INTEGER NOT NULL, sha BLOB NOT NULL, reply BLOB NOT NULL,
  retired INTEGER NOT NULL, acked INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(space, device)) STRICT, WITHOUT ROWID;
CREATE TABLE part(space INTEGER NOT NULL, sha BLOB NOT NULL, size INTEGER NOT NULL,
  refs INTEGER NOT NULL, created INTEGER NOT NULL,
  PRIMARY KEY(space, sha)) STRICT, WITHOUT ROWID;
CREATE TABLE account(identity BLOB PRIMARY KEY, version INTEGER NOT NULL,
  card BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE certificate(device BLOB PRIMARY KEY, identity BLOB NOT NULL,
  key BLOB NOT NULL, card BLOB NOT NULL, certificate BLOB NOT NULL,
  not_before INTEGER NOT NULL, until INTEGER NOT NULL,
  retirement BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_identity ON certificate(identity);
CREATE TABLE vault(identity BLOB PRIMARY KEY, version INTEGER NOT NULL,
  vault BLOB NOT NULL, handle BLOB UNIQUE, key BLOB NOT NULL) STRICT, WITHOUT ROWID;
PRAGMA user_version=1;
