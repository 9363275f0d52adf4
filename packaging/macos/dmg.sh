#!/usr/bin/env bash
# dmg.sh EDITION VERSION: a disk image of the program, on macOS. Not run yet.
set -euo pipefail
cd "$(dirname "$0")/../.."
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cp -R "dist/HRM Studio $1.app" "$tree/"
ln -s /Applications "$tree/Applications"
codesign --force --deep --sign "${SIGNING_IDENTITY:--}" \
    --entitlements packaging/macos/entitlements.plist "$tree/HRM Studio $1.app"
hdiutil create -volname "HRM Studio" -srcfolder "$tree" -format UDZO "dist/hrm-studio-$1-$2.dmg"
