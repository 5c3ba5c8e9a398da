"""« Appareils virtuels » : real packets without hardware, over a bumble radio.

Comes with the extra `lab`; nothing here is imported before somebody asks for it.
"""
