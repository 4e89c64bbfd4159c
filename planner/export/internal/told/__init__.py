"""What the plan report tells, part by part: words, figures and pictures before they are set."""
