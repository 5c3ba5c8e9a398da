"""« Propositions » : what documents say, offered to the profile one by one."""
