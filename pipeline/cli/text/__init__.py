"""Every printed report, as text."""
