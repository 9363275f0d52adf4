#!/usr/bin/env bash
# bare_root.sh NEW.deb [OLD.deb]: try a package in a bare Debian without Python, as its users would.
#
# As root; needs debootstrap. BARE_BASE names a root made before, so that it need not be made again;
# PICTURES a folder for pictures of what was on the screen; BARE_BUSY says that the machine does other
# work, so that what comes late in the self-test is told and not refused. Ends with status 0 and "all
# is well".
# OLD.deb is a version before, of the same edition: the user's files must outlive the upgrade.
set -euo pipefail
new=$(realpath "$1")
old=${2:+$(realpath "$2")}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
root=$work/root
display=:${BARE_DISPLAY:-97}
began=$SECONDS
step() { printf '== %4d s  %s\n' $((SECONDS - began)) "$*"; }
fail() {
    printf 'bare_root: %s\n' "$*" >&2
    exit 1
}
inside=(chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/home/user LANG=C.UTF-8
    "DISPLAY=$display" DEBIAN_FRONTEND=noninteractive)
in_root() { "${inside[@]}" "$@"; }
started=()
clean() { # what was started in the root ends with it
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
    umount "$root/proc" "$root/dev/shm" 2>/dev/null || true
    rm -rf --one-file-system "$work"
}
trap clean EXIT
begin() { # a program that goes on while the script does
    "${inside[@]}" "$@" >>"$work/programs.log" 2>&1 & # no function: its process is the program's
    started+=($!)
}
end() { # the program begun last, as closing its session does
    kill -TERM "${started[-1]}"
    wait "${started[-1]}" 2>/dev/null || true
    unset 'started[-1]'
}
until_so() { # SECONDS WISH COMMAND...
    local ends=$((SECONDS + $1)) wish=$2
    shift 2
    until "$@"; do
        [ $SECONDS -lt $ends ] || { tail -5 "$work/programs.log" >&2; fail "$wish: it did not come"; }
        sleep 0.5
    done
}
picture() { # of the screen, if somebody wants it
    [ -n "${PICTURES:-}" ] || return 0
    mkdir -p "$PICTURES"
    in_root xwd -root -silent -out /tmp/screen.xwd
    convert xwd:"$root/tmp/screen.xwd" "$PICTURES/$1.png" || true
}
data=$root/home/user/.local/share/hrm-studio
remembers() { in_root sqlite3 -readonly /home/user/.local/share/hrm-studio/memory.sqlite "$1" 2>/dev/null; }
opened() { [ "$(remembers "SELECT count(*) FROM recent WHERE path LIKE '%/$1'")" = 1 ]; }
desks() { remembers 'SELECT name, length(content) FROM desks ORDER BY name' | tr '\n' ' '; }

if [ -n "${BARE_BASE:-}" ]; then
    cp -a --reflink=auto "$BARE_BASE" "$root"
else
    step "a bare Debian"
    debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >"$work/bootstrap.log"
fi
mkdir -p "$root/home/user"
mount -t proc proc "$root/proc" 2>/dev/null || true
mkdir -p "$root/dev/shm"
mount -t tmpfs tmpfs "$root/dev/shm" 2>/dev/null || true
cp "$new" "$root/tmp/new.deb"
[ -z "$old" ] || cp "$old" "$root/tmp/old.deb"

step "no Python is here; what a desktop has comes first: a screen, the kinds of files"
in_root sh -c 'command -v python3' && fail "there is a Python in the bare root"
in_root apt-get update -qq
in_root apt-get install -qq -y --no-install-recommends xvfb x11-apps shared-mime-info libglib2.0-bin \
    desktop-file-utils sqlite3 >/dev/null 2>&1
in_root sh -c 'command -v python3' && fail "there is a Python in the bare root"
first=$([ -n "$old" ] && echo old || echo new)

step "install $first.deb"
in_root apt-get install -qq -y --no-install-recommends "/tmp/$first.deb" >/dev/null 2>&1
name=$(in_root dpkg-deb --field "/tmp/$first.deb" Package)
in_root sh -c "dpkg-query --show --showformat='\${Package} \${Version}, \${Installed-Size} KB\n' $name"
begin Xvfb "$display" -screen 0 1440x900x24
until_so 30 "a screen" test -e "$root/tmp/.X11-unix/X${display#:}"

step "the self-test in a real window"
status=0
in_root hrm-studio --self-test --json --screenshot /tmp/window.png >"$work/self-test.json" || status=$?
grep -E '"(first_paint_ms|engine_ms|device|solved|gap_p95_ms|error|well)"' "$work/self-test.json"
grep -q '"solved": true' "$work/self-test.json" && grep -q '"error": ""' "$work/self-test.json" ||
    fail "the self-test does not solve its puzzle"
[ $status = 0 ] || [ -n "${BARE_BUSY:-}" ] || fail "the self-test is not well"

step "a sudoku, a maze and an ARC task in the window: solved, saved, pictured, opened again"
in_root hrm-studio --self-test --walk /home/user/walk || fail "the walk through the window"
for kind in sudoku maze arc; do
    test -s "$root/home/user/walk/$kind.png" || fail "no picture of $kind"
done

step "a session named on the command line opens"
begin hrm-studio /home/user/walk/sudoku.hrms
until_so 60 "opening sudoku.hrms" opened sudoku.hrms
picture command-line
step "another one opens by its kind of file, in the window that is there"
in_root gio info -a standard::content-type /home/user/walk/maze.hrms | grep -q application/x-hrm-session ||
    fail "the kind of a session is not known"
in_root gio open /home/user/walk/maze.hrms
until_so 60 "opening maze.hrms" opened maze.hrms
printf '%s\n' '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79' \
    >"$root/home/user/easy.sdm"
in_root gio open /home/user/easy.sdm
until_so 60 "opening easy.sdm" opened easy.sdm
cp "$root/usr/lib/$name/_internal/assets/samples/arc/1 Recolour.json" "$root/home/user/mine.arc.json"
in_root gio open /home/user/mine.arc.json
until_so 60 "opening mine.arc.json" opened mine.arc.json
sleep 3
picture file-kind
end

step "the command line"
samples=/usr/lib/$name/_internal/assets/samples
for solved in "sudoku/2 Easy.txt" "maze/1 Small.txt"; do
    in_root hrm solve --task "${solved%%/*}" "$samples/$solved" | tail -1 | tee "$work/line"
    grep -q '"solved": true' "$work/line" || fail "hrm solve: $solved"
done
in_root hrm solve --task arc "$samples/arc/1 Recolour.json" 2>/dev/null >"$work/line"
grep -q '"solved": true' "$work/line" || fail "hrm solve: an ARC task"
grep -o '"model": "[^"]*"' "$work/line"

if [ "$name" = hrm-studio ]; then
    step "train 20 steps, go on as the program's own child, publish"
    cp "$here/bare_root.toml" "$root/home/user/tiny.toml"
    in_root hrm train --recipe /home/user/tiny.toml --out /home/user/run | tail -1
    in_root sed -i 's/"steps": 20/"steps": 24/' /home/user/run/config.json
    in_root hrm-studio --train /home/user/run
    grep -q '"step": 24' "$root/home/user/run/log.jsonl" || fail "the child did not go on"
    in_root hrm publish /home/user/run --name bare
    in_root hrm export bare --out /home/user/exported >/dev/null
    ls "$root/home/user/exported"
else
    step "training says what it needs"
    in_root hrm train --recipe sudoku 2>"$work/line" && fail "the player trains"
    cat "$work/line"
    mkdir -p "$data/models"
    cp -a "$root/usr/lib/$name/_internal/assets/models/sudoku" "$data/models/bare"
    in_root sed -i 's/"name": "sudoku"/"name": "bare"/' /home/user/.local/share/hrm-studio/models/bare/model.json
    mkdir -p "$data/runs/kept"
    echo '{}' >"$data/runs/kept/config.json"
fi

if [ -n "$old" ]; then
    step "upgrade"
    before=$(desks)
    (cd "$root/home/user" && find . -type f ! -name 'memory.sqlite*' ! -name '*.log' -exec sha256sum {} + |
        sort -k2) >"$work/before"
    in_root apt-get install -qq -y --no-install-recommends /tmp/new.deb >/dev/null 2>&1
    in_root dpkg-query --show "$name"
    (cd "$root/home/user" && sha256sum --quiet --check "$work/before") ||
        fail "files of the user are not what they were"
    [ "$(desks)" = "$before" ] || fail "the desks are not what they were"
    in_root hrm models | grep -q '^bare ' || fail "the user's model is gone"
    printf '%d files of the user and these desks are kept: %s\n' "$(wc -l <"$work/before")" "$before"
    begin hrm-studio
    sleep 8
    kill -0 "${started[-1]}" || fail "the new version does not start with the old one's desks"
    picture upgraded
    end
    [ "$(remembers 'SELECT count(*) FROM desks')" -ge 1 ] || fail "the new version lost the desks"
fi

told=$(in_root hrm-studio --version)
[[ $told == "HRM Studio "[0-9]* ]] || fail "it does not know its version: $told"

step "remove"
in_root apt-get remove -qq -y "$name" >/dev/null 2>&1
for gone in "/usr/lib/$name" /usr/bin/hrm /usr/bin/hrm-studio /usr/share/applications/hrm-studio.desktop; do
    [ ! -e "$root$gone" ] || fail "$gone is still there"
done
test -e "$data/models/bare/model.json" || fail "the user's model went with the package"
step "all is well"
