# What both kinds of the virtual bench have in common. Sourced by run-nspawn and run-qemu, which name themselves in $bench, their kind of units in $kind and their cache in $cache.
# shellcheck shell=bash
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
project=tests/lab/ScmGuard.Lab
lab=$project/bin/Debug/net10.0/ScmGuard.Lab.dll
missing=()
child=

# need PROGRAM:PACKAGE...: notes which of these are missing here.
need() {
    local tool
    for tool in "$@"; do
        command -v "${tool%%:*}" >/dev/null || missing+=("${tool%%:*} (${tool#*:})")
    done
}

# require PROGRAM:PACKAGE...: notes what is missing here of what every bench needs, and of these.
require() {
    [ "$(uname -s)" = Linux ] || missing+=("Linux")
    [ "$(id -u)" -eq 0 ] || missing+=("root: units' root file systems, mounts and namespaces need it")
    need mmdebstrap:mmdebstrap unshare:util-linux setpriv:util-linux flock:util-linux ip:iproute2 ssh:openssh-client ssh-keygen:openssh-client dpkg-deb:dpkg "$@"
    [ -f /usr/include/stdio.h ] || missing+=("/usr/include/stdio.h (libc6-dev)")
}

# require_namespaces OPTION...: notes whether such namespaces can be made. Last, since it takes the programs for granted.
require_namespaces() {
    local attempt=(unshare --mount --pid --fork --net --mount-proc "$@" true)
    [ "${#missing[@]}" -gt 0 ] || "${attempt[@]}" 2>/dev/null || missing+=("namespaces (this fails here: ${attempt[*]})")
}

# stop_if_missing: names all that is missing at once.
stop_if_missing() {
    [ "${#missing[@]}" -gt 0 ] || return 0
    printf "$bench: missing here: %s\n" "${missing[@]}" >&2
    exit 2
}

# understand WORD...: a wrong word is said before anything is built for it, or missing for it.
# The scenarios and help are shown, which needs nothing but the SDK.
understand() {
    need "dotnet:the .NET SDK"
    stop_if_missing
    dotnet msbuild "$project" -restore -verbosity:quiet -nologo
    dotnet "$lab" --until words "$@" || exit
    case " $* " in *" list "* | *" --help "* | *" -h "*) exit 0 ;; esac
}

# lock: two benches of one kind would remove from the cache what the other one stands on. Nothing that is started has the lock: it ends with this script, however this script ends.
lock() {
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    flock --nonblock 9 || { echo "$bench: another bench of this kind is at work, and has locked $cache" >&2; exit 2; }
}

# build: makes the project's package and its library, and leaves in $inputs what names them.
# Both with the same properties: else each would compile anew what they share.
build() {
    local out=$cache/build
    lock
    mkdir -p "$cache/bench" "$cache/tmp" "$out"
    chmod 700 "$cache"
    rm -f "$out"/*.deb
    apart packaging/build-deb "$out" >/dev/null
    apart dotnet publish harness/ScmGuard.VirtualScm.Native -c Release -o "$out/native" -p:ContinuousIntegrationBuild=true -v quiet -nologo
    inputs=(--package "$(echo "$out"/*.deb)" --library "$out/native/libzk_app_utils.so" --cache "$cache")
}

# contained OPTION... -- COMMAND...: everything that it starts and mounts is in namespaces of its own: whatever ends it, even a kill, ends and unmounts all of it.
# It ends with this script, however this script ends.
contained() {
    local status=0
    setpriv --pdeathsig KILL unshare --mount --pid --fork --mount-proc --propagation private --kill-child "$@" 9>&- &
    child=$!
    wait "$child" || status=$?
    child=
    return "$status"
}

# apart COMMAND...: contained, and with a /tmp of its own, which goes with it. The cache and the project are to be seen there too, if they are below /tmp.
apart() {
    contained -- bash -c '
        set -e
        own=$1/tmp
        mount -t tmpfs tmpfs "$own"
        for folder in "$1" "$PWD"; do
            case $folder in /tmp/*) mkdir -p "$own${folder#/tmp}"; mount --bind "$folder" "$own${folder#/tmp}" ;; esac
        done
        mount --move "$own" /tmp
        cd "$PWD"
        shift
        exec "$@"' bash "$cache" "$@"
}

# end_contained: for the end of the script.
end_contained() {
    trap '' INT TERM
    [ -z "$child" ] || kill -KILL "$child" 2>/dev/null || true
}

trap end_contained EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
