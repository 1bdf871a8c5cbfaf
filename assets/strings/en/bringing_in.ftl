# Bringing lists in
