# Personal data: masking, keeping times, erasure
error-cannot-erase = This person cannot be erased now.
error-cannot-erase-do = Finish what is listed first, then erase.
error-retention-too-short = Records of this kind are kept at least { $n } months; nothing was changed.
error-retention-too-short-do = Enter at least that many months.
