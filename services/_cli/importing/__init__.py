"""What ``claimwatch import`` reads: lines of articles, documents, folders and web archives."""
