"""The folders and files that people edit: letters, services, known inspections."""
