# What the records say to linked items, and why not.
