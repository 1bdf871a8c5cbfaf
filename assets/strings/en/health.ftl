# Health of the file
