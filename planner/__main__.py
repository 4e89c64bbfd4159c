"""``python -m planner``."""

from __future__ import annotations

import sys

from planner.app import main

if __name__ == "__main__":
    sys.exit(main())
