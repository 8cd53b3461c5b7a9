"""The join by offsets: each figure's claimant, place and factuality."""
