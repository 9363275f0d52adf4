"""What a run was good for: judged before and after, and published."""
