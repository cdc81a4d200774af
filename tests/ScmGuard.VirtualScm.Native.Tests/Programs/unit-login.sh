# What a login on the pretended unit gets: unit-login.sh ROOT PATH, with the command in SSH_ORIGINAL_COMMAND.
# The command is the controller's, with ROOT for the root of the host; nothing outside of ROOT is changed.
set -eu
root=$1
export PATH="$2"
state=/var/lib/scm-harness

sudo() {
    shift 2
    "$@"
}

dotnet() {
    command dotnet "$@" --root "$root"
}

sha256sum() {
    sed "s|  $state|  $root$state|" | command sha256sum "$@"
}

eval "$(printf '%s' "$SSH_ORIGINAL_COMMAND" | sed -e "s|$state|$root$state|g" -e "s|/proc/|$root/proc/|g")"
