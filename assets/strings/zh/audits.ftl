# Audits
