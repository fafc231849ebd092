"""The parts of the inspection, named as pages name them."""

THEMES = {
    "reoffending": "Reducing reoffending",
    "public": "Protecting the public",
    "child": "Protecting the child",
    "sentence": "Ensuring the sentence is served",
    "court": "Reports to courts and panels",
    "management": "Staff and management",
    "cross": "Across these themes",
    "context": "About the sample",
}


def theme_name(theme: str) -> str:
    """The name of a part of the inspection."""
    return THEMES.get(theme, theme)
