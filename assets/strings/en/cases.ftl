# Complaints
