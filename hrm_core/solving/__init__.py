"""Solving: thinking segment by segment, searching, voting, evaluating."""
