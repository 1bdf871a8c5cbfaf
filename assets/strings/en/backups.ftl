# Backups and bringing back
