"""Every decision about colleges with its deadline and source: the log from a program, with nothing but Python."""

import json
import sys
from urllib.parse import urlencode
from urllib.request import urlopen

asked = {"q": "колледж", "limit": 100, "cursor": ""}
while asked["cursor"] is not None:
    with urlopen(f"{sys.argv[1]}/api/v1/decisions?{urlencode(asked)}") as answer:  # noqa: S310 (an address of one's own)
        page = json.load(answer)
    for decision in page["items"]:
        print(decision["id"], decision["deadline"], decision["content"], decision["release"]["title"], sep="\t")
    asked["cursor"] = page["next"]
