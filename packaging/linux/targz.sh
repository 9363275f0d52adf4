#!/usr/bin/env bash
# targz.sh FOLDER NAME VERSION: an archive that runs wherever it is unpacked. Called by build.py.
set -euo pipefail
folder=$1 name=$2 version=$3
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
top=$tree/$name-$version
mkdir "$top"
cp -a --reflink=auto "$folder" "$top/program"
install -m 755 "$here/start.sh" "$top/start.sh"
cp "$here/hrm-studio.desktop" "$here/hrm-studio.mime.xml" "$top/"
tar -C "$tree" --owner=0 --group=0 -czf "$(dirname "$folder")/$name-$version-linux-$(uname -m).tar.gz" \
    "$name-$version"
