# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# What the scripts share. Source it; it sets nothing running.

# Where the project lives, whatever the caller's directory.
OBSERVATORIO_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
OBSERVATORIO_DATA=${XDG_DATA_HOME:-$HOME/.local/share}/observatorio
OBSERVATORIO_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/observatorio

say() { printf '==> %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Runs a command as root: directly, or through sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root and there is no sudo: run it once as root, or install sudo"
    fi
}

# A TCP connection to 127.0.0.1:$1 succeeds.
port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# $1 different ports nobody listens on now, on one line, below the range that outgoing connections use.
free_ports() {
    local port ports=()
    for _ in $(seq 200); do
        port=$((20000 + RANDOM % 12000))
        [[ " ${ports[*]} " == *" $port "* ]] || port_answers "$port" || ports+=("$port")
        [ ${#ports[@]} -lt "$1" ] || { echo "${ports[*]}"; return; }
    done
    die "not enough free TCP ports between 20000 and 32000"
}
free_port() { free_ports 1; }

# The process $1 exists and its command line contains $2: a pid file may be older than a restart of the machine.
process_is() { [ -n "$1" ] && tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -qF -- "$2"; }

# wait_until SECONDS COMMAND...: polls; fails when the deadline passes.
wait_until() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.05
    done
}

# Who holds a port, for a message: " (java, pid 123)"; empty when that cannot be seen.
port_owner() {
    command -v ss >/dev/null || return 0
    ss -Hltnp "sport = :$1" 2>/dev/null | sed -nE 's/.*users:\(\("([^"]+)",pid=([0-9]+).*/ (\1, pid \2)/p' | head -n 1
}

# How many compilers at once: one a core, but 1.5 GB each, because Qt's headers are large.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(($(sed -nE 's/^MemAvailable: +([0-9]+) kB/\1/p' /proc/meminfo) / 1500000))
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure_and_build PRESET: configures only what was never configured; ninja does the rest. What is built is the build
# preset's list of targets.
configure_and_build() {
    local preset=$1 dir=$OBSERVATORIO_ROOT/build/$1 before=$PWD
    cd "$OBSERVATORIO_ROOT" || die "cannot enter $OBSERVATORIO_ROOT"
    if [ ! -f "$dir/build.ninja" ]; then
        say "configuring $preset"
        mkdir -p "$OBSERVATORIO_ROOT/build"
        cmake --preset "$preset" >"$dir.configure.log" 2>&1 || {
            tail -n 20 "$dir.configure.log" >&2
            die "cmake could not configure $dir; all it said is in $dir.configure.log"
        }
    fi
    say "building $preset (what changed)"
    NINJA_STATUS='    [%f/%t %es] ' cmake --build --preset "$preset" -j "$(build_jobs)" || die "the build failed; the first error is above"
    cd "$before" || die "cannot return to $before"
}
