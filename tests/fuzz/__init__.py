"""Changed inputs for every reader: each is read, or refused with a sentence of ours."""
