"""« Appareils » : what devices and files say, on its way to the record.

What a screen, a command or a radio may call. All of it blocks but the methods of a
listener: go through a thread.

`house.devices` (`devices.Devices`)
    `radio`, `inbox`; `known() -> list[Appliance]`, `one(key)`,
    `recognised(advert) -> Appliance | None`, `add(driver, advert | identity,
    name="")`, `rename(key, name)`, `forget(key) -> Entry`, `restore(entry)`,
    `bind(key, slot=None) -> keys of what it filed`, `unbind(key, slot=None,
    filed=keys)` (no slot: « je suis la seule personne à l'utiliser »),
    `listener(driver, advert, person) -> Listening`, `hear(driver, advert) ->
    list[Heard]`, `history(key) -> list[Event]`, `replay()`,
    `retry(identity_key="") -> Tally`, `undo(batch) -> int`.
    The *key* of an `Appliance` is the id of its element, in hexadecimal, as an
    address says it; `appliance.identity.key` is what readings and items name.
    A device that answers is added by its listener, with no name of its own.

`house.devices.inbox` (`inbox.Inbox`), the only way from a device or a file to the
vault
    `take_in(readings, rejected=(), *, device, cursor=None, batch=None, frames=())
    -> Tally`, one transaction; `waiting() -> list[Waiting]`, `count()`,
    `assign(key)`, `refuse(key)`, `ignore(key)`, `confirm(key)`, `date(key, when)`,
    each undone by `take_back(key)` and returning the `Fate` that follows;
    `quarantine(identity_key="") -> list[Quarantined]`, `drop(key)`.
    Here a *key* is that of the reading, in hexadecimal.

`Appliance` is in `appliance`; `Tally`, `Waiting`, `Quarantined`, `Event` and
`Heard` in `told`; `Fate` in `app.domain.inbox`; `Person` in `listening`.

The pulse says `device` when a device changed, `inbox` when what waits did, and the
kind of each measure that was kept (`segment` for points of a sensor).
"""
