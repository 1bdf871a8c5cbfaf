# Passphrase, lock and people
