"""All trainings on this machine."""
