# Opening the file, salvage
