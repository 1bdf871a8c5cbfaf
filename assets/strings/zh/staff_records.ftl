# Training hours and conduct records.
