"""What a watch would have been told of the archive's reports: nobody is notified, and nothing is stored."""
