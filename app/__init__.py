"""HRM Studio's windows. The only layer that knows Qt."""
