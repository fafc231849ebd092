"""The parts of the inspection, named as pages name them."""

THEMES = {
    "reoffending": "Reducing the likelihood of reoffending",
    "public": "Protecting the public",
    "child": "Protecting the child or young person",
    "sentence": "Ensuring that the sentence is served",
    "court": "Reports to courts and panels",
    "management": "Operational management",
    "cross": "Several themes at once",
    "context": "About the sample",
}


def theme_name(theme: str) -> str:
    """The name of a part of the inspection."""
    return THEMES.get(theme, theme)
