-- What is of one conversation, in its order, without reading what is of the others.
CREATE INDEX entry_by_thread ON entry(
  space, kind, json_extract(facts, '$.meta.thread'), when_from, id
) WHERE json_extract(facts, '$.meta.thread') IS NOT NULL;
