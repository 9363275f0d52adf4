#!/usr/bin/env bash
# bare_root.sh NEW.deb [OLD.deb]: try a package in a bare Debian without Python. As root; needs
# debootstrap. BARE_BASE names a root made before, so that it need not be made again.
# Status 0: installed, started under Xvfb, solved by the command line, upgraded with the user's
# files kept, and removed without a trace in /usr.
set -euo pipefail
new=$(realpath "$1")
old=${2:+$(realpath "$2")}
work=$(mktemp -d)
root=$work/root
trap 'rm -rf --one-file-system "$work"' EXIT
if [ -n "${BARE_BASE:-}" ]; then
    cp -a --reflink=auto "$BARE_BASE" "$root"
else
    debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian
fi
cp "$new" "$root/tmp/new.deb"
[ -z "$old" ] || cp "$old" "$root/tmp/old.deb"
in_root() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp/user LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}
step() { printf '== %s\n' "$*"; }
step "no Python, no package of ours"
if in_root sh -c 'command -v python3'; then exit 1; fi
in_root apt-get update -qq
in_root apt-get install -qq -y --no-install-recommends xvfb xauth shared-mime-info \
    desktop-file-utils >/dev/null
mkdir -p "$root/tmp/user"
first=$([ -n "$old" ] && echo old || echo new)
step "install $first.deb"
in_root apt-get install -qq -y --no-install-recommends "/tmp/$first.deb" >/dev/null
name=$(in_root dpkg-deb --field "/tmp/$first.deb" Package)
mkdir -p "$root/tmp/user/.local/share/hrm-studio/models/kept"
echo keep >"$root/tmp/user/.local/share/hrm-studio/models/kept/note.txt"
if [ -n "$old" ]; then
    step "upgrade"
    in_root apt-get install -qq -y --no-install-recommends /tmp/new.deb >/dev/null
fi
step "the files of the user are kept"
grep -q keep "$root/tmp/user/.local/share/hrm-studio/models/kept/note.txt"
rm -r "$root/tmp/user/.local/share/hrm-studio/models/kept"
step "self-test under Xvfb"
in_root xvfb-run -a hrm-studio --self-test --json --screenshot /tmp/window.png
test -s "$root/tmp/window.png"
step "solve a sudoku and a maze"
samples=/usr/lib/$name/_internal/assets/samples
in_root hrm solve "$samples/sudoku/2 Easy.txt" | tail -1 | tee "$work/sudoku"
grep -q '"solved": true' "$work/sudoku"
in_root hrm solve --task maze "$samples/maze/1 Small.txt" | tail -1 | tee "$work/maze"
grep -q '"solved": true' "$work/maze"
step "files belong to the program"
in_root grep -q 'application/x-hrm-session=hrm-studio.desktop' /usr/share/applications/mimeinfo.cache
in_root grep -q '\*.hrms' /usr/share/mime/globs
step "remove"
in_root apt-get remove -qq -y "$name" >/dev/null
if [ -e "$root/usr/lib/$name" ] || [ -e "$root/usr/bin/hrm" ]; then exit 1; fi
step "all is well"
