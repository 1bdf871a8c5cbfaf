# Exports and the year archive
