"""Who is named in releases → who is the same: profiles, the blocks they are looked for by, a score with named parts."""

from __future__ import annotations

from linking.entities.blocks import exact, wide
from linking.entities.known import KnownOrganization
from linking.entities.matching import Match, Outcome, Verdict, decide, score
from linking.entities.placing import place_all
from linking.entities.profile import ORGANIZATION, PERSON, Profile
from linking.entities.register import Found, Register, profile
from linking.entities.sightings import INITIATIVE, Sighting, roles, sightings

__all__ = [
    "INITIATIVE",
    "ORGANIZATION",
    "PERSON",
    "Found",
    "KnownOrganization",
    "Match",
    "Outcome",
    "Profile",
    "Register",
    "Sighting",
    "Verdict",
    "decide",
    "exact",
    "place_all",
    "profile",
    "roles",
    "score",
    "sightings",
    "wide",
]
