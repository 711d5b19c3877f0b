"""What the evidence adds up to: pure functions of the corpus."""
