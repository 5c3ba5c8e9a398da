"""« Appareils » drivers, one file each; they come with the devices issue."""
