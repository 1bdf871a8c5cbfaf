# The frame: rail, top bar, status line, search, first start
