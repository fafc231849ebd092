"""What an edit of the rules changes, for a program to read."""

from typing import Any

from pipeline.curate.teach.effects import Effect, Trial


def trial_in_json(trial: Trial) -> dict[str, Any]:
    """The sentence before and after the edits, and every row of the letters that they change."""
    return {
        "tried": list(trial.edits),
        "before": trial.before.model_dump(mode="json"),
        "after": trial.after.model_dump(mode="json"),
        "letters": trial.effects.letters,
        "read_again": trial.effects.reread,
        "unreadable": list(trial.effects.unreadable),
        "rows": list(map(_effect, trial.effects.effects)),
    }


def _effect(effect: Effect) -> dict[str, Any]:
    difference = effect.difference
    return {
        "became": effect.became,
        "kind": difference.kind,
        "fields": list(difference.fields),
        "old": difference.old,
        "new": difference.new,
        "checked": effect.expected and effect.expected.model_dump(mode="json"),
    }
