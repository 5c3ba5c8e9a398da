"""« Importer » : the readings in the file of another app, looked at, kept, taken back.

What a screen or a command may call (all of it blocks: go through a thread):

`house.importing` (`importing.Importing`)
    `preview(content, name, asking) -> Preview`, which keeps nothing;
    `take(content, name, asking, progress, total=preview.count) -> Imported`, all of the
    file or nothing: what *progress* raises ends it; `undo(batch)`,
    `batches() -> list[Imported]`, the last one first; `writing() -> Writing`, which
    writes all of it as a file of ours (`write(sink, progress) -> lines`).
    What an import that was killed had kept is taken back by the next call of any.
"""
