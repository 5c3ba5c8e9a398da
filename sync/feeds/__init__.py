"""« Services » that send what they know of a person: one file a sort of service."""
