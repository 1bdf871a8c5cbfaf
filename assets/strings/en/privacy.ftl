# Personal data: masking, keeping times, erasure
