#!/usr/bin/env bash
# appimage.sh FOLDER NAME VERSION: one file; needs appimagetool. Not run yet.
set -euo pipefail
folder=$1 name=$2 version=$3
here=$(cd "$(dirname "$0")" && pwd)
command -v appimagetool >/dev/null || { echo "appimagetool is not installed" >&2; exit 1; }
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cp -a --reflink=auto "$folder" "$tree/program"
cp "$here/hrm-studio.desktop" "$here/../../assets/icons/hrm-studio.svg" "$tree/"
install -m 755 "$here/start.sh" "$tree/AppRun"
appimagetool "$tree" "$(dirname "$folder")/$name-$version-$(uname -m).AppImage"
