"""The models on this machine: found, opened, described, imported."""
