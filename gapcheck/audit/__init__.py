"""Fair and private runs: blind copies, impact ratios, invariance, verification, decisions, removal."""
