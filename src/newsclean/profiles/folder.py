"""ProfileFolder: the profiles of many sites, a file each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from errno import ENOENT
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from newsclean.profiles.lines import HASH_BYTES
from newsclean.profiles.site import SiteProfile

ENDING = ".json"
LONGEST_NAME = 150  # characters; file systems take 255 bytes


@dataclass(frozen=True)
class ProfileFolder:
    """A folder with the profiles of many sites: `lorne.example.json` and so on. A profile is read when a page of its site comes.

    path     the folder. A worker on another machine must see it under the same path
    digest   of the profiles that it held when this was made. A run file tells by it that profiles have changed

    Make it with `ProfileFolder.open(path)`.
    """

    path: str
    digest: str

    @staticmethod
    def open(path: str | os.PathLike[str]) -> ProfileFolder:
        """Return a folder of profiles, all of which are read once.

        Raises OSError where one cannot be read, and ValueError where it is no profile or where there is none.
        """
        digest = blake2b(digest_size=HASH_BYTES)
        files = sorted(Path(path).glob("*" + ENDING))
        if not files:
            raise ValueError(f"{os.fspath(path)} holds no site profiles; newsclean profile makes them")
        for file in files:
            digest.update(f"{file.name} {SiteProfile.load(file)!r}\n".encode("utf-8", "surrogateescape"))
        return ProfileFolder(os.fspath(path), digest.hexdigest())

    def of(self, site: str) -> SiteProfile | None:
        """Return the profile of a site, or None where the folder has none. Raises what `SiteProfile.load` raises."""
        path = profile_path(self.path, site)
        if not path.exists():
            return None
        stat = path.stat()
        return _loaded(path, stat.st_mtime_ns, stat.st_ino)


@lru_cache(maxsize=1)
def _loaded(path: Path, changed: int, inode: int) -> SiteProfile:  # noqa: ARG001 (they tell a file that has changed since)
    """Return the profile in a file. The last one is kept, since two filters ask for the profile of one input, one after the other."""
    return SiteProfile.load(path)


Profiles = SiteProfile | ProfileFolder
"""What a Cleaner takes: the profile of one site, for all inputs, or those of many, for each input that of its site."""


def profile_path(folder: str | os.PathLike[str], site: str) -> Path:
    """Return the file of a site's profile. A site may be any string; the name of the file cannot lead out of the folder.

    >>> profile_path("profiles", "lorne.example").name, profile_path("profiles", "../a b").name
    ('lorne.example.json', '..%2Fa%20b.json')
    """
    name = quote(site.lower(), safe="", errors="replace")
    if len(name) > LONGEST_NAME:
        name = blake2b(name.encode("ascii"), digest_size=16).hexdigest()
    return Path(folder, name + ENDING)


def load_profiles(given: Profiles | str | os.PathLike[str]) -> Profiles:
    """Return profiles, or those that a path leads to: a folder of them, or the file of one site.

    Raises TypeError for another type, OSError for a path that cannot be read, and ValueError where it leads to no profile.
    """
    if isinstance(given, SiteProfile | ProfileFolder):
        return given
    if not isinstance(given, str | os.PathLike):
        raise TypeError(f"profiles must be a SiteProfile, or the path of a profile or of a folder of them, not {type(given).__name__}")
    if not Path(given).exists():
        raise FileNotFoundError(ENOENT, "there is no such site profile, nor a folder of them; newsclean profile makes them", os.fspath(given))
    return ProfileFolder.open(given) if Path(given).is_dir() else SiteProfile.load(given)
