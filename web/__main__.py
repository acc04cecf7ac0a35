"""`python -m web ...`: the command line. Must not know what its commands do."""

from web.commands import main

if __name__ == "__main__":
    main(prog_name="python -m web")
