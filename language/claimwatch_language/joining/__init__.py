"""The join by offsets: which claimant a figure belongs to, which place is in its reach, and how it is put."""
