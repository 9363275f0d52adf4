"""`python -m training FOLDER`: the child process of one run; see child.py."""

import sys

from training.child import main

if __name__ == "__main__":
    sys.exit(main())
