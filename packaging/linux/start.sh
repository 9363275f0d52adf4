#!/bin/sh
# Starts HRM Studio from where it was unpacked; needs no root. start.sh hrm ... is the command line.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ "${1-}" = hrm ]; then
    shift
    exec "$here/program/hrm" "$@"
fi
exec "$here/program/hrm-studio" "$@"
