"""Letters damaged in many ways: each is read, or refused in one clear sentence, in bounded time and memory."""
