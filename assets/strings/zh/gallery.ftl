# The gallery of widgets, for developers
