"""What is kept of a letter can be read by whoever has the letter, and by nobody else.

A transcript holds the names of people to write to, which no database has. A cache is easily left somewhere, or sent
along with a database; so each entry is sealed with the letter's own bytes. The key is a digest that stands nowhere: the
one by which files and rows name a letter is another. SHAKE-256 makes of it as many bytes as there are to be covered
(the standard library has no cipher, and one that is used once for each key needs no more).
"""

import zlib
from hashlib import sha256, shake_256
from pathlib import Path

_OWN = b"what is kept of a letter\n"


def key_of(file: Path) -> bytes:
    """What nobody knows who has not the file; OSError where it cannot be opened."""
    return sha256(_OWN + file.read_bytes()).digest()


def sealed(content: bytes, key: bytes, name: str) -> bytes:
    """The content of the entry of this name, packed and covered."""
    return _covered(zlib.compress(content, 1), key, name)


def unsealed(content: bytes, key: bytes, name: str) -> bytes:
    """What was sealed; zlib.error where it was not with this key."""
    return zlib.decompress(_covered(content, key, name))


def _covered(content: bytes, key: bytes, name: str) -> bytes:
    cover = shake_256(key + name.encode()).digest(len(content))
    return (int.from_bytes(content) ^ int.from_bytes(cover)).to_bytes(len(content))
