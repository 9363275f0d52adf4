"""What a run tells, as lines for people."""

from training.runs.events import Evaluated, Finished, Progress, Started, TrainEvent


def describe(event: TrainEvent) -> str:
    """An event as a line for people; '' for what they need not see."""
    if isinstance(event, Progress):
        minutes, seconds = divmod(round(event.eta_seconds), 60)
        known = event.total_steps > 0  # not in the first steps of a run that goes by time
        of, eta = (f"/{event.total_steps}", f"{minutes}:{seconds:02d}") if known else ("", "?")
        return (
            f"step {event.step}{of}  {event.samples_per_second:.0f} samples/s  "
            f"loss {event.loss:.3f}  cells {event.cell:.1%}  exact {event.exact:.1%}  "
            f"halts at {event.mean_segments:.1f}  ETA {eta}"
        )
    if isinstance(event, Evaluated):
        mark = "  (best so far)" if event.best else ""
        return (
            f"step {event.step}: {event.name}, {event.puzzles} unseen puzzles, "
            f"{event.segments} segments: exact {event.exact:.1%}, cells {event.cell:.1%}{mark}"
        )
    if isinstance(event, Started):
        return f"{event.message}; {event.device}" if event.message else event.device
    if isinstance(event, Finished):
        return f"{event.reason} after {event.step} steps, {event.seconds / 60:.1f} minutes"
    return ""
