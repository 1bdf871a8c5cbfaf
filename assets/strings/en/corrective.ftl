# Corrective actions: board, entries.
