#!/usr/bin/env bash
# deb.sh FOLDER NAME VERSION [SITE]: a Debian package of a frozen folder, in dist/. Called by
# build.py. SITE: the address that docs/images lies below, for the pictures in software centres.
set -euo pipefail
folder=$1 name=$2 version=$3 site=${4:-}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
umask 022
share=$tree/usr/share
program=/usr/lib/$name
mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib" \
    "$share"/{applications,metainfo,mime/packages,man/man1,doc/"$name",lintian/overrides} \
    "$share/icons/hicolor/scalable/apps"
cp -a --reflink=auto "$folder" "$tree$program"
find "$tree$program" -type d -exec chmod 755 {} +
find "$tree$program" -type f -exec chmod 644 {} +
chmod 755 "$tree$program/hrm-studio" "$tree$program/hrm"
# sources that PyTorch reads and nobody starts: some name an interpreter that Debian has not
find "$tree$program" -type f -name '*.py' -exec sed -i '1{/^#!/d}' {} +
ln -s "../lib/$name/hrm-studio" "$tree/usr/bin/hrm-studio"
ln -s "../lib/$name/hrm" "$tree/usr/bin/hrm"
cp "$here/hrm-studio.desktop" "$share/applications/"
cp "$here/hrm-studio.mime.xml" "$share/mime/packages/hrm-studio.xml"
cp "$root/assets/icons/hrm-studio.svg" "$share/icons/hicolor/scalable/apps/"
pictures=(-e "s|@SITE@|$site|")
[ -n "$site" ] || pictures=(-e '/<screenshots>/,/<\/screenshots>/d') # nobody could fetch them
sed "${pictures[@]}" -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u +%F)/" \
    "$here/hrm-studio.metainfo.xml" >"$share/metainfo/org.hrm_studio.HRMStudio.metainfo.xml"
for page in hrm-studio.1 hrm.1; do gzip -9n <"$here/$page" >"$share/man/man1/$page.gz"; done
{
    printf 'HRM Studio is licensed under the Apache License 2.0: /usr/share/common-licenses/Apache-2.0\n'
    printf 'Copyright (C) 2026 HRM Studio authors.\n'
    printf 'The libraries in it, with their licences: %s/THIRD_PARTY.txt\n' "$program"
} >"$share/doc/$name/copyright"
printf '%s (%s) stable; urgency=medium\n\n  * See CHANGELOG.md of HRM Studio.\n\n -- HRM Studio authors <maintainers@example.org>  %s\n' \
    "$name" "$version" "$(date -uR)" | gzip -9n >"$share/doc/$name/changelog.gz"
sed "s/@NAME@/$name/" "$here/hrm-studio.overrides" >"$share/lintian/overrides/$name"
other=hrm-studio-player
[ "$name" = hrm-studio ] || other=hrm-studio
cat >"$tree/DEBIAN/control" <<CONTROL
Package: $name
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: HRM Studio authors <maintainers@example.org>
Section: science
Priority: optional
Installed-Size: $(du -ks "$tree" | cut -f1)
Depends: libc6 (>= 2.34), libegl1, libfontconfig1, libgl1, libxcb1, xkb-data
Recommends: libwayland-client0, libwayland-cursor0, libwayland-egl1, shared-mime-info, xdg-utils
Conflicts: $other
Replaces: $other
Description: watch a Hierarchical Reasoning Model solve Sudoku, mazes and ARC
 The model thinks in segments; after every segment the window shows what it
 believes in each cell, how sure it is, and whether it wants to stop.
 .
 It works offline. The package hrm-studio trains models, too;
 hrm-studio-player solves and replays with those that are there.
CONTROL
desktop-file-validate "$share/applications/hrm-studio.desktop"
appstreamcli validate --no-net "$share/metainfo/org.hrm_studio.HRMStudio.metainfo.xml"
package=$root/dist/${name}_${version}_$(dpkg --print-architecture).deb
dpkg-deb --root-owner-group -Zgzip -z6 --build "$tree" "$package"
