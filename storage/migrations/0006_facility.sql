-- Where a document was made, to find it by; from the entry's meta, '' when absent.
ALTER TABLE entry ADD COLUMN facility TEXT NOT NULL DEFAULT '';
UPDATE entry SET facility = json_extract(facts, '$.meta.facility')
  WHERE json_extract(facts, '$.meta.facility') IS NOT NULL;
DROP INDEX entry_by_date;
CREATE INDEX entry_by_date ON entry(
  space, kind, when_from, id, category, author, status, folder, pinned, facility
);
