"""Pages that are pictures: their words found by text recognition (OCR), and what that gets wrong put right."""
