# Print room
