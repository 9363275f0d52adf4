"""Where the frozen command line starts; it is the training child of the runs it starts, too."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["--train"]:
        from training.child import main as train

        sys.exit(train(sys.argv[2:]))
    from app.cli.main import main

    sys.exit(main())
