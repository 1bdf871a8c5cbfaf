# Staff
