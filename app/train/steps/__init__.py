"""The four steps of a training: data, set-up, run, result."""
