# Today
