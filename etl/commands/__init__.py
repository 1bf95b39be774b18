"""What the commands do: one module a command, each printing for people and leaving the work to others."""
