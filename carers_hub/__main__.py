"""`python -m carers_hub` is the `hub` command."""

from carers_hub.site.command_line import main

if __name__ == "__main__":
    main()
