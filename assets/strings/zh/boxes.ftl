# Suggestion box
