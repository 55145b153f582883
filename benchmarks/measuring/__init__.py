"""What a reading of a CV is worth against its truth record: pairs, counts and the design's measures."""
