# Contests, awards, certificates.
