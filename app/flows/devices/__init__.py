"""« Appareils » : what devices and files say, on its way to the record.

What a screen, a command or a radio may call (all of it blocks but the methods of a
listener: go through a thread):

`house.devices` (`devices.Devices`)
    `radio`, `inbox`; `known() -> list[Appliance]`, `one(key)`, `named(identity)`,
    `recognised(advert)`, `add(driver, advert | identity, name="")`, `rename(key,
    name)`, `forget(key) -> Entry`, `restore(entry)`, `bind(key, slot=None)`,
    `unbind(key, slot=None)` (no slot: « je suis la seule personne à l'utiliser »),
    `listener(driver, advert, person) -> Listening`, `hear(driver, advert) ->
    list[Heard]`, `history(key) -> list[Event]`, `replay()`, `undo(batch) -> int`.
    The *key* of an `Appliance` is the id of its element, in hexadecimal, as an
    address says it.

`house.devices.inbox` (`inbox.Inbox`), the only way from a device or a file to the
vault
    `take_in(readings, rejected=(), *, device, cursor=None, batch=None, frames=())
    -> Tally`, one transaction; `waiting() -> list[Waiting]`, `count()`,
    `assign(key)`, `refuse(key)`, `ignore(key)`, `confirm(key)`, `date(key, when)`,
    each undone by `take_back(key)`; `quarantine(device="") -> list[Quarantined]`,
    `retry(device="") -> Tally`, `drop(key)`.
    Here a *key* is that of the reading, in hexadecimal.

The pulse says `device` when a device changed, `inbox` when what waits did, and the
kind of each measure that was kept.
"""
