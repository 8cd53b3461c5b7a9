"""What ``claimwatch watch`` needs: a watch from a file or the database, filed reports, and its answers in words."""
